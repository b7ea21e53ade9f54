"""The table of holdfast/analysis/spc/chances.py: how often rules speak though nothing changed. Prints it; takes about two minutes.

python benchmarks/false_signals.py
"""

from holdfast.analysis.spc import MDC_2023, NHSR_0_2_2
from holdfast.analysis.spc.chances import LENGTHS, simulated_chance

XMR_CHARTS, RUN_CHARTS, RUN_CHARTS_LONG = 40_000, 20_000, 4_000
SEED_XMR, SEED_RUN = 20231106, 2014


def main() -> None:
    for rules in (MDC_2023, NHSR_0_2_2):
        found = [_in_parts(length, rules) for length in LENGTHS]
        print(rules.name, found)
    charts = [RUN_CHARTS if length <= 130 else RUN_CHARTS_LONG for length in LENGTHS]
    print(
        "run chart",
        [round(simulated_chance(n, None, charts=c, seed=SEED_RUN), 4) for n, c in zip(LENGTHS, charts, strict=True)],
    )


def _in_parts(length, rules) -> float:
    """Many charts are drawn in parts, so that they fit into memory."""
    part = 2_000
    seeds = range(SEED_XMR, SEED_XMR + XMR_CHARTS // part)
    shares = [simulated_chance(length, rules, charts=part, seed=seed) for seed in seeds]
    return round(sum(shares) / len(shares), 4)


if __name__ == "__main__":
    main()
