"""The tuned form against the faithful one, in one process.

Two forms that are timed in processes of their own, minutes apart, meet two machines. Here both live in one process and
are called in turn, A B B A, so that whatever disturbs the machine falls on both, and every round gives one ratio.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import torch
from torch import Tensor

from bench.api import Unsupported, model_variants
from bench.case import Case
from bench.measure.in_turn import Sampler, in_turn
from bench.measure.latency import Timer, timer_of
from bench.models import load_build
from bench.runs.rows import make_row

FORMS = ("faithful", "tuned")
_BLOCK_MS = 20.0
Function = Callable[[], Any]
#: The function of a case's phase and the model behind it, given the case with a variant.
Functions = Callable[[Case], "tuple[Function, Any]"]


def speedup_rows(case: Case, function_of: Functions) -> list[dict[str, Any]]:
    """Times of both forms in each round, their ratio, and how far their outputs are apart.

    Raises:
        Unsupported: a model without a faithful and a tuned form.
    """
    offered = model_variants(load_build(case.model))
    if not set(FORMS) <= set(offered):
        raise Unsupported(f"it has one form only ({', '.join(offered)}): nothing to compare")
    functions, models = {}, {}
    for form in FORMS:
        torch.manual_seed(case.seed)
        functions[form], models[form] = function_of(replace(case, variant=form))
    shared = _same_weights(models["faithful"], models["tuned"])
    outputs = {form: function() for form, function in functions.items()}
    rounds = _rounds(case, functions)
    rows = []
    for index, times in enumerate(rounds):
        rows += [make_row(case, f"{form}_ms", times[form], "ms", sample=index) for form in FORMS]
        rows.append(make_row(case, "speedup", times["faithful"] / times["tuned"], "1", sample=index))
    if shared:
        rows.append(make_row(case, "output_difference", _difference(outputs["faithful"], outputs["tuned"]), "1"))
    return rows


def _same_weights(source: Any, target: Any) -> bool:
    """Give the tuned form the faithful one's weights; False where they do not have the same."""
    ours, theirs = source.state_dict(), target.state_dict()
    if {k: v.shape for k, v in ours.items()} != {k: v.shape for k, v in theirs.items()}:
        return False
    target.load_state_dict(ours)
    return True


def _rounds(case: Case, functions: dict[str, Function]) -> list[dict[str, float]]:
    """The median time of a call of each form, in ms, round by round."""
    samplers = {form: _block_ms(case, timer_of(function, case.device)) for form, function in functions.items()}
    rounds: list[dict[str, float]] = []
    began = time.perf_counter()
    # Both forms share the time that a case of one form alone has.
    for taken in in_turn(samplers, "mirrored"):
        rounds.append({form: float(torch.tensor(times).median()) for form, times in taken.items()})
        late = time.perf_counter() - began > 2 * case.max_seconds
        if len(rounds) >= case.samples or (late and len(rounds) >= case.min_samples):
            return rounds
    return rounds


def _block_ms(case: Case, timer: Timer) -> Sampler:
    """A sampler of as many calls as take about 20 ms: the time of each."""

    def one_call_ms() -> float:
        return timer(1)[0] / 1e6

    once = sorted(one_call_ms() for _ in range(max(2, min(case.warmup_calls, 3))))[0]
    calls = max(1, math.ceil(_BLOCK_MS / max(once, 1e-3)))

    def sample() -> list[float]:
        if calls > 1:
            one_call_ms()  # brings its data back into the caches
        return [one_call_ms() for _ in range(calls)]

    return sample


def _difference(one: Tensor, other: Tensor) -> float:
    """Largest difference over the largest number; of two losses, their relative difference."""
    scale = float(one.double().abs().max())
    return float((one.double() - other.double()).abs().max()) / (scale or 1.0)
