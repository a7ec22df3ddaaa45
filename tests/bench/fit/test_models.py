"""Every installed model can learn one batch by heart with the project's loop: the cheapest proof of a sound model."""

import pytest
import torch

from bench.api import TrainSettings, model_variants
from bench.data import load
from bench.data.dataset import Dataset
from bench.fit.fit import Budget, fit
from bench.models import build_model, installed_models, load_build

BATCH, VERTICES, LATENT = 12, 600, 11  # a latent entry for each of the 11 regions; PCA has at most n − 1
OPTIONS = {name: (("width", 128),) for name in installed_models() if name.startswith("lamm-")}
# Epochs, rate and the share of the spread that must go below. CoMA's 16 channels learn slowly; the two VAEs pay for
# their latent losses (swapped regions, Kullback–Leibler term) and are asked only to learn at all.
DEFAULT = (110, 2e-3, 0.4)
DEMANDS = {
    "pca-net": (110, 1e-4, 0.4),  # it starts at the answer: eleven components hold twelve meshes whole
    "coma": (200, 8e-3, 0.6),
    "neural3dmm": (50, 2e-3, 0.5),
    "spiralnet": (120, 2e-3, 0.4),
    "sdvae": (80, 2e-3, 0.9),
    "ledvae": (80, 2e-3, 0.9),
}


@pytest.fixture(scope="module")
def one_batch():
    """Twelve heads that are training and (moved by nothing one can see) validation set alike."""
    whole = load("heads-mini", vertices=VERTICES)
    meshes = whole.splits["train"][:BATCH]
    return Dataset(whole.name, whole.topology, {"train": meshes, "validation": meshes + 1e-4})


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(installed_models()))
def test_one_batch_is_learned_by_heart(name, one_batch):
    pytest.importorskip(installed_models()[name].split(":")[0])
    torch.manual_seed(0)
    variant = model_variants(load_build(name))[0]
    model = build_model(name, one_batch.topology, LATENT, variant, OPTIONS.get(name, ()))
    epochs, rate, share = DEMANDS.get(name, DEFAULT)
    settings = TrainSettings(optimizer="adam", rate=rate, batch=BATCH, warmup=0.1, clip_norm=1.0)
    result = fit(model, one_batch, settings=settings, budget=Budget(epochs), validations=5)
    assert result.outcome == "ok"
    # A model that ignores its input can come no nearer than the mean shape.
    mean = one_batch.millimetres("train").mean(0)
    spread = (one_batch.millimetres("train") - mean).norm(dim=-1).mean().item()
    assert result.best_mm < share * spread, [spread, *(point.validation_mm for point in result.curve)]
