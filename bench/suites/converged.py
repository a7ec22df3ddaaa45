"""Trainings to the end: which there should be, and which of them a folder of runs lacks (``bench.status``)."""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.base.errors import BenchError
from bench.case import Case
from bench.fit.result import parse_budget
from bench.runs.stored import StoredRun, ending_of
from bench.suites.cost import estimates, known_counts
from bench.suites.plan import make_cases

EPOCHS = 300
ALL = ("pca", "lamm-mixer", "lamm-transformer", "spiralnet", "neural3dmm", "coma", "sdvae", "ledvae", "pca-net")
LEADING = ("pca", "lamm-mixer", "spiralnet", "neural3dmm", "pca-net")  # with several seeds and code sizes


@dataclass(frozen=True)
class Wanted:
    """Trainings alike in all but model, latent size and seed."""

    suite: str
    data: str
    models: tuple[str, ...]
    latents: tuple[int, ...]
    seeds: int = 1
    settings: str = "common"


#: In the order of their use: hands take hours of a core, the larger sets days of it, or a card.
WANTED = (
    Wanted("reconstruction", "hands", ALL, (16,)),
    Wanted("reconstruction", "hands", LEADING, (8, 16, 64), seeds=3),
    Wanted("localization", "hands", LEADING, (16,)),
    Wanted("reconstruction", "hands", ALL, (16,), settings="searched"),
    Wanted("reconstruction", "heads", ALL, (64,)),
    Wanted("localization", "heads", LEADING, (64,)),
    Wanted("reconstruction", "heads-posed", ALL, (64,)),
    Wanted("reconstruction", "bodies", ALL, (32,)),
)


@dataclass(frozen=True)
class Missing:
    """Trainings that one command makes, and about what they take: hours of one core, or of a card in its place."""

    suite: str
    data: str
    latent: int
    settings: str
    seeds: tuple[int, ...]
    models: tuple[str, ...]
    core_hours: float
    card_hours: float
    command: str


@dataclass(frozen=True)
class Shortfall:
    """What of :data:`WANTED` is there below ``folder``, in trainings (a closed form counts as one), and what is not."""

    folder: str
    runs: int
    wanted: int
    done: int
    missing: tuple[Missing, ...]
    unread: tuple[str, ...]


def shortfall(folder: Path) -> Shortfall:
    """Which of the trainings that should be there no run below ``folder`` has.

    A training counts where a case of its kind ended well after at least :data:`EPOCHS` epochs, on any device, with all
    the training meshes that the set has by default. Runs that cannot be read are named and left out.

    Errors: a folder with no run in it.
    """
    paths = sorted({file.parent for file in folder.rglob("run.json")}) if folder.is_dir() else []
    if not paths:
        raise BenchError(
            f"expected a run folder (with run.json) or a folder of runs, got {folder}, which has none; check the path"
        )
    there: set[tuple[Any, ...]] = set()
    unread = []
    for path in paths:
        try:
            there.update(_finished(StoredRun.open(path)))
        except BenchError as error:
            unread.append(f"{path}: {error}")
    trainings = {_identity(case): case for wanted in WANTED for case in _cases(wanted)}
    left = [case for identity, case in trainings.items() if identity not in there]
    return Shortfall(
        str(folder), len(paths), len(trainings), len(trainings) - len(left), tuple(_commands(left)), tuple(unread)
    )


def _cases(wanted: Wanted) -> Iterable[Case]:
    options = {
        "models": ",".join(wanted.models),
        "data": wanted.data,
        "latent": ",".join(map(str, wanted.latents)),
        "seeds": wanted.seeds,
        "settings": wanted.settings,
        "epochs": EPOCHS,
    }
    return make_cases(wanted.suite, "converged", **options)[0]


def _identity(case: Case) -> tuple[Any, ...]:
    """What makes two cases the same training: not the editor, the device or the threads. A closed form has no rate."""
    settings = case.settings if case.budget else ""
    return (case.suite, case.model, case.dataset, case.vertices, case.latent, case.seed, settings)


def _finished(run: StoredRun) -> Iterable[tuple[Any, ...]]:
    done, kinds = run.done_stems(), {(wanted.suite, wanted.data) for wanted in WANTED}
    for case in run.cases():
        other = (case.suite, case.dataset) not in kinds or case.variant != "tuned" or case.options
        if other or case.file_stem not in done:
            continue
        budget = parse_budget(case.budget)
        enough = not case.counts or case.counts[0] >= known_counts(replace(case, counts=()))[0]
        if enough and (budget is None or (budget.epochs or 0) >= EPOCHS) and ending_of(run, case)[0] == "ok":
            yield _identity(case)


def _commands(cases: Sequence[Case]) -> Iterable[Missing]:
    """One command for all models that lack the same seeds of one set, latent size and settings."""
    seeds: dict[tuple[Any, ...], list[Case]] = defaultdict(list)
    for case in cases:
        seeds[case.suite, case.dataset, case.latent, case.settings or "common", case.model].append(case)
    groups: dict[tuple[Any, ...], list[Case]] = defaultdict(list)
    for (suite, data, latent, settings, _), lacking in seeds.items():
        groups[suite, data, latent, settings, tuple(sorted(case.seed for case in lacking))] += lacking
    for (suite, data, latent, settings, wanted), lacking in groups.items():
        models = tuple(dict.fromkeys(case.model for case in lacking))
        words = ["--suite", suite, "--preset", "converged", "--models", ",".join(models), "--data", data]
        words += ["--latent", str(latent), "--epochs", str(EPOCHS), "--seeds", str(len(wanted))]
        words += ["--seed", str(wanted[0])] * (wanted[0] > 0) + ["--settings", settings] * (settings != "common")
        core, card = (
            sum(estimates([replace(case, device=device, threads=1) for case in lacking]).values()) / 3600
            for device in ("cpu", "cuda")
        )
        command = "python -m bench.run " + shlex.join(words)
        yield Missing(suite, data, latent, settings, wanted, models, core, card, command)
