"""Writes tests/data/oracle_air.csv: moist-air states by PsychroLib.

Usage: python air.py > ../data/oracle_air.csv

States cover -40 to 60 °C and 60 to 110 kPa. The wet bulb is solved here by bisection on PsychroLib's own
equation to 1e-9 K, because PsychroLib's routine stops at 1e-3 K. Just around 0 °C that equation has two
solutions, over water and over ice; where both exist (`both` = 1) the file holds the one that PsychroLib's routine
gives, solved further.
"""

import itertools

import psychrolib

psychrolib.SetUnitSystem(psychrolib.SI)


def by_bisection(rising, low, high):
    for _ in range(200):
        middle = 0.5 * (low + high)
        if rising(middle) < 0.0:
            low = middle
        else:
            high = middle
    return 0.5 * (low + high)


def wet_bulb(dry, ratio, pressure):
    def excess(wet):
        return psychrolib.GetHumRatioFromTWetBulb(dry, wet, pressure) - ratio

    low, below_zero = -100.0, -1e-9
    library = psychrolib.GetTWetBulbFromHumRatio(dry, ratio, pressure)
    over_water = 0.0 < dry and excess(0.0) <= 0.0
    over_ice = dry <= 0.0 or 0.0 <= excess(below_zero)
    if over_water and (0.0 <= library or not over_ice):
        return by_bisection(excess, 0.0, dry), int(over_ice)
    return by_bisection(excess, low, min(dry, below_zero)), int(over_water)


def main():
    print("dry_bulb_c,relative_humidity,pressure_pa,humidity_ratio,enthalpy_j_per_kg,volume_m3_per_kg,"
          "wet_bulb_c,dew_point_c,both")
    dries = [-40, -30, -20, -12, -6, -2, -0.5, 0, 0.005, 0.5, 1, 2, 4, 7, 10, 15, 20, 25, 30, 35, 40, 45, 50, 60]
    humidities = [0.05, 0.2, 0.4, 0.6, 0.8, 0.99]
    pressures = [60_000, 80_000, 101_325, 110_000]
    for dry, humidity, pressure in itertools.product(dries, humidities, pressures):
        ratio = psychrolib.GetHumRatioFromRelHum(dry, humidity, pressure)
        vapour = psychrolib.GetVapPresFromHumRatio(ratio, pressure)
        dew = by_bisection(lambda t: psychrolib.GetSatVapPres(t) - vapour, -100.0, dry)
        wet, both = wet_bulb(dry, ratio, pressure)
        library = psychrolib.GetTWetBulbFromHumRatio(dry, ratio, pressure)
        assert abs(library - wet) < 2e-3, (dry, humidity, pressure, wet, library)
        print(f"{dry},{humidity},{pressure},{ratio!r},{psychrolib.GetMoistAirEnthalpy(dry, ratio)!r},"
              f"{psychrolib.GetMoistAirVolume(dry, ratio, pressure)!r},{wet:.9f},{dew:.9f},{both}")


main()
