"""Recorded calls and precisions, with a graph that calls again in the place of a card's."""

import gc
import weakref
from contextlib import nullcontext

import pytest
import torch

from bench.api import BenchError, Unsupported
from bench.case import Case
from bench.data.load import load
from bench.measure import graphs
from bench.measure.precision import check_dtype, set_precision
from bench.suites.plan import make_cases
from bench.work import timing


def test_a_recorded_call_gives_what_the_call_gives(graphs_call_again):
    source = torch.zeros(3)
    call = graphs.recorded(lambda: source * 2 + 1, torch.device("cpu"))
    assert call().tolist() == [1, 1, 1]


def test_a_recorded_call_keeps_the_tensors_that_it_reads(monkeypatch):
    class Replayed:  # as a card's graph: what was recorded is an address, nothing of it keeps the tensor there
        def record(self, call):
            call()

        def replay(self):
            pass

        def aside(self):
            return nullcontext()

    monkeypatch.setattr(graphs, "graph_of", lambda _: Replayed())
    source = torch.zeros(3)
    seen = weakref.ref(source)
    call = graphs.recorded(lambda source=source: source * 2, torch.device("cpu"))
    del source
    gc.collect()
    assert seen() is not None
    call()
    del call
    gc.collect()
    assert seen() is None


def test_a_call_that_reads_the_host_is_unsupported_and_named(graphs_call_again):
    source = torch.ones(3)
    with pytest.raises(Unsupported, match=r"one CUDA graph: host read: .*item.* at .*test_graphs\.py"):
        graphs.recorded(lambda: source * source.sum().item(), torch.device("cpu"))


def test_without_a_card_there_are_no_graphs():
    with pytest.raises(Unsupported, match="expected a card for the form graph"):
        graphs.recorded(lambda: None, torch.device("cpu"))
    with pytest.raises(BenchError, match="expected a card for --variants graph"):
        make_cases("latency", "quick", models="pca", variants="graph", sizes="1200")
    with pytest.raises(BenchError, match="expected a variant that trains, got graph"):
        make_cases("reconstruction", "quick", models="pca", variants="graph")


def test_every_model_has_the_form_graph_on_a_card():
    names = "lamm-mixer,spiralnet,pca"
    cases, _ = make_cases(
        "latency", "quick", models=names, variants="tuned,graph", sizes="1200", device="cuda", elsewhere=True
    )
    assert {(case.model, case.variant) for case in cases} == {
        (name, variant) for name in names.split(",") for variant in ("tuned", "graph")
    }


def test_precisions_are_options_of_timings_and_trainings():
    cases, _ = make_cases("latency", "quick", models="pca", sizes="1200", dtype="bfloat16")
    assert {case.dtype for case in cases} == {"bfloat16"}
    cases, _ = make_cases("reconstruction", "quick", models="lamm-mixer", dtype="tf32", device="cuda", elsewhere=True)
    assert {case.dtype for case in cases} == {"tf32"}
    for dtype, device, words in (("half", "cpu", "expected a --dtype of float32"), ("tf32", "cpu", "has no TF32")):
        with pytest.raises(BenchError, match=words):
            check_dtype(dtype, device)


@pytest.mark.parametrize(("dtype", "wanted"), [("tf32", True), ("float32", False), ("bfloat16", False)])
def test_tf32_is_on_where_it_is_asked_for_alone(dtype, wanted):
    before = torch.backends.cuda.matmul.allow_tf32, torch.backends.cudnn.allow_tf32
    try:
        set_precision(dtype)
        assert torch.backends.cuda.matmul.allow_tf32 is wanted and torch.backends.cudnn.allow_tf32 is wanted
    finally:
        torch.backends.cuda.matmul.allow_tf32, torch.backends.cudnn.allow_tf32 = before


def test_reduced_precision_says_how_far_it_is_off():
    case = Case("latency", "pca", "tuned", "heads-mini", 0, "forward", "latency", 2, 8, samples=2, dtype="bfloat16")
    dataset = load("heads-mini")
    model = timing.prepare_model(case, dataset).eval()
    rows = {row["metric"]: row for row in timing.deviation_rows(case, dataset, model)}
    assert 1e-4 < rows["deviation_mm"]["value"] < rows["deviation_max_mm"]["value"] < 50
    assert rows["deviation_mm"]["unit"] == "mm"
    exact = Case("latency", "pca", "tuned", "heads-mini", 0, "forward", "latency", 2, 8, samples=2)
    assert timing.deviation_rows(exact, dataset, model) == []
