"""Writes tests/data/oracle_fluids.csv: specific heat, viscosity and conductivity of water and PG25 by CoolProp.

Usage: python components_fluids.py > ../data/oracle_fluids.csv
       python components_fluids.py --fit      prints the polynomials of src/physics/water.rs and their error

3 bar; glycol is CoolProp's INCOMP::MPG (after Melinder) at 25 % by mass.
"""

import sys

import numpy
from CoolProp.CoolProp import PropsSI

FLUIDS = {"water": "Water", "pg25": "INCOMP::MPG[0.25]"}
PROPERTIES = {"specific_heat_j_per_kg_k": "C", "viscosity_pa_s": "V", "conductivity_w_per_m_k": "L"}
PRESSURE_PA = 3e5


def value(key, temperature_c, fluid):
    return PropsSI(key, "T", temperature_c + 273.15, "P", PRESSURE_PA, FLUIDS[fluid])


def fit():
    grid = numpy.linspace(2.5, 90.0, 351)
    for fluid in FLUIDS:
        for name, key in PROPERTIES.items():
            data = numpy.array([value(key, t, fluid) for t in grid])
            logs = key == "V"
            # Degree 4 follows the logarithm of the viscosity and the minimum of water's specific heat.
            degree = {"C": 4 if fluid == "water" else 1, "V": 4, "L": 3}[key]
            powers = numpy.polynomial.polynomial.polyfit(grid, numpy.log(data) if logs else data, degree)
            fitted = numpy.polynomial.polynomial.polyval(grid, powers)
            fitted = numpy.exp(fitted) if logs else fitted
            worst = numpy.max(numpy.abs(fitted / data - 1.0))
            print(fluid, name, "ln" if logs else "", [float(f"{p:.8g}") for p in powers], f"{worst:.2e}")


def main():
    print("fluid,temperature_c," + ",".join(PROPERTIES))
    for fluid in FLUIDS:
        for temperature_c in numpy.arange(2.5, 90.1, 2.5):
            cells = [repr(float(value(key, temperature_c, fluid))) for key in PROPERTIES.values()]
            print(",".join([fluid, f"{temperature_c}"] + cells))


fit() if "--fit" in sys.argv else main()
