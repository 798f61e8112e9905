"""Times headroom and pandapower on the same network in one run, and prints the ratio.

Usage: python benches/pandapower_beside.py, in an environment with tests/oracles/requirements_pandapower.txt and
numba. It builds the bench with cargo first.

The network is a site: two grids, six transformers, closed rings with 240 blocks. Both are timed from their own
description of the network to all results: pandapower with numba, after one run to compile, by `runpp` (which
builds its matrices, solves, and fills its tables) and `calc_sc`; headroom from rows to results, in the bench
`network`. Median of at least 20 runs each. Reading the file is timed by neither.
"""

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/oracles"))

import flow_pandapower as oracle  # noqa: E402

warnings.simplefilter("ignore")
oracle.sc.calc_sc.__globals__["logger"].disabled = True

RINGS, BLOCKS = 24, 10
UNITS = {"ns": 1e-6, "µs": 1e-3, "us": 1e-3, "ms": 1.0, "s": 1e3}


def site():
    data = {"f_hz": 60, "bus": [], "ext_grid": [], "line": [], "trafo": [], "load": []}
    for i in range(6):
        data["bus"] += [oracle.bus(f"X{i}", 34.5), oracle.bus(f"U{i}", 161)]
        data["ext_grid"].append(oracle.grid(f"U{i}", 8000, 6000, vm_pu=1.02))
        data["trafo"].append(oracle.trafo(f"T{i}", f"U{i}", f"X{i}", 150, 161, 34.5, 12, 0.3, 55, 0.08))
    for i in range(5):
        data["line"].append(oracle.cable(f"Tie{i}", f"X{i}", f"X{i+1}", 0.02, parallel=4))
    for ring in range(RINGS):
        last = f"X{ring % 6}"
        for i in range(BLOCKS):
            node, low = f"R{ring}.{i}", f"V{ring}.{i}"
            data["bus"] += [oracle.bus(node, 34.5), oracle.bus(low, 0.415)]
            data["line"].append(oracle.cable(f"K{ring}.{i}", last, node, 0.15, parallel=2))
            data["trafo"].append(oracle.trafo(f"B{ring}.{i}", node, low, 3, 34.5, 0.433, 6, 0.6, 3.2, 0.3,
                                              shift_degree=30))
            data["load"].append(oracle.load(f"IT{ring}.{i}", low, 1.9, 0.38))
            last = node
        data["line"].append(oracle.cable(f"K{ring}.end", last, f"X{(ring + 1) % 6}", 0.3, parallel=2))
    return data


def median_ms(run, times=20):
    run()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        taken.append((time.perf_counter() - start) * 1e3)
    return statistics.median(taken)


def ours(path):
    command = ["cargo", "bench", "--no-default-features", "--bench", "network", "--", "of_a_file"]
    text = subprocess.run(command, cwd=ROOT, env={**os.environ, "HEADROOM_NETWORK": path}, check=True,
                          capture_output=True, text=True).stdout
    found = {}
    for line in text.splitlines():
        match = re.search(r"(faults_of_a_file|of_a_file)\s+(.*)", line)
        if match:
            # fastest, slowest, median, mean: the third.
            numbers = re.findall(r"([\d.]+) (ns|µs|us|ms|s)\b", match.group(2))
            value, unit = numbers[2]
            found[match.group(1)] = float(value) * UNITS[unit]
    return found


def main():
    data = site()
    with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as file:
        json.dump(data, file)
    try:
        rust = ours(file.name)
    finally:
        os.unlink(file.name)
    net = oracle.build(data)
    # At the oracle's 1e-10 MVA pandapower stalls on rounding in a network of this size.
    options = {**oracle.PF, "tolerance_mva": 1e-8}
    flow_ms = median_ms(lambda: oracle.pp.runpp(net, **options))
    fault_ms = median_ms(lambda: oracle.short(net, "max"))
    print(f"{len(data['bus'])} buses, {len(data['line'])} lines, {len(data['trafo'])} transformers; "
          f"pandapower {oracle.pp.__version__}")
    for what, theirs, mine in (("power flow", flow_ms, rust["of_a_file"]),
                               ("short circuit, max", fault_ms, rust["faults_of_a_file"])):
        print(f"{what}: pandapower {theirs:.2f} ms, headroom {mine:.3f} ms, ratio {theirs / mine:.0f}")


if __name__ == "__main__":
    main()
