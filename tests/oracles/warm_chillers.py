"""Derives the chillers for warm water of src/catalog/data/chillers.json from their reference machines.

No source gives curves for 25 °C leaving water. At equal lift (condenser − leaving + approaches) a machine is
taken to reach the share of the Carnot efficiency that the reference machine reaches at its reference water. Power
over heat, written as a line in the lift by relative least squares, keeps the biquadratic form and never turns:
warmer water and a colder condenser always help. The line is proportional to condenser − leaving + allowance, which
is also the allowance that the model extrapolates with.

Needs nothing but Python. Prints COP, coefficients and allowance, and how far the line is off.
"""


def biquadratic(c, x, y):
    return c[0] + c[1] * x + c[2] * x * x + c[3] * y + c[4] * y * y + c[5] * x * y


def derive(name, curve, cop, reference_c, approaches_k, design_c, condenser_c, lifts_k):
    def share(lift):
        entering = lift + reference_c - approaches_k
        return cop / biquadratic(curve, reference_c, entering) / ((reference_c + 273.15) / lift)

    design_k = design_c + 273.15
    lifts = [lifts_k[0] + (lifts_k[1] - lifts_k[0]) * i / 200 for i in range(201)]
    wanted = [lift / (share(lift) * design_k) for lift in lifts]
    a11 = sum((lift / z) ** 2 for lift, z in zip(lifts, wanted))
    a12 = sum(lift / z**2 for lift, z in zip(lifts, wanted))
    a22 = sum(1 / z**2 for z in wanted)
    b1 = sum(lift / z for lift, z in zip(lifts, wanted))
    b2 = sum(1 / z for z in wanted)
    slope = (b1 * a22 - b2 * a12) / (a11 * a22 - a12 * a12)
    offset = (a11 * b2 - a12 * b1) / (a11 * a22 - a12 * a12)
    at_design = slope * (condenser_c - design_c + approaches_k) + offset
    allowance = round(approaches_k + offset / slope, 1)
    scale = 1 / (condenser_c - design_c + allowance)
    coefficients = [float(f"{v:.8g}") for v in (allowance * scale, -scale, 0, scale, 0, 0)]
    errors = [
        biquadratic(coefficients, x, lift - approaches_k + x) * at_design / (lift / (share(lift) * (x + 273.15))) - 1
        for lift in lifts
        for x in (12.0, 20.0, 25.0)
        if lift - approaches_k + x <= (36.0 if cop > 4 else 45.0) and 12.7 <= lift - approaches_k + x
    ]
    print(f"{name}: cop {1 / at_design:.3f}, input_ratio_curve {coefficients}, lift_allowance_k {allowance}")
    print(f"  off by {min(errors):+.3f} to {max(errors):+.3f}")


WATER = [1.02634, -0.01612819, -0.001092591, -0.01784393, 0.0007961842, -9.586049e-05]
AIR = [0.5961907, -0.0099493, 0.0007888, 0.0004506, 0.0004875, -0.0007623]
AIR_CAPACITY = [1.0433825, 0.0407073, 0.0004506, -0.0041514, -8.86e-05, -0.0003467]

derive("warm-centrifugal-4500", WATER, 6.04, 6.67, 8.6, 20.0, 29.44, (14.7, 32.6))
derive("warm-air-cooled-1680", AIR, 2.96, 6.67, 15.0, 20.0, 35.0, (21.0, 48.0))
rated = biquadratic(AIR_CAPACITY, 6.67, 35.0)
a, b, c, d, e, f = AIR_CAPACITY
print("warm-air-cooled-1680: capacity_curve",
      [float(f"{v / rated:.8g}") for v in (a + b * 6.67 + c * 6.67**2, 0, 0, d + f * 6.67, e, 0)])
