"""Writes src/catalog/data/climates.json from published annual figures and monthly normals.

Usage: python climate_rows.py > ../../src/catalog/data/climates.json

Memphis: the monthly design values come from its typical year (climate_months.py). Every other place has
monthly means only; its monthly design values follow from them by rules that were set so that Memphis is
met. With d = highest monthly mean of the daily maxima − that of the month, all in K:
- dry bulb 0.4 %:   mean daily maximum + (annual 0.4 % − highest mean daily maximum) + 1.0 + 0.3 d, at most two
                    daily swings above the mean daily maximum (Memphis: 1.2 at most), because days that hardly
                    warm do not go with afternoons far above them
- its wet bulb:     annual coincident wet bulb − 0.35 d, at most the dry bulb
- wet bulb 0.4 %:   annual 0.4 % wet bulb + 0.7 − 0.4 d, at least the coincident one above
- its dry bulb:     wet + 0.6 (dry bulb 0.4 % − wet)
Against the Memphis typical year the rules are off by up to 1.7 K dry and, in spring, 4.6 K wet
(see `compare` below, which prints both). Confidence L for that reason.
Mean dew points that no source gives come from the mean dry bulb and mean relative humidity; where that gives the
mean afternoon (at the mean daily maximum) a wet bulb within 0.5 K of the annual 0.4 %, they are lowered to that:
a mean cannot reach what 0.4 % of the hours exceed. Rows in which a limit was used say so.
"""

import json
import sys

import psychrolib

psychrolib.SetUnitSystem(psychrolib.SI)


def numbers(text):
    values = [float(value) for value in text.split()]
    assert len(values) == 12
    return values


MEMPHIS_DESIGN = {
    "month_dry_c": [20.0, 22.2, 25.0, 27.2, 31.7, 35.6, 35.6, 37.8, 33.9, 30.0, 24.4, 23.3],
    "month_dry_wet_bulb_c": [15.8, 13.0, 16.4, 20.3, 24.4, 24.8, 24.9, 25.7, 24.1, 24.7, 18.3, 17.0],
    "month_wet_c": [16.4, 17.4, 16.8, 21.3, 25.2, 26.5, 26.0, 26.6, 26.0, 24.7, 18.7, 19.9],
    "month_wet_dry_bulb_c": [18.9, 17.8, 22.6, 24.9, 31.1, 33.8, 34.1, 34.1, 30.4, 29.2, 22.5, 23.7],
}

# key, name, elevation m, dry 0.4 %, coincident wet, wet 0.4 %, its dry or None, heating 99.6 %, 20-year dry or None,
# annual source, confidence, note; monthly source, mean, daily max, daily min, dew point or None, humidity % if so
PLACES = [
    ("memphis", "Memphis TN", 81, 35.6, 25.2, 26.8, 32.8, -8.3, 39.9, "EPW-M", "H",
     "ASHRAE 2009 for station 723340, from the header of the weather file; the 20-year extreme from the same.",
     "EPW-M", "4.1 6.6 12.4 16.8 22.1 26.0 28.3 27.5 24.3 16.7 12.1 6.8",
     "8.8 11.7 17.9 21.6 26.9 31.1 33.5 32.8 29.4 22.4 17.7 12.1",
     "-0.8 1.6 6.8 11.4 17.2 21.0 23.2 22.4 19.7 10.9 6.5 1.2",
     "-0.7 -1.4 5.6 8.4 16.0 19.0 20.6 19.4 18.6 9.1 5.7 -1.1", None),
    ("ashburn", "Ashburn VA (Dulles)", 82, 34.1, 23.9, 25.4, None, -11.8, None, "EPW-W", "H",
     "ASHRAE 2009 for station 724030.", "EPW-W", "0.6 1.6 7.7 12.5 18.2 22.5 24.5 23.0 20.1 11.9 7.8 1.0",
     "5.0 6.9 13.6 18.4 24.7 28.8 30.5 28.1 25.6 19.1 14.3 5.7", "-4.5 -4.2 0.9 5.5 11.2 15.7 19.2 18.1 14.5 5.3 1.4 -4.3",
     "-6.3 -4.4 -0.9 4.4 12.0 16.2 19.2 17.7 15.4 5.1 2.6 -4.8", None),
    ("phoenix", "Phoenix AZ", 337, 43.6, 20.7, 24.2, None, 4.0, None, "EPW-D", "H",
     "ASHRAE 2021 for station 722780; the 2009 edition has 43.4/21.1 and a wet bulb of 24.5.", "EPW-W",
     "13.0 15.7 17.3 23.7 27.3 34.0 35.6 33.8 30.4 24.8 17.9 11.7", "19.1 21.8 22.8 30.8 34.1 40.5 41.6 39.4 36.7 31.7 24.3 17.4",
     "7.7 10.1 11.7 15.4 19.6 26.9 29.5 27.7 24.1 18.6 12.2 6.7", "-2.2 4.1 2.5 -1.6 2.3 5.9 13.6 13.5 8.9 6.4 1.9 0.5", None),
    ("dallas", "Dallas TX (DFW)", 171, 38.6, 23.4, 25.9, None, -4.8, None, "EPW-D", "H",
     "ASHRAE 2021 for station 722590.", "EPW-D", "8.4 9.4 16.1 19.0 23.5 28.4 30.7 30.6 26.8 20.8 14.4 9.0",
     "13.3 14.8 21.9 24.3 29.1 33.3 35.6 36.4 32.3 27.6 19.9 13.3", "4.1 4.4 10.3 13.2 17.7 23.8 25.6 24.8 21.1 14.2 9.0 5.0",
     "1.2 3.1 6.9 11.4 13.6 20.3 21.0 18.2 17.1 10.5 6.8 2.7", None),
    ("atlanta", "Atlanta GA", 308, 34.3, 23.2, 25.1, None, -5.7, None, "EPW-D", "H",
     "ASHRAE 2021 for station 722190.", "EPW-D", "5.8 8.5 13.0 17.4 21.6 25.9 26.6 26.1 23.0 18.1 10.6 9.3",
     "11.0 13.7 18.2 22.8 26.9 31.3 31.7 30.9 27.9 23.6 17.1 14.5", "0.6 3.6 7.8 11.9 15.9 21.4 22.5 21.8 18.2 12.8 4.4 4.8",
     "-1.4 0.6 6.5 8.2 14.1 20.0 21.0 18.8 16.5 12.4 2.5 4.1", None),
    ("santa-clara", "Santa Clara CA (San Jose)", 16, 33.0, 19.0, 20.5, None, 2.2, None, "EPW-D", "H",
     "ASHRAE 2021 for station 724945.", "EPW-D", "9.5 11.5 12.9 13.9 16.9 19.2 20.1 19.7 19.3 17.4 12.8 9.5",
     "16.0 17.7 19.1 20.3 23.2 25.6 27.1 26.0 25.7 24.2 19.3 14.6", "4.4 6.3 7.9 8.5 11.4 14.0 14.2 15.5 14.3 12.0 7.5 5.3",
     "3.3 3.6 7.0 7.2 7.8 11.2 11.5 12.3 11.2 9.4 5.0 4.3", None),
    ("columbus", "Columbus OH", 249, 32.4, 23.1, 24.7, None, -17.0, None, "CRC,BG-CLIMATE", "M",
     "Cooling values from an older ASHRAE table; heating is background.", "BG-CLIMATE",
     "-1 1 6 12 17 22 24 23 19 13 6 1", "3 5 11 18 23 28 29 29 25 18 11 5", "-6 -5 0 5 11 16 19 18 14 7 2 -3", None, "70 " * 12),
    ("singapore", "Singapore", 19, 32.1, 26.0, 26.8, None, 23.6, None, "SUST,BG-CLIMATE", "M",
     "Quantiles of five years of reanalysis; stations run about 1 K hotter. Coincident wet bulb is background.", "SUST",
     "26.1 26.8 27.3 27.6 28.0 27.5 27.7 27.4 27.4 27.4 26.6 26.4", "28.8 29.8 30.1 29.8 29.9 29.2 29.5 29.2 29.3 29.6 29.1 29.0",
     "24.1 24.5 25.1 25.5 26.2 25.7 25.9 25.5 25.6 25.3 24.7 24.4", None, "85 81 82 84 84 84 82 82 82 83 86 85"),
    ("frankfurt", "Frankfurt", 111, 32.0, 20.5, 21.3, None, -5.6, None, "SUST,BG-CLIMATE", "M",
     "Quantiles of five mild years of reanalysis; ASHRAE's heating value is about −11. Coincident wet bulb is background.", "SUST",
     "3.0 5.2 6.8 9.8 14.8 19.9 20.6 21.0 16.8 11.9 6.4 3.7", "5.6 8.8 11.7 14.9 19.8 25.0 25.6 26.1 22.0 16.0 9.3 6.0",
     "0.4 1.9 2.3 4.6 9.6 14.4 15.3 16.1 12.1 8.3 3.7 1.3", None, "85 80 74 67 66 63 62 65 72 83 87 89"),
    ("abilene", "Abilene TX", 546, 38.0, 22.0, 24.0, None, -9.0, None, "BG-CLIMATE", "B", "Background, to whole degrees.",
     "BG-CLIMATE", "7 9 14 18 23 27 29 29 25 19 12 8", "13 16 20 25 29 33 35 35 31 25 19 14", "1 3 7 11 16 21 22 22 18 12 6 2",
     None, "60 " * 12),
    ("des-moines", "Des Moines IA", 294, 33.5, 24.5, 26.0, None, -22.0, None, "BG-CLIMATE", "B", "Background, to half a degree.",
     "BG-CLIMATE", "-5 -3 4 11 17 22 25 23 19 12 4 -3", "0 2 10 17 23 28 30 29 25 18 9 2", "-10 -8 -2 4 11 17 19 18 13 6 -1 -7",
     None, "70 " * 12),
    ("the-dalles", "The Dalles OR", 73, 37.0, 19.5, 20.5, None, -10.0, None, "BG-CLIMATE", "B", "Background, to half a degree.",
     "BG-CLIMATE", "1 4 8 11 16 19 24 23 19 12 6 1", "5 8 13 17 22 25 31 31 26 18 9 4", "-2 -1 2 5 9 12 16 15 11 6 2 -1",
     None, "80 80 70 60 55 50 45 45 50 65 80 80"),
    ("dublin", "Dublin", 74, 22.5, 17.0, 18.0, None, -2.0, None, "BG-CLIMATE", "B", "Background, to half a degree.", "BG-CLIMATE",
     "5.2 5.4 6.5 8.3 10.9 13.5 15.3 15.1 13.3 10.6 7.4 5.6", "8 8 10 12 15 18 20 19 17 14 10 8", "2 2 3 4 7 10 12 11 10 7 5 3",
     None, "87 85 83 81 80 80 81 82 84 86 88 88"),
    ("lulea", "Luleå", 20, 25.5, 17.0, 18.0, None, -27.0, None, "BG-CLIMATE,NODE", "B",
     "Background; not above 30 °C for more than 24 h since 1961 (NODE).", "BG-CLIMATE",
     "-9 -9 -4 2 8 13 16 14 9 3 -3 -7", "-5 -5 0 6 12 17 20 18 13 6 0 -4", "-13 -13 -8 -2 3 9 12 10 6 0 -6 -10",
     None, "85 84 80 73 67 65 70 76 80 84 85 85"),
]

DERIVED_NOTE = ("Means as the source gives them. The 0.4 % values of the months are derived from them and from the annual "
                "ones by the rules of tests/oracles/climate_rows.py: in summer good to about 2 K, in spring to 5 K (wet bulb).")
MEMPHIS_NOTE = ("From the typical year (TMY3), by tests/oracles/climate_months.py: third-highest hour of the month, mean coincident "
                "within 0.5 K. A typical year is milder than the long record: its annual 0.4 % wet bulb is 25.8 °C against ASHRAE's 26.8.")


def at_most_dew(wet, daily_max):
    """The dew point at which the mean afternoon has a wet bulb 0.5 K below the annual 0.4 %, or None."""
    wet_of_afternoon = wet - 0.5
    if daily_max <= wet_of_afternoon:
        return None
    return psychrolib.GetTDewPointFromTWetBulb(daily_max, wet_of_afternoon, 101325.0)


def derived(dry, wet_at_dry, wet, daily_max, daily_min):
    hottest = max(daily_max)
    rows = {"month_dry_c": [], "month_dry_wet_bulb_c": [], "month_wet_c": [], "month_wet_dry_bulb_c": []}
    limited = []
    for month, (value, low) in enumerate(zip(daily_max, daily_min), 1):
        d = hottest - value
        month_dry = value + (dry - hottest) + 1.0 + 0.3 * d
        if value + 2.0 * (value - low) < month_dry:
            month_dry = value + 2.0 * (value - low)
            limited.append(month)
        coincident = min(month_dry, wet_at_dry - 0.35 * d)
        month_wet = min(month_dry, max(coincident, wet + 0.7 - 0.4 * d))
        at_wet = month_wet + 0.6 * (month_dry - month_wet)
        for name, number in zip(rows, (month_dry, coincident, month_wet, at_wet)):
            rows[name].append(round(number, 1))
    return rows, limited


def months_text(months):
    return ", ".join(str(month) for month in months)


def place(row):
    (key, name, elevation, dry, wet_at_dry, wet, dry_at_wet, heating, extreme, source, confidence, note,
     months_source, mean, daily_max, daily_min, dew, humidity) = row
    mean, daily_max, daily_min = numbers(mean), numbers(daily_max), numbers(daily_min)
    if dew is None:
        dew = [psychrolib.GetTDewPointFromRelHum(t, rh / 100.0) for t, rh in zip(mean, numbers(humidity))]
        most = [at_most_dew(wet, value) for value in daily_max]
        drier = [month for month, (ours, top) in enumerate(zip(dew, most), 1) if top is not None and top < ours]
        dew = [round(ours if top is None else min(ours, top), 1) for ours, top in zip(dew, most)]
    else:
        dew, drier = numbers(dew), []
    memphis = key == "memphis"
    if dry_at_wet is None:
        dry_at_wet = round(wet + 0.6 * (dry - wet), 1)
        note += " The dry bulb at the 0.4 % wet bulb is derived (0.6 of the way to the 0.4 % dry bulb)."
    design, limited = derived(dry, wet_at_dry, wet, daily_max, daily_min)
    months_note = DERIVED_NOTE
    if limited:
        months_note += f" Dry bulb limited to two daily swings above the mean daily maximum in months {months_text(limited)}."
    if drier:
        months_note += (f" Mean dew point lowered in months {months_text(drier)}: at the mean relative humidity the mean "
                        "afternoon would pass the annual 0.4 % wet bulb.")
    return {
        "key": key, "name": name, "elevation_m": elevation,
        "annual_dry_c": [dry, wet_at_dry], "annual_wet_c": [wet, dry_at_wet], "heating_c": heating,
        "extreme_dry_bulb_20_years_c": extreme,
        **(MEMPHIS_DESIGN if memphis else design),
        "mean_c": mean, "mean_daily_max_c": daily_max, "mean_daily_min_c": daily_min, "mean_dew_point_c": dew,
        "origin": {"source": source, "confidence": confidence, "note": note},
        "months_origin": {"source": months_source if memphis else months_source + ",ASSUMED",
                          "confidence": "H" if memphis else "L",
                          "note": MEMPHIS_NOTE if memphis else months_note},
    }


def compare():
    memphis = PLACES[0]
    rule, _ = derived(memphis[3], memphis[4], memphis[5], numbers(memphis[14]), numbers(memphis[15]))
    for name, values in rule.items():
        gaps = [round(value - real, 1) for value, real in zip(values, MEMPHIS_DESIGN[name])]
        print(name, "rule - typical year:", gaps, file=sys.stderr)


def main():
    compare()
    rows = []
    for row in map(place, PLACES):
        lines = ",\n".join(f"    {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in row.items())
        rows.append("  {\n" + lines + "\n  }")
    print("[\n" + ",\n".join(rows) + "\n]")


main()
