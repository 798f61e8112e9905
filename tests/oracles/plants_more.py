"""Runs four more plants in EnergyPlus: what a stranger's plants brought up after the first five agreed.

Usage: python plants_more.py ../data/plants [plant …]     needs the PyPI package pyenergyplus-lbnl (requirements.txt)

- `staged`: three chillers with inlet vanes, one after another, condenser water only through those that run.
- `by_leaving`: two chillers whose curves go by leaving condenser water, at 1,600 m, both cells of a tower always on.
- `two_speed`: a two-speed tower in a humid climate, a chilled-water pump that keeps 10 % of its motor's loss out of the water.
- `humid_tower`: a tower alone in that climate, whose set point is out of reach in hundreds of hours.

Written for each: monthly sums, one hour in 438, and the hours in which the supply is too warm by 0.5 K.
"""

import csv
import json
import multiprocessing
import os
import sys
import tempfile

import plant_models as m
import plants

# Rows of EnergyPlus' chiller data set: McQuay PEH 703 kW/7.03 COP and Carrier 19XR 1410 kW/8.54 COP (reformulated).
VANES = {
    "capacity_w": 703300.0, "cop": 7.03, "leaving_c": 5.56, "condenser_c": 22.78,
    "capacity": [4.779439e-1, 1.073486e-1, -1.055896e-2, 4.208433e-2, -2.346870e-3, 4.019632e-3],
    "eir": [8.234029e-1, -1.171542e-1, 5.869351e-4, 2.964642e-2, -9.190377e-4, 5.035796e-3],
    "part": [3.864389e-1, -2.522595e-1, 8.672354e-1],
    "x": [5.56, 8.89], "y": [12.78, 23.89], "z": [0.10, 1.03], "min_part": 0.10, "unload": 0.10, "max_part": 1.0,
}
BY_LEAVING = {
    "capacity_w": 1410100.0, "cop": 8.54, "leaving_c": 6.11, "condenser_c": 19.21,
    "capacity": [9.053779e-1, -1.615047e-2, -1.175290e-3, 1.318125e-2, -5.919239e-4, 1.756836e-3],
    "eir": [1.074067, -6.702565e-2, 3.043272e-4, 6.055739e-3, 4.615039e-4, 3.375766e-4],
    "part": [-6.984658e-2, 2.103714e-2, 5.767453e-5, 5.267406e-1, 6.390076e-1, -2.389231e-2, 0.0, -6.097179e-2, 0.0, 0.0],
    "x": [6.11, 12.78], "y": [19.05, 30.63], "z": [0.18, 1.03], "min_part": 0.18, "unload": 0.18, "max_part": 1.03,
}
FACILITY = {"head_pa": 250e3, "efficiency": 0.7}
CONDENSER = {"head_pa": 200e3, "efficiency": 0.7}


def flow(it_w, rise_k):
    return it_w / (m.CP_FLOW * rise_k)


CASES = {
    "staged": {
        "climate": "mild", "it_w": 1.9e6, "supply_c": 7.0, "rise_k": 6.0, "chillers": VANES, "count": 3, "scheme": "SequentialLoad",
        "condenser": {"flow": 0.09, "each": 0.03, "above": 3.0, "low": 14.0, "high": 26.0},
        "tower": {"kind": "york", "cells": 1, "flow": 0.09, "air": 55.0, "fan_w": 15000.0, "cycles": 3.0}},
    "by_leaving": {
        "climate": "high", "it_w": 2.2e6, "supply_c": 9.0, "rise_k": 7.0, "chillers": BY_LEAVING, "count": 2, "scheme": "UniformLoad",
        "condenser": {"flow": 0.1172, "each": 0.0586, "above": 5.0, "low": 15.0, "high": 27.0, "constant": True},
        "tower": {"kind": "merkel", "cells": 2, "flow": 0.0586, "air": 42.0, "fan_w": 15000.0, "cycles": 5.0, "ua": 165e3}},
    "two_speed": {
        "climate": "humid", "it_w": 1.2e6, "supply_c": 8.0, "rise_k": 6.0, "chillers": {**m.VSD, "max_part": 1.04}, "count": 1,
        "scheme": "SequentialLoad", "to_fluid": 0.0,
        "condenser": {"flow": 0.0706, "each": 0.0706, "above": 4.0, "low": 16.0, "high": 29.0, "constant": True},
        "tower": {"kind": "two", "cells": 1, "flow": 0.0706, "air": 42.0, "fan_w": 15000.0, "cycles": 4.0, "ua": 165e3,
                  "low_air": 0.5, "low_ua": 0.6, "low_power": 0.16}},
    "humid_tower": {
        "climate": "humid", "it_w": 1.3e6, "supply_c": 30.0, "rise_k": 8.0,
        "tower": {"kind": "york", "cells": 1, "flow": flow(1.3e6, 8.0), "air": 42.0, "fan_w": 15000.0, "cycles": 3.0}},
}


def tower(t, start, end):
    """A tower of one or more cells; sizes are those of a cell."""
    n = t["cells"]
    common = {
        "water_inlet_node_name": start, "water_outlet_node_name": end, "design_water_flow_rate": t["flow"] * n, "basin_heater_capacity": 0.0,
        "evaporation_loss_mode": "SaturatedExit", "drift_loss_percent": 100.0 * m.DRIFT, "blowdown_calculation_mode": "ConcentrationRatio",
        "blowdown_concentration_ratio": t["cycles"], "number_of_cells": n, "cell_control": "MaximalCell" if 1 < n else "MinimalCell",
        "cell_minimum_water_flow_rate_fraction": 0.33, "cell_maximum_water_flow_rate_fraction": 2.5}
    if t["kind"] == "two":
        return "CoolingTower:TwoSpeed", {"CoolingTower:TwoSpeed": {"Tower": {
            **common, "performance_input_method": "UFactorTimesAreaAndDesignWaterFlowRate", "high_fan_speed_air_flow_rate": t["air"] * n,
            "high_fan_speed_fan_power": t["fan_w"] * n, "high_fan_speed_u_factor_times_area_value": t["ua"] * n,
            "low_fan_speed_air_flow_rate": t["low_air"] * t["air"] * n, "low_fan_speed_fan_power": t["low_power"] * t["fan_w"] * n,
            "low_fan_speed_u_factor_times_area_value": t["low_ua"] * t["ua"] * n,
            "free_convection_regime_air_flow_rate": 0.1 * t["air"] * n, "free_convection_regime_u_factor_times_area_value": 0.1 * t["ua"] * n}}}
    model = m.york_tower(start, end, t["flow"], n) if t["kind"] == "york" else m.merkel_tower(start, end, t["flow"], n)
    kind = next(name for name in model if name.startswith("CoolingTower"))
    row = model[kind]["Tower"]
    row.update(common)
    row["design_air_flow_rate"], row["design_fan_power"] = t["air"] * n, t["fan_w"] * n
    if t["kind"] == "merkel":
        row["free_convection_regime_air_flow_rate"] = m.MERKEL["natural"] * t["air"] * n
        row["design_air_flow_rate_u_factor_times_area_value"] = t["ua"] * n
        row["free_convection_regime_u_factor_times_area_value"] = m.MERKEL["natural"] * t["ua"] * n
    return kind, model


def chiller(name, row, chilled, condenser):
    """One machine, by entering or by leaving condenser water."""
    curves = {"Curve:Biquadratic": {}, "Curve:Quadratic": {}, "Curve:Bicubic": {}}
    for key in ["capacity", "eir"]:
        c = row[key]
        curves["Curve:Biquadratic"][f"{name} {key}"] = {
            "coefficient1_constant": c[0], "coefficient2_x": c[1], "coefficient3_x_2": c[2], "coefficient4_y": c[3],
            "coefficient5_y_2": c[4], "coefficient6_x_y": c[5], "minimum_value_of_x": row["x"][0], "maximum_value_of_x": row["x"][1],
            "minimum_value_of_y": row["y"][0], "maximum_value_of_y": row["y"][1]}
    names = ["coefficient1_constant", "coefficient2_x", "coefficient3_x_2", "coefficient4_y", "coefficient5_y_2", "coefficient6_x_y",
             "coefficient7_x_3", "coefficient8_y_3", "coefficient9_x_2_y", "coefficient10_x_y_2"]
    part = dict(zip(names, row["part"]))
    by_leaving = len(row["part"]) == 10
    if by_leaving:
        part.update({"minimum_value_of_x": row["y"][0], "maximum_value_of_x": row["y"][1],
                     "minimum_value_of_y": row["z"][0], "maximum_value_of_y": row["z"][1]})
    else:
        part.update({"minimum_value_of_x": row["z"][0], "maximum_value_of_x": row["z"][1]})
    curves["Curve:Bicubic" if by_leaving else "Curve:Quadratic"][f"{name} part"] = part
    machine = {
        "reference_capacity": row["capacity_w"], "reference_cop": row["cop"], "reference_leaving_chilled_water_temperature": row["leaving_c"],
        "reference_chilled_water_flow_rate": chilled, "cooling_capacity_function_of_temperature_curve_name": f"{name} capacity",
        "electric_input_to_cooling_output_ratio_function_of_temperature_curve_name": f"{name} eir",
        "electric_input_to_cooling_output_ratio_function_of_part_load_ratio_curve_name": f"{name} part",
        "minimum_part_load_ratio": row["min_part"], "maximum_part_load_ratio": row["max_part"], "optimum_part_load_ratio": 1.0,
        "minimum_unloading_ratio": row["unload"], "chilled_water_inlet_node_name": f"CHW {name} In", "chilled_water_outlet_node_name": f"CHW {name} Out",
        "condenser_inlet_node_name": f"Cond {name} In", "condenser_outlet_node_name": f"Cond {name} Out",
        "fraction_of_compressor_electric_consumption_rejected_by_condenser": 1.0, "leaving_chilled_water_lower_temperature_limit": 2.0}
    if by_leaving:
        kind = "Chiller:Electric:ReformulatedEIR"
        machine.update({"reference_leaving_condenser_water_temperature": row["condenser_c"], "reference_condenser_water_flow_rate": condenser,
                        "electric_input_to_cooling_output_ratio_function_of_part_load_ratio_curve_type": "LeavingCondenserWaterTemperature",
                        "chiller_flow_mode_type": "NotModulated"})
    else:
        kind = "Chiller:Electric:EIR"
        machine.update({"reference_entering_condenser_fluid_temperature": row["condenser_c"], "reference_condenser_fluid_flow_rate": condenser,
                        "condenser_type": "WaterCooled", "condenser_fan_power_ratio": 0.0, "chiller_flow_mode": "NotModulated"})
    return kind, {kind: {name: machine}, **{key: value for key, value in curves.items() if value}}


def pump(name, start, end, volume, sizes, constant, curve, to_fluid):
    made = (m.constant_pump if constant else m.variable_pump)(name, start, end, volume, sizes["head_pa"], sizes["efficiency"])
    kind = next(iter(made))
    row = made[kind][name]
    row["fraction_of_motor_inefficiencies_to_fluid_stream"] = to_fluid
    if not constant:
        for at, value in enumerate(curve, 1):
            row[f"coefficient_{at}_of_the_part_load_performance_curve"] = value
    return kind, made


def side(name, pump_kind, machines):
    """Supply side with machines in parallel and a bypass."""
    inner = {f"{name} Supply Inlet": [(pump_kind, f"{name} Pump", f"{name} Supply In", f"{name} Pump Out")]}
    inner.update({f"{name} Machine {at}": [part] for at, part in enumerate(machines)})
    inner[f"{name} Supply Bypass"] = [("Pipe:Adiabatic", f"{name} Supply Bypass Pipe", f"{name} SB In", f"{name} SB Out")]
    inner[f"{name} Supply Outlet"] = [("Pipe:Adiabatic", f"{name} Supply Outlet Pipe", f"{name} Supply Out 1", f"{name} Supply Out")]
    return m.merge(m.branches("Supply", name, inner), m.pipe(f"{name} Supply Bypass Pipe", f"{name} SB In", f"{name} SB Out"),
                   m.pipe(f"{name} Supply Outlet Pipe", f"{name} Supply Out 1", f"{name} Supply Out"))


def condenser_side(users):
    inner = {"Cond Demand Inlet": [("Pipe:Adiabatic", "Cond Demand Inlet Pipe", "Cond Demand In", "Cond Demand In 2")]}
    inner.update({f"Cond {part[1]}": [part] for part in users})
    inner["Cond Demand Bypass"] = [("Pipe:Adiabatic", "Cond Demand Bypass Pipe", "Cond DB In", "Cond DB Out")]
    inner["Cond Demand Outlet"] = [("Pipe:Adiabatic", "Cond Demand Outlet Pipe", "Cond Demand Out 1", "Cond Demand Out")]
    return m.merge(m.branches("Demand", "Cond", inner), m.pipe("Cond Demand Inlet Pipe", "Cond Demand In", "Cond Demand In 2"),
                   m.pipe("Cond Demand Bypass Pipe", "Cond DB In", "Cond DB Out"), m.pipe("Cond Demand Outlet Pipe", "Cond Demand Out 1", "Cond Demand Out"))


def model(c):
    volume = flow(c["it_w"], c["rise_k"])
    kind, parts = pump("CHW Pump", "CHW Supply In", "CHW Pump Out", volume, FACILITY, False, [0.0, 0.0, 0.0, 1.0], c.get("to_fluid", 1.0))
    parts = m.merge(parts, m.demand_of_it("CHW", volume), m.fixed_set_point("CHW Supply Out", c["supply_c"]))
    if "chillers" not in c:
        tower_kind, made = tower(c["tower"], "CHW Tower In", "CHW Tower Out")
        return m.merge(parts, made, m.loop("CHW", "plant", volume, [(tower_kind, "Tower")], "CHW Supply Out", high=90.0),
                       side("CHW", kind, [(tower_kind, "Tower", "CHW Tower In", "CHW Tower Out")]))
    d, machines, users = c["condenser"], [], []
    for at in range(c["count"]):
        chiller_kind, made = chiller(f"Chiller {at}", c["chillers"], volume / c["count"], d["each"])
        parts = m.merge(parts, made)
        machines.append((chiller_kind, f"Chiller {at}", f"CHW Chiller {at} In", f"CHW Chiller {at} Out"))
        users.append((chiller_kind, f"Chiller {at}", f"Cond Chiller {at} In", f"Cond Chiller {at} Out"))
    chilled = m.loop("CHW", "plant", volume, [part[:2] for part in machines], "CHW Supply Out")
    chilled["PlantLoop"]["CHW"]["load_distribution_scheme"] = c["scheme"]
    tower_kind, made = tower(c["tower"], "Cond Tower In", "Cond Tower Out")
    pump_kind, pumps = pump("Cond Pump", "Cond Supply In", "Cond Pump Out", d["flow"], CONDENSER, d.get("constant", False), [0.0, 1.0, 0.0, 0.0], 1.0)
    return m.merge(parts, chilled, side("CHW", kind, machines), made, pumps, condenser_side(users),
                   m.loop("Cond", "condenser", d["flow"], [(tower_kind, "Tower")], "Cond Supply Out", high=90.0),
                   side("Cond", pump_kind, [(tower_kind, "Tower", "Cond Tower In", "Cond Tower Out")]),
                   m.wet_bulb_set_point("Cond Supply Out", d["above"], d["low"], d["high"]))


def plant_file(name, c):
    """The same plant as a file of `headroom plant`, without the hourly load, which the test adds."""
    power = lambda volume, sizes: volume * sizes["head_pa"] / sizes["efficiency"] / 1e3
    volume = flow(c["it_w"], c["rise_k"])
    file = {
        "format": "headroom-plant", "version": 1, "name": name, "kind": "water_cooled" if "chillers" in c else "tower_only",
        "load": {"it_kw": c["it_w"] / 1e3}, "supply_c": c["supply_c"],
        "facility": {"flow_l_s": volume * 1e3, "pump_kw": power(volume, FACILITY), "pump_to_water": 0.9 + 0.1 * c.get("to_fluid", 1.0)}}
    if "chillers" in c:
        row, d = c["chillers"], c["condenser"]
        file["chillers"] = {
            "model": "leaving" if len(row["part"]) == 10 else "entering", "count": c["count"], "capacity_kw": row["capacity_w"] / 1e3,
            "cop": row["cop"], "capacity_curve": row["capacity"], "input_ratio_curve": row["eir"], "part_load_curve": row["part"],
            "leaving_c": row["x"], "condenser_c": row["y"], "part_load": row["z"], "min_part_load": row["min_part"],
            "min_unloading": row["unload"], "max_part_load": row["max_part"], "dispatch": "reference",
            "staging": "one_by_one" if c["scheme"] == "SequentialLoad" else "all", "outside_bounds": "held"}
        file["condenser"] = {"flow_l_s": d["flow"] * 1e3, "pump_kw": power(d["flow"], CONDENSER), "by_machine": not d.get("constant", False),
                             "above_k": d["above"], "low_c": d["low"], "high_c": d["high"]}
    t = c["tower"]
    file["tower"] = {"cells": t["cells"], "flow_l_s": t["flow"] * 1e3, "air_m3_s": t["air"], "fan_kw": t["fan_w"] / 1e3, "cycles": t["cycles"]}
    if t["kind"] == "york":
        file["tower"].update({"model": "york", "wet_bulb_c": m.TOWER["wet_bulb_c"], "approach_k": m.TOWER["approach_k"], "range_k": m.TOWER["range_k"]})
    else:
        file["tower"].update({"model": "merkel", "ua_kw_per_k": t["ua"] / 1e3, "staging": "all" if 1 < t["cells"] else "fewest"})
    if t["kind"] == "two":
        file["tower"]["fans"] = {"two_speed": {key: t[key] for key in ["low_air", "low_ua", "low_power"]}}
    return file


def run(c, folder):
    with open(os.path.join(folder, "weather.epw"), "w", newline="") as out:
        out.write(m.epw(c["climate"]))
    with open(os.path.join(folder, "load.csv"), "w") as out:
        for hour in range(m.HOURS):
            fraction = m.load_fraction(hour)
            out.write(f"{-fraction * c['it_w']!r},{fraction!r}\n")
    with open(os.path.join(folder, "in.epJSON"), "w") as out:
        json.dump(m.merge(m.site(), model(c), plants.outputs()), out, indent=1)
    child = multiprocessing.get_context("fork").Process(target=plants.run_energyplus, args=(folder,))
    child.start()
    child.join()
    table = os.path.join(folder, "eplusout.csv")
    if not os.path.exists(table):
        sys.exit(open(os.path.join(folder, "eplusout.err")).read()[-4000:])
    with open(table) as file:
        rows = list(csv.reader(file))
    head, rows = rows[0], [[float(v or 0) for v in row[1:]] for row in rows[1:]]
    assert len(rows) == m.HOURS, len(rows)
    columns = {}
    for column, names in plants.COLUMNS.items():
        at = [i - 1 for i, h in enumerate(head) if any(n in h for n in names)]
        columns[column] = [(-1.0 if column == "it_w" else 1.0) * sum(row[i] for i in at) for row in rows]
    at = [i - 1 for i, h in enumerate(head) if h.upper().startswith("CHW SUPPLY OUT:SYSTEM NODE TEMPERATURE")][0]
    columns["supply_c"] = [row[at] for row in rows]
    return columns


def main():
    target, names = sys.argv[1], sys.argv[2:] or list(CASES)
    for name in names:
        c = CASES[name]
        with tempfile.TemporaryDirectory() as folder:
            columns = run(c, folder)
        result = plants.summary(columns, (c["supply_c"], 0.5))
        result["samples"] = result["samples"][::6]
        result["climate"] = c["climate"]
        total = {key: sum(month[key] for month in result["months_kwh_m3"]) for key in result["months_kwh_m3"][0]}
        cooling = total["chiller_w"] + total["pump_w"] + total["fan_w"]
        print(f"{name}: PUE {1 + cooling / total['it_w']:.5f}, unmet {result['unmet_hours']} h", {k: round(v, 1) for k, v in total.items()})
        with open(os.path.join(target, f"{name}.plant.json"), "w") as out:
            out.write(json.dumps(plant_file(name, c), indent=2) + "\n")
        with open(os.path.join(target, f"{name}.json"), "w") as out:
            out.write(json.dumps(result, separators=(",", ":")).replace("},{", "},\n{") + "\n")


if __name__ == "__main__":
    main()
