//! Transformers, UPS, busways, cables and switchgear.

use crate::catalog::Origin;
use crate::catalog::field::number;
use crate::catalog::field::optional;
use crate::catalog::field::points;
use crate::physics::transformer::TransformerLosses;
use crate::physics::ups::EfficiencyPoint;
use crate::units::ApparentPower;
use crate::units::Length;
use crate::units::Power;

/// √3, the line voltage over the phase voltage.
const ROOT_3: f64 = 1.732_050_807_568_877_2;

/// A transformer.
#[derive(Clone, Debug, PartialEq)]
pub struct Transformer {
    /// Key that scenarios use.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// Highest continuous rating, with all its fans.
    pub rating: ApparentPower,
    /// Rating that impedance and load loss refer to: the one without fans.
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
    pub no_load: Power,
    /// Further loss at the base rating.
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

row! {
    Transformer(key, name, origin) {
        rating_mva: f64 = number(0.01, 1000.0),
        base_mva: f64 = number(0.01, 1000.0),
        high_kv: f64 = number(0.2, 800.0),
        low_kv: f64 = number(0.1, 400.0),
        impedance_percent: f64 = number(1.0, 30.0),
        resistance_percent: f64 = number(0.05, 5.0),
        no_load_kw: f64 = number(0.01, 1000.0),
        load_loss_kw: f64 = number(0.01, 5000.0),
    } where
        base_mva <= rating_mva,
        low_kv < high_kv,
    => Transformer {
        key,
        name,
        rating: ApparentPower::from_mva(rating_mva),
        base: ApparentPower::from_mva(base_mva),
        high_kv,
        low_kv,
        impedance_percent,
        resistance_percent,
        no_load: Power::from_kw(no_load_kw),
        load_loss: Power::from_kw(load_loss_kw),
        origin,
    }
}

/// A UPS frame with its two ways of working.
#[derive(Clone, Debug, PartialEq)]
pub struct Ups {
    /// Key that scenarios use.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// Rated output of one frame.
    pub rating: Power,
    /// Minutes of battery at rated output, at the end of battery life.
    pub autonomy_min: f64,
    /// Efficiency by load in double conversion, as pairs of load fraction and efficiency.
    pub double_conversion: Vec<EfficiencyPoint>,
    /// Efficiency by load in the high-efficiency mode; the same as above where it has none.
    pub eco: Vec<EfficiencyPoint>,
    /// Where it is known from.
    pub origin: Origin,
}

row! {
    Ups(key, name, origin) {
        rating_kw: f64 = number(1.0, 10_000.0),
        autonomy_min: f64 = number(0.0, 240.0),
        double_conversion: Vec<[f64; 2]> = points(0.5, 0.999),
        eco: Vec<[f64; 2]> = points(0.5, 0.999),
    } => Ups {
        key,
        name,
        rating: Power::from_kw(rating_kw),
        autonomy_min,
        double_conversion: efficiencies(double_conversion),
        eco: efficiencies(eco),
        origin,
    }
}

fn efficiencies(points: Vec<[f64; 2]>) -> Vec<EfficiencyPoint> {
    let point = |[load_fraction, efficiency]: [f64; 2]| EfficiencyPoint {
        load_fraction,
        efficiency,
    };
    points.into_iter().map(point).collect()
}

/// A busway at low voltage.
#[derive(Clone, Debug, PartialEq)]
pub struct Busway {
    /// Key that scenarios use.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// Rated current, A.
    pub rating_a: f64,
    /// Line voltage, V.
    pub line_v: f64,
    /// Continuous current over rated current: 0.8 unless listed for 100 %.
    pub continuous_share: f64,
    /// Resistance of one phase at operating temperature, mΩ/m.
    pub resistance_mohm_per_m: f64,
    /// Usual length of a run.
    pub run: Length,
    /// Where it is known from.
    pub origin: Origin,
}

impl Busway {
    /// Apparent power it carries continuously.
    pub fn continuous(&self) -> ApparentPower {
        ApparentPower::from_va(ROOT_3 * self.line_v * self.rating_a * self.continuous_share)
    }
}

row! {
    Busway(key, name, origin) {
        rating_a: f64 = number(10.0, 10_000.0),
        line_v: f64 = number(100.0, 1000.0),
        continuous_share: f64 = number(0.5, 1.0),
        resistance_mohm_per_m: f64 = number(0.001, 2.0),
        run_m: f64 = number(1.0, 300.0),
    } => Busway {
        key,
        name,
        rating_a,
        line_v,
        continuous_share,
        resistance_mohm_per_m,
        run: Length::from_m(run_m),
        origin,
    }
}

words! {
    /// What a conductor is made of.
    Conductor {
        /// Copper.
        Copper = "copper",
        /// Aluminium.
        Aluminium = "aluminium",
    }
}

/// A cable of three phases: values of one phase.
#[derive(Clone, Debug, PartialEq)]
pub struct Cable {
    /// Key that scenarios use.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// Highest line voltage it is used at, kV.
    pub line_kv: f64,
    /// What its conductor is made of.
    pub conductor: Conductor,
    /// Area of its conductor, mm².
    pub area_mm2: f64,
    /// Resistance, Ω/km, at the temperature its note gives.
    pub resistance_ohm_per_km: f64,
    /// Reactance at the frequency its note gives, Ω/km.
    pub reactance_ohm_per_km: f64,
    /// Capacitance, nF/km; `None` at low voltage, where it does not matter.
    pub capacitance_nf_per_km: Option<f64>,
    /// Current it carries continuously as its note says it is laid, A.
    pub ampacity_a: f64,
    /// Where it is known from.
    pub origin: Origin,
}

impl Cable {
    /// Apparent power it carries at a line voltage, before any derating.
    pub fn continuous(&self, line_kv: f64) -> ApparentPower {
        ApparentPower::from_va(ROOT_3 * line_kv * 1e3 * self.ampacity_a)
    }
}

row! {
    Cable(key, name, origin) {
        line_kv: f64 = number(0.1, 500.0),
        conductor: Conductor = Conductor::WORD,
        area_mm2: f64 = number(1.0, 3000.0),
        resistance_ohm_per_km: f64 = number(0.001, 20.0),
        reactance_ohm_per_km: f64 = number(0.01, 1.0),
        capacitance_nf_per_km: Option<f64> = optional(1.0, 2000.0),
        ampacity_a: f64 = number(5.0, 5000.0),
    } => Cable {
        key,
        name,
        line_kv,
        conductor,
        area_mm2,
        resistance_ohm_per_km,
        reactance_ohm_per_km,
        capacitance_nf_per_km,
        ampacity_a,
        origin,
    }
}

/// A class of switchgear, for screening against fault currents.
#[derive(Clone, Debug, PartialEq)]
pub struct Switchgear {
    /// Key that scenarios use.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// Highest line voltage, kV.
    pub max_kv: f64,
    /// Rated current of its main bus, A.
    pub rating_a: f64,
    /// Continuous current over rated current: 0.8 unless listed for 100 %.
    pub continuous_share: f64,
    /// Symmetrical current that its breakers interrupt, kA.
    pub breaking_ka: f64,
    /// Crest of the current that it withstands and closes on, kA.
    pub peak_ka: f64,
    /// Ratio X/R up to which the breaking current holds as it stands.
    pub test_x_over_r: f64,
    /// Loss at rated load over the power it carries.
    pub loss_share: f64,
    /// Where it is known from.
    pub origin: Origin,
}

impl Switchgear {
    /// Apparent power its main bus carries continuously at a line voltage.
    pub fn continuous(&self, line_kv: f64) -> ApparentPower {
        ApparentPower::from_va(ROOT_3 * line_kv * 1e3 * self.rating_a * self.continuous_share)
    }
}

row! {
    Switchgear(key, name, origin) {
        max_kv: f64 = number(0.1, 800.0),
        rating_a: f64 = number(10.0, 10_000.0),
        continuous_share: f64 = number(0.5, 1.0),
        breaking_ka: f64 = number(1.0, 300.0),
        peak_ka: f64 = number(1.0, 800.0),
        test_x_over_r: f64 = number(1.0, 100.0),
        loss_share: f64 = number(0.0, 0.05),
    } where
        breaking_ka < peak_ka,
    => Switchgear {
        key,
        name,
        max_kv,
        rating_a,
        continuous_share,
        breaking_ka,
        peak_ka,
        test_x_over_r,
        loss_share,
        origin,
    }
}
