"""The training that a case asks for: budget, settings, search for a rate, one or two stages, cached."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import Any

import torch

from bench.api import BenchError, MeshModel, TrainSettings
from bench.base.program import program_digest
from bench.case import Case
from bench.data.dataset import Dataset
from bench.data.load import built_in
from bench.fit.cache import FitCache
from bench.fit.fit import fit
from bench.fit.group import Group
from bench.fit.meshes import data_digest
from bench.fit.rate_search import SEED as SEARCH_SEED
from bench.fit.rate_search import RateSearch, search_budget, search_rate
from bench.fit.result import Budget, FitResult, Progress, parse_budget, validations_of
from bench.fit.schedule import fit_settings, stretched
from bench.models import build_model, installed_models
from bench.runs.prepared import Place
from bench.suites.held import training_description
from bench.work.devices import train_on_devices
from bench.work.outputs import MESHES, check_outputs

# The share of a budget that the second stage of a model with two gets; a model with one stage trains on the whole.
SECOND_STAGE_SHARE = 1 / 3


def settings_of(kind: str, published: TrainSettings, budget: Budget) -> TrainSettings:
    """The settings a training runs with.

    ``"published"``: the model's own, an exponential decay stretched over a budget of epochs so that it ends where the
    paper's does. ``"common"``: for every model AdamW, rate 1e-3, warm-up and cosine, gradients clipped at norm 1, in
    batches of the published size; chosen beforehand, for no model in particular. ``"searched"``: the same but for the
    rate, which :func:`bench.fit.rate_search.search_rate` finds.
    """
    if kind in ("common", "searched"):
        return replace(
            published, optimizer="adamw", rate=1e-3, weight_decay=0.0, momentum=0.0, schedule="cosine", warmup=0.05,
            warmup_rate=1e-8, floor_rate=1e-6, clip_norm=1.0,
        )  # fmt: skip
    return stretched(published, budget.epochs) if budget.epochs else published


@dataclass(frozen=True)
class Trained:
    """A trained model, in evaluation mode with its chosen weights, how it got there, and the search for its rate."""

    model: Any
    results: tuple[FitResult, ...]
    search: RateSearch | None = None
    published_epochs: int = 0  # of all its stages; 0 for a closed form


def train(case: Case, place: Place, dataset: Dataset, *, edits: bool = False) -> Trained:
    """Build and train the case's model, or load the finished training.

    With ``edits``, a model that has a second stage is taken through it, on a third of the budget, after a first
    stage on two thirds; every other model trains on the whole budget. A case of several devices is trained by as many
    processes, and loaded here.
    """
    job = _Job(case, place, dataset)
    model = job.build(case.seed)
    job = replace(job, owned=owned_by_user(case, dataset, model))
    published = published_epochs(model) if case.budget else 0
    closed = callable(getattr(model, "fit", None))  # has nothing to return before it is fitted
    if not closed:
        job.check(model)
    if case.devices > 1 and case.budget and Group.current().world == 1:
        train_on_devices(case, place, model, edits=edits)
    two = edits and hasattr(model, "stage") and bool(case.budget)
    search = job.search(model) if case.settings == "searched" and case.budget else None
    results = [job.stage(model, 1, 1 - SECOND_STAGE_SHARE if two else 1.0, search)]
    if two and results[0].outcome == "ok":
        first = published_settings(model)
        model.stage = 2
        published += published_epochs(model)
        share = rate_share(first, published_settings(model))
        results.append(job.stage(model, 2, SECOND_STAGE_SHARE, search, share))
    if closed and results[0].outcome == "ok":
        job.check(model)
    return Trained(model.eval(), tuple(results), search, published)


def owned_by_user(case: Case, dataset: Dataset, model: Any) -> dict[str, str]:
    """What distinguishes trainings on a user's own meshes, or of a user's own model, under the same names.

    The content of the meshes, regions included; the program (:func:`bench.base.program.program_digest`) and the names
    and shapes of the weights that it built. Nothing for what comes with this project: its commit says all of that.
    """
    found = {}
    if not built_in(case.dataset):
        found["data"] = data_digest(dataset)[:16]
    if program := program_digest(installed_models().get(case.model, case.model)):
        found |= {"program": program, "weights": _shapes(model)}
    return found


def _shapes(model: Any) -> str:
    state = model.state_dict() if isinstance(model, torch.nn.Module) else {}
    text = repr([(name, tuple(getattr(value, "shape", ()))) for name, value in state.items()])
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def published_epochs(model: Any) -> int:
    """How long the paper trained; 0 where a model brings no settings of its own."""
    published = getattr(model, "published", None)
    return published.epochs if isinstance(published, TrainSettings) and published is not MeshModel.published else 0


def published_settings(model: Any) -> TrainSettings:
    """The settings of a model's paper; the defaults for a module that brings none."""
    return getattr(model, "published", None) or TrainSettings()


def slowed(settings: TrainSettings, share: float) -> TrainSettings:
    """The same at a share of the rate, from the warm-up's first step to the schedule's last."""
    return replace(
        settings, rate=settings.rate * share, warmup_rate=settings.warmup_rate * share,
        floor_rate=settings.floor_rate * share,
    )  # fmt: skip


def rate_share(first: TrainSettings, second: TrainSettings) -> float:
    """The second stage's rate as a share of the first's, as published (LAMM: 1e-4 / 1e-3, paper, section 4.1).

    A common or searched rate is one for the first stage; the second gets this share of it.
    """
    return second.rate / first.rate


@dataclass(frozen=True)
class _Job:
    """What the trainings of one case have in common."""

    case: Case
    place: Place
    dataset: Dataset
    owned: dict[str, str] = field(default_factory=dict)

    def build(self, seed: int) -> Any:
        case = self.case
        torch.manual_seed(seed)
        return build_model(case.model, self.dataset.topology, case.latent, case.variant, case.options)

    def check(self, model: Any) -> None:
        """Refuse a model whose outputs are not a model's, before any time is spent on it."""
        if isinstance(model, torch.nn.Module):
            model.to(self.case.device)
        check_outputs(model, self.dataset.normalized("train", 0, MESHES).to(self.case.device), self.case.latent)

    def search(self, model: Any) -> RateSearch:
        """The rate of the first stage; the second gets its share of it (:func:`rate_share`)."""
        budget = search_budget(self.case.budget)
        return search_rate(
            self._cache(), lambda: self.build(SEARCH_SEED), self.dataset, self._description(), budget=budget,
            settings=settings_of("searched", published_settings(model), budget), **self._how("search"),
        )  # fmt: skip

    def stage(
        self, model: Any, stage: int, share: float, search: RateSearch | None, rate_share: float = 1.0
    ) -> FitResult:
        """One stage on its ``share`` of the budget; ``rate_share`` of a common or searched rate is its own."""
        case, budget, settings = self.case, parse_budget(self.case.budget, share), None
        if budget is not None:
            published, budget = fit_settings(model, None, budget)
            settings = settings_of(case.settings, published, budget)
            if search is not None:
                settings = replace(settings, rate=search.rate)
            if case.settings != "published":
                settings = slowed(settings, rate_share)
        description = self._description() | {"stage": stage, "share": share}
        if rate_share != 1.0:
            description["rate_share"] = rate_share
        if search is not None:
            description["search"] = search.about()
        how = self._how(f"stage {stage}") | ({"validations": validations_of(budget)} if budget else {})
        with self._cache().place(description) as place:
            return fit(
                model, self.dataset, settings=settings, budget=budget, seed=case.seed, latest=stage > 1, **place, **how
            )

    def _cache(self) -> FitCache:
        return FitCache(self.place.trainings, commit=self.place.commit, other_commit=self.place.other_commit)

    def _description(self) -> dict[str, Any]:
        return training_description(self.case) | self.owned

    def _how(self, part: str) -> dict[str, Any]:
        precision = {"float32": "float32", "tf32": "float32", "bfloat16": "bfloat16"}.get(self.case.dtype)
        if precision is None:
            raise BenchError(f"expected a training in float32, tf32 or bfloat16, got {self.case.dtype}")

        def tell(now: Progress) -> None:
            text = f"{part}, {100 * min(now.fraction, 1):.0f}%, epoch {now.epoch}, loss {now.loss:.4g}"
            with_error = f", validation {now.validation_mm:.3f} mm" if now.validation_mm else ""
            self.place.progress.write_text(text + with_error, encoding="utf-8")

        return {"device": self.case.device, "precision": precision, "progress": tell}
