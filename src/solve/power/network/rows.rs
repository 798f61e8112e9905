//! What a network is made of, in pandapower's words and units.

/// A node. Everything else refers to it by its place in [`super::Network::buses`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bus {
    /// Nominal voltage between phases; the base of its per-unit values.
    pub vn_kv: f64,
    /// False takes it and everything on it out.
    pub in_service: bool,
}

/// A stiff source: holds voltage and angle, supplies whatever is missing (`ext_grid`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// Where it connects.
    pub bus: u32,
    /// Voltage that it holds, of the bus's nominal.
    pub vm_pu: f64,
    /// Angle that it holds.
    pub va_degree: f64,
    /// Whether it supplies.
    pub in_service: bool,
    /// Its largest short-circuit strength, where it is known.
    pub max: Option<Strength>,
    /// Its smallest short-circuit strength, where it is known.
    pub min: Option<Strength>,
}

/// How stiff a grid is at its point of connection.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strength {
    /// Initial short-circuit power.
    pub s_sc_mva: f64,
    /// Resistance over reactance of its impedance.
    pub rx: f64,
}

/// A synchronous machine at a set voltage; its reactive power is free (`gen`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Generator {
    /// Where it connects.
    pub bus: u32,
    /// Power it gives, unless it is the reference of its island.
    pub p_mw: f64,
    /// Voltage that it holds.
    pub vm_pu: f64,
    /// Whether it may be the reference: holds angle zero and supplies whatever is missing.
    pub slack: bool,
    /// Whether it runs.
    pub in_service: bool,
    /// Smallest and largest reactive power, where known. Not enforced: it only says how machines at one bus share.
    pub q_range_mvar: Option<[f64; 2]>,
    /// What a short circuit needs to know of it.
    pub machine: Option<Machine>,
}

/// A synchronous machine in a short circuit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Machine {
    /// Rated apparent power.
    pub sn_mva: f64,
    /// Rated voltage.
    pub vn_kv: f64,
    /// Subtransient reactance, of its own rating.
    pub xdss_pu: f64,
    /// Stator resistance.
    pub rdss_ohm: f64,
    /// Rated power factor.
    pub cos_phi: f64,
    /// How far above its rated voltage it may run permanently.
    pub pg_percent: f64,
    /// Place of its unit transformer, when both are one power-station unit.
    pub unit_transformer: Option<u32>,
}

/// Which ends of a branch are open while the branch itself is in service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Open {
    /// The end at `from` or at the high voltage.
    pub from: bool,
    /// The end at `to` or at the low voltage.
    pub to: bool,
}

/// A cable or overhead line (`line`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// One end.
    pub from_bus: u32,
    /// The other end.
    pub to_bus: u32,
    /// Length.
    pub length_km: f64,
    /// Resistance of one system at 20 °C.
    pub r_ohm_per_km: f64,
    /// Reactance of one system.
    pub x_ohm_per_km: f64,
    /// Capacitance of one system.
    pub c_nf_per_km: f64,
    /// Conductance to ground of one system.
    pub g_us_per_km: f64,
    /// Permitted current of one system, derating included; zero where it is not known.
    pub max_i_ka: f64,
    /// Systems in parallel.
    pub parallel: u32,
    /// Whether it is connected.
    pub in_service: bool,
    /// Ends that are open.
    pub open: Open,
    /// Conductor temperature at the end of the smallest short circuit, where it is known.
    pub endtemp_degree: Option<f64>,
}

/// A two-winding transformer (`trafo`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Transformer {
    /// Bus of the high voltage.
    pub hv_bus: u32,
    /// Bus of the low voltage.
    pub lv_bus: u32,
    /// Rated power of one unit.
    pub sn_mva: f64,
    /// Rated high voltage.
    pub vn_hv_kv: f64,
    /// Rated low voltage.
    pub vn_lv_kv: f64,
    /// Short-circuit voltage; negative in equivalents of larger networks.
    pub vk_percent: f64,
    /// Its resistive part.
    pub vkr_percent: f64,
    /// No-load loss of one unit.
    pub pfe_kw: f64,
    /// No-load current.
    pub i0_percent: f64,
    /// By how much the low voltage lags the high voltage: thirty times the clock number.
    pub shift_degree: f64,
    /// Tap changers; a neutral one changes nothing.
    pub taps: [Tap; 2],
    /// Units in parallel.
    pub parallel: u32,
    /// Whether it is connected.
    pub in_service: bool,
    /// Ends that are open.
    pub open: Open,
    /// Factor on the rating.
    pub df: f64,
    /// What a power-station unit needs to know of it.
    pub unit: Unit,
    /// Short-circuit voltage and its resistive part in a short circuit, in percent, correction included, where they
    /// do not follow from those above: in the legs of three windings, and where there is no correction at all.
    pub in_faults: Option<[f64; 2]>,
}

/// A transformer as part of a power-station unit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Unit {
    /// Whether it is the transformer of a power-station unit, so that the network factor is left off.
    pub power_station_unit: bool,
    /// Whether it changes taps under load.
    pub oltc: bool,
    /// Permanent deviation by off-load taps, where it is known.
    pub pt_percent: Option<f64>,
}

/// Which winding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// The high voltage.
    #[default]
    High,
    /// The low voltage.
    Low,
}

/// How a tap acts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TapKind {
    /// It does nothing.
    #[default]
    None,
    /// It adds a voltage, in phase or at an angle (`Ratio`, `Symmetrical`).
    Ratio,
    /// It turns the voltage without changing its size (`Ideal`).
    Ideal,
}

/// A tap changer as it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tap {
    /// How it acts.
    pub kind: TapKind,
    /// On which winding.
    pub side: Side,
    /// Position less neutral position.
    pub steps: f64,
    /// Voltage of one step, of the winding's rated voltage.
    pub step_percent: f64,
    /// Angle of the added voltage, or of one step of an ideal shifter.
    pub step_degree: f64,
}

/// Constant power that is drawn (`load`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Load {
    /// Where.
    pub bus: u32,
    /// Power drawn.
    pub p_mw: f64,
    /// Reactive power drawn.
    pub q_mvar: f64,
    /// Whether it is connected.
    pub in_service: bool,
}

/// Constant power that is given: batteries, converters, machines without voltage control (`sgen`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StaticSource {
    /// Where.
    pub bus: u32,
    /// Power given.
    pub p_mw: f64,
    /// Reactive power given.
    pub q_mvar: f64,
    /// Whether it is connected.
    pub in_service: bool,
    /// Apparent power that feeds the largest short circuit: rating times the ratio of fault to rated current.
    /// Zero where nothing is known, which is how a converter that blocks behaves.
    pub fault_mva: f64,
}

/// Constant admittance, drawn (`shunt`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shunt {
    /// Where.
    pub bus: u32,
    /// Power drawn at rated voltage.
    pub p_mw: f64,
    /// Reactive power drawn at rated voltage; negative for a capacitor.
    pub q_mvar: f64,
    /// Rated voltage.
    pub vn_kv: f64,
    /// Whether it is connected.
    pub in_service: bool,
}

/// Motors: constant power in the flow, a source behind their locked-rotor impedance in the largest short circuit
/// (`motor`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Motor {
    /// Where.
    pub bus: u32,
    /// Power drawn.
    pub p_mw: f64,
    /// Reactive power drawn.
    pub q_mvar: f64,
    /// Whether it runs.
    pub in_service: bool,
    /// Rated apparent power.
    pub sn_mva: f64,
    /// Rated voltage.
    pub vn_kv: f64,
    /// Locked-rotor current over rated current.
    pub lrc_pu: f64,
    /// Resistance over reactance of the locked rotor.
    pub rx: f64,
}

/// A breaker or tie between two buses of one voltage, without impedance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coupler {
    /// One side.
    pub a: u32,
    /// The other side.
    pub b: u32,
    /// Whether it joins them.
    pub closed: bool,
}

impl Line {
    /// A line of one system in service, without charging or rating.
    pub fn new(
        from_bus: u32,
        to_bus: u32,
        length_km: f64,
        r_ohm_per_km: f64,
        x_ohm_per_km: f64,
    ) -> Self {
        Self {
            from_bus,
            to_bus,
            length_km,
            r_ohm_per_km,
            x_ohm_per_km,
            c_nf_per_km: 0.0,
            g_us_per_km: 0.0,
            max_i_ka: 0.0,
            parallel: 1,
            in_service: true,
            open: Open::default(),
            endtemp_degree: None,
        }
    }
}

impl Transformer {
    /// One unit in service at its neutral tap, without phase shift and without no-load current.
    pub fn new(hv_bus: u32, lv_bus: u32, sn_mva: f64, vn_hv_kv: f64, vn_lv_kv: f64) -> Self {
        Self {
            hv_bus,
            lv_bus,
            sn_mva,
            vn_hv_kv,
            vn_lv_kv,
            vk_percent: 6.0,
            vkr_percent: 0.5,
            pfe_kw: 0.0,
            i0_percent: 0.0,
            shift_degree: 0.0,
            taps: [Tap::default(); 2],
            parallel: 1,
            in_service: true,
            open: Open::default(),
            df: 1.0,
            unit: Unit::default(),
            in_faults: None,
        }
    }
}
