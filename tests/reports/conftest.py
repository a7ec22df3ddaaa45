"""A run folder made of rows whose every derived figure is known by hand."""

import itertools
from dataclasses import replace

import pytest

from bench.case import Case
from bench.store import RunFolder, make_row

SIZES = (1000, 10000)
MODELS = ("pca", "lamm-mixer", "my|model_<b>")
META = {
    "run": "made", "suite": "scaling", "commit": "0123456789abcdef", "fingerprint": "f00", "allocator": "retain",
    "started": "20260101T000000", "timeout": 60.0,
}  # fmt: skip


def made_cases():
    base = Case("scaling", "pca", "tuned", "heads-mini", 1000, "decode", "latency", 1, 64)
    cells = [
        replace(base, model=model, vertices=size, phase=phase, batch=4 if phase == "train" else 1)
        for model, size, phase in itertools.product(MODELS, SIZES, ("decode", "train"))
    ]
    latency = [replace(cell, process=process) for process in range(3) for cell in cells]
    return latency + [replace(cell, measure=measure) for cell in cells for measure in ("memory", "counters")]


def made_rows(case):
    """Latency of model number m at size v in process p, sample s: (m + 1) · v / 1000 · (1 + (p + s − 2) / 100) ms."""
    number = MODELS.index(case.model) + 1
    if case.model == "pca" and case.phase == "train":
        return [make_row(case, "latency_ms", None, "ms", outcome="unsupported", detail="closed form")]
    if case.model == MODELS[2] and case.vertices == 10000 and case.phase == "train":
        return [make_row(case, "latency_ms", None, "ms", outcome="timeout", detail="not finished after 60 s")]
    if case.measure == "latency":
        values = [number * case.vertices / 1000 * (1 + (case.process + sample - 2) / 100) for sample in range(3)]
        return [make_row(case, "latency_ms", value, "ms", sample=sample) for sample, value in enumerate(values)]
    if case.measure == "memory":
        return [
            make_row(case, "weights_bytes", number * case.vertices * 2.0**10, "B"),
            make_row(case, "gradients_bytes", 0.0, "B"),
            make_row(case, "saved_activations_bytes", 2.0**20 if case.phase == "train" else 0.0, "B"),
        ]
    return [
        make_row(case, "parameters", 5e6, "1"),
        make_row(case, "flops", 2e9, "FLOP", detail="not counted: gather ×2"),
    ]


@pytest.fixture
def run_folder(tmp_path):
    run = RunFolder.create(tmp_path / "made", META, {"cpu": {"model": "Test CPU"}}, made_cases())
    for case in made_cases():
        run.write(case, made_rows(case))
    run.release()
    return tmp_path / "made"
