//! Checks one kind of rack: each value from the scenario, or from the row it is based on.

use crate::catalog;
use crate::catalog::AirClass;
use crate::catalog::CoolantClass;
use crate::catalog::envelope;
use crate::scenario::check::reader::Reader;
use crate::scenario::it::Platform;
use crate::scenario::it::PlatformField;
use crate::scenario::plan;
use crate::units::Length;
use crate::units::Mass;
use crate::units::Power;
use crate::units::Temperature;
use crate::units::VolumeFlow;

/// Seconds in a minute: flows are entered in L/min.
const SECONDS_PER_MINUTE: f64 = 60.0;

/// Upper edge of class A2, °C. Air of a platform that says neither limit nor class.
/// Source: REF21, cooling reference section 1.
const A2_MAX_C: f64 = 35.0;

/// Coolant of a platform that says neither limit nor class, °C.
/// Source: cooling reference section 1, class W32; 30 °C is the design supply of Hopper (power reference 2.6).
const USUAL_COOLANT_C: f64 = 32.0;

/// Coolant flow of a platform that does not say, L/min per kW. Source: power reference 2.6, OCP guideline.
const USUAL_FLOW: f64 = 1.5;

/// Idle power of a platform that does not say, over nameplate. Source: power reference 2.4, background.
const USUAL_IDLE: f64 = 0.19;

/// A row of the catalogue.
pub(super) fn of_row(row: &catalog::Platform, running_share: f64) -> plan::Platform {
    plan::Platform {
        id: row.key.clone(),
        name: row.name.clone(),
        gpus_per_rack: row.gpus_per_rack,
        racks_per_array: row.racks_per_array,
        nameplate: row.nameplate,
        running: row.nameplate * running_share,
        liquid_fraction: row.liquid_fraction,
        mass: row.mass,
        width: row.width,
        depth: row.depth_with_door(),
        height: row.height,
        idle: row.nameplate * row.idle_share,
        coolant: row.coolant_supply_max_c.map(|max_c| plan::CoolantLimits {
            class: class_of_row(row),
            ..coolant(max_c, row.throttle_coolant_c, row.coolant_l_per_min_kw)
        }),
        air_max: row.inlet_air_max,
        throttle_air: row.throttle_air,
        ports: row.fabric_ports,
        servers: row.servers_per_rack,
        supplies: row_supplies(row),
        air_class: row.air_class,
    }
}

/// A platform of the scenario's own: each value from it, or from the row it is based on.
pub(super) fn own(
    index: usize,
    own: &Platform,
    shared_share: Option<f64>,
    reader: &mut Reader,
) -> plan::Platform {
    let path = format!("it.platforms[{index}]");
    let base = reader.row_or_none(
        &catalog::PLATFORMS,
        &own.based_on,
        &format!("{path}.based_on"),
    );
    let base = base.as_deref();
    let mut read =
        |field, from_base: fn(&catalog::Platform) -> f64| match (reader.given(own, field), base) {
            (Some(given), _) => given,
            (None, Some(base)) => from_base(base),
            (None, None) => reader.number(own, field, &path),
        };
    let gpus = read(PlatformField::GpusPerRack, |row| {
        f64::from(row.gpus_per_rack)
    });
    let array = read(PlatformField::RacksPerArray, |row| {
        f64::from(row.racks_per_array)
    });
    let nameplate_kw = read(PlatformField::NameplateKw, |row| row.nameplate.kw());
    let own_share = read(PlatformField::RunningShare, |row| row.running_share);
    let liquid_fraction = read(PlatformField::LiquidFraction, |row| row.liquid_fraction);
    let mass_kg = read(PlatformField::MassKg, |row| row.mass.kg());
    let width_m = read(PlatformField::WidthM, |row| row.width.m());
    let depth_m = read(PlatformField::DepthM, |row| row.depth_with_door().m());
    let uncapped = Power::from_kw(nameplate_kw);
    let nameplate = capped(own, uncapped, gpus, reader);
    let gpus_per_rack = whole(gpus);
    let limits = limits(own, base, own_share, &path, reader);
    plan::Platform {
        id: own.id.clone(),
        name: base.map_or_else(|| own.id.clone(), |row| row.name.clone()),
        gpus_per_rack,
        racks_per_array: whole(array).max(1),
        nameplate,
        running: (uncapped * share(gpus_per_rack, shared_share, own_share)).min(nameplate),
        liquid_fraction,
        mass: Mass::from_kg(mass_kg),
        width: Length::from_m(width_m),
        depth: Length::from_m(depth_m),
        height: limits.height,
        idle: (uncapped * limits.idle_share).min(nameplate),
        coolant: (0.0 < liquid_fraction).then_some(limits.coolant),
        air_max: limits.air_max,
        throttle_air: limits.throttle_air,
        ports: reader
            .given_count(own, PlatformField::Ports)
            .unwrap_or(base.map_or(gpus_per_rack, |row| row.fabric_ports)),
        servers: reader
            .given_count(own, PlatformField::Servers)
            .unwrap_or(base.map_or(1, |row| row.servers_per_rack)),
        supplies: supplies(own, base, &path, reader),
        air_class: limits.air_class,
    }
}

/// The enforced cap of all GPUs where there is one, else what the rack may draw.
fn capped(own: &Platform, uncapped: Power, gpus: f64, reader: &mut Reader) -> Power {
    reader
        .given(own, PlatformField::CapWPerGpu)
        .map(|watts| Power::from_w(watts * gpus))
        .filter(|cap| Power::ZERO < *cap)
        .map_or(uncapped, |cap| cap.min(uncapped))
}

/// What a rack takes, draws at rest, and how high it is.
struct Limits {
    height: Length,
    idle_share: f64,
    coolant: plan::CoolantLimits,
    air_max: Temperature,
    throttle_air: Temperature,
    air_class: AirClass,
}

/// Limits as given; else of the class; else of the row; else usual ones. What throttles below its own
/// limit is a finding, and so is a rack that draws more at rest than it does running.
fn limits(
    own: &Platform,
    base: Option<&catalog::Platform>,
    running_share: f64,
    path: &str,
    reader: &mut Reader,
) -> Limits {
    let classes = classes(own, base, reader);
    let (coolant_class, air_class) = (classes.coolant_own_c, classes.air_own_c);
    let mut given = |field| reader.given(own, field);
    let coolant_max_c = given(PlatformField::CoolantMaxC)
        .or(coolant_class)
        .or(base.and_then(|row| row.coolant_supply_max_c))
        .unwrap_or(USUAL_COOLANT_C);
    let air_max_c = given(PlatformField::AirMaxC)
        .or(air_class)
        .or(base.map(|row| row.inlet_air_max.c()))
        .unwrap_or(A2_MAX_C);
    let own_coolant = given(PlatformField::CoolantMaxC).is_some() || coolant_class.is_some();
    let own_air = given(PlatformField::AirMaxC).is_some() || air_class.is_some();
    let of_row = base.filter(|_| !own_coolant);
    let throttle_coolant_c =
        given(PlatformField::ThrottleCoolantC).or(of_row.and_then(|row| row.throttle_coolant_c));
    let of_row = base.filter(|_| !own_air);
    let throttle_air_c =
        given(PlatformField::ThrottleAirC).or(of_row.map(|row| row.throttle_air.c()));
    let flow = given(PlatformField::CoolantLPerMinKw)
        .or(base
            .map(|row| row.coolant_l_per_min_kw)
            .filter(|flow| 0.0 < *flow))
        .unwrap_or(USUAL_FLOW);
    let own_idle = given(PlatformField::IdleShare);
    let idle_share = own_idle
        .or(base.map(|row| row.idle_share))
        .unwrap_or(USUAL_IDLE);
    if let Some(idle_share) = own_idle {
        reader.not_above(idle_share, running_share, "", path, "idle_share");
    }
    if let Some(throttle_c) = throttle_coolant_c {
        reader.not_above(coolant_max_c, throttle_c, "°C", path, "throttle_coolant_c");
    }
    if let Some(throttle_c) = throttle_air_c {
        reader.not_above(air_max_c, throttle_c, "°C", path, "throttle_air_c");
    }
    let height_m = match (reader.given(own, PlatformField::HeightM), base) {
        (None, Some(base)) => base.height.m(),
        _ => reader.number(own, PlatformField::HeightM, path),
    };
    Limits {
        height: Length::from_m(height_m),
        idle_share,
        coolant: plan::CoolantLimits {
            class: classes.coolant,
            ..coolant(coolant_max_c, throttle_coolant_c, flow)
        },
        air_class: classes.air,
        air_max: Temperature::from_c(air_max_c),
        throttle_air: Temperature::from_c(throttle_air_c.unwrap_or(air_max_c)),
    }
}

/// Classes of a platform, and the limits of those that it states itself, °C.
struct Classes {
    coolant: &'static str,
    air: AirClass,
    coolant_own_c: Option<f64>,
    air_own_c: Option<f64>,
}

/// Classes as stated, else those of the row: but where a number of its own is given, no class of the row stands.
fn classes(own: &Platform, base: Option<&catalog::Platform>, reader: &mut Reader) -> Classes {
    let coolant = reader.word(own, PlatformField::CoolantClass);
    let air = air_class(reader.word(own, PlatformField::AirClass));
    let mut has_number = |field| reader.given(own, field).is_some();
    let coolant_of_row = match base {
        Some(row) if !has_number(PlatformField::CoolantMaxC) => class_of_row(row),
        _ => "",
    };
    let air_of_row = match base {
        _ if has_number(PlatformField::AirMaxC) => AirClass::Own,
        Some(row) => row.air_class,
        None => AirClass::A2,
    };
    let at_the_sea = air.and_then(|class| class.allowable(Length::ZERO));
    Classes {
        coolant: if coolant.is_empty() {
            coolant_of_row
        } else {
            coolant
        },
        air: air.unwrap_or(air_of_row),
        coolant_own_c: envelope::warmest_c(coolant),
        air_own_c: at_the_sea.map(|allowed| allowed.high.c()),
    }
}

fn coolant(max_c: f64, throttle_c: Option<f64>, l_per_min_kw: f64) -> plan::CoolantLimits {
    plan::CoolantLimits {
        max: Temperature::from_c(max_c),
        throttle: Temperature::from_c(throttle_c.unwrap_or(max_c)),
        flow_per_kw: VolumeFlow::from_l_per_s(l_per_min_kw / SECONDS_PER_MINUTE),
        class: "",
    }
}

/// Class of the coolant that a row takes; empty for racks cooled by air.
fn class_of_row(row: &catalog::Platform) -> &'static str {
    match row.coolant_class {
        CoolantClass::None => "",
        class => class.word(),
    }
}

/// The class of air with this name.
fn air_class(word: &str) -> Option<AirClass> {
    let classes = [
        AirClass::A1,
        AirClass::A2,
        AirClass::A3,
        AirClass::A4,
        AirClass::H1,
    ];
    classes.into_iter().find(|class| class.word() == word)
}

/// Power supplies of one server as the row has them: half of them on each cord.
fn row_supplies(row: &catalog::Platform) -> Option<plan::Supplies> {
    (0 < row.supplies).then_some(plan::Supplies {
        count: row.supplies,
        full: row.supplies_full,
        run: row.supplies_run,
        on_a: row.supplies.div_ceil(2),
    })
}

/// Power supplies of one server, from the scenario or its row; more needed than there are is a finding.
fn supplies(
    own: &Platform,
    base: Option<&catalog::Platform>,
    path: &str,
    reader: &mut Reader,
) -> Option<plan::Supplies> {
    let given = |field, reader: &mut Reader| reader.given_count(own, field);
    let own_count = given(PlatformField::Supplies, reader);
    let row = base.and_then(row_supplies);
    let count = own_count.or(row.map(|row| row.count))?;
    let row = row.filter(|_| own_count.is_none());
    let full = given(PlatformField::SuppliesFull, reader)
        .or(row.map(|row| row.full))
        .unwrap_or(count.div_ceil(2));
    let run = given(PlatformField::SuppliesRun, reader)
        .or(row.map(|row| row.run.min(full)))
        .unwrap_or(full);
    let on_a = given(PlatformField::SuppliesA, reader).unwrap_or(count.div_ceil(2));
    let mut fits = |needed: u32, there: u32, leaf| {
        reader.not_above(f64::from(needed), f64::from(there), "", path, leaf);
    };
    fits(full, count, "supplies_full");
    fits(run, full, "supplies_run");
    fits(on_a, count, "supplies_a");
    Some(plan::Supplies {
        count,
        full,
        run,
        on_a,
    })
}

/// The scenario's running share holds for GPU racks; support racks keep their own.
pub(super) fn share(gpus_per_rack: u32, shared: Option<f64>, own: f64) -> f64 {
    if gpus_per_rack == 0 {
        own
    } else {
        shared.unwrap_or(own)
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "in the range of its leaf"
)]
fn whole(value: f64) -> u32 {
    value.clamp(0.0, 1e6) as u32
}
