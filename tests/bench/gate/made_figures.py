"""Made-up figures of a kernel: outputs, an entry of the golden file, a series of timings, a report."""

import numpy as np

from bench.gate.golden import entry
from bench.gate.pairs import Series
from bench.gate.report import Report
from bench.measure.digest import sketch
from bench.measure.environment import environment

SPEC = {"name": "network", "function": "network.py:build"}


def outputs(scale=1.0):
    return np.random.default_rng(0).normal(size=600) * scale


def golden_entry(scale=1.0, **changes):
    import torch

    counters = {"flops": 1000, "kernel_calls": 20, "peak_growth_bytes": 5000, **changes}
    return entry(SPEC, counters, sketch(torch.from_numpy(outputs(scale))))


def series(head=1.0, control=1.0, noise=0.005, rounds=42, clock="wall", tolerance=0.05):
    rng = np.random.default_rng(1)

    def blocks(scale):
        return [[5e6 * scale * float(np.exp(rng.normal(0, noise)))] * 4 for _ in range(rounds)]

    return Series.of(clock, {"A": blocks(1.0), "B": blocks(head), "C": blocks(control)}, tolerance)


def report(kernels):
    return Report("aaaaaaaaa", "bbbbbbbbb", 0.05, kernels, ["only one core is allowed here"], environment(), 12.3)
