"""The floor of a training step on a card: against a count by hand, against torch's counter, beside committed times."""

import json
from importlib import resources

import pytest
from click.testing import CliRunner
from torch.utils.flop_counter import FlopCounterMode

from bench.api import BenchError
from bench.data.load import load
from bench.models import build_model
from studies.card_floor import CARDS, TRIAL, Card, Phase, Shape, floor_ms, main, phases, shape_of, trial_ms

SMALL = Shape(slots=10, regions=2, width=4, blocks=3, hidden_tokens=12, hidden_channels=2, latent=3, layers=4,
              trained=1000)  # fmt: skip


def test_bytes_and_operations_are_those_counted_by_hand():
    """Two meshes of 30 coordinates; 120 numbers in a region map, 24 tokens' numbers, 288 weights within, 468 kept."""
    assert [(phase.bytes, phase.flops) for phase in phases(SMALL, 2)] == [
        (4 * (120 + 60 + 24), 2 * 2 * 120),
        (4 * (288 + 468), 4128),
        (4 * (120 + 64 + 60 + 240), 4 * 480),
        (4 * (240 + 120 + 64 + 64 + 120), 8 * 480),
        (4 * (2 * 288 + 468 + 24), 2 * 4128),
        (4 * (60 + 24 + 120), 480),
        (28 * 1000, 0),
    ]


def test_a_phase_lasts_as_long_as_the_slower_of_memory_and_products():
    card = Card(bandwidth=100.0, float32=10.0, tf32=50.0)
    assert Phase("", 200, 10).seconds(card) == 2 and Phase("", 200, 100).seconds(card) == 10
    assert Phase("", 200, 100).seconds(card, tf32=True) == 2
    parts = [max(phase.bytes / 100, phase.flops / 10) for phase in phases(SMALL, 2)]
    assert floor_ms(SMALL, 2, card) == pytest.approx(1000 * sum(parts))


def test_operations_are_those_that_torch_counts_of_the_published_program():
    dataset = load("heads-mini", vertices=1200)
    settings = (("width", 32), ("encoder_layers", 2), ("decoder_layers", 3))
    model = build_model("lamm-mixer", dataset.topology, 8, "faithful", settings).train()
    meshes = dataset.normalized("train", 0, 4)
    with FlopCounterMode(display=False) as counter:
        model.loss(meshes).backward()
    shape = shape_of(model)
    unused = 2 * 4 * shape.region_weights  # the first decoded layer, computed and left out of the published loss
    assert sum(phase.flops for phase in phases(shape, 4)) + unused == counter.get_total_flops()
    trained = sum(value.numel() for value in model.parameters() if value.grad is not None)
    assert shape.trained == trained


def test_committed_times_lie_above_their_floor_and_another_model_has_none():
    text = TRIAL.read_text(encoding="utf-8")
    dataset = load("heads-mini", vertices=12000)
    shape = shape_of(build_model("lamm-mixer", dataset.topology, 64, "tuned"))
    targets = json.loads(resources.files("reports").joinpath("targets.json").read_text(encoding="utf-8"))["targets"]
    for tf32 in (False, True):
        measured, least = trial_ms(text, 12000, tf32), floor_ms(shape, 32, CARDS["H100"], tf32)
        assert measured and 0.3 < least < measured
        dtype = "tf32" if tf32 else "float32"
        (known,) = [one["floor"] for one in targets if one["vertices"] == 12000 and "floor" in one
                    and one.get("dtype", "float32") == dtype]  # fmt: skip
        assert known == round(least, 2), "what the table of targets shows beside measured times"
    with pytest.raises(BenchError, match="take lamm-mixer"):
        shape_of(build_model("lamm-mixer-lr", dataset.topology, 64, "tuned"))


def test_times_of_a_run_are_shown_with_their_machine_and_bad_input_is_one_line():
    run = TRIAL.parent / "scaling"
    done = CliRunner().invoke(main, ["--vertices", "12000", "--batch", "4", "--run", str(run)])
    assert done.exit_code == 0, done.output
    assert "float32, tuned on Intel(R) Xeon(R) Processor + NVIDIA H100 80GB HBM3: 1" in done.output
    for wrong in (["--vertices", "many"], ["--vertices", "1200", "--run", str(run / "none")]):
        done = CliRunner().invoke(main, wrong)
        assert done.exit_code == 2 and done.output.splitlines()[-1].startswith("error: expected"), done.output
