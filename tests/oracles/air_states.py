"""Writes tests/data/air_states.csv: states of moist air from each of four humidities, by PsychroLib as it is.

Usage: python air_states.py > ../data/air_states.csv
       python air_states.py 50000 PROGRAM     compares so many states with `PROGRAM air` and prints the worst

States are drawn over -40 to 60 °C, 60 to 110 kPa and 0 to 100 %, a third of them between -2 and 12 °C, where a wick
may be frozen or wet. Every number is PsychroLib's own, its solvers' tolerance of 0.001 K included.
"""

import csv
import io
import random
import subprocess
import sys

import psychrolib

psychrolib.SetUnitSystem(psychrolib.SI)
KINDS = ["rh", "twb_c", "tdp_c", "w_kg_kg"]
COLUMNS = ["tdb_c", "p_pa", "rh", "w_kg_kg", "twb_c", "tdp_c", "h_j_kg", "v_m3_kg", "pws_pa", "pv_pa"]


def state(dry, pressure, ratio):
    vapour = psychrolib.GetVapPresFromHumRatio(ratio, pressure)
    return {
        "tdb_c": dry, "p_pa": pressure, "w_kg_kg": ratio,
        "rh": psychrolib.GetRelHumFromHumRatio(dry, ratio, pressure),
        "twb_c": psychrolib.GetTWetBulbFromHumRatio(dry, ratio, pressure),
        "tdp_c": psychrolib.GetTDewPointFromHumRatio(dry, ratio, pressure),
        "h_j_kg": psychrolib.GetMoistAirEnthalpy(dry, ratio),
        "v_m3_kg": psychrolib.GetMoistAirVolume(dry, ratio, pressure),
        "pws_pa": psychrolib.GetSatVapPres(dry), "pv_pa": vapour,
    }


def ratio_of(kind, value, dry, pressure):
    return {
        "rh": psychrolib.GetHumRatioFromRelHum,
        "twb_c": psychrolib.GetHumRatioFromTWetBulb,
        "tdp_c": lambda _dry, dew, p: psychrolib.GetHumRatioFromTDewPoint(dew, p),
        "w_kg_kg": lambda _dry, ratio, _p: max(ratio, psychrolib.MIN_HUM_RATIO),
    }[kind](dry, value, pressure)


def draw(generator):
    dry = round(generator.choice([generator.uniform(-40, 60), generator.uniform(-40, 60), generator.uniform(-2, 12)]), 3)
    pressure = round(generator.uniform(60_000, 110_000))
    humidity = generator.choice([0.0, 1.0] + [generator.random() for _ in range(8)])
    known = state(dry, pressure, psychrolib.GetHumRatioFromRelHum(dry, humidity, pressure))
    kind = generator.choice(KINDS)
    given = {"rh": humidity}.get(kind, known[kind])
    # The library's wet bulb may be a little below that of dry air, or (saturated) its dew point at the dry bulb.
    given = min(given, dry) if kind in ("twb_c", "tdp_c") else given
    return kind, given, state(dry, pressure, ratio_of(kind, given, dry, pressure))


def table(count):
    generator = random.Random(5)
    return [draw(generator) for _ in range(count)]


def main():
    print("given," + ",".join(COLUMNS))
    for kind, given, known in table(400):
        known[kind] = given
        print(kind + "," + ",".join(repr(known[column]) for column in COLUMNS))


def compare(count, program):
    rows = table(count)
    lines = ["tdb_c,p_pa," + ",".join(KINDS)]
    for kind, given, known in rows:
        lines.append(f"{known['tdb_c']},{known['p_pa']}," + ",".join(repr(given) if k == kind else "" for k in KINDS))
    done = subprocess.run([program, "air"], input="\n".join(lines), capture_output=True, text=True)
    print(done.stderr[:2000], "code", done.returncode)
    worst = {}
    got = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(got) == len(rows), (len(got), len(rows))
    for (kind, given, known), ours in zip(rows, got):
        for column in COLUMNS:
            if column == kind:
                continue
            a, b = float(ours[column]), known[column]
            scale = {"twb_c": 1.0, "tdp_c": 1.0, "h_j_kg": max(abs(b), 1000.0)}.get(column, abs(b))
            error = abs(a - b) / scale
            if worst.get(column, (0,))[0] < error:
                worst[column] = (error, kind, given, known, ours)
    for column, found in worst.items():
        print(column, found)


compare(int(sys.argv[1]), sys.argv[2]) if 2 < len(sys.argv) else main()
