"""Writes tests/data/oracle_water.csv: density and specific heat of water and 25 % propylene glycol by CoolProp.

Usage: python water.py > ../data/oracle_water.csv

Also prints, to standard error, least-squares polynomials of these values: the ones in src/physics/water.rs.
"""

import sys

import numpy
from CoolProp.CoolProp import PropsSI

PRESSURE_PA = 300_000
FLUIDS = {"water": "Water", "pg25": "INCOMP::MPG[0.25]"}


def main():
    print("fluid,temperature_c,density_kg_per_m3,specific_heat_j_per_kg_k")
    temperatures = numpy.arange(2.5, 90.1, 2.5)
    for name, fluid in FLUIDS.items():
        density, heat = ([PropsSI(what, "T", t + 273.15, "P", PRESSURE_PA, fluid) for t in temperatures] for what in "DC")
        for row in zip(temperatures, density, heat):
            print(name, *(f"{value:.3f}" for value in row), sep=",")
        for what, values, degree in (("density", density, 3), ("specific heat", heat, 4 if name == "water" else 1)):
            fit = numpy.polynomial.Polynomial.fit(temperatures, values, degree).convert()
            error = max(abs(fit(t) / value - 1.0) for t, value in zip(temperatures, values))
            print(name, what, [float(f"{c:.8g}") for c in fit.coef], f"error {error:.1e}", file=sys.stderr)


main()
