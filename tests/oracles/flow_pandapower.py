"""Writes tests/data/flow/*.json: networks in the words of `headroom flow`, and what pandapower finds for them.

Usage: pip install -r requirements_pandapower.txt, then python flow_pandapower.py ../data/flow

Every file has `input`, which headroom reads as it is, and `expected`, in the form that headroom prints. pandapower's
options are those of the convention: calculate_voltage_angles, transformer model T, loading by power, tolerance
1e-10 MVA; short circuit with lv_tol_percent 10, kappa method C, t_k = 1 s, all buses.

The version is 3.4.0 on purpose: it is the last with a smallest voltage factor of 0.95 below 1 kV at a tolerance of
10 %. From 3.5 on it is 0.90, and the transformer factor is left off in the smallest short circuit.
"""

import json
import math
import random
import sys
import warnings
from pathlib import Path

import numpy as np
import pandapower as pp
import pandapower.shortcircuit as sc

warnings.simplefilter("ignore")

PF = dict(calculate_voltage_angles=True, trafo_model="t", trafo_loading="power", tolerance_mva=1e-10,
          max_iteration=50, init="auto")


def digits(value):
    """Twelve digits, and nothing where pandapower has none."""
    value = float(value)
    return None if math.isnan(value) or math.isinf(value) else float(f"{value:.13g}")


def build(data):
    """The network of a file, in pandapower."""
    net = pp.create_empty_network(f_hz=data.get("f_hz", 50))
    bus = {}
    for row in data["bus"]:
        bus[row["name"]] = pp.create_bus(net, row["vn_kv"], name=row["name"], in_service=row.get("in_service", True))
    for row in data.get("ext_grid", []):
        extra = {k: row[k] for k in ("s_sc_max_mva", "s_sc_min_mva", "rx_max", "rx_min") if k in row}
        pp.create_ext_grid(net, bus[row["bus"]], vm_pu=row.get("vm_pu", 1.0), va_degree=row.get("va_degree", 0.0),
                           name=row.get("name"), in_service=row.get("in_service", True), **extra)
    lines = {}
    for row in data.get("line", []):
        extra = {k: row[k] for k in ("endtemp_degree",) if k in row}
        lines[row["name"]] = pp.create_line_from_parameters(
            net, bus[row["from_bus"]], bus[row["to_bus"]], row["length_km"], row["r_ohm_per_km"], row["x_ohm_per_km"],
            row.get("c_nf_per_km", 0.0), row.get("max_i_ka", 1.0), name=row["name"], parallel=row.get("parallel", 1),
            in_service=row.get("in_service", True), g_us_per_km=row.get("g_us_per_km", 0.0), df=row.get("df", 1.0),
            **extra)
    trafos = {}
    for row in data.get("trafo", []):
        extra = {k: row[k] for k in ("tap_side", "tap_neutral", "tap_pos", "tap_step_percent", "tap_step_degree",
                                     "tap_min", "tap_max", "oltc", "power_station_unit", "pt_percent") if k in row}
        if "tap_pos" in row:
            extra["tap_changer_type"] = row.get("tap_changer_type", "Ratio")
        trafos[row["name"]] = pp.create_transformer_from_parameters(
            net, bus[row["hv_bus"]], bus[row["lv_bus"]], row["sn_mva"], row["vn_hv_kv"], row["vn_lv_kv"],
            row["vkr_percent"], row["vk_percent"], row.get("pfe_kw", 0.0), row.get("i0_percent", 0.0),
            shift_degree=row.get("shift_degree", 0.0), name=row["name"], parallel=row.get("parallel", 1),
            df=row.get("df", 1.0), in_service=row.get("in_service", True), vector_group=row.get("vector_group"),
            **extra)
    if trafos and "power_station_unit" in net.trafo.columns:
        net.trafo["power_station_unit"] = net.trafo["power_station_unit"].fillna(False).astype(bool)
    for row in data.get("load", []):
        pp.create_load(net, bus[row["bus"]], row["p_mw"], row.get("q_mvar", 0.0), name=row["name"],
                       scaling=row.get("scaling", 1.0), in_service=row.get("in_service", True))
    for row in data.get("sgen", []) + data.get("static_gen", []):
        feeds = "k" in row and "sn_mva" in row
        # pandapower refuses a static generator without rating in a short circuit; one that feeds nothing is meant.
        pp.create_sgen(net, bus[row["bus"]], row["p_mw"], row.get("q_mvar", 0.0), sn_mva=row.get("sn_mva", 1.0),
                       name=row["name"], scaling=row.get("scaling", 1.0), in_service=row.get("in_service", True),
                       k=row.get("k", 0.0) if feeds else 0.0, current_source=True)
    for row in data.get("gen", []):
        extra = {k: row[k] for k in ("vn_kv", "xdss_pu", "cos_phi", "rdss_ohm", "pg_percent", "sn_mva", "min_q_mvar",
                                     "max_q_mvar") if k in row}
        if "power_station_trafo" in row:
            extra["power_station_trafo"] = trafos[row["power_station_trafo"]]
        pp.create_gen(net, bus[row["bus"]], row["p_mw"], vm_pu=row.get("vm_pu", 1.0), name=row["name"],
                      slack=row.get("slack", False), scaling=row.get("scaling", 1.0),
                      in_service=row.get("in_service", True), **extra)
    for row in data.get("shunt", []):
        pp.create_shunt(net, bus[row["bus"]], row["q_mvar"], row.get("p_mw", 0.0), name=row["name"],
                        vn_kv=row.get("vn_kv"), step=row.get("step", 1), in_service=row.get("in_service", True))
    for row in data.get("motor", []):
        extra = {k: row[k] for k in ("cos_phi_n", "efficiency_percent", "efficiency_n_percent", "loading_percent",
                                     "lrc_pu", "rx", "vn_kv") if k in row}
        pp.create_motor(net, bus[row["bus"]], row["pn_mech_mw"], row["cos_phi"], name=row["name"], **extra)
    for row in data.get("switch", []):
        element = {"b": bus, "l": lines, "t": trafos}[row["et"]][row["element"]]
        pp.create_switch(net, bus[row["bus"]], element, et=row["et"], closed=row.get("closed", True),
                         z_ohm=row.get("z_ohm", 0.0))
    return net


def rows(table, names, columns):
    return {name: {c: digits(table[c].iloc[i]) for c in columns} for i, name in enumerate(names)}


def flow(net):
    pp.runpp(net, **PF)
    grids = {}
    if len(net.ext_grid):
        grids = {c: digits(net.res_ext_grid[c].sum()) for c in ("p_mw", "q_mvar")}
    if 1 < len(net.ext_grid):
        names = [row["name"] or net.bus.name[row["bus"]] for _, row in net.ext_grid.iterrows()]
        grids |= rows(net.res_ext_grid, names, ("p_mw", "q_mvar"))
    return {
        "bus": rows(net.res_bus, net.bus.name, ("vm_pu", "va_degree")),
        "line": rows(net.res_line, net.line.name, ("p_from_mw", "q_from_mvar", "p_to_mw", "q_to_mvar", "pl_mw", "i_ka",
                                                   "loading_percent")),
        "trafo": rows(net.res_trafo, net.trafo.name, ("p_hv_mw", "q_hv_mvar", "p_lv_mw", "q_lv_mvar", "pl_mw",
                                                      "i_hv_ka", "i_lv_ka", "loading_percent")),
        "ext_grid": grids,
        "gen": rows(net.res_gen, net.gen.name, ("p_mw", "q_mvar", "va_degree")),
    }


def short(net, case):
    sc.calc_sc(net, fault="3ph", case=case, lv_tol_percent=10, topology="auto", ip=True, ith=True, tk_s=1.0,
               kappa_method="C")
    table = net.res_bus_sc.rename(columns={"skss_mw": "skss_mva"})
    return rows(table, net.bus.name, ("ikss_ka", "skss_mva", "ip_ka", "ith_ka"))


def expected(data):
    net = build(data)
    result = {"power_flow": flow(net)}
    cases = {}
    for case in ("max", "min"):
        try:
            cases[case] = short(net, case)
        except (ValueError, KeyError, UserWarning, FloatingPointError) as why:
            print("   ", case, "left out:", str(why)[:80])
    if cases:
        result["short_circuit_3ph"] = cases
    return result


# What follows are the networks. Short helpers, so that each reads like a one-line diagram.

def bus(name, kv, **more):
    return {"name": name, "vn_kv": kv, **more}


def grid(at, smax=1000, smin=800, **more):
    return {"bus": at, "vm_pu": 1.0, "va_degree": 0, "s_sc_max_mva": smax, "s_sc_min_mva": smin, "rx_max": 0.1,
            "rx_min": 0.12, **more}


def cable(name, a, b, km, **more):
    """12/20 kV aluminium, 240 mm2."""
    return {"name": name, "from_bus": a, "to_bus": b, "length_km": km, "r_ohm_per_km": 0.122, "x_ohm_per_km": 0.112,
            "c_nf_per_km": 304, "max_i_ka": 0.421, "endtemp_degree": 160, **more}


def overhead(name, a, b, km, **more):
    return {"name": name, "from_bus": a, "to_bus": b, "length_km": km, "r_ohm_per_km": 0.062, "x_ohm_per_km": 0.41,
            "c_nf_per_km": 9.2, "max_i_ka": 1.1, "endtemp_degree": 80, **more}


def trafo(name, hv, lv, sn, khv, klv, vk, vkr, pfe, i0, **more):
    return {"name": name, "hv_bus": hv, "lv_bus": lv, "sn_mva": sn, "vn_hv_kv": khv, "vn_lv_kv": klv,
            "vk_percent": vk, "vkr_percent": vkr, "pfe_kw": pfe, "i0_percent": i0, **more}


def load(name, at, p, q=0.0, **more):
    return {"name": name, "bus": at, "p_mw": p, "q_mvar": q, **more}


def gen(name, at, p, sn, kv, **more):
    return {"name": name, "bus": at, "p_mw": p, "vm_pu": 1.0, "sn_mva": sn, "vn_kv": kv, "xdss_pu": 0.17,
            "cos_phi": 0.85, "rdss_ohm": 0.02, **more}


def tap(side, pos, step, neutral=0, **more):
    return {"tap_side": side, "tap_neutral": neutral, "tap_pos": pos, "tap_step_percent": step, **more}


def radial_415():
    data = {"f_hz": 50, "bus": [bus("G", 33), bus("M", 11)], "ext_grid": [grid("G")],
            "trafo": [trafo("T0", "G", "M", 20, 33, 11, 10, 0.5, 14, 0.1, shift_degree=30, vector_group="Dyn1",
                            **tap("hv", -2, 1.25))], "line": [], "load": []}
    for i in range(4):
        data["bus"] += [bus(f"R{i}", 11), bus(f"B{i}", 0.415)]
        data["line"].append(cable(f"C{i}", "M" if i == 0 else f"R{i-1}", f"R{i}", 0.4 + 0.3 * i))
        data["trafo"].append(trafo(f"T{i+1}", f"R{i}", f"B{i}", 3.0, 11, 0.433, 6.25, 0.75, 3.1, 0.3, shift_degree=330,
                                   vector_group="Dyn11", **tap("hv", i - 2, 2.5)))
        data["load"].append(load(f"IT{i}", f"B{i}", 2.1 + 0.1 * i, 0.5))
    return data


def radial_480():
    data = {"f_hz": 60, "bus": [bus("U", 161), bus("X", 34.5)],
            "ext_grid": [grid("U", 8000, 6000, rx_max=0.06, rx_min=0.08, vm_pu=1.02, va_degree=-12)],
            "trafo": [trafo("T1", "U", "X", 100, 161, 34.5, 12, 0.32, 55, 0.08, shift_degree=30, vector_group="YNd1",
                            **tap("hv", -4, 0.625))], "line": [], "load": []}
    for i in range(3):
        data["bus"] += [bus(f"S{i}", 34.5), bus(f"V{i}", 13.8), bus(f"L{i}", 0.48)]
        data["line"].append(overhead(f"F{i}", "X", f"S{i}", 1.5 + i, c_nf_per_km=250))
        data["trafo"].append(trafo(f"P{i}", f"S{i}", f"V{i}", 25, 34.5, 13.8, 8, 0.4, 17, 0.12, shift_degree=0))
        data["trafo"].append(trafo(f"B{i}", f"V{i}", f"L{i}", 2.5, 13.8, 0.48, 5.75, 0.6, 2.2, 0.4, parallel=2 + i,
                                   shift_degree=30))
        data["load"].append(load(f"IT{i}", f"L{i}", 3.9, 0.6))
        data["load"].append(load(f"CH{i}", f"V{i}", 4.5, 2.0))
    return data


def ring(closed):
    data = {"f_hz": 50, "bus": [bus("HV", 110), bus("S", 20)] + [bus(f"N{i}", 20) for i in range(6)],
            "ext_grid": [grid("HV", 3000, 2000)],
            "trafo": [trafo("T1", "HV", "S", 40, 110, 20, 16.2, 0.34, 18, 0.05, shift_degree=150, vector_group="YNd5",
                            **tap("hv", -3, 1.5)),
                      trafo("T2", "HV", "S", 40, 110, 20, 16.2, 0.34, 18, 0.05, shift_degree=150, vector_group="YNd5",
                            **tap("hv", -3, 1.5))],
            "load": [load(f"D{i}", f"N{i}", 2.0 + 0.7 * i, 0.5) for i in range(6)]}
    names = ["S"] + [f"N{i}" for i in range(6)] + ["S"]
    data["line"] = [cable(f"R{i}", names[i], names[i + 1], 1.0 + 0.35 * i, in_service=closed or i != 4)
                    for i in range(7)]
    return data


def parallel_taps():
    return {"f_hz": 60, "bus": [bus("A", 138), bus("B", 13.8), bus("C", 13.8)],
            "ext_grid": [grid("A", 5000, 3500)],
            "trafo": [trafo("T1", "A", "B", 50, 138, 13.8, 9, 0.3, 30, 0.1, **tap("hv", 3, 1.25)),
                      trafo("T2", "A", "B", 50, 138, 13.8, 9.4, 0.32, 31, 0.1, **tap("hv", -2, 1.25)),
                      trafo("T3", "A", "B", 30, 138, 13.8, 8, 0.4, 20, 0.15, **tap("lv", 2, 2.5), parallel=2),
                      trafo("T4", "A", "C", 30, 144.9, 13.2, 8, 0.4, 20, 0.15, df=0.9)],
            "line": [cable("L", "B", "C", 0.8, parallel=3, df=0.8)],
            "load": [load("D", "B", 70, 20), load("E", "C", 25, 9)]}


def two_sources():
    return {"f_hz": 60, "bus": [bus(n, 34.5) for n in "ABCDE"],
            "ext_grid": [grid("A", 1500, 900, vm_pu=1.01, va_degree=3.0),
                         grid("E", 900, 700, vm_pu=0.99, va_degree=-2.0, rx_max=0.2, name="East")],
            "line": [overhead("AB", "A", "B", 4), overhead("BC", "B", "C", 6), overhead("CD", "C", "D", 5),
                     overhead("DE", "D", "E", 3), overhead("BD", "B", "D", 9)],
            "load": [load("b", "B", 12, 4), load("c", "C", 22, 7), load("d", "D", 9, 1)]}


def island():
    return {"f_hz": 60, "bus": [bus("GB", 13.8), bus("X", 34.5), bus("Y", 34.5), bus("L", 0.48)],
            "trafo": [trafo("U1", "X", "GB", 60, 34.5, 13.8, 9, 0.35, 30, 0.1, shift_degree=330),
                      trafo("B1", "Y", "L", 3, 34.5, 0.48, 6, 0.6, 3, 0.3, shift_degree=30)],
            "line": [overhead("XY", "X", "Y", 1.2)],
            "load": [load("A", "Y", 21, 6), load("B", "L", 2.2, 0.4)],
            "gen": [gen("GT1", "GB", 0.0, 37.5, 13.8, vm_pu=1.015, slack=True, rdss_ohm=0.035),
                    gen("GT2", "X", 8.0, 20, 34.5, vm_pu=1.0, rdss_ohm=0.2)]}


def weak():
    return {"f_hz": 50, "bus": [bus("G", 20)] + [bus(f"W{i}", 20) for i in range(5)],
            "ext_grid": [grid("G", 150, 90, rx_max=0.3, rx_min=0.35)],
            "line": [overhead(f"L{i}", "G" if i == 0 else f"W{i-1}", f"W{i}", 3.0, r_ohm_per_km=0.3)
                     for i in range(5)],
            "load": [load(f"D{i}", f"W{i}", 5.07, 1.93) for i in range(5)]}


def phase_shifts():
    return {"f_hz": 50, "bus": [bus("A", 110), bus("B", 20), bus("C", 20), bus("D", 0.4), bus("E", 0.4)],
            "ext_grid": [grid("A", 2500, 1800, va_degree=10)],
            "trafo": [trafo("T1", "A", "B", 25, 110, 20, 12, 0.41, 14, 0.07, shift_degree=150, vector_group="YNd5"),
                      trafo("T2", "A", "C", 25, 110, 20, 12, 0.41, 14, 0.07, shift_degree=150, vector_group="YNd5",
                            **tap("hv", 2, 1.5, tap_step_degree=60)),
                      trafo("T3", "B", "D", 0.63, 20, 0.4, 6, 1.206, 1.65, 0.26, shift_degree=150,
                            **tap("hv", 1, 2.5)),
                      trafo("T4", "C", "E", 0.63, 20, 0.4, 6, 1.206, 1.65, 0.26, shift_degree=150,
                            **tap("lv", -1, 2.5))],
            "line": [cable("BC", "B", "C", 3), cable("DE", "D", "E", 0.05, parallel=2)],
            "load": [load("b", "B", 9, 3), load("c", "C", 7, 1), load("d", "D", 0.25, 0.1), load("e", "E", 0.35, 0.1)]}


def shifters():
    return {"f_hz": 50, "bus": [bus("A", 110), bus("B", 110), bus("C", 110)], "ext_grid": [grid("A", 4000, 3000)],
            "trafo": [trafo("P1", "A", "B", 100, 110, 110, 8, 0.2, 40, 0.1,
                            **tap("hv", 4, 0, tap_step_degree=1.5, tap_changer_type="Ideal")),
                      trafo("P2", "A", "C", 100, 112, 110, 8, 0.2, 40, 0.1,
                            **tap("lv", -3, 1.0, tap_step_degree=90, tap_changer_type="Symmetrical")),
                      trafo("P3", "A", "B", 80, 110, 110, 9, 0.2, 40, 0.1,
                            **tap("hv", 2, 2.0, tap_changer_type="Ideal"))],
            "line": [overhead("BC", "B", "C", 12, g_us_per_km=0.4)],
            "load": [load("b", "B", 60, 10), load("c", "C", 40, 25)]}


def shunts():
    return {"f_hz": 60, "bus": [bus("A", 34.5), bus("B", 34.5), bus("C", 13.8), bus("D", 34.5)],
            "ext_grid": [grid("A", 1200, 900)],
            "line": [cable("AB", "A", "B", 22), cable("BD", "B", "D", 15)],
            "trafo": [trafo("T", "B", "C", 20, 34.5, 13.8, 8, 0.4, 12, 0.2)],
            "load": [load("c", "C", 9, 5)],
            "shunt": [{"name": "K1", "bus": "C", "p_mw": 0, "q_mvar": -4}, {"name": "K2", "bus": "D", "p_mw": 0.02,
                      "q_mvar": 6, "vn_kv": 36}, {"name": "K3", "bus": "B", "p_mw": 0.0, "q_mvar": -1.2, "step": 3},
                      {"name": "K4", "bus": "B", "p_mw": 0, "q_mvar": -9, "in_service": False}]}


def negative():
    return {"f_hz": 50, "bus": [bus(f"N{i}", 20) for i in range(5)], "ext_grid": [grid("N0", 900, 500)],
            "line": [cable(f"L{i}", f"N{i}", f"N{i+1}", 1.5, parallel=2) for i in range(4)],
            "load": [load("a", "N1", -6, -1), load("b", "N2", 14, 4, scaling=0.9), load("c", "N4", 3, -2),
                     load("off", "N3", 50, 9, in_service=False)],
            "sgen": [{"name": "BESS", "bus": "N3", "p_mw": 8, "q_mvar": 2.5},
                     {"name": "PV", "bus": "N4", "p_mw": 5, "q_mvar": -0.4, "scaling": 0.7}]}


def dead_parts():
    data = ring(True)
    data["bus"] += [bus("I1", 20), bus("I2", 20), bus("O", 20, in_service=False), bus("Z", 0.4), bus("Alone", 20)]
    data["line"] += [cable("I", "I1", "I2", 1), cable("Open", "N2", "I1", 1, in_service=False),
                     cable("ToO", "N3", "O", 2.5), cable("OO", "O", "I2", 1)]
    data["trafo"].append(trafo("Toff", "N1", "Z", 0.63, 20, 0.4, 6, 1.2, 1.65, 0.3, in_service=False))
    data["load"] += [load("i", "I2", 1, 0.2), load("o", "O", 1, 0.2)]
    data["gen"] = [gen("Gi", "I1", 1, 2, 20), gen("Goff", "N2", 1, 2, 20, in_service=False)]
    return data


def shared_buses():
    return {"f_hz": 50, "bus": [bus("A", 20), bus("B", 20), bus("C", 20)],
            "ext_grid": [grid("A", 900, 700, vm_pu=1.01), grid("A", 400, 300, vm_pu=1.01, name="second")],
            "line": [cable("AB", "A", "B", 3), cable("BC", "B", "C", 2), cable("AC", "A", "C", 5)],
            "load": [load("b", "B", 6, 3), load("a", "A", 2, 1), load("c", "C", 5, 1)],
            "gen": [gen("G1", "A", 2, 5, 20, vm_pu=1.01, rdss_ohm=0.4),
                    gen("G2", "B", 3, 6, 20, vm_pu=1.005, rdss_ohm=0.3),
                    gen("G3", "B", 1, 2, 20, vm_pu=1.005, rdss_ohm=0.9, xdss_pu=0.22, cos_phi=0.8),
                    gen("G4", "C", 1, 3, 20, vm_pu=1.0, rdss_ohm=0.6, min_q_mvar=-1, max_q_mvar=2),
                    gen("G5", "C", 1, 3, 20, vm_pu=1.0, rdss_ohm=0.6, min_q_mvar=-0.5, max_q_mvar=0.7)]}


def switched():
    data = {"f_hz": 50, "bus": [bus("G", 20), bus("S1", 20), bus("S2", 20), bus("S3", 20), bus("P", 20), bus("Q", 20),
                                bus("L", 0.4)],
            "ext_grid": [grid("G")],
            "line": [cable("GP", "G", "P", 2), cable("S3Q", "S3", "Q", 4), cable("PQ", "P", "Q", 3)],
            "trafo": [trafo("T", "Q", "L", 0.63, 20, 0.4, 6, 1.2, 1.65, 0.3, shift_degree=150),
                      trafo("Th", "S2", "L", 0.63, 20, 0.4, 6, 1.2, 1.65, 0.3, shift_degree=150)],
            "load": [load("p", "P", 2, 1), load("s1", "S1", 1, 0.3), load("l", "L", 0.3, 0.1)],
            "switch": [{"bus": "G", "element": "S1", "et": "b", "closed": True},
                       {"bus": "S1", "element": "S2", "et": "b", "closed": True},
                       {"bus": "S2", "element": "S3", "et": "b", "closed": True},
                       {"bus": "S3", "element": "P", "et": "b", "closed": False},
                       {"bus": "P", "element": "PQ", "et": "l", "closed": False},
                       {"bus": "Q", "element": "PQ", "et": "l", "closed": True},
                       {"bus": "L", "element": "Th", "et": "t", "closed": False}]}
    return data


def site():
    """A site as it might be drawn: two utility transformers, a ring, turbines, batteries, blocks."""
    data = {"f_hz": 60, "bus": [bus("U1", 161), bus("U2", 161), bus("X1", 34.5), bus("X2", 34.5), bus("GB", 13.8)],
            "ext_grid": [grid("U1", 8000, 6000, rx_max=0.06, rx_min=0.08)],
            "line": [overhead("L1", "U1", "U2", 6.5), overhead("L2", "U1", "U2", 6.5),
                     cable("Tie", "X1", "X2", 0.3, parallel=3, max_i_ka=0.5)],
            "trafo": [trafo("T1", "U1", "X1", 100, 161, 34.5, 12, 0.32, 55, 0.08, shift_degree=0, vector_group="YNyn0",
                            **tap("hv", -4, 0.625)),
                      trafo("T2", "U2", "X2", 100, 161, 34.5, 12.2, 0.31, 56, 0.08, shift_degree=0,
                            vector_group="YNyn0", **tap("hv", -3, 0.625)),
                      trafo("TG", "X1", "GB", 90, 34.5, 13.8, 9, 0.3, 40, 0.1, shift_degree=30)],
            "gen": [gen("GT1", "GB", 28, 37.5, 13.8, vm_pu=1.015, rdss_ohm=0.035),
                    gen("GT2", "GB", 24, 37.5, 13.8, vm_pu=1.015, rdss_ohm=0.035)],
            "sgen": [{"name": "BESS", "bus": "X2", "p_mw": 12, "q_mvar": 2.5}],
            "shunt": [{"name": "C1", "bus": "X1", "p_mw": 0, "q_mvar": -5}],
            "load": [load("house", "X2", 6, 3)]}
    for h in range(2):
        ring_names = [f"X{h+1}"] + [f"R{h}{i}" for i in range(5)] + [f"X{2-h}"]
        for i in range(5):
            data["bus"] += [bus(f"R{h}{i}", 34.5), bus(f"V{h}{i}", 0.415 if h else 0.48)]
            data["trafo"].append(trafo(f"B{h}{i}", f"R{h}{i}", f"V{h}{i}", 3, 34.5, 0.433 if h else 0.48, 6, 0.6, 3.2,
                                       0.3, shift_degree=30, parallel=4, **tap("hv", -1 + i % 3, 2.5)))
            data["load"].append(load(f"IT{h}{i}", f"V{h}{i}", 8.4 - 0.3 * i, 1.3))
        data["line"] += [cable(f"K{h}{i}", ring_names[i], ring_names[i + 1], 0.4 + 0.1 * i, max_i_ka=0.6, parallel=2,
                               in_service=not (h == 1 and i == 3)) for i in range(6)]
    return data


def converters():
    data = site()
    data["sgen"] = [{"name": "BESS", "bus": "X2", "p_mw": 12, "q_mvar": 2.5, "sn_mva": 40, "k": 1.2},
                    {"name": "PV", "bus": "V01", "p_mw": 1, "q_mvar": 0, "sn_mva": 2, "k": 1.1}]
    data["motor"] = [{"name": "CH1", "bus": "R02", "pn_mech_mw": 3.0, "cos_phi": 0.88, "cos_phi_n": 0.9,
                      "efficiency_percent": 96, "efficiency_n_percent": 96.5, "loading_percent": 80, "lrc_pu": 5.5,
                      "rx": 0.1, "vn_kv": 34.5},
                     {"name": "PU1", "bus": "V12", "pn_mech_mw": 0.5, "cos_phi": 0.85, "cos_phi_n": 0.87,
                      "efficiency_percent": 94, "efficiency_n_percent": 94, "loading_percent": 100, "lrc_pu": 6,
                      "rx": 0.42, "vn_kv": 0.4}]
    return data


def power_station():
    return {"f_hz": 50, "bus": [bus("A", 110), bus("B", 10.5), bus("C", 110), bus("D", 21)],
            "ext_grid": [grid("A", 3000, 2000)], "line": [overhead("AC", "A", "C", 20)],
            "trafo": [trafo("TA", "A", "B", 100, 115, 10.5, 12, 0.5, 60, 0.1, power_station_unit=True, oltc=True,
                            shift_degree=150, **tap("hv", 1, 1.5, tap_min=-5, tap_max=5)),
                      trafo("TB", "C", "D", 150, 120, 21, 15, 0.5, 80, 0.1, power_station_unit=True, oltc=False,
                            pt_percent=5, shift_degree=150)],
            "load": [load("a", "A", 80, 20)],
            "gen": [gen("GA", "B", 60, 100, 10.5, rdss_ohm=0.002, power_station_trafo="TA"),
                    gen("GB", "D", 90, 150, 21, rdss_ohm=0.003, vm_pu=1.01, pg_percent=5, power_station_trafo="TB")]}


def no_fault_data():
    data = radial_415()
    for key in ("s_sc_max_mva", "s_sc_min_mva", "rx_max", "rx_min"):
        del data["ext_grid"][0][key]
    return data


def meshed(seed):
    """A random mesh of three voltages, with more branches than it needs."""
    rng = random.Random(seed)
    hz = rng.choice([50, 60])
    count = rng.randint(5, 30)
    data = {"f_hz": hz, "bus": [bus("G", 110)], "ext_grid": [grid("G", rng.uniform(800, 6000), rng.uniform(400, 800),
            vm_pu=round(rng.uniform(0.98, 1.04), 3), va_degree=round(rng.uniform(-30, 30), 1))], "line": [],
            "trafo": [], "load": [], "sgen": [], "shunt": [], "gen": []}
    for i in range(rng.randint(1, 3)):
        data["trafo"].append(trafo(f"H{i}", "G", "M0", 40, 110, 20, rng.uniform(10, 17), 0.35, 20, 0.06,
                                   shift_degree=150, **tap(rng.choice(["hv", "lv"]), rng.randint(-4, 4), 1.25)))
    for i in range(count):
        data["bus"].append(bus(f"M{i}", 20))
        if i:
            data["line"].append(cable(f"C{i}", f"M{rng.randrange(i)}", f"M{i}", round(rng.uniform(0.2, 4), 3),
                                      parallel=rng.choice([1, 1, 2])))
        if rng.random() < 0.6:
            data["load"].append(load(f"D{i}", f"M{i}", round(rng.uniform(-0.5, 30 / count), 3),
                                     round(rng.uniform(-0.3, 9 / count), 3)))
        if rng.random() < 0.3:
            data["bus"].append(bus(f"L{i}", 0.4))
            data["trafo"].append(trafo(f"T{i}", f"M{i}", f"L{i}", 0.63, 20, 0.4, 6, 1.206, 1.65, 0.26,
                                       shift_degree=rng.choice([150, 330, 0]), parallel=rng.choice([1, 2]),
                                       **tap("hv", rng.randint(-2, 2), 2.5)))
            data["load"].append(load(f"E{i}", f"L{i}", round(rng.uniform(0.05, 0.5), 3), round(rng.uniform(0, 0.2), 3)))
        if rng.random() < 0.12:
            data["sgen"].append({"name": f"S{i}", "bus": f"M{i}", "p_mw": round(rng.uniform(0.1, 2), 3),
                                 "q_mvar": round(rng.uniform(-0.5, 0.5), 3)})
        if rng.random() < 0.1:
            data["shunt"].append({"name": f"K{i}", "bus": f"M{i}", "p_mw": 0, "q_mvar": round(rng.uniform(-2, 1), 3)})
        if rng.random() < 0.12:
            data["gen"].append(gen(f"A{i}", f"M{i}", round(rng.uniform(0.2, 2), 3), 3, 20, rdss_ohm=0.5,
                                   vm_pu=round(rng.uniform(0.99, 1.02), 3)))
    for i in range(rng.randint(1, 2 + count // 3)):
        a, b = rng.sample(range(count), 2)
        data["line"].append(cable(f"X{i}", f"M{a}", f"M{b}", round(rng.uniform(0.5, 5), 3),
                                  in_service=rng.random() < 0.8))
    return {k: v for k, v in data.items() if v != []}


CASES = {
    "radial_415": radial_415, "radial_480": radial_480, "ring_closed": lambda: ring(True),
    "ring_open": lambda: ring(False), "parallel_taps": parallel_taps, "two_sources": two_sources, "island": island,
    "weak": weak, "phase_shifts": phase_shifts, "shifters": shifters, "shunts": shunts, "negative": negative,
    "dead_parts": dead_parts, "shared_buses": shared_buses, "switched": switched, "site": site,
    "converters": converters, "power_station": power_station, "no_fault_data": no_fault_data,
}
CASES |= {f"mesh_{seed:02}": (lambda seed=seed: meshed(seed)) for seed in range(20)}


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in CASES.items():
        print(name)
        data = make()
        result = {"input": data, "expected": expected(data)}
        (folder / f"{name}.json").write_text(json.dumps(result, separators=(",", ":")) + "\n")
    # The same network as pandapower itself writes it, without its library of types.
    for name in ("site", "switched"):
        net = build(CASES[name]())
        net.std_types = {}
        text = json.loads(pp.to_json(net))
        inner = text["_object"]
        keep = {"bus", "ext_grid", "line", "trafo", "load", "sgen", "gen", "shunt", "switch", "motor", "trafo3w"}
        text["_object"] = {k: v for k, v in inner.items() if k in keep or k in ("f_hz", "sn_mva", "version")}
        (folder / f"{name}.to_json").write_text(json.dumps(text, separators=(",", ":")) + "\n")
    print("pandapower", pp.__version__, "numpy", np.__version__)


if __name__ == "__main__":
    main()
