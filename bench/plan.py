"""From a command's options to cases: everything that can be refused is refused here, before any work begins."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import psutil

from bench.api import BenchError
from bench.case import PHASES, Case
from bench.load import close_matches, installed_models, load_build, variants_of
from bench.suites import PRESETS, SUITES, Plan, Preset

MOST_VERTICES = 300_000
LEAST_VERTICES = 500
VARIANTS = ("tuned", "faithful")
# Meshes that a case holds at once: the data set, its normalised copy and a few intermediate ones.
_COPIES_OF_DATA, _MESHES = 4, 200


def pick(kind: str, names: Sequence[str], known: Sequence[str]) -> list[str]:
    """The names, each once and in order; an unknown one is refused with the close matches."""
    for name in names:
        if name not in known:
            raise BenchError(f"expected a {kind} of {', '.join(known)}; got {name!r}{close_matches(name, known)}")
    return list(dict.fromkeys(names))


def split_names(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def parse_numbers(what: str, text: str) -> list[int]:
    """``"1200,12000"`` → ``[1200, 12000]``; also ``12k`` and ``1_200``."""
    numbers = []
    for part in split_names(text):
        clean = part.lower().replace("_", "")
        scale = 1000 if clean.endswith("k") else 1
        try:
            numbers.append(round(float(clean.removesuffix("k")) * scale))
        except (ValueError, OverflowError):
            raise BenchError(f"expected --{what} as whole numbers with commas (1200,12000), got {part!r}") from None
    if not numbers or min(numbers) < 1:
        raise BenchError(f"expected --{what} as numbers of 1 or more, got {text!r}")
    return list(dict.fromkeys(numbers))


def make_cases(suite: str, preset: str, **asked: Any) -> tuple[list[Case], Preset]:
    """The cases of a suite. ``asked`` are command-line options, None where the preset decides."""
    pick("suite", [suite], list(SUITES))
    pick("preset", [preset], list(PRESETS))
    defaults = PRESETS[preset]

    def option(name: str) -> Any:
        return asked[name] if asked.get(name) is not None else getattr(defaults, name)

    variants = pick("variant", split_names(asked["variants"]), VARIANTS) if asked.get("variants") else defaults.variants
    names = split_names(asked["models"]) if asked.get("models") else sorted(installed_models())
    models = [(name, variant) for name in names for variant in variants_of(name, variants)]
    if not models:
        raise BenchError(f"expected at least one model with a variant of {', '.join(variants)}, got none")
    sizes = parse_numbers("sizes", asked["sizes"]) if asked.get("sizes") else list(defaults.sizes)
    phases = pick("phase", split_names(asked["phases"]), PHASES) if asked.get("phases") else list(defaults.phases)
    threads = parse_numbers("threads", asked["threads"]) if asked.get("threads") else [1]
    batch = asked.get("batch")
    plan = Plan(
        models=models,
        dataset=asked.get("data") or "heads-mini",
        sizes=sizes,
        phases=phases,
        batch=batch if batch is not None else 1,
        train_batch=asked.get("train_batch") or (batch if batch is not None else defaults.train_batch),
        latent=option("latent") if asked.get("latent") is not None else 64,
        threads=threads,
        device=check_device(asked.get("device") or "cpu"),
        seed=asked.get("seed") or 0,
        processes=option("processes"),
        train_processes=asked.get("processes") or defaults.train_processes,
        memory_phases=defaults.memory_phases,
        samples=option("samples"),
        min_samples=min(option("samples"), defaults.min_samples),
        warmup_calls=defaults.warmup_calls,
        warmup_seconds=defaults.warmup_seconds,
        max_seconds=option("max_seconds"),
    )
    check_sizes(plan)
    check_threads(plan)
    return SUITES[suite](plan), defaults


def check_device(device: str) -> str:
    """``cpu``, ``cuda`` or ``cuda:N``, and there."""
    if device == "cpu":
        return device
    kind, _, index = device.partition(":")
    if kind != "cuda" or (index and not index.isdigit()):
        raise BenchError(
            f"expected --device cpu, cuda or cuda:N, got {device!r}{close_matches(device, ['cpu', 'cuda'])}"
        )
    import torch

    if not torch.cuda.is_available():
        raise BenchError(f"expected a CUDA device for --device {device}, got none in this torch; use --device cpu")
    if index and int(index) >= torch.cuda.device_count():
        raise BenchError(f"expected a device below cuda:{torch.cuda.device_count()}, got {device}")
    return device


def check_sizes(plan: Plan) -> None:
    """Too few vertices for a model's pooling, or data that cannot fit in memory."""
    available = psutil.virtual_memory().available
    for size in plan.sizes:
        if not LEAST_VERTICES <= size <= MOST_VERTICES:
            raise BenchError(f"expected --sizes between {LEAST_VERTICES} and {MOST_VERTICES:,} vertices, got {size:,}")
        for name, _ in plan.models:
            least = getattr(load_build(name), "minimum_vertices", 0)
            if size < least:
                raise BenchError(
                    f"expected at least {least:,} vertices for {name} (four levels of pooling), got {size:,}; "
                    f"take a larger size, or leave {name} out with --models"
                )
        need = size * 12 * _COPIES_OF_DATA * max(_MESHES, plan.batch, plan.train_batch)
        if need > available:
            raise BenchError(
                f"expected the meshes of {size:,} vertices to fit in {available / 2**30:.1f} GiB of free memory, "
                f"got a need of about {need / 2**30:.1f} GiB; take a smaller size or batch"
            )


def check_threads(plan: Plan) -> None:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if plan.device == "cpu" and max(plan.threads) > cores:
        raise BenchError(
            f"expected --threads up to the {cores} cores that this process may use, got {max(plan.threads)}"
        )


def estimate_seconds(cases: Sequence[Case]) -> float:
    """A rough upper estimate of a run's time: fork and build, warm-up, sampling up to the cap."""
    setup = 1.0
    return sum(
        setup + case.vertices / 50_000 + (case.warmup_seconds + case.max_seconds if case.measure == "latency" else 1.0)
        for case in cases
    )
