"""Heat that rear doors take, by the package ht (its effectiveness of cross-flow, both unmixed).

A door is rated by heat, cooling of its air, approach to the water that enters, and warming of that water. From that
its conductance follows, once with the usual approximation of the effectiveness and once with the exact series. Then
air and water are varied. The conductance follows the air to the power of 0.737 (EnergyPlus' fluid coolers: half the
air leaves 0.6 of it); that law is ours too, so that what is compared is the exchanger.

    python tests/oracles/rear_doors.py > tests/data/rear_doors.csv

Needs ht, see requirements.txt.
"""

from ht.hx import NTU_from_effectiveness, effectiveness_from_NTU

DOORS = [(35.0, 18.0, 6.0, 8.0), (50.0, 21.0, 7.0, 8.0), (20.0, 18.0, 6.0, 12.0), (60.0, 12.0, 4.0, 15.0)]
AIR = [0.1, 0.25, 0.5, 0.8, 1.0, 1.3, 2.0]
WATER = [0.3, 0.7, 1.0, 1.5]
TEMPERATURES = [(42.0, 18.0), (39.0, 24.0), (50.0, 30.0)]


def rates(c_air, c_water):
    return min(c_air, c_water), min(c_air, c_water) / max(c_air, c_water)


def taken(kind, door, air_share, water_share, exhaust, water):
    heat, drop, approach, rise = door
    c_air, c_water = heat / drop, heat / rise
    low, ratio = rates(c_air, c_water)
    ua = low * NTU_from_effectiveness(heat / (low * (drop + approach)), ratio, subtype=kind)
    c_air, c_water, at = c_air * air_share, c_water * water_share, ua * air_share**0.737
    low, ratio = rates(c_air, c_water)
    return ua, effectiveness_from_NTU(at / low, ratio, subtype=kind) * low * (exhaust - water)


print("heat_kw,drop_k,approach_k,rise_k,air_share,water_share,exhaust_c,water_c,ua_kw_per_k,taken_kw,exact_kw")
for door in DOORS:
    for air_share in AIR:
        for water_share in WATER:
            exhaust, water = TEMPERATURES[(len(AIR) * WATER.index(water_share) + AIR.index(air_share)) % 3]
            ua, usual = taken("crossflow approximate", door, air_share, water_share, exhaust, water)
            _, exact = taken("crossflow", door, air_share, water_share, exhaust, water)
            cells = [*door, air_share, water_share, exhaust, water]
            print(",".join([f"{cell:g}" for cell in cells] + [f"{ua:.9g}", f"{usual:.9g}", f"{exact:.9g}"]))
