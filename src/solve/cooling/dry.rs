//! Dry coolers of a plan: the machine that its rating implies, and what it carries in given air.

use super::plant::YardAir;
use crate::physics::air;
use crate::physics::air::MoistAir;
use crate::physics::dry_cooler::DryCooler;
use crate::physics::dry_cooler::FanSpeeds;
use crate::physics::dry_cooler::Pads;
use crate::physics::exchanger;
use crate::physics::exchanger::Shape;
use crate::physics::exchanger::Stream;
use crate::physics::numerics;
use crate::physics::numerics::NoRoot;
use crate::physics::tower::TowerAir;
use crate::scenario::plan::Adiabatic;
use crate::scenario::plan::DryCoolers;
use crate::units::HeatCapacityRate;
use crate::units::Length;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;
use crate::units::VolumeFlow;

/// Moisture of the air at the rating point, kg/kg: half saturated at 25 °C. Ratings do not name it; bone-dry
/// or saturated air would move the air's heat per volume by less than 1 %.
const RATED_HUMIDITY: f64 = 0.0098;

/// Most fluid through a cooler over that of its rating. Pressure drop goes with the square, so that this
/// doubles it: about what pumps have in hand (assumption).
const MOST_FLUID: f64 = 1.4;

/// The flow is found to this share of the rated one.
const FLOW_TOLERANCE: f64 = 1e-9;

/// One cooler of a group, with the conductance that its rating at sea level implies, and variable fans.
///
/// `None` where no cooler could meet the rating. Pads are those of the row or of the group; whether they are wet
/// is a question of the day's air: [`in_air`].
pub(super) fn cooler(group: &DryCoolers) -> Option<DryCooler> {
    let unit = &group.unit;
    let rated_rate = rated(group);
    let air = MoistAir::from_humidity_ratio(
        unit.dry_bulb,
        RATED_HUMIDITY,
        air::standard_pressure(Length::ZERO),
    );
    let one = exchanger::air_rate(VolumeFlow::from_m3_per_s(1.0), air);
    let flow = VolumeFlow::from_m3_per_s(rated_rate * unit.air_to_fluid / one);
    let water = Stream {
        entering: unit.entering,
        rate: rated_rate,
    };
    let fan = group.unit_heat * unit.fan_share;
    let plain = DryCooler::from_design(group.unit_heat, water, air, flow, fan)?;
    Some(DryCooler {
        speeds: FanSpeeds::VARIABLE,
        pads: group.adiabatic.map(|pads: Adiabatic| Pads {
            effectiveness: pads.effectiveness,
            bleed: pads.bleed,
        }),
        ..plain
    })
}

/// Heat that the fluid of one carries per kelvin at its rating.
pub(super) fn rated(group: &DryCoolers) -> HeatCapacityRate {
    let range = (group.unit.entering - group.unit.leaving).k();
    HeatCapacityRate::from_w_per_k(group.unit_heat.w() / range)
}

/// A cooler as it stands in this air: its pads run only above the dry bulb that the plan says.
pub(super) fn in_air(cooler: DryCooler, above: Option<Temperature>, air: &TowerAir) -> DryCooler {
    let runs = above.is_some_and(|above| above < air.air.dry_bulb);
    DryCooler {
        pads: cooler.pads.filter(|_| runs),
        ..cooler
    }
}

/// The harder of a yard's two design states for this cooler: that with the warmer air at its coil. Bare coils meet
/// it when it is hottest, pads perhaps when it is most humid.
pub(super) fn hardest<'a>(
    cooler: &DryCooler,
    above: Option<Temperature>,
    yard: &'a YardAir,
) -> &'a TowerAir {
    let coil = |air: &TowerAir| coil_air(&in_air(*cooler, above, air), air).dry_bulb;
    if coil(&yard.dry) < coil(&yard.humid) {
        &yard.humid
    } else {
        &yard.dry
    }
}

/// Most heat at which the fluid still leaves at `leaving`, warmed by `rise` on its way round, at full air.
///
/// ```text
/// C·rise = ε(UA/C_min, C_min/C_max)·C_min·(leaving + rise − t_coil)      solved for the fluid's C
/// ```
///
/// Fluid flows as much as it must, up to [`MOST_FLUID`] of its rating, where it would leave colder than asked.
/// Nothing where the air at the coil is not colder than `leaving`.
pub(super) fn heat_at(
    cooler: &DryCooler,
    rated: HeatCapacityRate,
    leaving: Temperature,
    rise: TempDelta,
    air: &TowerAir,
) -> Power {
    let coil = coil_air(cooler, air);
    let drive = leaving + rise - coil.dry_bulb;
    if !(0.0 < rise.k() && 0.0 < rated.w_per_k() && coil.dry_bulb < leaving) {
        return Power::ZERO;
    }
    let by_air = exchanger::air_rate(cooler.air, coil);
    let over = |share: f64| {
        let water = rated * share;
        let (low, high) = (by_air.min(water), by_air.max(water));
        let effectiveness =
            exchanger::effectiveness(Shape::CrossUnmixed, cooler.ua / low, low / high);
        (water * rise - low * effectiveness * drive) / (rated * rise)
    };
    if over(MOST_FLUID) <= 0.0 {
        return rated * MOST_FLUID * rise;
    }
    match numerics::root(over, LEAST_FLUID, MOST_FLUID, FLOW_TOLERANCE) {
        Ok(root) | Err(NoRoot::GaveUp(root)) => rated * root.x * rise,
        Err(NoRoot::NotBracketed { .. }) => Power::ZERO,
    }
}

/// Air at the coil while pads, if there are any, are wet.
fn coil_air(cooler: &DryCooler, air: &TowerAir) -> MoistAir {
    let Some(pads) = cooler.pads else {
        return air.air;
    };
    let depression = air.air.dry_bulb - air.wet_bulb;
    let cooled = air.air.dry_bulb - depression * pads.effectiveness.clamp(0.0, 1.0);
    MoistAir::from_wet_bulb(cooled, air.wet_bulb, air.air.pressure)
}

/// Least flow looked at over that of the rating.
const LEAST_FLUID: f64 = 1e-4;
