"""A case: one thing to run, frozen, hashable, with a canonical text whose hash is its key."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from bench.base.errors import BenchError

PHASES = ("encode", "decode", "forward", "train")
# What an edit is told beside where the region's control vertices go: nothing, or that all other control vertices stay,
# or that all vertices outside the region do.
EDITORS = ("region", "held", "rest")
MEASURES = (
    "latency", "memory", "counters", "speedup", "capacity", "card", "reconstruction", "localization", "generation",
)  # fmt: skip
# Cases that train; the others measure time or memory and want the machine for themselves.
TRAINED = frozenset({"reconstruction", "localization", "generation"})


@dataclass(frozen=True)
class Case:
    """What one child process does: build one model on one data set and take one kind of measurement.

    ``process`` numbers the repeats of the same measurement in fresh processes. ``samples`` is the number of timed
    samples asked for, of which at least ``min_samples`` are taken however long they last; sampling stops after
    ``max_seconds``. ``budget`` is a training's, ``"epochs=100"`` or ``"seconds=300"``, or a cap of memory,
    ``"memory=4GiB"``; ``settings`` are a training's, ``"published"``, ``"common"`` or ``"searched"``. ``editor`` says
    what an edit is told to hold (:data:`EDITORS`). ``counts`` are the numbers of train,
    validation and test meshes, and of edits where a fourth number stands there; empty for all there are.
    ``vertices`` 0 means the data's own number. ``options`` go to the model's ``build``. ``devices`` is the number of
    processes, each with a device of its own, that one training is divided among. ``fit_codes`` is the number of test
    meshes whose codes are fitted too, beside those of the encoder.
    """

    suite: str
    model: str
    variant: str
    dataset: str
    vertices: int
    phase: str
    measure: str
    batch: int
    latent: int
    dtype: str = "float32"
    device: str = "cpu"
    threads: int = 1
    seed: int = 0
    process: int = 0
    samples: int = 30
    min_samples: int = 3
    warmup_calls: int = 10
    warmup_seconds: float = 0.5
    max_seconds: float = 60.0
    budget: str = ""
    editor: str = ""
    counts: tuple[int, ...] = ()
    settings: str = ""
    options: tuple[tuple[str, Any], ...] = ()
    devices: int = 1
    fit_codes: int = 0

    @property
    def trains(self) -> bool:
        """Whether this case trains a model (or fits one) and tests it; else it measures time or memory."""
        return self.measure in TRAINED

    def canonical(self) -> str:
        """JSON with sorted keys and no spaces: equal cases, and only those, have equal texts."""
        values = {name: getattr(self, name) for name in _FIELDS}
        for name, usual in _LATER.items():
            if values[name] == usual:
                del values[name]
        return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=True)

    @cached_property
    def key(self) -> str:
        """The first 16 hexadecimal digits of the SHA-256 of the canonical text."""
        return key_of(self.canonical())

    @cached_property
    def file_stem(self) -> str:
        """A name that a person can read and that no other case has."""
        model = re.sub(r"[^A-Za-z0-9_.-]+", "_", self.model)[-40:]
        parts = [model, self.variant, f"v{self.vertices}", self.phase, f"b{self.batch}", self.measure, self.editor]
        return "-".join([*filter(None, parts), f"p{self.process}", self.key])

    def label(self) -> str:
        who = f"{self.model} ({self.variant})"
        if self.trains:
            what = f"{self.measure} {self.editor}".strip()
            data = f"{self.dataset} at {self.vertices:,} vertices" if self.vertices else self.dataset
            if self.suite == "data":
                data += f", {self.counts[0]:,} training meshes"
            words = f"{who} {what}, {data}, latent {self.latent}, {self.budget or 'closed form'}"
            return f"{words}, seed {self.seed}" + (f", {self.devices} devices" if self.devices > 1 else "")
        size = f"{self.vertices:,} vertices" if self.vertices else self.dataset
        if self.measure == "card":
            precision = "" if self.dtype == "float32" else f", {self.dtype}"
            return f"{who} {size}, all phases{precision}"
        return f"{who} {size}, {self.phase}, {self.measure} {self.process}"

    @staticmethod
    def from_dict(values: Mapping[str, Any]) -> Case:
        """The inverse of ``json.loads(case.canonical())``."""
        values = {**_LATER, **values}
        known = set(_FIELDS)
        if set(values) != known:
            odd = sorted(set(values) ^ known)
            raise BenchError(f"expected a case with the fields of this version, got a difference in {', '.join(odd)}")
        options = tuple((str(name), value) for name, value in values["options"])
        counts = tuple(int(count) for count in values["counts"])
        return Case(**{**values, "options": options, "counts": counts})


_FIELDS = tuple(field.name for field in fields(Case))
_LATER = {"devices": 1, "fit_codes": 0}  # fields that older texts lack, with what they were then
_RANKED = re.compile(r"rank-([1-9]\d*)")


def rank_form(rank: int) -> str:
    """The variant of a model that is compressed to a rank: 32 → ``rank-32``."""
    return f"rank-{rank}"


def rank_of(variant: str) -> int:
    """The inverse of :func:`rank_form`; 0 for every other variant."""
    found = _RANKED.fullmatch(variant)
    return int(found[1]) if found else 0


def split_of(case: Case) -> str:
    """Where the input of a case comes from."""
    return {"train": "train", "edit": "edits"}.get(case.phase, "test")


def key_of(canonical: str) -> str:
    """The key of the case that has this canonical text."""
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]
