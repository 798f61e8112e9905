"""Runs five plants in EnergyPlus and writes tests/data/plants/: what `headroom plant` is measured against.

Usage: python plants.py ../data/plants [plant …]     needs the PyPI package pyenergyplus-lbnl (requirements.txt)

For each plant: monthly sums and one hour in 73 of IT, compressor, pump and fan power, water by evaporation, drift
and blowdown, and supply temperature; and the hours in which the supply is warmer than its set point by 0.5 K.
"""

import csv
import json
import multiprocessing
import os
import sys
import tempfile
import time

import plant_models as m

COLUMNS = {
    "it_w": ["Plant Load Profile Heat Transfer Rate"],
    "chiller_w": ["Chiller Electricity Rate"],
    "pump_w": ["Pump Electricity Rate"],
    "fan_w": ["Cooling Tower Fan Electricity Rate", "Fluid Cooler Fan Electricity Rate"],
    "evaporation_m3": ["Cooling Tower Water Evaporation Volume"],
    "drift_m3": ["Cooling Tower Water Drift Volume"],
    "blowdown_m3": ["Cooling Tower Water Blowdown Volume"],
    "exchanger_w": ["Fluid Heat Exchanger Heat Transfer Rate"],
}
NODES = {"supply_c": None, "condenser_c": "Cond Supply Out"}


def outputs():
    names = [name for group in COLUMNS.values() for name in group]
    names += ["Chiller Cycling Ratio", "Chiller Part Load Ratio", "Chiller Evaporator Cooling Rate", "Cooling Tower Fan Cycling Ratio", "Cooling Tower Air Flow Rate Ratio", "Cooling Tower Heat Transfer Rate"]
    whole = {f"O{i}": {"key_value": "*", "variable_name": name, "reporting_frequency": "Hourly"} for i, name in enumerate(names)}
    for i, node in enumerate(["CHW Supply Out", "Cond Supply Out", "Warm Supply Out", "Dry Supply Out", "CHW Supply In", "HX Out"]):
        whole[f"N{i}"] = {"key_value": node, "variable_name": "System Node Temperature", "reporting_frequency": "Hourly"}
    return {"Output:Variable": whole, "OutputControl:Files": {"F": {"output_csv": "Yes"}}}


def chilled_loop(row, water_cooled, economiser):
    flow = m.CHILLED["flow_m3_s"]
    parts = []
    extra = {}
    if economiser:
        parts.append(("HeatExchanger:FluidToFluid", "HX", "CHW HX In", "HX Out"))
        extra = {"HeatExchanger:FluidToFluid": {"HX": {
            "loop_demand_side_inlet_node_name": "Cond HX In", "loop_demand_side_outlet_node_name": "Cond HX Out",
            "loop_demand_side_design_flow_rate": m.CONDENSER["flow_m3_s"], "loop_supply_side_inlet_node_name": "CHW HX In",
            "loop_supply_side_outlet_node_name": "HX Out", "loop_supply_side_design_flow_rate": flow,
            "heat_exchange_model_type": "CounterFlow", "heat_exchanger_u_factor_times_area_value": m.EXCHANGER_UA,
            "control_type": "CoolingDifferentialOnOff",
            "minimum_temperature_difference_to_activate_heat_exchanger": 1.0, "heat_transfer_metering_end_use_type": "FreeCooling"}}}
    start = "HX Out" if economiser else "CHW Chiller In"
    parts.append(("Chiller:Electric:EIR", "Chiller", start, "CHW Chiller Out"))
    equipment = ([("HeatExchanger:FluidToFluid", "HX")] if economiser else []) + [("Chiller:Electric:EIR", "Chiller")]
    if economiser:
        # Dispatch by set points: what the exchanger leaves is the chiller's. Dispatch by load would give the
        # exchanger all of it, because an exchanger has no rated capacity.
        extra = m.merge(extra, m.fixed_set_point("HX Out", m.CHILLED["supply_c"]), m.fixed_set_point("CHW Chiller Out", m.CHILLED["supply_c"]), {
            "PlantEquipmentOperation:ComponentSetpoint": {"CHW Operation": {
                "equipment_1_object_type": "HeatExchanger:FluidToFluid", "equipment_1_name": "HX", "demand_calculation_1_node_name": "CHW HX In",
                "setpoint_1_node_name": "HX Out", "component_1_flow_rate": flow, "operation_1_type": "Cooling",
                "equipment_2_object_type": "Chiller:Electric:EIR", "equipment_2_name": "Chiller", "demand_calculation_2_node_name": "HX Out",
                "setpoint_2_node_name": "CHW Chiller Out", "component_2_flow_rate": flow, "operation_2_type": "Cooling"}}})
    return m.merge(
        m.loop("CHW", "plant", flow, equipment, "CHW Supply Out", by_set_point=economiser),
        m.supply_side("CHW", "Pump:VariableSpeed", parts),
        m.variable_pump("CHW Pump", "CHW Supply In", "CHW Pump Out", flow, m.CHILLED["head_pa"], m.CHILLED["efficiency"]),
        m.demand_of_it("CHW", flow), m.fixed_set_point("CHW Supply Out", m.CHILLED["supply_c"]),
        m.chiller(row, start, "CHW Chiller Out", "Cond Chiller In" if water_cooled else "Air In", "Cond Chiller Out" if water_cooled else "Air Out",
                  water_cooled), extra)


def condenser_loop(economiser):
    """Tower cells and pump. With an economiser, exchanger and chiller draw condenser water side by side: with both
    on, twice the flow and two cells; one cell carries one flow."""
    flow = m.CONDENSER["flow_m3_s"]
    most = 2.0 * flow if economiser else flow
    approach, low = (m.ECONOMISER["approach_k"], m.ECONOMISER["low_c"]) if economiser else (m.CONDENSER["approach_k"], m.CONDENSER["low_c"])
    users = {"Cond Chiller": [("Chiller:Electric:EIR", "Chiller", "Cond Chiller In", "Cond Chiller Out")]}
    if economiser:
        users["Cond HX"] = [("HeatExchanger:FluidToFluid", "HX", "Cond HX In", "Cond HX Out")]
    if economiser:
        kind = "Pump:VariableSpeed"
        pump = m.variable_pump("Cond Pump", "Cond Supply In", "Cond Pump Out", most, m.CONDENSER["head_pa"], m.CONDENSER["efficiency"])
        row = pump[kind]["Cond Pump"]
        row["coefficient_2_of_the_part_load_performance_curve"], row["coefficient_4_of_the_part_load_performance_curve"] = 1.0, 0.0
    else:
        kind = "Pump:ConstantSpeed"
        pump = m.constant_pump("Cond Pump", "Cond Supply In", "Cond Pump Out", most, m.CONDENSER["head_pa"], m.CONDENSER["efficiency"])
    tower = "CoolingTower:VariableSpeed:Merkel" if economiser else "CoolingTower:VariableSpeed"
    return m.merge(
        m.loop("Cond", "condenser", most, [(tower, "Tower")], "Cond Supply Out"),
        m.supply_side("Cond", kind, [(tower, "Tower", "Cond Tower In", "Cond Tower Out")]),
        pump, m.merkel_tower("Cond Tower In", "Cond Tower Out", flow, 2) if economiser else m.york_tower("Cond Tower In", "Cond Tower Out", flow),
        m.wet_bulb_set_point("Cond Supply Out", approach, low, m.CONDENSER["high_c"]),
        m.branches("Demand", "Cond", {
            "Cond Demand Inlet": [("Pipe:Adiabatic", "Cond Demand Inlet Pipe", "Cond Demand In", "Cond Demand In 2")],
            **users,
            "Cond Demand Bypass": [("Pipe:Adiabatic", "Cond Demand Bypass Pipe", "Cond DB In", "Cond DB Out")],
            "Cond Demand Outlet": [("Pipe:Adiabatic", "Cond Demand Outlet Pipe", "Cond Demand Out 1", "Cond Demand Out")]}),
        m.pipe("Cond Demand Inlet Pipe", "Cond Demand In", "Cond Demand In 2"),
        m.pipe("Cond Demand Bypass Pipe", "Cond DB In", "Cond DB Out"),
        m.pipe("Cond Demand Outlet Pipe", "Cond Demand Out 1", "Cond Demand Out"))


def tower_only():
    flow = m.WARM["flow_m3_s"]
    return m.merge(
        m.loop("Warm", "plant", flow, [("CoolingTower:VariableSpeed", "Tower")], "Warm Supply Out"),
        m.supply_side("Warm", "Pump:VariableSpeed", [("CoolingTower:VariableSpeed", "Tower", "Warm Tower In", "Warm Tower Out")]),
        m.variable_pump("Warm Pump", "Warm Supply In", "Warm Pump Out", flow, m.CHILLED["head_pa"], m.CHILLED["efficiency"]),
        m.york_tower("Warm Tower In", "Warm Tower Out", flow), m.demand_of_it("Warm", flow),
        m.fixed_set_point("Warm Supply Out", m.WARM["supply_c"]))


def dry_cooler():
    flow = m.WARM["flow_m3_s"]
    d = m.DRY
    return m.merge(
        m.loop("Dry", "plant", flow, [("FluidCooler:TwoSpeed", "Cooler")], "Dry Supply Out", high=90.0),
        m.supply_side("Dry", "Pump:VariableSpeed", [("FluidCooler:TwoSpeed", "Cooler", "Dry Cooler In", "Dry Cooler Out")]),
        m.variable_pump("Dry Pump", "Dry Supply In", "Dry Pump Out", flow, m.CHILLED["head_pa"], m.CHILLED["efficiency"]),
        {"FluidCooler:TwoSpeed": {"Cooler": {
            "water_inlet_node_name": "Dry Cooler In", "water_outlet_node_name": "Dry Cooler Out",
            "performance_input_method": "UFactorTimesAreaAndDesignWaterFlowRate", "high_fan_speed_u_factor_times_area_value": d["ua_high"],
            "low_fan_speed_u_factor_times_area_value": d["ua_low"], "design_water_flow_rate": flow, "high_fan_speed_air_flow_rate": d["air_high"],
            "high_fan_speed_fan_power": d["fan_high_w"], "low_fan_speed_air_flow_rate": d["air_low"], "low_fan_speed_fan_power": d["fan_low_w"],
            "design_entering_water_temperature": 46.0, "design_entering_air_temperature": 35.0,
            "design_entering_air_wet_bulb_temperature": 25.6}}},
        m.demand_of_it("Dry", flow), m.fixed_set_point("Dry Supply Out", d["supply_c"]))


# How it is built, where the supply is read, its set point, and by how much an unmet hour is warmer. The two set points of
# the plants without chillers lie where no hour comes within 0.02 K of that. With the economiser EnergyPlus does not
# converge in some hours in which the exchanger starts, and ends up to 0.73 K warmer; those are no unmet hours.
PLANTS = {
    "water_cooled": (lambda: m.merge(chilled_loop(m.VSD, True, False), condenser_loop(False)), "CHW Supply Out", 10.0, 0.5),
    "economiser": (lambda: m.merge(chilled_loop(m.VSD, True, True), condenser_loop(True)), "CHW Supply Out", 10.0, 1.0),
    "air_cooled": (lambda: chilled_loop(m.AIR, False, False), "CHW Supply Out", 10.0, 0.5),
    "tower_only": (tower_only, "Warm Supply Out", 29.66, 0.5),
    "dry_cooler": (dry_cooler, "Dry Supply Out", 44.75, 0.5),
}


def plant_file(name):
    """The same plant as a file of `headroom plant`, without the hourly load, which the test adds."""
    litres = 1000.0
    warm = name in ("tower_only", "dry_cooler")
    flow = (m.WARM if warm else m.CHILLED)["flow_m3_s"]
    file = {
        "format": "headroom-plant", "version": 1, "name": name,
        "kind": "water_cooled" if name == "economiser" else name,
        "load": {"it_kw": m.IT_DESIGN_W / 1e3}, "supply_c": PLANTS[name][2], "unmet_tolerance_k": PLANTS[name][3],
        "facility": {"flow_l_s": flow * litres, "pump_kw": flow * m.CHILLED["head_pa"] / m.CHILLED["efficiency"] / 1e3},
    }
    if not warm:
        row = m.AIR if name == "air_cooled" else m.VSD
        file["chillers"] = {
            "count": 1, "capacity_kw": row["capacity_w"] / 1e3, "cop": row["cop"], "capacity_curve": row["capacity"],
            "input_ratio_curve": row["eir"], "part_load_curve": row["part"], "leaving_c": row["x"], "condenser_c": row["y"],
            "part_load": row["z"], "min_part_load": row["min_part"], "min_unloading": row["unload"], "outside_bounds": "held"}
    if name in ("water_cooled", "economiser", "tower_only"):
        file["tower"] = {
            "model": "york", "cells": 2 if name == "economiser" else 1,
            "flow_l_s": (flow if warm else m.CONDENSER["flow_m3_s"]) * litres, "air_m3_s": m.TOWER["air_m3_s"],
            "fan_kw": m.TOWER["fan_w"] / 1e3, "wet_bulb_c": m.TOWER["wet_bulb_c"], "approach_k": m.TOWER["approach_k"],
            "range_k": m.TOWER["range_k"], "natural_share": 0.125, "drift_share": m.DRIFT, "cycles": m.CYCLES}
    if name == "economiser":
        file["tower"].update({"model": "merkel", "ua_kw_per_k": m.MERKEL["ua_w_per_k"] / 1e3, "air_exponent": m.MERKEL["air_exponent"],
                              "water_exponent": m.MERKEL["water_exponent"], "natural_share": m.MERKEL["natural"]})
    if name in ("water_cooled", "economiser"):
        aim = m.ECONOMISER if name == "economiser" else m.CONDENSER
        file["condenser"] = {
            "flow_l_s": m.CONDENSER["flow_m3_s"] * litres,
            "pump_kw": m.CONDENSER["flow_m3_s"] * m.CONDENSER["head_pa"] / m.CONDENSER["efficiency"] / 1e3,
            "above_k": aim["approach_k"], "low_c": aim["low_c"], "high_c": m.CONDENSER["high_c"]}
    if name == "economiser":
        file["economiser"] = {"ua_kw_per_k": m.EXCHANGER_UA / 1e3, "flow_l_s": m.CONDENSER["flow_m3_s"] * litres, "least_difference_k": 1.0}
    if name == "dry_cooler":
        d = m.DRY
        file["dry_cooler"] = {
            "count": 1, "air_m3_s": d["air_high"], "fan_kw": d["fan_high_w"] / 1e3, "ua_kw_per_k": d["ua_high"] / 1e3,
            "fans": {"two_speed": {"low_air": d["air_low"] / d["air_high"], "low_ua": d["ua_low"] / d["ua_high"],
                                   "low_power": d["fan_low_w"] / d["fan_high_w"]}}}
    return file


def run_energyplus(folder):
    from pyenergyplus.api import EnergyPlusAPI
    api = EnergyPlusAPI()
    state = api.state_manager.new_state()
    api.runtime.set_console_output_status(state, False)
    os.chdir(folder)
    return api.runtime.run_energyplus(state, ["-w", "weather.epw", "-d", folder, "in.epJSON"])


def run(name, folder):
    """Runs one plant; returns hourly columns and the seconds it took."""
    build, node, set_point, tolerance = PLANTS[name]
    with open(os.path.join(folder, "weather.epw"), "w", newline="") as out:
        out.write(m.epw())
    with open(os.path.join(folder, "load.csv"), "w") as out:
        for hour in range(m.HOURS):
            fraction = m.load_fraction(hour)
            out.write(f"{-fraction * m.IT_DESIGN_W!r},{fraction!r}\n")
    with open(os.path.join(folder, "in.epJSON"), "w") as out:
        json.dump(m.merge(m.site(), build(), outputs()), out, indent=1)
    start = time.perf_counter()
    child = multiprocessing.get_context("fork").Process(target=run_energyplus, args=(folder,))
    child.start()
    child.join()
    seconds = time.perf_counter() - start
    table = os.path.join(folder, "eplusout.csv")
    if not os.path.exists(table):
        sys.exit(open(os.path.join(folder, "eplusout.err")).read()[-4000:])
    with open(table) as file:
        rows = list(csv.reader(file))
    head, rows = rows[0], [[float(v or 0) for v in row[1:]] for row in rows[1:]]
    assert len(rows) == m.HOURS, len(rows)
    columns = {}
    for column, names in COLUMNS.items():
        at = [i - 1 for i, h in enumerate(head) if any(n in h for n in names)]
        sign = -1.0 if column == "it_w" else 1.0  # the load profile counts heating as positive
        columns[column] = [sign * sum(row[i] for i in at) for row in rows]
    at = [i - 1 for i, h in enumerate(head) if h.upper().startswith(node.upper() + ":SYSTEM NODE TEMPERATURE")][0]
    columns["supply_c"] = [row[at] for row in rows]
    at = [i - 1 for i, h in enumerate(head) if h.upper().startswith("COND SUPPLY OUT:SYSTEM NODE TEMPERATURE")]
    columns["condenser_c"] = [row[at[0]] if at else 0.0 for row in rows]
    return columns, (set_point, tolerance), seconds


def summary(columns, limit):
    set_point, tolerance = limit
    months, at = [], 0
    for days in m.MONTH_DAYS:
        hours = range(at, at + 24 * days)
        at += 24 * days
        months.append({name: round(sum(values[h] for h in hours) * (1e-3 if name.endswith("_w") else 1.0), 3)
                       for name, values in columns.items() if not name.endswith("_c")})
    samples = [{"hour": h, **{name: round(values[h], 4) for name, values in columns.items()}} for h in range(0, m.HOURS, 73)]
    unmet = sum(1 for v in columns["supply_c"] if v > set_point + tolerance)
    return {"unmet_hours": unmet, "set_point_c": set_point, "tolerance_k": tolerance, "months_kwh_m3": months, "samples": samples}


def main():
    target, names = sys.argv[1], sys.argv[2:] or list(PLANTS)
    os.makedirs(target, exist_ok=True)
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            columns, limit, seconds = run(name, folder)
            keep = os.environ.get("KEEP")
            if keep:
                os.system(f"cp -r {folder} {keep}/{name}")
        result = summary(columns, limit)
        total = {key: sum(month[key] for month in result["months_kwh_m3"]) for key in result["months_kwh_m3"][0]}
        cooling = total["chiller_w"] + total["pump_w"] + total["fan_w"]
        water = total["evaporation_m3"] + total["drift_m3"] + total["blowdown_m3"]
        print(f"{name}: PUE {1 + cooling / total['it_w']:.5f}, water {water:.1f} m3, WUE {1e3 * water / total['it_w']:.4f}, "
              f"unmet {result['unmet_hours']} h, {seconds:.2f} s", {k: round(v, 1) for k, v in total.items()})
        with open(os.path.join(target, f"{name}.plant.json"), "w") as out:
            out.write(json.dumps(plant_file(name), indent=2) + "\n")
        with open(os.path.join(target, f"{name}.json"), "w") as out:
            out.write(json.dumps(result, separators=(",", ":")).replace("},{", "},\n{") + "\n")


if __name__ == "__main__":
    main()
