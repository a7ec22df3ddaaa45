"""Values of a command's options: read from their text, and refused where they cannot be had here."""

from __future__ import annotations

import os
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import psutil

from bench.api import BenchError, model_variants
from bench.models import GRAPH, close_matches, load_build, variants_of
from bench.suites.names import split_names, split_paths

MOST_VERTICES = 300_000
LEAST_VERTICES = 500
VARIANTS = ("tuned", "faithful", GRAPH)
_LARGEST = 10**12  # of a number in a list
# Meshes that a case holds at once: the data set, its normalised copy and a few intermediate ones.
_COPIES_OF_DATA, _MESHES = 4, 200


def pick(kind: str, names: Sequence[str], known: Sequence[str]) -> list[str]:
    """The names, each once and in order; an unknown one is refused with the close matches."""
    for name in names:
        if name not in known:
            raise BenchError(f"expected a {kind} of {', '.join(known)}; got {name!r}{close_matches(name, known)}")
    return list(dict.fromkeys(names))


def parse_numbers(what: str, text: str) -> list[int]:
    """``"1200,12000"`` → ``[1200, 12000]``; also ``12k`` and ``1_200``."""
    numbers = []
    for part in split_names(text):
        clean = part.lower().replace("_", "")
        scale = 1000 if clean.endswith("k") else 1
        try:
            number = Decimal(clean.removesuffix("k")) * scale  # exact: 1.001k is 1001
        except ArithmeticError:
            number = Decimal("nan")
        if not number.is_finite() or abs(number) > _LARGEST or number % 1:
            raise BenchError(f"expected --{what} as whole numbers with commas (1200,12000), got {part!r}")
        numbers.append(int(number))
    if not numbers or min(numbers) < 1:
        raise BenchError(f"expected --{what} as numbers of 1 or more, got {text!r}")
    return list(dict.fromkeys(numbers))


def chosen_models(options: dict[str, Any], otherwise: Sequence[str]) -> list[tuple[str, str]]:
    """(model, variant) for every model asked for, by default all installed ones, and each variant it offers."""
    names = split_paths("models", options["models"])
    known = dict.fromkeys([*VARIANTS, *(one for name in names for one in model_variants(load_build(name)))])
    variants = pick("variant", split_names(options["variants"]), list(known)) if options.get("variants") else otherwise
    models = [(name, variant) for name in dict.fromkeys(names) for variant in variants_of(name, variants)]
    if not models:
        raise BenchError(f"expected at least one model with a variant of {', '.join(variants)}, got none")
    return models


def one_number(what: str, options: dict[str, Any], otherwise: int) -> int:
    numbers = parse_numbers(what, options[what]) if options.get(what) else [otherwise]
    if len(numbers) > 1:
        raise BenchError(f"expected one --{what} for this suite, got {len(numbers)}; run it once for each")
    return numbers[0]


def check_counts(text: str | None, otherwise: tuple[int, ...]) -> tuple[int, ...]:
    """``"2000,200,200"``: training, validation and test meshes; a fourth number: edits."""
    if text is None:
        return otherwise
    parts = split_names(text)
    if len(parts) not in (3, 4) or not all(part.isdigit() and int(part) > 0 for part in parts):
        raise BenchError(f"expected --counts as whole numbers of 1 or more TRAIN,VALIDATION,TEST[,EDITS], got {text!r}")
    return tuple(int(part) for part in parts)


def check_device(device: str, elsewhere: bool = False) -> str:
    """``cpu``, ``cuda`` or ``cuda:N``, and there, unless the work is done ``elsewhere``, on another machine."""
    if device == "cpu":
        return device
    kind, _, index = device.partition(":")
    if kind != "cuda" or (index and not index.isdigit()):
        raise BenchError(
            f"expected --device cpu, cuda or cuda:N, got {device!r}{close_matches(device, ['cpu', 'cuda'])}"
        )
    if elsewhere:
        return device
    import torch

    if not torch.cuda.is_available():
        raise BenchError(f"expected a CUDA device for --device {device}, got none in this torch; use --device cpu")
    if index and int(index) >= torch.cuda.device_count():
        raise BenchError(f"expected a device below cuda:{torch.cuda.device_count()}, got {device}")
    return device


def check_devices(device: str, threads: int, devices: int, elsewhere: bool) -> None:
    """Devices that one training may be divided among: cores for each process, or as many cards."""
    if devices > 1 and ":" in device:
        raise BenchError(f"expected --device cuda for {devices} devices, got {device}; leave the number out")
    if elsewhere:
        return
    check_threads(device, threads * devices)
    if devices > 1 and device == "cuda":
        import torch

        if torch.cuda.device_count() < devices:
            raise BenchError(f"expected at most the {torch.cuda.device_count()} devices here, got --devices {devices}")


def check_sizes(models: Sequence[tuple[str, str]], sizes: Sequence[int], batch: int) -> None:
    """Too few vertices for a model's pooling, or data that cannot fit in memory."""
    available = psutil.virtual_memory().available
    for size in sizes:
        if not LEAST_VERTICES <= size <= MOST_VERTICES:
            raise BenchError(f"expected --sizes between {LEAST_VERTICES} and {MOST_VERTICES:,} vertices, got {size:,}")
        for name, _ in models:
            least = getattr(load_build(name), "minimum_vertices", 0)
            if size < least:
                raise BenchError(
                    f"expected at least {least:,} vertices for {name} (four levels of pooling), got {size:,}; "
                    f"take a larger size, or leave {name} out with --models"
                )
        need = size * 12 * _COPIES_OF_DATA * max(_MESHES, batch)
        if need > available:
            raise BenchError(
                f"expected the meshes of {size:,} vertices to fit in {available / 2**30:.1f} GiB of free memory, "
                f"got a need of about {need / 2**30:.1f} GiB; take a smaller size or batch"
            )


def usable_cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def check_threads(device: str, threads: int) -> None:
    cores = usable_cores()
    if device == "cpu" and threads > cores:
        raise BenchError(
            f"expected --threads (times --devices) up to the {cores} cores that this process may use, got {threads}"
        )
