"""EnergyPlus inputs (epJSON) of five small plants, and the synthetic weather and load they run on.

Everything a reader needs to set the plants up in another program stands here: sizes, curves, set points,
load. `plants.py` runs them and writes tests/data/plants/. The weather is made, not measured, so that it can be
made again anywhere: `year()` below and `tests/suite/plants.rs` follow the same few lines.
"""

import math

HOURS = 8760
ELEVATION_M = 100.0
PRESSURE_PA = 100129.0  # held all year
MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

IT_DESIGN_W = 1.3e6


def saturation_pressure(c):
    """Hyland and Wexler over water and ice, Pa."""
    t = c + 273.15
    if c <= 0.01:
        return math.exp(-5.6745359e3 / t + 6.3925247 - 9.677843e-3 * t + 6.2215701e-7 * t**2 + 2.0747825e-9 * t**3
                        - 9.484024e-13 * t**4 + 4.1635019 * math.log(t))
    return math.exp(-5.8002206e3 / t + 1.3914993 - 4.8640239e-2 * t + 4.1764768e-5 * t**2 - 1.4452093e-8 * t**3
                    + 6.5459673 * math.log(t))


# Other climates by what differs from the first: K on dry bulb and dew point, pressure in Pa, height in m.
CLIMATES = {"mild": (0.0, 0.0, PRESSURE_PA, ELEVATION_M), "high": (0.0, -8.0, 83400.0, 1600.0), "humid": (5.0, 3.5, 101200.0, 10.0)}


def year(climate="mild"):
    """Dry bulb, dew point (°C, tenths) and relative humidity (%, hundredths) of every hour."""
    warmer, moister = CLIMATES[climate][:2]
    seed, swing, moist, rows = 12345, 0.0, 0.0, []
    for day in range(365):
        season = -math.cos(2.0 * math.pi * (day - 20) / 365.0)
        seed = (seed * 1103515245 + 12345) % 2**31
        swing = 0.7 * swing + 3.0 * (seed / 2**30 - 1.0)
        seed = (seed * 1103515245 + 12345) % 2**31
        moist = 0.7 * moist + 2.0 * (seed / 2**30 - 1.0)
        for hour in range(24):
            dry = 15.0 + warmer + 13.0 * season + swing + 5.5 * math.sin(2.0 * math.pi * (hour - 8.5) / 24.0)
            dry = math.floor(dry * 10.0 + 0.5) / 10.0
            dew = min(7.5 + moister + 11.5 * season + moist, dry - 0.5)
            dew = math.floor(dew * 10.0 + 0.5) / 10.0
            humidity = 100.0 * saturation_pressure(dew) / saturation_pressure(dry)
            rows.append((dry, dew, math.floor(humidity * 100.0 + 0.5) / 100.0))
    return rows


def load_fraction(hour_of_year):
    """IT load over design: 0.55 to 1, in steps that no day or week repeats."""
    day, hour = divmod(hour_of_year, 24)
    return 0.55 + 0.45 * (0.5 * ((day * 7) % 30) / 29.0 + 0.5 * ((hour * 5) % 24) / 23.0)


def epw(climate="mild"):
    pressure, height = CLIMATES[climate][2:]
    head = [
        f"LOCATION,Synthetic,-,XXX,made,999999,45.0,0.0,0.0,{height:.1f}",
        "DESIGN CONDITIONS,0",
        "TYPICAL/EXTREME PERIODS,0",
        "GROUND TEMPERATURES,0",
        "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0",
        "COMMENTS 1,made by tests/oracles/plant_models.py",
        "COMMENTS 2,",
        "DATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31",
    ]
    lines, rows = list(head), year(climate)
    at = 0
    for month, days in enumerate(MONTH_DAYS, 1):
        for day in range(1, days + 1):
            for hour in range(1, 25):
                dry, dew, humidity = rows[at]
                at += 1
                lines.append(f"2021,{month},{day},{hour},60,?9,{dry:.1f},{dew:.1f},{humidity:.2f},{pressure:.0f},"
                             "0,0,300,0,0,0,0,0,0,0,180,2.0,5,5,16.0,77777,9,999999999,100,0.1,0,88,0.2,0.0,0.0")
    return "\r\n".join(lines) + "\r\n"


# Curves of the reference VSD centrifugal (EnergyPlus' chiller data set) and of the 90.1-2019 air-cooled machine.
VSD = {
    "capacity_w": 1406600.0, "cop": 6.04, "leaving_c": 6.67, "condenser_c": 29.44,
    "capacity": [1.042261, 2.644821e-3, -1.468026e-3, 1.366256e-2, -8.302334e-4, 1.573579e-3],
    "eir": [1.026340, -1.612819e-2, -1.092591e-3, -1.784393e-2, 7.961842e-4, -9.586049e-5],
    "part": [0.1188880, 0.6723542, 0.2068754],
    "x": [4.44, 10.0], "y": [12.78, 32.22], "z": [0.2, 1.04], "min_part": 0.2, "unload": 0.2,
}
AIR = {
    "capacity_w": 1600000.0, "cop": 2.96, "leaving_c": 6.67, "condenser_c": 35.0,
    "capacity": [1.0433825, 0.0407073, 0.0004506, -0.0041514, -0.0000886, -0.0003467],
    "eir": [0.5961907, -0.0099493, 0.0007888, 0.0004506, 0.0004875, -0.0007623],
    "part": [0.1410, 0.6550, 0.2030],
    "x": [5.0, 10.0], "y": [12.7, 51.67], "z": [0.0, 1.0], "min_part": 0.15, "unload": 0.25,
}
CP_FLOW = 4186.0 * 998.2
CHILLED = {"supply_c": 10.0, "flow_m3_s": IT_DESIGN_W / (CP_FLOW * 8.0), "head_pa": 250e3, "efficiency": 0.7}
CONDENSER = {"flow_m3_s": 0.0706, "head_pa": 200e3, "efficiency": 0.7, "approach_k": 4.0, "low_c": 18.0, "high_c": 29.0}
TOWER = {"wet_bulb_c": 25.6, "approach_k": 3.9, "range_k": 5.6, "air_m3_s": 42.0, "fan_w": 15000.0}
WARM = {"supply_c": 29.66, "flow_m3_s": IT_DESIGN_W / (CP_FLOW * 8.0)}
DRY = {"supply_c": 44.75, "fan_high_w": 26000.0, "fan_low_w": 4160.0, "ua_high": 130000.0, "ua_low": 75000.0,
       "air_high": 110.0, "air_low": 55.0}
ECONOMISER = {"approach_k": 4.0, "low_c": 9.3}  # set point of the towers where they also feed the exchanger
EXCHANGER_UA = 450000.0
DRIFT = 8e-5
CYCLES = 4.0


def pump_power(loop):
    return loop["flow_m3_s"] * loop["head_pa"] / loop["efficiency"]


def site():
    """What every model has: one building without zones, one time step an hour, a year of weather."""
    return {
        "Version": {"V": {"version_identifier": "25.2"}},
        "Timestep": {"T": {"number_of_timesteps_per_hour": 1}},
        "Building": {"B": {"north_axis": 0.0}},
        "GlobalGeometryRules": {"G": {"starting_vertex_position": "UpperLeftCorner",
                                      "vertex_entry_direction": "Counterclockwise", "coordinate_system": "Relative"}},
        "SimulationControl": {"S": {"do_zone_sizing_calculation": "No", "do_system_sizing_calculation": "No",
                                    "do_plant_sizing_calculation": "No", "run_simulation_for_sizing_periods": "No",
                                    "run_simulation_for_weather_file_run_periods": "Yes"}},
        "RunPeriod": {"R": {"begin_month": 1, "begin_day_of_month": 1, "end_month": 12, "end_day_of_month": 31,
                            "begin_year": 2021, "end_year": 2021, "use_weather_file_daylight_saving_period": "No",
                            "use_weather_file_holidays_and_special_days": "No"}},
        "ScheduleTypeLimits": {"Any": {}},
        "Schedule:File": {
            "Load W": {"schedule_type_limits_name": "Any", "file_name": "load.csv", "column_number": 1, "rows_to_skip_at_top": 0,
                       "number_of_hours_of_data": 8760, "column_separator": "Comma", "minutes_per_item": 60},
            "Load Fraction": {"schedule_type_limits_name": "Any", "file_name": "load.csv", "column_number": 2, "rows_to_skip_at_top": 0,
                              "number_of_hours_of_data": 8760, "column_separator": "Comma", "minutes_per_item": 60},
        },
        "Schedule:Constant": {"On": {"schedule_type_limits_name": "Any", "hourly_value": 1.0}},
    }


def merge(*parts):
    whole = {}
    for part in parts:
        for kind, objects in part.items():
            whole.setdefault(kind, {}).update(objects)
    return whole


def branches(side, loop, inner):
    """Splitter, branches, mixer of one side of a loop. `inner` lists branches of (type, name, in, out)."""
    name = f"{loop} {side}"
    whole = {"Branch": {}, "BranchList": {}, "ConnectorList": {}, "Connector:Splitter": {}, "Connector:Mixer": {}}
    for branch, parts in inner.items():
        whole["Branch"][branch] = {"components": [
            {"component_object_type": kind, "component_name": part, "component_inlet_node_name": start,
             "component_outlet_node_name": end} for kind, part, start, end in parts]}
    names = list(inner)
    whole["BranchList"][f"{name} Branches"] = {"branches": [{"branch_name": branch} for branch in names]}
    whole["ConnectorList"][f"{name} Connectors"] = {
        "connector_1_object_type": "Connector:Splitter", "connector_1_name": f"{name} Splitter",
        "connector_2_object_type": "Connector:Mixer", "connector_2_name": f"{name} Mixer"}
    whole["Connector:Splitter"][f"{name} Splitter"] = {
        "inlet_branch_name": names[0], "branches": [{"outlet_branch_name": branch} for branch in names[1:-1]]}
    whole["Connector:Mixer"][f"{name} Mixer"] = {
        "outlet_branch_name": names[-1], "branches": [{"inlet_branch_name": branch} for branch in names[1:-1]]}
    return whole


def pipe(name, start, end):
    return {"Pipe:Adiabatic": {name: {"inlet_node_name": start, "outlet_node_name": end}}}


def loop(name, kind, flow, equipment, set_point_node, low=1.0, high=60.0, by_set_point=False):
    """Loop object with its operation, by cooling load or by the set points of its components."""
    whole = {
        "PlantLoop" if kind == "plant" else "CondenserLoop": {name: {
            "fluid_type": "Water",
            ("plant_equipment_operation_scheme_name" if kind == "plant" else "condenser_equipment_operation_scheme_name"): f"{name} Scheme",
            ("loop_temperature_setpoint_node_name" if kind == "plant" else "condenser_loop_temperature_setpoint_node_name"): set_point_node,
            "maximum_loop_temperature": high, "minimum_loop_temperature": low, "maximum_loop_flow_rate": flow, "minimum_loop_flow_rate": 0.0,
            ("plant_loop_volume" if kind == "plant" else "condenser_loop_volume"): "Autocalculate",
            ("plant_side_inlet_node_name" if kind == "plant" else "condenser_side_inlet_node_name"): f"{name} Supply In",
            ("plant_side_outlet_node_name" if kind == "plant" else "condenser_side_outlet_node_name"): f"{name} Supply Out",
            ("plant_side_branch_list_name" if kind == "plant" else "condenser_side_branch_list_name"): f"{name} Supply Branches",
            ("plant_side_connector_list_name" if kind == "plant" else "condenser_side_connector_list_name"): f"{name} Supply Connectors",
            "demand_side_inlet_node_name": f"{name} Demand In", "demand_side_outlet_node_name": f"{name} Demand Out",
            ("demand_side_branch_list_name" if kind == "plant" else "condenser_demand_side_branch_list_name"): f"{name} Demand Branches",
            ("demand_side_connector_list_name" if kind == "plant" else "condenser_demand_side_connector_list_name"): f"{name} Demand Connectors",
            "load_distribution_scheme": "SequentialLoad"}},
        ("PlantEquipmentOperationSchemes" if kind == "plant" else "CondenserEquipmentOperationSchemes"): {f"{name} Scheme": {
            "control_scheme_1_object_type": "PlantEquipmentOperation:" + ("ComponentSetpoint" if by_set_point else "CoolingLoad"), "control_scheme_1_name": f"{name} Operation",
            "control_scheme_1_schedule_name": "On"}},
        "PlantEquipmentOperation:CoolingLoad": {f"{name} Operation": {
            "load_range_1_lower_limit": 0.0, "load_range_1_upper_limit": 1e12, "range_1_equipment_list_name": f"{name} Equipment"}},
        ("PlantEquipmentList" if kind == "plant" else "CondenserEquipmentList"): {f"{name} Equipment": {"equipment": [
            {("equipment_object_type"): t, ("equipment_name"): n} for t, n in equipment]}},
    }
    if by_set_point:
        del whole["PlantEquipmentOperation:CoolingLoad"], whole["PlantEquipmentList"]
    return whole


def variable_pump(name, start, end, flow, head, efficiency):
    return {"Pump:VariableSpeed": {name: {
        "inlet_node_name": start, "outlet_node_name": end, "design_maximum_flow_rate": flow, "design_pump_head": head,
        "design_power_consumption": flow * head / efficiency, "motor_efficiency": 0.9,
        "fraction_of_motor_inefficiencies_to_fluid_stream": 1.0, "coefficient_1_of_the_part_load_performance_curve": 0.0,
        "coefficient_2_of_the_part_load_performance_curve": 0.0, "coefficient_3_of_the_part_load_performance_curve": 0.0,
        "coefficient_4_of_the_part_load_performance_curve": 1.0, "design_minimum_flow_rate": 0.0, "pump_control_type": "Intermittent"}}}


def constant_pump(name, start, end, flow, head, efficiency):
    return {"Pump:ConstantSpeed": {name: {
        "inlet_node_name": start, "outlet_node_name": end, "design_flow_rate": flow, "design_pump_head": head,
        "design_power_consumption": flow * head / efficiency, "motor_efficiency": 0.9,
        "fraction_of_motor_inefficiencies_to_fluid_stream": 1.0, "pump_control_type": "Intermittent"}}}


def load_profile(start, end, flow):
    return {"LoadProfile:Plant": {"IT": {
        "inlet_node_name": start, "outlet_node_name": end, "load_schedule_name": "Load W", "peak_flow_rate": flow,
        "flow_rate_fraction_schedule_name": "Load Fraction"}}}


def demand_of_it(name, flow):
    """Demand side with the IT load and a bypass."""
    return merge(
        branches("Demand", name, {
            f"{name} Demand Inlet": [("Pipe:Adiabatic", f"{name} Demand Inlet Pipe", f"{name} Demand In", f"{name} Demand In 2")],
            f"{name} IT": [("LoadProfile:Plant", "IT", f"{name} IT In", f"{name} IT Out")],
            f"{name} Demand Bypass": [("Pipe:Adiabatic", f"{name} Demand Bypass Pipe", f"{name} DB In", f"{name} DB Out")],
            f"{name} Demand Outlet": [("Pipe:Adiabatic", f"{name} Demand Outlet Pipe", f"{name} Demand Out 1", f"{name} Demand Out")]}),
        pipe(f"{name} Demand Inlet Pipe", f"{name} Demand In", f"{name} Demand In 2"),
        pipe(f"{name} Demand Bypass Pipe", f"{name} DB In", f"{name} DB Out"),
        pipe(f"{name} Demand Outlet Pipe", f"{name} Demand Out 1", f"{name} Demand Out"),
        load_profile(f"{name} IT In", f"{name} IT Out", flow))


def supply_side(name, pump, parts):
    """Supply side: pump, the parts in series, a bypass."""
    return merge(
        branches("Supply", name, {
            f"{name} Supply Inlet": [(pump, f"{name} Pump", f"{name} Supply In", f"{name} Pump Out")],
            f"{name} Machines": parts,
            f"{name} Supply Bypass": [("Pipe:Adiabatic", f"{name} Supply Bypass Pipe", f"{name} SB In", f"{name} SB Out")],
            f"{name} Supply Outlet": [("Pipe:Adiabatic", f"{name} Supply Outlet Pipe", f"{name} Supply Out 1", f"{name} Supply Out")]}),
        pipe(f"{name} Supply Bypass Pipe", f"{name} SB In", f"{name} SB Out"),
        pipe(f"{name} Supply Outlet Pipe", f"{name} Supply Out 1", f"{name} Supply Out"))


def fixed_set_point(node, value):
    return {"Schedule:Constant": {f"Set {node}": {"schedule_type_limits_name": "Any", "hourly_value": value}},
            "SetpointManager:Scheduled": {f"Manager {node}": {
                "control_variable": "Temperature", "schedule_name": f"Set {node}", "setpoint_node_or_nodelist_name": node}}}


def wet_bulb_set_point(node, approach, low, high):
    return {"SetpointManager:FollowOutdoorAirTemperature": {f"Manager {node}": {
        "control_variable": "Temperature", "reference_temperature_type": "OutdoorAirWetBulb", "offset_temperature_difference": approach,
        "maximum_setpoint_temperature": high, "minimum_setpoint_temperature": low, "setpoint_node_or_nodelist_name": node}}}


def chiller(row, start, end, condenser_in, condenser_out, water_cooled):
    names = ["capacity", "eir"]
    whole = {"Curve:Biquadratic": {}, "Curve:Quadratic": {}}
    for name in names:
        c = row[name]
        whole["Curve:Biquadratic"][name] = {
            "coefficient1_constant": c[0], "coefficient2_x": c[1], "coefficient3_x_2": c[2], "coefficient4_y": c[3],
            "coefficient5_y_2": c[4], "coefficient6_x_y": c[5], "minimum_value_of_x": row["x"][0], "maximum_value_of_x": row["x"][1],
            "minimum_value_of_y": row["y"][0], "maximum_value_of_y": row["y"][1]}
    whole["Curve:Quadratic"]["part"] = {
        "coefficient1_constant": row["part"][0], "coefficient2_x": row["part"][1], "coefficient3_x_2": row["part"][2],
        "minimum_value_of_x": row["z"][0], "maximum_value_of_x": row["z"][1]}
    machine = {
        "reference_capacity": row["capacity_w"], "reference_cop": row["cop"],
        "reference_leaving_chilled_water_temperature": row["leaving_c"],
        "reference_entering_condenser_fluid_temperature": row["condenser_c"],
        "reference_chilled_water_flow_rate": CHILLED["flow_m3_s"],
        "cooling_capacity_function_of_temperature_curve_name": "capacity",
        "electric_input_to_cooling_output_ratio_function_of_temperature_curve_name": "eir",
        "electric_input_to_cooling_output_ratio_function_of_part_load_ratio_curve_name": "part",
        "minimum_part_load_ratio": row["min_part"], "maximum_part_load_ratio": 1.0, "optimum_part_load_ratio": 1.0,
        "minimum_unloading_ratio": row["unload"], "chilled_water_inlet_node_name": start, "chilled_water_outlet_node_name": end,
        "condenser_inlet_node_name": condenser_in, "condenser_outlet_node_name": condenser_out,
        "condenser_type": "WaterCooled" if water_cooled else "AirCooled", "condenser_fan_power_ratio": 0.0,
        "fraction_of_compressor_electric_consumption_rejected_by_condenser": 1.0, "leaving_chilled_water_lower_temperature_limit": 2.0,
        "chiller_flow_mode": "NotModulated"}
    if water_cooled:
        machine["reference_condenser_fluid_flow_rate"] = CONDENSER["flow_m3_s"]
    else:
        machine["reference_condenser_fluid_flow_rate"] = 100.0
    whole["Chiller:Electric:EIR"] = {"Chiller": machine}
    if not water_cooled:
        whole["OutdoorAir:NodeList"] = {"Outdoor": {"nodes": [{"node_or_nodelist_name": condenser_in}]}}
    return whole


MERKEL = {"ua_w_per_k": 165e3, "air_exponent": 0.6, "water_exponent": 0.4, "natural": 0.1}  # one cell


def merkel_tower(start, end, flow, cells):
    """Tower by conductance. For the economiser plant: where water and wet bulb are close and air is little,
    EnergyPlus' YorkCalc tower finds no range and takes the largest instead, 22.2 K, so that its fans hardly turn."""
    ua, air = MERKEL["ua_w_per_k"] * cells, TOWER["air_m3_s"] * cells
    line = {"minimum_value_of_x": 0.0, "maximum_value_of_x": 10.0, "coefficient1_constant": 0.0, "coefficient2_constant": 1.0}
    return {
        "CoolingTower:VariableSpeed:Merkel": {"Tower": {
            "water_inlet_node_name": start, "water_outlet_node_name": end,
            "performance_input_method": "UFactorTimesAreaAndDesignWaterFlowRate", "design_water_flow_rate": flow * cells,
            "design_air_flow_rate": air, "minimum_air_flow_rate_ratio": 0.2, "design_fan_power": TOWER["fan_w"] * cells,
            "fan_power_modifier_function_of_air_flow_rate_ratio_curve_name": "Cube",
            "free_convection_regime_air_flow_rate": MERKEL["natural"] * air,
            "design_air_flow_rate_u_factor_times_area_value": ua,
            "free_convection_regime_u_factor_times_area_value": MERKEL["natural"] * ua,
            "u_factor_times_area_modifier_function_of_air_flow_ratio_curve_name": "By Air",
            "u_factor_times_area_modifier_function_of_wetbulb_temperature_difference_curve_name": "By Wet Bulb",
            "u_factor_times_area_modifier_function_of_water_flow_ratio_curve_name": "By Water",
            "basin_heater_capacity": 0.0, "evaporation_loss_mode": "SaturatedExit", "drift_loss_percent": 100.0 * DRIFT,
            "blowdown_calculation_mode": "ConcentrationRatio", "blowdown_concentration_ratio": CYCLES, "number_of_cells": cells,
            "cell_control": "MinimalCell", "cell_minimum_water_flow_rate_fraction": 0.98, "cell_maximum_water_flow_rate_fraction": 1.02}},
        "Curve:Exponent": {"By Air": {**line, "coefficient3_constant": MERKEL["air_exponent"]},
                           "By Water": {**line, "coefficient3_constant": MERKEL["water_exponent"]}},
        "Curve:Quadratic": {"By Wet Bulb": {"coefficient1_constant": 1.0, "coefficient2_x": 0.0, "coefficient3_x_2": 0.0,
                                            "minimum_value_of_x": -100.0, "maximum_value_of_x": 100.0}},
        "Curve:Cubic": {"Cube": {"coefficient1_constant": 0.0, "coefficient2_x": 0.0, "coefficient3_x_2": 0.0, "coefficient4_x_3": 1.0,
                                 "minimum_value_of_x": 0.0, "maximum_value_of_x": 1.0}},
    }


def york_tower(start, end, flow, cells=1):
    return {
        "CoolingTower:VariableSpeed": {"Tower": {
            "water_inlet_node_name": start, "water_outlet_node_name": end, "model_type": "YorkCalc",
            "design_inlet_air_wet_bulb_temperature": TOWER["wet_bulb_c"], "design_approach_temperature": TOWER["approach_k"],
            "design_range_temperature": TOWER["range_k"], "design_water_flow_rate": flow * cells, "design_air_flow_rate": TOWER["air_m3_s"] * cells,
            "design_fan_power": TOWER["fan_w"] * cells, "fan_power_ratio_function_of_air_flow_rate_ratio_curve_name": "Cube",
            "minimum_air_flow_rate_ratio": 0.2, "fraction_of_tower_capacity_in_free_convection_regime": 0.125,
            "basin_heater_capacity": 0.0, "evaporation_loss_mode": "SaturatedExit", "drift_loss_percent": 100.0 * DRIFT,
            "blowdown_calculation_mode": "ConcentrationRatio", "blowdown_concentration_ratio": CYCLES, "number_of_cells": cells,
            "cell_control": "MinimalCell", "cell_minimum_water_flow_rate_fraction": 0.98,
            "cell_maximum_water_flow_rate_fraction": 1.02}},
        "Curve:Cubic": {"Cube": {"coefficient1_constant": 0.0, "coefficient2_x": 0.0, "coefficient3_x_2": 0.0, "coefficient4_x_3": 1.0,
                                 "minimum_value_of_x": 0.0, "maximum_value_of_x": 1.0}},
    }
