"""The folder of a finished training: weights, result and their checksums, written, checked and loaded again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch import nn

from bench.api import open_atomically
from bench.base.sealed import digest, opened, sealed
from bench.base.words import one_line
from bench.fit.checkpoint import STATE
from bench.fit.result import FitResult
from bench.fit.state import DamagedTraining, apply_weights, load_weights, require_same, save_weights, snapshot

__all__ = ["check_files", "is_finished", "keep_finished", "load_finished", "read_result"]

_DONE = "result.json"  # written last: a folder with it is finished
_SUMS = "checksums.json"  # of the two files beside it; written before the result
_WEIGHTS = "weights.safetensors"


def is_finished(out: Path) -> bool:
    return (out / _DONE).exists()


def keep_finished(model: nn.Module, result: FitResult, out: Path) -> FitResult:
    """Weights first, then the result that marks the training as finished, then the leftovers go."""
    about = {"best_step": result.best_step, "best_mm": result.best_mm}
    sums = {_WEIGHTS: save_weights(out / _WEIGHTS, snapshot(model), about)}
    result = replace(result, weights=out / _WEIGHTS)
    text = result.to_json()
    with open_atomically(out / _SUMS, "w") as stream:
        json.dump(sealed(sums | {_DONE: digest(text.encode())}), stream)
    with open_atomically(out / _DONE, "w") as stream:
        stream.write(text)
    _clean(out)
    return result


def load_finished(model: nn.Module, out: Path, identity: Mapping[str, Any], device: torch.device) -> FitResult:
    """Put the weights of a finished training into ``model``; another training's folder is refused."""
    result = read_result(out)
    require_same(result.description, identity, out)
    apply_weights(model, load_weights(out / _WEIGHTS))
    model.to(device).eval()
    _clean(out)
    return result


def read_result(out: Path) -> FitResult:
    """How a finished training went, its files checked."""
    check_files(out)
    return replace(FitResult.from_json((out / _DONE).read_text(encoding="utf-8"), out), cached=True)


def check_files(out: Path) -> None:
    """Compare a finished training's files with their checksums; one of an older version has none and is taken as it is.

    Raises :class:`DamagedTraining` with what was found.
    """
    try:
        sums = opened((out / _SUMS).read_bytes()) if (out / _SUMS).exists() else {}
        wrong = [name for name, wanted in sums.items() if digest((out / name).read_bytes()) != wanted]
        if not wrong:
            json.loads((out / _DONE).read_text(encoding="utf-8"))
            return
        found = f"another {wrong[0]}"
    except (FileNotFoundError, ValueError, RecursionError) as error:
        found = one_line(error, 200)
    raise DamagedTraining(
        f"expected the training in {out} as it was written, got {found}; delete the folder to train again"
    )


def _clean(out: Path) -> None:
    for path in (*out.glob(STATE), *out.glob("best-*.safetensors")):
        path.unlink(missing_ok=True)
