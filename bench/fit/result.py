"""What a training is given and what it hands back: budget, learning curve, result."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from bench.api import BenchError, TrainSettings

__all__ = ["Budget", "CurvePoint", "FitResult", "Progress", "parse_budget", "validations_of"]


# Fields that may be undefined: NaN here, null in JSON.
MEASURED = ("best_mm", "last_mm", "train_loss", "validation_mm")


@dataclass(frozen=True)
class Budget:
    """How long a training may last; the first limit reached ends it. All quantities are recorded either way.

    ``epochs``: passes over the training meshes. ``steps``: updates of the optimiser, however many meshes there are.
    ``seconds``: time spent on training steps alone, without validation and checkpoints; on the CPU the process time
    (all threads added up), on a GPU the synchronised wall time.
    """

    epochs: int | None = None
    seconds: float | None = None
    steps: int | None = None

    def __post_init__(self) -> None:
        if self.epochs is None and self.seconds is None and self.steps is None:
            raise BenchError("expected a budget of epochs, seconds or steps, got none; set one or more")
        if self.steps is not None and (self.steps != int(self.steps) or self.steps < 1):
            raise BenchError(f"expected a budget of one step or more, got {self.steps}")
        if self.epochs is not None and (self.epochs != int(self.epochs) or self.epochs < 1):
            raise BenchError(f"expected a budget of one epoch or more, got {self.epochs}")
        if self.seconds is not None and not (math.isfinite(self.seconds) and self.seconds > 0):
            raise BenchError(f"expected a budget above 0 seconds, got {self.seconds}")

    def fraction(self, epochs: float, seconds: float, steps: int) -> float:
        """The share of the budget that is used up, 0 … 1 (more if the last step went over)."""
        shares = [] if self.steps is None else [steps / self.steps]
        if self.epochs is not None:
            shares.append(epochs / self.epochs)
        if self.seconds is not None:
            shares.append(seconds / self.seconds)
        return max(shares)

    def expected_epochs(self, epoch: int, fraction: float, steps: int, otherwise: int) -> int:
        """Epochs the whole training will have: known, or guessed from the ``fraction`` used by the start of ``epoch``.

        ``steps``: of an epoch. ``otherwise``: the guess before the first epoch.
        """
        limits = [] if self.epochs is None else [self.epochs]
        limits += [] if self.steps is None else [-(-self.steps // steps)]
        if self.seconds is None:
            return min(limits)
        guess = round(epoch / fraction) if epoch and fraction > 0 else otherwise
        return max(epoch + 1, min([guess, *limits]))

    def about(self) -> dict[str, float | None]:
        """The limits for the identity of a training; steps only where set, since older trainings know none."""
        return {name: value for name, value in asdict(self).items() if name != "steps" or value is not None}

    def describe(self) -> str:
        parts = [] if self.epochs is None else [f"{self.epochs} epochs"]
        parts += [] if self.steps is None else [f"{self.steps} steps"]
        return " or ".join(parts + ([] if self.seconds is None else [f"{self.seconds:g} s"]))


def parse_budget(text: str, share: float = 1.0) -> Budget | None:
    """``"epochs=100"``, ``"steps=2000"`` or ``"seconds=300"``, or a share of it; an empty text (closed form): None."""
    if not text:
        return None
    kind, _, amount = text.partition("=")
    try:
        if kind == "epochs":
            return Budget(epochs=max(min(1, int(amount)), round(int(amount) * share)))  # a share is one epoch at least
        if kind == "steps":
            return Budget(steps=max(min(1, int(amount)), round(int(amount) * share)))
        if kind == "seconds":
            return Budget(seconds=float(amount) * share)
    except ValueError as error:
        raise BenchError(f"expected a budget epochs=N, steps=N or seconds=S, got {text!r}: {error}") from error
    raise BenchError(f"expected a budget epochs=N, steps=N or seconds=S, got {text!r}")


def validations_of(budget: Budget) -> int:
    """How often a training of a suite looks at validation: 30 times, 10 where it is so short that looking would cost
    as much as training."""
    short = (budget.seconds is None or budget.seconds < 600) and (budget.epochs is None or budget.epochs < 30)
    short = short and (budget.steps is None or budget.steps < 3000)
    return 10 if short else 30


@dataclass(frozen=True)
class CurvePoint:
    """One point of a learning curve. ``train_loss`` is the mean over the steps since the point before."""

    step: int
    epoch: float
    samples: int
    train_seconds: float
    train_loss: float
    validation_mm: float
    rate: float


@dataclass(frozen=True)
class Progress:
    """What a live display shows. ``fraction`` is the share of the budget used; ``epochs`` None if by time only."""

    step: int
    epoch: int
    epochs: int | None
    fraction: float
    train_seconds: float
    loss: float
    rate: float
    validation_mm: float | None


@dataclass(frozen=True)
class FitResult:
    """How a training went. The model it was called with holds the weights of ``best_step``.

    ``outcome`` is ``ok`` or ``nonfinite`` (NaN, infinity or divergence; ``detail`` says when); ``kind`` is
    ``trained`` or ``closed_form``. ``train_seconds`` is what the budget counts (``clock`` says of which kind),
    ``process_seconds`` and ``wall_seconds`` include validation and checkpoints. ``best_mm`` is the mean vertex error
    on validation, in mm, of the weights kept; the test split is never read.
    """

    outcome: str
    kind: str
    detail: str
    steps: int
    epochs: float
    samples: int
    train_seconds: float
    process_seconds: float
    wall_seconds: float
    clock: str
    best_mm: float
    best_step: int
    last_mm: float
    device: str
    precision: str
    threads: int
    seed: int
    budget: Budget | None
    settings: TrainSettings | None
    curve: tuple[CurvePoint, ...] = ()
    data_on_device: bool = True
    resumed: int = 0
    cached: bool = False
    weights: Path | None = None
    description: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> str:
        values = asdict(replace(self, weights=None))
        values["weights"] = None if self.weights is None else self.weights.name
        return json.dumps(_finite(values), indent=1, sort_keys=True, allow_nan=False)

    @staticmethod
    def from_json(text: str, folder: Path) -> FitResult:
        """The inverse of :meth:`to_json`; the name of the weights is taken relative to ``folder``."""
        values = json.loads(text)
        known = {entry.name for entry in fields(FitResult)}
        if set(values) != known:
            odd = ", ".join(sorted(set(values) ^ known))
            raise BenchError(f"expected a finished training of this version, got a difference in {odd}; train anew")
        values["budget"] = None if values["budget"] is None else Budget(**values["budget"])
        values["settings"] = None if values["settings"] is None else TrainSettings(**values["settings"])
        values["curve"] = tuple(CurvePoint(**_with_nan(point, MEASURED)) for point in values["curve"])
        values = _with_nan(values, MEASURED)
        values["weights"] = None if values["weights"] is None else folder / values["weights"]
        return FitResult(**values)


def _finite(value: Any) -> Any:
    """The same values with None for NaN and infinity, which JSON has no word for."""
    if isinstance(value, dict):
        return {key: _finite(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(inner) for inner in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _with_nan(values: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {key: math.nan if value is None and key in names else value for key, value in values.items()}
