import pytest

from bench.api import BenchError
from bench.suites.option_values import check_device, parse_numbers, pick
from bench.suites.plan import make_cases

MODEL = """
from bench.api import offers
@offers("tuned", "faithful", minimum_vertices=1000)
def build(topology, latent_size, variant="tuned"): ...
"""


@pytest.fixture
def model(tmp_path):
    path = tmp_path / "model.py"
    path.write_text(MODEL, encoding="utf-8")
    return f"{path}:build"


def cases(model, **asked):
    return make_cases("scaling", "quick", **{"models": model, "sizes": "1200,4200", "phases": "decode,train", **asked})[
        0
    ]


def test_numbers_are_read_as_people_write_them():
    assert parse_numbers("sizes", "1200, 12k,72_000,1.2k") == [1200, 12000, 72000]


@pytest.mark.parametrize(
    "text", ["many", "1200;12000", "0", "-5", "nan", "inf", "1e999", ",", "1.5", "1.2345k", "1/2", "64.0001"]
)
def test_sizes_that_are_no_numbers_are_refused(text):
    with pytest.raises(BenchError, match="--sizes"):
        parse_numbers("sizes", text)


def test_unknown_names_bring_the_close_matches(model):
    with pytest.raises(BenchError, match="did you mean scaling"):
        make_cases("scalling", "quick")
    with pytest.raises(BenchError, match="did you mean quick"):
        make_cases("scaling", "quik")
    with pytest.raises(BenchError, match="did you mean decode"):
        cases(model, phases="decod")
    with pytest.raises(BenchError, match="did you mean faithful"):
        cases(model, variants="faithfull")
    assert pick("x", ["b", "a", "b"], ["a", "b"]) == ["b", "a"]


def test_sizes_too_small_too_large_and_above_memory_are_refused_before_any_work(model):
    with pytest.raises(BenchError, match="between 500"):
        cases(model, sizes="499")
    with pytest.raises(BenchError, match="between 500"):
        cases(model, sizes="300001")
    with pytest.raises(BenchError, match="at least 1,000 vertices"):
        cases(model, sizes="900")
    with pytest.raises(BenchError, match="free memory"):
        cases(model, sizes="72000", batch=10**6)


def test_devices_and_threads_that_are_not_there_are_refused(model):
    import torch

    for device in ("cdua", "cuda:x", "tpu"):
        with pytest.raises(BenchError, match="--device"):
            check_device(device)
    if not torch.cuda.is_available():
        with pytest.raises(BenchError, match="use --device cpu"):
            check_device("cuda")
    with pytest.raises(BenchError, match="--threads"):
        cases(model, threads="4096")


def test_every_cell_is_run_once_before_any_is_repeated(model):
    made = cases(model, variants="tuned,faithful", processes=2)
    assert len({case.key for case in made}) == len(made) == 2 * 2 * (4 + 2)
    rounds = [(case.measure, case.process) for case in made]
    order = list(dict.fromkeys(rounds))
    assert order == [("latency", 0), ("memory", 0), ("counters", 0), ("latency", 1)]
    assert rounds == sorted(rounds, key=order.index)


def test_training_steps_are_repeated_less_and_decode_is_weighed_as_part_of_forward(model):
    made = cases(model, phases="decode,forward,train", sizes="1200")
    count = {
        (phase, measure): sum(case.phase == phase and case.measure == measure for case in made)
        for phase in ("decode", "forward", "train")
        for measure in ("latency", "memory", "counters")
    }
    assert [count["decode", m] for m in ("latency", "memory", "counters")] == [3, 0, 0]
    assert [count["forward", m] for m in ("latency", "memory", "counters")] == [3, 1, 1]
    assert [count["train", m] for m in ("latency", "memory", "counters")] == [1, 1, 1]
    alone = cases(model, phases="decode", sizes="1200")
    assert [case.measure for case in alone] == ["latency", "memory", "counters", "latency", "latency"]


def test_the_training_batch_is_the_presets_unless_a_batch_is_given(model):
    def batches(**asked):
        return {case.phase: case.batch for case in cases(model, **asked)}

    assert batches() == {"decode": 1, "train": 4}
    assert batches(batch=2) == {"decode": 2, "train": 2}
    assert batches(batch=2, train_batch=8) == {"decode": 2, "train": 8}


def test_a_suite_that_trains_takes_every_size_of_every_set(model):
    def sets(suite="reconstruction", **asked):
        made, _ = make_cases(suite, "quick", models=model, epochs=1, latent="8", **asked)
        return list(dict.fromkeys((case.dataset, case.vertices) for case in made if case.trains))

    assert sets(sizes="1200,4200") == [("heads", 1200), ("heads", 4200)]
    assert sets(sizes="1200,4200", data="heads,hands") == [
        ("heads", 1200), ("heads", 4200), ("hands", 1200), ("hands", 4200)
    ]  # fmt: skip
    assert sets() == [("heads", 0)]
    assert len(sets("paper")) == 5 and ("heads", 72000) in sets("paper")
