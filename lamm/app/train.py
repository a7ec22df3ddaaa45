"""Training a LAMM on any data set that the benchmark takes, by its own engine: resumable, best weights kept."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from bench.api import BenchError, TrainSettings
from bench.data.dataset import Dataset
from bench.fit.fit import FitResult, fit
from bench.fit.result import Budget, Progress
from bench.models import build_model, load_build
from lamm.edit import fit_mixture, fit_statistics
from lamm.network import Lamm
from lamm.pca_net import PcaNet

#: What a model is built with where nothing else is asked for: small, and the paths that edit from the first step on.
MODEL = "lamm-mixer-lin-lr"
OPTIONS: Mapping[str, Any] = {"width": 128, "control_hidden": (32, 128)}
#: The share of a budget that learning to edit gets, as in the benchmark.
SECOND_STAGE_SHARE = 1 / 3
# Statistics for sampling are fitted on at most this many meshes; more change nothing that can be seen.
STATISTICS_MESHES = 2000
# The mixture that shapes are drawn from, whose components share its meshes, on at most this many.
MIXTURE_MESHES, _PIECE = 10_000, 256
TIMED_STEPS = 3
VALIDATIONS = 20


@dataclass(frozen=True)
class Recipe:
    """What decides a training, besides the meshes.

    ``budget`` is that of both stages together. ``rate``, ``weight_decay``, ``batch``: of AdamW with warm-up and cosine,
    gradients clipped at norm 1; the second stage trains at ``second_rate`` of the rate and keeps its last weights.
    """

    latent: int = 64
    model: str = MODEL
    options: Mapping[str, Any] = field(default_factory=lambda: dict(OPTIONS))
    budget: Budget = field(default_factory=lambda: Budget(seconds=600.0))
    rate: float = 1e-3
    weight_decay: float = 0.01
    batch: int = 32
    second_share: float = SECOND_STAGE_SHARE
    second_rate: float = 0.25
    seed: int = 0

    def stage(self, number: int) -> tuple[Budget, TrainSettings]:
        """Budget and settings of one stage."""
        share = 1 - self.second_share if number == 1 else self.second_share
        epochs = None if self.budget.epochs is None else max(1, round(self.budget.epochs * share))
        seconds = None if self.budget.seconds is None else self.budget.seconds * share
        rate = self.rate if number == 1 else self.rate * self.second_rate
        settings = TrainSettings(rate=rate, weight_decay=self.weight_decay, batch=self.batch, clip_norm=1.0)
        return Budget(epochs, seconds), replace(settings, epochs=epochs or settings.epochs)


#: `pca-net` with its own settings: one stage, since its edits are in closed form.
PCA_NET = Recipe(model="pca-net", options={}, weight_decay=0.1, batch=64, second_share=0.0)


def recipe_for(model: str | None) -> Recipe:
    """What a model is trained with where the command line says nothing."""
    return PCA_NET if model == PCA_NET.model else Recipe()


def new_model(recipe: Recipe, dataset: Dataset) -> Lamm | PcaNet:
    """The untrained model. Errors: a model that is neither a LAMM nor pca-net, options that it does not know."""
    if not load_build(recipe.model).__module__.startswith("lamm."):
        raise BenchError(
            f"expected a LAMM (lamm-…) or pca-net, got {recipe.model!r}; other models are trained by bench.run"
        )
    torch.manual_seed(recipe.seed)
    model: Lamm | PcaNet = build_model(recipe.model, dataset.topology, recipe.latent, "tuned", recipe.options.items())
    return model


def expected_seconds(model: Lamm | PcaNet, dataset: Dataset, recipe: Recipe) -> float:
    """How long both stages will take, in seconds of this machine now: the budget, or epochs times a step timed here."""
    stages = (1, 2) if _edits(model, recipe) else (1,)
    threads = torch.get_num_threads()
    step = _step_seconds(model, dataset, recipe) if recipe.budget.epochs is not None else 0.0
    total = 0.0
    for number in stages:
        budget, settings = recipe.stage(number)
        limits = [] if budget.seconds is None else [budget.seconds / threads]
        if budget.epochs is not None:
            limits.append(budget.epochs * -(-len(dataset.splits["train"]) // settings.batch) * step)
        total += min(limits)
    return total


def train(
    recipe: Recipe, dataset: Dataset, work: Path, progress: Callable[[int, Progress], None] | None = None
) -> tuple[Lamm | PcaNet, list[FitResult]]:
    """A trained model with statistics, and how its stages went.

    ``work`` is a folder for what is not finished: called again with the same recipe and meshes the training goes on
    where it was. Both stages are :func:`bench.fit.fit`; a model without control vertices, or a second share of 0, has
    the first alone. ``progress`` is called with the stage and what ``fit`` reports.

    Errors: as ``fit``; a training that ended with NaN or infinity.
    """
    model = new_model(recipe, dataset)
    results = []
    for number in (1, 2) if _edits(model, recipe) else (1,):
        if number == 2 and isinstance(model, Lamm):
            model.stage = 2
        budget, settings = recipe.stage(number)

        def tell(now: Progress, number: int = number) -> None:
            if progress is not None:
                progress(number, now)

        result = fit(
            model, dataset, settings=settings, budget=budget, seed=recipe.seed, out=work / f"stage-{number}",
            progress=tell, latest=number == 2, validations=VALIDATIONS if number == 1 else 4,
            description={"model": recipe.model, "options": {k: str(v) for k, v in sorted(recipe.options.items())}},
        )  # fmt: skip
        results.append(result)
        if result.outcome != "ok":
            raise BenchError(f"expected a training that ends, got {result.outcome}: {result.detail}; lower the rate")
    fit_statistics(model.eval(), dataset.millimetres("train", 0, STATISTICS_MESHES), mixture=False)
    fit_mixture(model, mixture_meshes(dataset))
    return model, results


def mixture_meshes(dataset: Dataset) -> Iterator[Tensor]:
    """The first :data:`MIXTURE_MESHES` training meshes in mm, in pieces."""
    count = min(MIXTURE_MESHES, len(dataset.splits["train"]))
    return (dataset.millimetres("train", at, min(at + _PIECE, count)) for at in range(0, count, _PIECE))


def _edits(model: Lamm | PcaNet, recipe: Recipe) -> bool:
    return isinstance(model, Lamm) and bool(model.layout.editable) and recipe.second_share > 0


def _step_seconds(model: Lamm | PcaNet, dataset: Dataset, recipe: Recipe) -> float:
    """Time of a training step, the middle one of three, on a copy."""
    other: Any = copy.deepcopy(model).train()
    if hasattr(other, "prepared"):
        other.prepared.fill_(True)  # first weights do not matter to the time
    rows = dataset.normalized("train", 0, recipe.batch)
    optimizer = torch.optim.AdamW(other.parameters(), lr=1e-6)
    times = []
    with torch.random.fork_rng(devices=[]):
        for _ in range(TIMED_STEPS):
            began = time.perf_counter()
            optimizer.zero_grad()
            other.loss(rows).backward()
            optimizer.step()
            times.append(time.perf_counter() - began)
    return sorted(times)[TIMED_STEPS // 2]
