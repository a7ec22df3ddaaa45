"""What reduced precision costs on a trained head model, in mm."""

from __future__ import annotations

import pytest
import torch

from bench.data.load import load
from bench.fit.fit import Budget, fit
from lamm.builders import build_mixer


@pytest.mark.slow
def test_reduced_precision_is_within_its_bounds_on_a_trained_head_model():
    """int8: at most 2% of the model's own error; about 0.02 mm even for a small model after seconds of training."""
    heads = load("heads-mini")
    torch.manual_seed(0)
    model = build_mixer(heads.topology, 32, width=128, encoder_layers=2, decoder_layers=2)
    fit(model, heads, budget=Budget(seconds=12), validations=3)
    test = heads.millimetres("test")[:64]
    normalization = heads.topology.normalization

    def reconstruct(other: torch.nn.Module) -> torch.Tensor:
        with torch.no_grad():
            parts = [other(normalization.normalize(mesh[None])) for mesh in test]
        return normalization.denormalize(torch.cat(parts))

    exact = reconstruct(model)
    error_mm = float((exact - test).norm(dim=-1).mean())
    mean_shape_mm = float((normalization.mean_mm - test).norm(dim=-1).mean())
    assert error_mm < 0.6 * mean_shape_mm, "the model must have learnt something for its weights to mean anything"
    for kind, bound_mm in (("int8", 0.025), ("bf16", 0.03), ("fp16", 0.005)):
        deviation_mm = float((reconstruct(model.quantize(kind)) - exact).norm(dim=-1).mean())
        print(f"{kind}: mean deviation {deviation_mm:.5f} mm, model's own error {error_mm:.3f} mm")
        assert 0 < deviation_mm <= bound_mm
        assert deviation_mm <= 0.02 * error_mm
