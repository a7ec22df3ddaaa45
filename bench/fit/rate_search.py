"""One learning rate for each model, searched at equal effort: the same grid, the same small budget, validation only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import torch

from bench.api import TrainSettings
from bench.data.dataset import Dataset
from bench.fit.cache import FitCache
from bench.fit.fit import fit
from bench.fit.result import Budget, FitResult, Progress, parse_budget

GRID = (3e-4, 1e-3, 3e-3, 1e-2)
SHARE = 0.1  # of the training's own budget, for each rate of the grid
SEED = 0  # one search serves all seeds of a training


@dataclass(frozen=True)
class RateSearch:
    """What was tried: ``errors_mm`` the best validation error of each rate of the grid, NaN where it diverged.

    ``rate`` is the one of the lowest error; the lowest of the grid where all diverged. ``seconds`` and ``epochs``: all
    its trainings together.
    """

    rate: float
    rates: tuple[float, ...]
    errors_mm: tuple[float, ...]
    seconds: float
    epochs: float

    def about(self) -> dict[str, Any]:
        """For the description of the training that follows: which rate was taken, and from how much effort."""
        return {"rate": self.rate, "grid": list(self.rates), "share": SHARE}


def search_budget(text: str) -> Budget:
    """The budget of one rate: :data:`SHARE` of the training's, one epoch at least."""
    budget = parse_budget(text, SHARE)
    assert budget is not None  # closed forms have no rate to search
    return budget


def search_rate(
    cache: FitCache,
    build: Callable[[], Any],
    dataset: Dataset,
    description: Mapping[str, Any],
    *,
    settings: TrainSettings,
    budget: Budget,
    progress: Callable[[Progress], None] | None = None,
    **how: Any,
) -> RateSearch:
    """Build a model and train it, with every rate of :data:`GRID` from the same first weights (those of :data:`SEED`).

    The schedule runs to its end within each short budget, so a rate is judged as it would be used. Every trial is kept
    in ``cache`` under ``description`` and its rate, whatever the seed of the training that asks for it.
    """
    results = []
    for rate in GRID:
        torch.manual_seed(SEED)
        about = {**description, "seed": SEED, "search": {"rate": rate, "share": SHARE}}
        with cache.place(about) as place:
            result = fit(
                build(), dataset, settings=replace(settings, rate=rate), budget=budget, seed=SEED,
                progress=progress, validations=2, **place, **how,
            )  # fmt: skip
        results.append(result)
    return _chosen(results)


def _chosen(results: list[FitResult]) -> RateSearch:
    errors = tuple(result.best_mm if result.outcome == "ok" else float("nan") for result in results)
    known = [(error, rate) for error, rate in zip(errors, GRID, strict=True) if error == error]
    return RateSearch(
        rate=min(known)[1] if known else GRID[0],
        rates=GRID,
        errors_mm=errors,
        seconds=sum(result.train_seconds for result in results),
        epochs=sum(result.epochs for result in results),
    )
