"""Times EnergyPlus and `headroom plant` on the same five plants, in one run, and prints the ratio.

Usage: python benches/energyplus.py [path of the headroom program]

Needs the PyPI package pyenergyplus-lbnl (tests/oracles/requirements.txt) and `cargo build --release --bin headroom`.
Both sides are whole programs: start, reading weather and plant, 8,760 hours, writing results. EnergyPlus writes its
hourly results as CSV, `headroom plant` is run with --csv. The median of five runs each.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "tests", "oracles"))

import plant_models  # noqa: E402
import plants  # noqa: E402

RUNS = 5


def headroom_seconds(program, name, folder):
    file = plants.plant_file(name)
    file["load"]["hourly"] = [plant_models.load_fraction(hour) for hour in range(plant_models.HOURS)]
    plant, weather = os.path.join(folder, "plant.json"), os.path.join(folder, "weather.epw")
    with open(plant, "w") as out:
        json.dump(file, out)
    with open(weather, "w", newline="") as out:
        out.write(plant_models.epw())
    start = time.perf_counter()
    subprocess.run([program, "plant", plant, "--weather", weather, "--csv"], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main():
    program = sys.argv[1] if 1 < len(sys.argv) else os.path.join(ROOT, "target", "release", "headroom")
    print(f"{'plant':14}{'EnergyPlus, s':>16}{'headroom, s':>14}{'ratio':>8}")
    for name in plants.PLANTS:
        theirs, ours = [], []
        for _ in range(RUNS):
            with tempfile.TemporaryDirectory() as folder:
                theirs.append(plants.run(name, folder)[2])
            with tempfile.TemporaryDirectory() as folder:
                ours.append(headroom_seconds(program, name, folder))
        slow, fast = statistics.median(theirs), statistics.median(ours)
        print(f"{name:14}{slow:16.3f}{fast:14.3f}{slow / fast:8.1f}")


if __name__ == "__main__":
    main()
