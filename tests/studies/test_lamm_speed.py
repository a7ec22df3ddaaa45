"""The speed table itself: rows, floors and the memory of a training step. No times are asserted."""

from __future__ import annotations

import json

import pytest
import torch

from lamm.config import LammConfig
from lamm.model import build
from studies import lamm_programs as speed_parts
from studies import lamm_speed as speed


def test_the_synthetic_topology_is_a_partition_of_unequal_regions():
    topology = speed_parts.synthetic_topology(1000)
    sizes = [len(region.vertices) for region in topology.regions]
    assert (sum(sizes), len(sizes)) == (1000, 11)
    assert 2.5 < max(sizes) / min(sizes) < 3.5
    assert sum(1 for region in topology.regions if len(region.controls)) == 8


def test_weight_bytes_are_those_of_the_parts_by_hand():
    topology = speed_parts.synthetic_topology(400)
    model = build(topology, LammConfig(width=32, latent=8, encoder_layers=1, decoder_layers=1, heads=4))
    region_out = 32 * 1200 + 1200
    up = 8 * 32 + 32
    block = 4 * 32 + (48 * 12 + 48) + (12 * 48 + 12) + (16 * 32 + 16) + (32 * 16 + 32)
    assert speed.weight_bytes(model, "decode") == 4 * (region_out + up + block + 2 * 32)
    assert speed.weight_bytes(model, "forward") > 2 * 4 * region_out
    assert speed.weight_bytes(model.quantize("bf16"), "decode") < speed.weight_bytes(model, "decode")


@pytest.mark.slow
def test_rows_say_what_was_measured():
    rows = speed.ratios("mixer", 600, forms=("fp32", "int8"), phases=("decode", "train"), rounds=3, batch=2, width=64)
    found = [(row["phase"], row["form"]) for row in rows]
    assert found == [("decode", "fp32"), ("decode", "int8"), ("train", "fp32"), ("train, same AdamW", "fp32")]
    assert rows[2]["tuned_ms"] == rows[3]["tuned_ms"]
    for row in rows:
        assert row["ratio"] > 0 and row["ratio_low"] <= row["ratio"] <= row["ratio_high"]
        json.dumps(row)
    assert rows[0]["floor_ms"] > rows[1]["floor_ms"] > 0


def test_saved_activations_are_counted_against_a_known_sum():
    """A linear map's backward pass needs its input, of known size, once."""

    class Known(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.layout = build(speed_parts.synthetic_topology(300), LammConfig(width=8, latent=2, heads=4)).layout
            self.weight = torch.nn.Parameter(torch.ones(3, 5))

        def loss(self, vertices: torch.Tensor) -> torch.Tensor:
            return ((vertices + 1) @ self.weight).sum()

    assert speed_parts.saved_bytes(Known(), 4) == 4 * 300 * 3 * 4


def test_the_tuned_form_keeps_less_than_half_for_the_backward_pass_of_a_large_mesh():
    topology = speed_parts.synthetic_topology(20_000)
    sizes = {}
    for variant in ("tuned", "faithful"):
        model = build(topology, LammConfig(width=64, latent=8, heads=4), variant=variant)
        sizes[variant] = speed_parts.saved_bytes(model, 4)
    assert sizes["tuned"] < 0.5 * sizes["faithful"]


def test_the_command_prints_a_table(capsys):
    arguments = ["--vertices", "400", "--phases", "decode", "--forms", "fp32", "--rounds", "2"]
    assert speed.main(arguments) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("backbone") and lines[1].startswith("mixer")
    with pytest.raises(SystemExit):
        speed.main(["--backbone", "gru"])
