"""Runs towers, a dry cooler and chillers in EnergyPlus and writes tests/data/components_*.csv.

Usage: python components_energyplus.py ../data     needs the PyPI package pyenergyplus-lbnl (requirements.txt)

One model with a loop for each component, all under the same synthetic weather (that of plant_models.py) and the same
load, which wanders over 0.15 to 1.1 MW with flows of 0.6 to 1 of the design. Each file holds one hour in 31: what the
component met and what it did. The sizes stand in `SIZES`, and again in tests/suite/components.rs.
"""

import csv
import os
import subprocess
import sys
import tempfile

import json

import plant_models as m

FLOW = 0.043  # m3/s: 1 MW over 5.6 K
SIZES = {
    "set_point_c": 24.0, "air_m3_s": 30.0, "ua_w_k": 90_000.0, "fan_w": 9_000.0, "natural_air_m3_s": 3.0,
    "natural_ua_w_k": 9_000.0, "least_air": 0.2, "drift_percent": 0.008, "cycles": 3.0,
    # Conductance by air and by water ratio, about r^0.6 and r^0.4.
    "by_air": [0.35, 0.80, -0.15, 0.0], "by_water": [0.45, 0.75, -0.20, 0.0], "by_wet_bulb": [1.0, 0.002, 0.0, 0.0],
    "dry": {"ua_w_k": 80_000.0, "ua_low_w_k": 46_000.0, "air_m3_s": 80.0, "air_low_m3_s": 40.0, "fan_w": 20_000.0,
            "fan_low_w": 3_200.0, "set_point_c": 38.0},
}
# The reference VSD machine, reformulated: cooling reference, section 3.
REFORMULATED = {
    "capacity": [0.9006457, -1.139681e-2, -1.480623e-3, 2.770949e-2, -9.617215e-4, 1.812986e-3],
    "eir": [1.174615, -1.237741e-2, -1.147159e-3, -2.996332e-2, 8.901939e-4, -2.302077e-4],
    "part": [-0.5839828, 0.04640814, -7.366007e-05, -0.1926398, 2.597682, -0.04268655, 0.0, -0.866639, 0.0, 0.0],
    "x": [4.44, 10.0], "y": [18.11, 37.42], "z": [0.2, 1.04],
}


def load(hour):
    """Heat (EnergyPlus takes it with a minus) and share of the design flow."""
    day = hour // 24
    return 1e6 * (0.15 + 0.95 * ((hour * 7) % 53) / 52.0), 0.6 + 0.4 * ((day * 5 + hour) % 11) / 10.0


def cubic(c, low, high):
    return {"coefficient1_constant": c[0], "coefficient2_x": c[1], "coefficient3_x_2": c[2], "coefficient4_x_3": c[3],
            "minimum_value_of_x": low, "maximum_value_of_x": high}


def demand(name):
    whole = m.demand_of_it(name, FLOW)
    profile = whole["LoadProfile:Plant"].pop("IT")
    whole["LoadProfile:Plant"][f"{name} IT"] = profile
    for branch in whole["Branch"].values():
        for part in branch["components"]:
            if part["component_name"] == "IT":
                part["component_name"] = f"{name} IT"
    return whole


def rejection_loop(name, kind, fields, set_point):
    """A loop whose only machine is a tower or dry cooler; the pump adds no heat worth a name."""
    return m.merge(
        m.loop(name, "plant", FLOW, [(kind, f"{name} Machine")], f"{name} Supply Out", low=1.0, high=95.0),
        m.supply_side(name, "Pump:VariableSpeed", [(kind, f"{name} Machine", f"{name} Machine In", f"{name} Machine Out")]),
        m.variable_pump(f"{name} Pump", f"{name} Supply In", f"{name} Pump Out", FLOW, 1e3, 0.7),
        {kind: {f"{name} Machine": {"water_inlet_node_name": f"{name} Machine In", "water_outlet_node_name": f"{name} Machine Out", **fields}}},
        demand(name), m.fixed_set_point(f"{name} Supply Out", set_point))


def towers():
    s = SIZES
    water = {"evaporation_loss_mode": "SaturatedExit", "drift_loss_percent": s["drift_percent"],
             "blowdown_calculation_mode": "ConcentrationRatio", "blowdown_concentration_ratio": s["cycles"]}
    merkel = {
        "performance_input_method": "UFactorTimesAreaAndDesignWaterFlowRate", "design_water_flow_rate": FLOW,
        "design_air_flow_rate": s["air_m3_s"], "minimum_air_flow_rate_ratio": s["least_air"], "design_fan_power": s["fan_w"],
        "fan_power_modifier_function_of_air_flow_rate_ratio_curve_name": "Cube",
        "free_convection_regime_air_flow_rate": s["natural_air_m3_s"], "design_air_flow_rate_u_factor_times_area_value": s["ua_w_k"],
        "free_convection_regime_u_factor_times_area_value": s["natural_ua_w_k"],
        "u_factor_times_area_modifier_function_of_air_flow_ratio_curve_name": "By Air",
        "u_factor_times_area_modifier_function_of_wetbulb_temperature_difference_curve_name": "By Wet Bulb",
        "u_factor_times_area_modifier_function_of_water_flow_ratio_curve_name": "By Water",
        "design_inlet_air_dry_bulb_temperature": 35.0, "design_inlet_air_wet_bulb_temperature": 25.6, **water}
    single = {
        "design_water_flow_rate": FLOW, "design_air_flow_rate": s["air_m3_s"], "design_fan_power": s["fan_w"],
        "design_u_factor_times_area_value": s["ua_w_k"], "free_convection_regime_air_flow_rate": s["natural_air_m3_s"],
        "free_convection_regime_u_factor_times_area_value": s["natural_ua_w_k"],
        "performance_input_method": "UFactorTimesAreaAndDesignWaterFlowRate", **water}
    york = {
        "model_type": "YorkCalc", "design_inlet_air_wet_bulb_temperature": 25.6, "design_approach_temperature": 3.9,
        "design_range_temperature": 5.6, "design_water_flow_rate": FLOW, "design_air_flow_rate": s["air_m3_s"],
        "design_fan_power": s["fan_w"], "fan_power_ratio_function_of_air_flow_rate_ratio_curve_name": "Cube",
        "minimum_air_flow_rate_ratio": s["least_air"], "fraction_of_tower_capacity_in_free_convection_regime": 0.125, **water}
    d = s["dry"]
    dry = {
        "performance_input_method": "UFactorTimesAreaAndDesignWaterFlowRate", "high_fan_speed_u_factor_times_area_value": d["ua_w_k"],
        "low_fan_speed_u_factor_times_area_value": d["ua_low_w_k"], "design_water_flow_rate": FLOW,
        "high_fan_speed_air_flow_rate": d["air_m3_s"], "high_fan_speed_fan_power": d["fan_w"],
        "low_fan_speed_air_flow_rate": d["air_low_m3_s"], "low_fan_speed_fan_power": d["fan_low_w"],
        "design_entering_water_temperature": 46.0, "design_entering_air_temperature": 35.0, "design_entering_air_wet_bulb_temperature": 25.6}
    # A set point out of reach: full fan in every hour, to compare the exchanger alone.
    return m.merge(
        rejection_loop("Merkel", "CoolingTower:VariableSpeed:Merkel", merkel, s["set_point_c"]),
        rejection_loop("Full", "CoolingTower:SingleSpeed", single, 2.0),
        rejection_loop("York", "CoolingTower:VariableSpeed", york, s["set_point_c"]),
        rejection_loop("Dry", "FluidCooler:TwoSpeed", dry, d["set_point_c"]),
        {"Curve:Cubic": {"Cube": cubic([0, 0, 0, 1], 0.0, 1.0), "By Air": cubic(s["by_air"], 0.0, 1.5),
                         "By Water": cubic(s["by_water"], 0.0, 1.5), "By Wet Bulb": cubic(s["by_wet_bulb"], -40.0, 60.0)}})


def chiller_loop(name, kind, machine, supply_c):
    return m.merge(
        m.loop(name, "plant", FLOW, [(kind, f"{name} Machine")], f"{name} Supply Out"),
        m.supply_side(name, "Pump:VariableSpeed", [(kind, f"{name} Machine", f"{name} Machine In", f"{name} Machine Out")]),
        m.variable_pump(f"{name} Pump", f"{name} Supply In", f"{name} Pump Out", FLOW, 1e3, 0.7),
        {kind: {f"{name} Machine": machine}}, demand(name), m.fixed_set_point(f"{name} Supply Out", supply_c))


def chillers():
    whole = m.chiller(m.VSD, "Eir Machine In", "Eir Machine Out", "Eir Cond In", "Eir Cond Out", True)
    eir = whole.pop("Chiller:Electric:EIR")["Chiller"]
    eir.update(reference_chilled_water_flow_rate=FLOW, reference_condenser_fluid_flow_rate=0.06)
    air = m.chiller(m.AIR, "Air Machine In", "Air Machine Out", "Air Cond In", "Air Cond Out", False)
    air_eir = air.pop("Chiller:Electric:EIR")["Chiller"]
    for old, new in (("capacity", "air capacity"), ("eir", "air eir")):
        air["Curve:Biquadratic"][new] = air["Curve:Biquadratic"].pop(old)
    air["Curve:Quadratic"]["air part"] = air["Curve:Quadratic"].pop("part")
    air_eir.update(
        reference_chilled_water_flow_rate=FLOW, cooling_capacity_function_of_temperature_curve_name="air capacity",
        electric_input_to_cooling_output_ratio_function_of_temperature_curve_name="air eir",
        electric_input_to_cooling_output_ratio_function_of_part_load_ratio_curve_name="air part")
    r = REFORMULATED
    ref = {
        "reference_capacity": 1406600.0, "reference_cop": 6.04, "reference_leaving_chilled_water_temperature": 6.67,
        "reference_leaving_condenser_water_temperature": 34.63, "reference_chilled_water_flow_rate": FLOW,
        "reference_condenser_water_flow_rate": 0.06, "cooling_capacity_function_of_temperature_curve_name": "ref capacity",
        "electric_input_to_cooling_output_ratio_function_of_temperature_curve_name": "ref eir",
        "electric_input_to_cooling_output_ratio_function_of_part_load_ratio_curve_type": "LeavingCondenserWaterTemperature",
        "electric_input_to_cooling_output_ratio_function_of_part_load_ratio_curve_name": "ref part",
        "minimum_part_load_ratio": 0.2, "maximum_part_load_ratio": 1.04, "optimum_part_load_ratio": 1.0, "minimum_unloading_ratio": 0.2,
        "chilled_water_inlet_node_name": "Ref Machine In", "chilled_water_outlet_node_name": "Ref Machine Out",
        "condenser_inlet_node_name": "Ref Cond In", "condenser_outlet_node_name": "Ref Cond Out",
        "fraction_of_compressor_electric_consumption_rejected_by_condenser": 1.0,
        "leaving_chilled_water_lower_temperature_limit": 2.0, "chiller_flow_mode_type": "NotModulated"}
    p = r["part"]
    bi = lambda c: {"coefficient1_constant": c[0], "coefficient2_x": c[1], "coefficient3_x_2": c[2], "coefficient4_y": c[3],
                    "coefficient5_y_2": c[4], "coefficient6_x_y": c[5], "minimum_value_of_x": r["x"][0], "maximum_value_of_x": r["x"][1],
                    "minimum_value_of_y": r["y"][0], "maximum_value_of_y": r["y"][1]}
    curves = {
        "Curve:Biquadratic": {"ref capacity": bi(r["capacity"]), "ref eir": bi(r["eir"])},
        "Curve:Bicubic": {"ref part": {
            "coefficient1_constant": p[0], "coefficient2_x": p[1], "coefficient3_x_2": p[2], "coefficient4_y": p[3], "coefficient5_y_2": p[4],
            "coefficient6_x_y": p[5], "coefficient7_x_3": p[6], "coefficient8_y_3": p[7], "coefficient9_x_2_y": p[8],
            "coefficient10_x_y_2": p[9], "minimum_value_of_x": r["y"][0], "maximum_value_of_x": r["y"][1],
            "minimum_value_of_y": r["z"][0], "maximum_value_of_y": r["z"][1]}}}
    users = {f"{n} Cond": [(k, f"{n} Machine", f"{n} Cond In", f"{n} Cond Out")]
             for n, k in (("Eir", "Chiller:Electric:EIR"), ("Ref", "Chiller:Electric:ReformulatedEIR"))}
    condenser = m.merge(
        m.loop("Cond", "condenser", 0.12, [("CoolingTower:VariableSpeed", "Tower")], "Cond Supply Out"),
        m.supply_side("Cond", "Pump:ConstantSpeed", [("CoolingTower:VariableSpeed", "Tower", "Cond Tower In", "Cond Tower Out")]),
        m.constant_pump("Cond Pump", "Cond Supply In", "Cond Pump Out", 0.12, 1e3, 0.7),
        m.york_tower("Cond Tower In", "Cond Tower Out", 0.12), m.wet_bulb_set_point("Cond Supply Out", 5.0, 15.0, 29.0),
        m.branches("Demand", "Cond", {
            "Cond Demand Inlet": [("Pipe:Adiabatic", "Cond Demand Inlet Pipe", "Cond Demand In", "Cond Demand In 2")], **users,
            "Cond Demand Bypass": [("Pipe:Adiabatic", "Cond Demand Bypass Pipe", "Cond DB In", "Cond DB Out")],
            "Cond Demand Outlet": [("Pipe:Adiabatic", "Cond Demand Outlet Pipe", "Cond Demand Out 1", "Cond Demand Out")]}),
        m.pipe("Cond Demand Inlet Pipe", "Cond Demand In", "Cond Demand In 2"), m.pipe("Cond Demand Bypass Pipe", "Cond DB In", "Cond DB Out"),
        m.pipe("Cond Demand Outlet Pipe", "Cond Demand Out 1", "Cond Demand Out"))
    condenser["CoolingTower:VariableSpeed"]["Tower"].update(design_air_flow_rate=84.0, design_fan_power=20_000.0)
    return m.merge(whole, air, curves, condenser, chiller_loop("Eir", "Chiller:Electric:EIR", eir, 7.0),
                   chiller_loop("Ref", "Chiller:Electric:ReformulatedEIR", ref, 7.0), chiller_loop("Air", "Chiller:Electric:EIR", air_eir, 8.0))


SITE = {"tdb_c": "Site Outdoor Air Drybulb Temperature", "twb_c": "Site Outdoor Air Wetbulb Temperature",
        "w_kg_kg": "Site Outdoor Air Humidity Ratio", "p_pa": "Site Outdoor Air Barometric Pressure"}
TOWER = {"entering_c": "Cooling Tower Inlet Temperature", "leaving_c": "Cooling Tower Outlet Temperature",
         "water_kg_s": "Cooling Tower Mass Flow Rate", "heat_w": "Cooling Tower Heat Transfer Rate",
         "fan_w": "Cooling Tower Fan Electricity Rate", "air_ratio": "Cooling Tower Air Flow Rate Ratio",
         "cycling": "Cooling Tower Fan Cycling Ratio", "evaporation_m3": "Cooling Tower Water Evaporation Volume",
         "drift_m3": "Cooling Tower Water Drift Volume", "blowdown_m3": "Cooling Tower Water Blowdown Volume"}
CHILLER = {"heat_w": "Chiller Evaporator Cooling Rate", "leaving_c": "Chiller Evaporator Outlet Temperature",
           "condenser_c": "Chiller Condenser Inlet Temperature", "condenser_out_c": "Chiller Condenser Outlet Temperature",
           "condenser_kg_s": "Chiller Condenser Mass Flow Rate", "power_w": "Chiller Electricity Rate",
           "rejected_w": "Chiller Condenser Heat Transfer Rate", "cycling": "Chiller Cycling Ratio",
           "false_load_w": "Chiller False Load Heat Transfer Rate"}
FILES = {"merkel": ("Merkel Machine", TOWER), "full": ("Full Machine", TOWER), "york": ("York Machine", TOWER),
         "dry": ("Dry Machine", TOWER), "eir": ("Eir Machine", CHILLER), "air": ("Air Machine", CHILLER), "reformulated": ("Ref Machine", CHILLER)}


def outputs():
    names = [("*", name) for name in SITE.values()]
    names += [(key, name) for key, columns in FILES.values() for name in columns.values()]
    return {"Output:Variable": {f"O{i}": {"key_value": key, "variable_name": name, "reporting_frequency": "Hourly"}
                                for i, (key, name) in enumerate(names)}, "OutputControl:Files": {"F": {"output_csv": "Yes"}}}


RUN = """
import sys
from pyenergyplus.api import EnergyPlusAPI
api = EnergyPlusAPI()
state = api.state_manager.new_state()
api.runtime.set_console_output_status(state, False)
sys.exit(api.runtime.run_energyplus(state, ["-w", "weather.epw", "-d", ".", "in.epJSON"]))
"""


def main(folder):
    with tempfile.TemporaryDirectory() as work:
        with open(os.path.join(work, "in.epJSON"), "w") as out:
            json.dump(m.merge(m.site(), towers(), chillers(), outputs()), out)
        with open(os.path.join(work, "weather.epw"), "w", newline="") as out:
            out.write(m.epw())
        with open(os.path.join(work, "load.csv"), "w") as out:
            out.writelines(f"{-w!r},{fraction!r}\n" for w, fraction in map(load, range(m.HOURS)))
        done = subprocess.run([sys.executable, "-c", RUN], cwd=work)
        errors = open(os.path.join(work, "eplusout.err")).read()
        if done.returncode or "** Severe" in errors:
            sys.exit(errors[:6000])
        rows = list(csv.DictReader(open(os.path.join(work, "eplusout.csv"))))
    header = list(rows[0])
    for name, (key, columns) in FILES.items():
        def column(label, variable):
            # Not every machine reports every variable; what it does not is left out.
            return next((c for c in header if c.upper().startswith(f"{label}:{variable} [".upper())), None)
        chosen = {short: column("Environment", v) for short, v in SITE.items()}
        chosen.update({short: column(key, v) for short, v in columns.items()})
        chosen = {short: c for short, c in chosen.items() if c}
        with open(os.path.join(folder, f"components_{name}.csv"), "w") as out:
            out.write(",".join(chosen) + "\n")
            for row in rows[::31]:
                out.write(",".join(f"{float(row[c]):.9g}" for c in chosen.values()) + "\n")


main(sys.argv[1])
