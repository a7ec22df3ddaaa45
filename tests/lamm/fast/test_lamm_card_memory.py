"""What the program for a card holds at its peak, beside that for a CPU: bytes, as the allocator reports them."""

import pytest
import torch

from bench.base.programs import program
from bench.data.load import load
from bench.measure.memory import peak_allocated_bytes
from bench.models import build_model

MOST = 1.3


@pytest.mark.slow
@pytest.mark.parametrize("name", ["lamm-mixer", "lamm-mixer-lr", "lamm-transformer"])
def test_a_training_step_on_a_card_holds_at_most_a_third_more(name):
    dataset = load("heads-mini", vertices=1200)
    meshes = dataset.normalized("train", 0, 8)
    peaks = []
    for kind in ("cpu", "card"):
        model = build_model(name, dataset.topology, 64, "tuned", [("width", 128)]).train()
        optimizer = torch.optim.AdamW(model.parameters(), fused=True)

        def step(model=model, optimizer=optimizer, kind=kind):
            optimizer.zero_grad(set_to_none=True)
            with program(kind):
                model.loss(meshes).backward()
            optimizer.step()

        step()
        peaks.append(peak_allocated_bytes(step, model=model, optimizer=optimizer))
    assert peaks[1] <= MOST * peaks[0], f"{peaks[1] / peaks[0]:.2f}"
