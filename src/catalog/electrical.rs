//! Transformers, UPS and busways.

use crate::catalog::Origin;
use crate::catalog::read;
use crate::physics::transformer::TransformerLosses;
use crate::physics::ups::EfficiencyPoint;
use crate::units::ApparentPower;
use crate::units::Length;
use crate::units::Power;
use serde::Deserialize;
use serde::Deserializer;

/// A transformer.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transformer {
    /// Key that scenarios use.
    pub key: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// Highest continuous rating, with all its fans.
    #[serde(rename = "rating_mva", deserialize_with = "read::mva")]
    pub rating: ApparentPower,
    /// Rating that impedance and load loss refer to: the one without fans.
    #[serde(rename = "base_mva", deserialize_with = "read::mva")]
    pub base: ApparentPower,
    /// Line voltage of the high side, kV.
    pub high_kv: f64,
    /// Line voltage of the low side, kV.
    pub low_kv: f64,
    /// Impedance, % on the base rating.
    pub impedance_percent: f64,
    /// Resistance, % on the base rating: load loss over base rating.
    pub resistance_percent: f64,
    /// Loss without load.
    #[serde(rename = "no_load_kw", deserialize_with = "read::kw")]
    pub no_load: Power,
    /// Further loss at the base rating.
    #[serde(rename = "load_loss_kw", deserialize_with = "read::kw")]
    pub load_loss: Power,
    /// Where it is known from.
    pub origin: Origin,
}

impl Transformer {
    /// Its losses, for `physics::transformer`.
    pub fn losses(&self) -> TransformerLosses {
        TransformerLosses {
            rated: self.base,
            no_load: self.no_load,
            load: self.load_loss,
        }
    }

    /// Reactance over resistance.
    pub fn x_over_r(&self) -> f64 {
        let (z, r) = (self.impedance_percent, self.resistance_percent);
        (z * z - r * r).max(0.0).sqrt() / r
    }
}

/// A UPS frame with its two ways of working.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ups {
    /// Key that scenarios use.
    pub key: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// Rated output of one frame.
    #[serde(rename = "rating_kw", deserialize_with = "read::kw")]
    pub rating: Power,
    /// Minutes of battery at rated output, at the end of battery life.
    pub autonomy_min: f64,
    /// Efficiency by load in double conversion, as pairs of load fraction and efficiency.
    #[serde(deserialize_with = "points")]
    pub double_conversion: Vec<EfficiencyPoint>,
    /// Efficiency by load in the high-efficiency mode; the same as above where it has none.
    #[serde(deserialize_with = "points")]
    pub eco: Vec<EfficiencyPoint>,
    /// Where it is known from.
    pub origin: Origin,
}

/// A busway at low voltage.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Busway {
    /// Key that scenarios use.
    pub key: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// Rated current, A.
    pub rating_a: f64,
    /// Line voltage, V.
    pub line_v: f64,
    /// Continuous current over rated current: 0.8 unless listed for 100 %.
    pub continuous_share: f64,
    /// Resistance of one phase at operating temperature, mΩ/m.
    pub resistance_mohm_per_m: f64,
    /// Usual length of a run.
    #[serde(rename = "run_m", deserialize_with = "read::m")]
    pub run: Length,
    /// Where it is known from.
    pub origin: Origin,
}

impl Busway {
    /// Apparent power it carries continuously.
    pub fn continuous(&self) -> ApparentPower {
        /// √3, the line voltage over the phase voltage.
        const ROOT_3: f64 = 1.732_050_807_568_877_2;
        ApparentPower::from_va(ROOT_3 * self.line_v * self.rating_a * self.continuous_share)
    }
}

fn points<'de, D: Deserializer<'de>>(input: D) -> Result<Vec<EfficiencyPoint>, D::Error> {
    let pairs = Vec::<[f64; 2]>::deserialize(input)?;
    Ok(pairs
        .into_iter()
        .map(|[load_fraction, efficiency]| EfficiencyPoint {
            load_fraction,
            efficiency,
        })
        .collect())
}

table! {
    /// All feed transformers: from the utility's voltage to medium voltage.
    feed_transformers,
    /// The feed transformer with a key.
    feed_transformer: Transformer = "feed_transformers.json"
}

table! {
    /// All block transformers: from medium to low voltage.
    block_transformers,
    /// The block transformer with a key.
    block_transformer: Transformer = "block_transformers.json"
}

table! {
    /// All UPS frames.
    upses,
    /// The UPS frame with a key.
    ups: Ups = "ups.json"
}

table! {
    /// All busways.
    busways,
    /// The busway with a key.
    busway: Busway = "busways.json"
}
