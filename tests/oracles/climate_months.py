"""Monthly design conditions and means of a typical year (EPW file), as rows of climates.json.

Usage: python climate_months.py FILE.epw.gz

The weather file stays outside the project; its results stand in src/catalog/data/climates.json.

Definitions
- Ranked value of a month with N hours: the hours sorted from the highest down; the one that exactly
  floor(0.004 N) hours stand above (the third highest of a month). Wet bulb likewise.
- Coincident value: mean of the other temperature over the hours whose ranked one lies within 0.5 K of it.
- Wet bulb: from dry bulb, dew point and station pressure of each hour (PsychroLib).
- Mean daily maximum and minimum: mean over the month's days of the day's highest and lowest hour.
"""

import csv
import gzip
import io
import math
import sys

import psychrolib

SHARE = 0.004
COINCIDENCE_K = 0.5


def hours(path):
    with gzip.open(path, "rt", encoding="latin-1") as file:
        for row in list(csv.reader(io.StringIO(file.read())))[8:]:
            month, day = int(row[1]), int(row[2])
            dry, dew, pressure = float(row[6]), float(row[7]), float(row[9])
            wet = psychrolib.GetTWetBulbFromTDewPoint(dry, min(dew, dry), pressure)
            yield month, day, dry, wet, dew


def ranked(values, others):
    value = sorted(values, reverse=True)[math.floor(SHARE * len(values))]
    near = [other for this, other in zip(values, others) if abs(this - value) <= COINCIDENCE_K]
    return value, sum(near) / len(near)


def mean(values):
    values = list(values)
    return sum(values) / len(values)


def main(path):
    psychrolib.SetUnitSystem(psychrolib.SI)
    year = list(hours(path))
    rows = {name: [] for name in (
        "month_dry_c", "month_dry_wet_bulb_c", "month_wet_c", "month_wet_dry_bulb_c",
        "mean_c", "mean_daily_max_c", "mean_daily_min_c", "mean_dew_point_c")}
    for number in range(1, 13):
        month = [hour for hour in year if hour[0] == number]
        dry, wet = [hour[2] for hour in month], [hour[3] for hour in month]
        days = {}
        for hour in month:
            days.setdefault(hour[1], []).append(hour[2])
        for names, pair in (
            (("month_dry_c", "month_dry_wet_bulb_c"), ranked(dry, wet)),
            (("month_wet_c", "month_wet_dry_bulb_c"), ranked(wet, dry)),
            (("mean_c", "mean_dew_point_c"), (mean(dry), mean(hour[4] for hour in month))),
            (("mean_daily_max_c", "mean_daily_min_c"),
             (mean(map(max, days.values())), mean(map(min, days.values())))),
        ):
            for name, value in zip(names, pair):
                rows[name].append(round(value, 1))
    for name, values in rows.items():
        print(f'"{name}": {values},')
    dry, wet = [hour[2] for hour in year], [hour[3] for hour in year]
    print("year dry", ranked(dry, wet), "wet", ranked(wet, dry), "max wet", max(wet))


main(sys.argv[1])
