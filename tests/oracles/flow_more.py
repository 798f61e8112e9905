"""Writes more of tests/data/flow/*.json: three windings, equivalents, loads that follow the voltage, drawn networks.

Usage: pip install -r requirements_pandapower.txt, then python flow_more.py ../data/flow

Form, options and version are those of flow_pandapower.py. In these networks no bus with a load that follows the
voltage has anything else on it, and none holds its voltage: pandapower takes one mean share for a bus, and reckons what
a source gives with the nominal load.
"""

import json
import random
import sys
from pathlib import Path

import pandapower as pp

import flow_pandapower as oracle
from flow_pandapower import bus, grid, load, overhead, rows, tap, trafo

COLUMNS = {
    "trafo3w": [f"{q}_{s}_{u}" for s in ("hv", "mv", "lv") for q, u in (("p", "mw"), ("q", "mvar"), ("i", "ka"))]
    + ["pl_mw", "loading_percent"],
    "impedance": ["p_from_mw", "q_from_mvar", "p_to_mw", "q_to_mvar", "pl_mw", "i_from_ka", "i_to_ka"],
    "ward": ["p_mw", "q_mvar", "vm_pu"],
    "xward": ["p_mw", "q_mvar", "vm_pu"],
    "dcline": ["p_from_mw", "q_from_mvar", "p_to_mw", "q_to_mvar", "pl_mw"],
}


def build(data):
    """What flow_pandapower builds, and the tables that it does not know."""
    hand = {**data, "switch": [row for row in data.get("switch", []) if row["et"] != "t3"]}
    net = oracle.build(hand)
    at = {name: index for index, name in net.bus.name.items()}
    places = {}
    for row in data.get("trafo3w", []):
        fields = {k: v for k, v in row.items() if k not in ("hv_bus", "mv_bus", "lv_bus")}
        if "tap_pos" in row:
            fields["tap_changer_type"] = "Ratio"
        places[row["name"]] = pp.create_transformer3w_from_parameters(
            net, hv_bus=at[row["hv_bus"]], mv_bus=at[row["mv_bus"]], lv_bus=at[row["lv_bus"]], **fields)
    for row in data.get("switch", []):
        if row["et"] == "t3":
            pp.create_switch(net, at[row["bus"]], places[row["element"]], et="t3", closed=row["closed"])
    for index, row in enumerate(data.get("load", [])):
        for field in row:
            if field.startswith("const_"):
                net.load.loc[index, field] = row[field]
    for row in data.get("impedance", []):
        fields = {k: v for k, v in row.items() if k not in ("from_bus", "to_bus")}
        pp.create_impedance(net, at[row["from_bus"]], at[row["to_bus"]], **fields)
    for kind, make in (("ward", pp.create_ward), ("xward", pp.create_xward), ("storage", pp.create_storage),
                       ("asymmetric_load", pp.create_asymmetric_load)):
        for row in data.get(kind, []):
            make(net, at[row["bus"]], **{k: v for k, v in row.items() if k != "bus"})
    for row in data.get("dcline", []):
        fields = {k: v for k, v in row.items() if k not in ("from_bus", "to_bus")}
        pp.create_dcline(net, at[row["from_bus"]], at[row["to_bus"]], **fields)
    return net


def expected(data):
    net = build(data)
    flow = oracle.flow(net)
    for kind, columns in COLUMNS.items():
        if len(net[kind]):
            flow[kind] = rows(net["res_" + kind], net[kind].name, columns)
    result = {"power_flow": flow}
    if not any(kind in data for kind in ("ward", "xward", "dcline")):
        result["short_circuit_3ph"] = {case: oracle.short(net, case) for case in ("max", "min")}
    return result


def three(name, hv, mv, lv, **more):
    return {"name": name, "hv_bus": hv, "mv_bus": mv, "lv_bus": lv, "sn_hv_mva": 63, "sn_mv_mva": 40, "sn_lv_mva": 25,
            "vn_hv_kv": 115, "vn_mv_kv": 34.5, "vn_lv_kv": 13.8, "vk_hv_percent": 10.4, "vk_mv_percent": 11,
            "vk_lv_percent": 8.7, "vkr_hv_percent": 0.28, "vkr_mv_percent": 0.31, "vkr_lv_percent": 0.35,
            "pfe_kw": 35, "i0_percent": 0.12, "shift_mv_degree": 0, "shift_lv_degree": 30, **more}


def three_windings():
    taps = {"tap_neutral": 0, "tap_step_percent": 1.25, "tap_step_degree": 0}
    return {"f_hz": 60, "bus": [bus("G", 115), bus("H", 115), bus("M", 34.5), bus("M2", 34.5), bus("L", 13.8),
                                bus("L2", 13.8), bus("L3", 13.8)],
            "ext_grid": [grid("G", 4000, 2500, va_degree=12)], "line": [overhead("GH", "G", "H", 14), overhead("LL", "L2", "L3", 1)],
            "trafo3w": [three("T1", "H", "M", "L", tap_side="hv", tap_pos=-3, tap_at_star_point=False, **taps),
                        three("T2", "H", "M", "L", tap_side="mv", tap_pos=2, tap_at_star_point=True, **taps),
                        three("T3", "G", "M2", "L2", tap_side="lv", tap_pos=4, tap_at_star_point=True,
                              **{**taps, "tap_step_degree": 60}),
                        three("T4", "G", "M2", "L3", tap_side="hv", tap_pos=-2, tap_at_star_point=True, **taps)],
            "switch": [{"bus": "L3", "element": "T4", "et": "t3", "closed": False},
                       {"bus": "M2", "element": "T3", "et": "t3", "closed": True}],
            "load": [load("m", "M", 22, 5), load("m2", "M2", 9, 2), load("l", "L", 8, 3), load("l2", "L2", 4, 1)]}


def equivalents():
    return {"f_hz": 50, "bus": [bus("A", 220), bus("B", 110), bus("C", 110), bus("D", 110)],
            "ext_grid": [grid("A", 6000, 4000, vm_pu=1.02)],
            "line": [overhead("BC", "B", "C", 25), overhead("BD", "B", "D", 40)],
            "impedance": [{"name": "Z1", "from_bus": "A", "to_bus": "B", "rft_pu": 0.01, "xft_pu": 0.09, "sn_mva": 100,
                           "gf_pu": 0.002, "bf_pu": 0.03, "gt_pu": 0.001, "bt_pu": 0.02},
                          {"name": "Z2", "from_bus": "C", "to_bus": "D", "rft_pu": 0.03, "xft_pu": -0.08, "sn_mva": 50}],
            "ward": [{"name": "W", "bus": "C", "ps_mw": 12, "qs_mvar": 3, "pz_mw": 8, "qz_mvar": -2}],
            "xward": [{"name": "X", "bus": "D", "ps_mw": 10, "qs_mvar": 2, "pz_mw": 3, "qz_mvar": 1, "r_ohm": 4,
                       "x_ohm": 38, "vm_pu": 1.01},
                      {"name": "Y", "bus": "B", "ps_mw": 10, "qs_mvar": 2, "pz_mw": 3, "qz_mvar": 1, "r_ohm": 4,
                       "x_ohm": 38, "vm_pu": 1.0, "in_service": False}],
            "dcline": [{"name": "DC", "from_bus": "B", "to_bus": "C", "p_mw": 20, "loss_percent": 1.5, "loss_mw": 0.2,
                        "vm_from_pu": 1.01, "vm_to_pu": 1.0},
                       {"name": "back", "from_bus": "B", "to_bus": "C", "p_mw": -4, "loss_percent": 2, "loss_mw": 0.1,
                        "vm_from_pu": 1.01, "vm_to_pu": 1.0}],
            "load": [load("b", "B", 15, 4)]}


def dependent_loads():
    data = {"f_hz": 60, "bus": [bus("G", 34.5), bus("R0", 34.5)], "ext_grid": [grid("G", 700, 500)],
            "line": [overhead("GR", "G", "R0", 4)], "trafo": [], "load": []}
    shares = [{}, {"const_z_p_percent": 100, "const_z_q_percent": 100}, {"const_i_p_percent": 100},
              {"const_z_p_percent": 30, "const_i_p_percent": 50, "const_z_q_percent": 20, "const_i_q_percent": 80}]
    for i, share in enumerate(shares):
        data["bus"] += [bus(f"R{i+1}", 34.5), bus(f"V{i}", 0.48)]
        data["line"].append(overhead(f"L{i}", f"R{i}", f"R{i+1}", 3))
        data["trafo"].append(trafo(f"T{i}", f"R{i+1}", f"V{i}", 3, 34.5, 0.48, 6, 0.7, 3, 0.2, shift_degree=30,
                                   vector_group="Dyn1", **tap("hv", i - 1, 2.5)))
        data["load"].append(load(f"D{i}", f"V{i}", 2.4, 0.7, scaling=0.9, **share))
    data["storage"] = [{"name": "S", "bus": "R2", "p_mw": -1.5, "q_mvar": 0.4, "max_e_mwh": 6, "scaling": 0.8}]
    data["asymmetric_load"] = [{"name": "phases", "bus": "R4", "p_a_mw": 0.2, "p_b_mw": 0.3, "p_c_mw": 0.1,
                                "q_a_mvar": 0.1, "q_b_mvar": 0, "q_c_mvar": 0.05, "scaling": 0.5}]
    return data


def drawn(seed):
    """A network of four voltages drawn at random, from extra-high voltage to boards, with names of every sort."""
    rng = random.Random(seed)
    between = lambda low, high: round(rng.uniform(low, high), 4)
    high, middle, low = rng.choice([(345, 34.5, 0.48), (500, 33, 0.415), (230, 13.8, 0.6), (161, 12.47, 0.208)])
    data = {"f_hz": 60 if rng.random() < 0.6 else 50, "bus": [], "ext_grid": [], "line": [], "trafo": [], "load": [],
            "gen": [], "static_gen": [], "shunt": []}

    def node(kv):
        count = len(data["bus"])
        data["bus"].append(bus([f" {count}", f"Süd {count}", f"{count}", f"n/{count}"][count % 4], kv))
        return data["bus"][-1]["name"]

    def line(a, b, kv, km, **more):
        wide = kv > 60
        data["line"].append({
            "name": f"L{len(data['line'])}", "from_bus": a, "to_bus": b, "length_km": km,
            "r_ohm_per_km": between(0.02, 0.1) if wide else between(0.03, 0.3),
            "x_ohm_per_km": between(0.28, 0.45) if wide else between(0.08, 0.2),
            "c_nf_per_km": between(8, 14) if wide else between(200, 400), "max_i_ka": between(0.4, 2.5),
            "parallel": rng.choice([1, 1, 2, 3]), "endtemp_degree": rng.choice([80, 160, 250]), **more})

    def transformer(a, b, kv_a, kv_b, sn, shift, **more):
        neutral = rng.choice([0, 9])
        fields = tap(rng.choice(["hv", "lv"]), neutral + rng.randint(-4, 4), rng.choice([0.625, 1.25, 2.5]), neutral)
        data["trafo"].append(trafo(f"T{len(data['trafo'])}", a, b, sn, kv_a * rng.choice([1, 1.05]),
                                   kv_b * rng.choice([1, 1.043]), between(4, 18), between(0.2, 1), round(sn, 3),
                                   between(0.2, 0.5), shift_degree=shift, parallel=rng.choice([1, 2]), **fields, **more))

    tops = [node(high) for _ in range(3)]
    line(tops[0], tops[1], high, between(20, 150))
    line(tops[1], tops[2], high, between(20, 90))
    for place, top in enumerate((tops[0], tops[2])):
        data["ext_grid"].append(grid(top, between(8000, 20000), between(3000, 8000), rx_max=between(0.03, 0.12),
                                     rx_min=between(0.05, 0.2), vm_pu=1.01 + 0.01 * place, va_degree=-5 - place))
    shift = rng.choice([0, 30, 150])
    nodes = []
    for top in tops:
        nodes.append(node(middle))
        transformer(top, nodes[-1], high, middle, rng.choice([60, 100]), shift)
    for count in range(14):
        new = node(middle)
        line(rng.choice(nodes[-6:]), new, middle, between(0.2, 1.5))
        nodes.append(new)
        board = node(low)
        transformer(new, board, middle, low, rng.choice([1.6, 2.5, 3]), rng.choice([30, 150, 330]))
        data["load"].append(load(f"IT {count}", board, between(0.2, 1.2), between(0, 0.3)))
        if count % 5 == 2:
            data["shunt"].append({"name": f"C{count}", "bus": new, "p_mw": 0, "q_mvar": between(-1, 0.5), "step": 2,
                                  "vn_kv": middle * 1.05})
            data["static_gen"].append({"name": f"B{count}", "bus": new, "p_mw": between(-1, 2), "q_mvar": 0.2,
                                       "scaling": 0.8, "sn_mva": 2.5, "k": between(0, 1.5)})
    line(nodes[0], nodes[1], middle, 1.0)
    line(nodes[3], nodes[9], middle, 2.0, in_service=False)
    terminal = node(4.16)
    transformer(nodes[2], terminal, middle, 4.16, 12, 30)
    for unit in range(2):
        data["gen"].append(oracle.gen(f"G{unit}", terminal, 2.5 + unit, 5, 4.16, vm_pu=1.01, rdss_ohm=0.03,
                                      xdss_pu=0.14))
    return data


CASES = {"three_windings": three_windings, "equivalents": equivalents, "dependent_loads": dependent_loads}
CASES |= {f"drawn_{seed}": (lambda seed=seed: drawn(seed)) for seed in range(3)}


def main():
    folder = Path(sys.argv[1])
    for name, make in CASES.items():
        print(name)
        data = make()
        result = {"input": data, "expected": expected(data)}
        (folder / f"{name}.json").write_text(json.dumps(result, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
