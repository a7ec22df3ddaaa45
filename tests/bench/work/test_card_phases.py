"""All phases of a form in one process: its rows, what it cannot do, what does not fit, and the form graph."""

from dataclasses import replace

import pytest
import torch

from bench.api import Unsupported
from bench.base.programs import program
from bench.case import Case
from bench.data.load import load
from bench.work import card_phases
from bench.work.card_phases import card_rows, edit_function

CASE = Case("card", "lamm-mixer", "tuned", "heads-mini", 1200, "all", "card", 4, 8, samples=3, warmup_calls=1,
            warmup_seconds=0.0, max_seconds=0.01)  # fmt: skip
PHASES = {("decode", 1), ("edit", 1), ("forward", 1), ("forward", 4), ("train", 4)}


@pytest.fixture(scope="module")
def heads():
    return load("heads-mini", vertices=1200)


def cells_of(rows, metric):
    return {(row["phase"], row["batch"]): row for row in rows if row["metric"] == metric}


@pytest.mark.slow
@pytest.mark.parametrize("variant", ["tuned", "graph"])
def test_every_phase_of_a_form_has_its_rows(heads, variant, graphs_call_again):
    case = replace(CASE, variant=variant)
    with program("card" if variant == "graph" else "cpu"):  # what a recording there would hold
        rows = card_rows(case, heads)
    assert not [row["detail"] for row in rows if row["outcome"] != "ok"]
    assert {row["case"] for row in rows} == {case.key}
    assert {row["variant"] for row in rows} == {variant}
    assert cells_of(rows, "latency_ms").keys() == PHASES
    peaks = cells_of(rows, "peak_allocated_bytes")
    second = set() if variant == "graph" else {("train", 1)}
    assert peaks.keys() == (PHASES - {("edit", 1)}) | second
    assert peaks["train", 4]["value"] > peaks["forward", 4]["value"] > peaks["forward", 1]["value"]
    assert len({(row["metric"], row["phase"], row["batch"], row["sample"]) for row in rows}) == len(rows)


@pytest.mark.slow
def test_what_a_model_cannot_do_is_a_row_of_that_phase(heads):
    rows = card_rows(replace(CASE, model="pca"), heads)
    missing = {phase: row["detail"] for (phase, _), row in cells_of(rows, "latency_ms").items() if not row["value"]}
    assert missing == {"train": "fitted in closed form: there is no training step"}


class Hungry(torch.nn.Linear):
    """Fits up to two meshes."""

    def call(self, batch):
        if batch > 2:
            raise torch.cuda.OutOfMemoryError(f"no room for {batch}")


@pytest.mark.slow
def test_the_batch_that_fits_is_named_where_one_does_not():
    model = Hungry(1, 1)
    cell = replace(CASE, measure="latency", phase="train", batch=32)
    (row,) = card_phases._measured(cell, model, lambda one: ((lambda: model.call(one.batch)), None))
    assert row["outcome"] == "oom" and row["metric"] == "latency_ms"
    assert row["detail"].startswith("batch 32 does not fit, batch 2 does; OutOfMemoryError: no room for 32")


@pytest.mark.slow
def test_a_phase_that_fails_leaves_the_others(heads, monkeypatch, capsys):
    plain = card_phases.phase_function

    def broken(model, vertices, case):
        if case.phase == "forward":
            raise RuntimeError("an illegal thing was encountered")
        return plain(model, vertices, case)

    monkeypatch.setattr(card_phases, "phase_function", broken)
    cells = cells_of(card_rows(replace(CASE, model="spiralnet"), heads), "latency_ms")
    assert cells["forward", 1]["outcome"] == "crash" and "illegal thing" in cells["forward", 4]["detail"]
    assert cells["decode", 1]["outcome"] == cells["train", 4]["outcome"] == "ok"
    assert "illegal thing" in capsys.readouterr().err


def test_an_edit_needs_control_vertices(heads):
    with pytest.raises(Unsupported, match="no edit of its own"):
        edit_function(torch.nn.Linear(1, 1), torch.zeros(1, 1200, 3), heads)


@pytest.mark.gpu
@pytest.mark.parametrize("variant", ["tuned", "graph"])
def test_a_card_measures_every_phase(heads, variant):
    if not torch.cuda.is_available():
        pytest.skip("needs a CUDA device")
    rows = card_rows(replace(CASE, variant=variant, device="cuda"), heads)
    assert not [row["detail"] for row in rows if row["outcome"] != "ok" and row["metric"] != "energy_mj"]
    assert cells_of(rows, "latency_ms").keys() == PHASES
    peaks = cells_of(rows, "peak_allocated_bytes")
    assert peaks["train", 4]["value"] > peaks["forward", 4]["value"] > 0
