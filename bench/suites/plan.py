"""From a command's options to cases: everything that can be refused is refused here, before any work begins."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import psutil

from bench.api import BenchError, model_variants
from bench.case import PHASES, Case
from bench.data.load import any_number
from bench.measure.precision import check_dtype
from bench.models import GRAPH, close_matches, default_models, load_build, variants_of
from bench.suites.data_sweep import check_options, sweep_counts
from bench.suites.names import split_names, split_paths
from bench.suites.rank_sweep import at_ranks, rank_costs
from bench.suites.timing import PRESETS, SUITES
from bench.suites.training import TRAIN_PRESETS, TRAIN_SUITES, TrainPlan

MOST_VERTICES = 300_000
LEAST_VERTICES = 500
VARIANTS = ("tuned", "faithful", GRAPH)
# Options that only the one or the other kind of suite takes.
TIMING_OPTIONS = ("phases", "batch", "train_batch", "processes", "samples", "max_seconds", "cap")
TRAIN_OPTIONS = ("devices", "epochs", "seconds", "steps", "meshes", "ranks", "seeds", "counts", "settings", "trainings")
_LARGEST = 10**12  # of a number in a list
SETTINGS = ("published", "common", "searched")
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


def make_cases(suite: str, preset: str, **options: Any) -> tuple[list[Case], float]:
    """The cases of a suite and the time-out of one, in seconds. ``options``: command-line options, None where unset."""
    pick("suite", [suite], [*SUITES, *TRAIN_SUITES])
    pick("preset", [preset], list(PRESETS if suite in SUITES else TRAIN_PRESETS[suite]))
    foreign = TRAIN_OPTIONS if suite in SUITES else TIMING_OPTIONS
    given = [name for name in foreign if options.get(name) is not None]
    if given:
        names = ", ".join("--" + name.replace("_", "-") for name in given)
        raise BenchError(f"expected the options of --suite {suite}, got {names}, which it does not take; leave it out")
    if not options.get("models"):
        wanted = TRAIN_PRESETS[suite][preset].models if suite in TRAIN_SUITES else preset
        options["models"] = ",".join(default_models(wanted))
    return (_timing_cases if suite in SUITES else _training_cases)(suite, preset, options)


def _timing_cases(suite: str, preset: str, options: dict[str, Any]) -> tuple[list[Case], float]:
    defaults = PRESETS[preset]

    def option(name: str, otherwise: Any) -> Any:
        return options[name] if options.get(name) is not None else otherwise

    phases = ["train"] if suite == "capacity" else list(defaults.phases)
    if options.get("phases"):
        phases = pick("phase", split_names(options["phases"]), PHASES)
    batch = options.get("batch")
    plan = defaults.plan(
        models=chosen_models(options, defaults.variants),
        dataset=_one_set(suite, option("data", "heads-mini")),
        sizes=parse_numbers("sizes", options["sizes"]) if options.get("sizes") else list(defaults.sizes),
        phases=phases,
        batch=option("batch", 1),
        train_batch=option("train_batch", batch if batch is not None else defaults.train_batch),
        latent=one_number("latent", options, 64),
        threads=parse_numbers("threads", options["threads"]) if options.get("threads") else [1],
        device=check_device(option("device", "cpu"), options.get("elsewhere", False)),
        seed=option("seed", 0),
        processes=option("processes", defaults.processes),
        train_processes=option("processes", defaults.train_processes),
        samples=option("samples", defaults.samples),
        min_samples=min(option("samples", defaults.samples), defaults.min_samples),
        max_seconds=option("max_seconds", defaults.max_seconds),
        cap=f"memory={option('cap', 4.0):g}GiB",
        dtype=check_dtype(option("dtype", "float32"), option("device", "cpu")),
    )
    if plan.device == "cpu" and any(variant == GRAPH for _, variant in plan.models):
        raise BenchError("expected a card for --variants graph (--device cuda), got cpu, which has no CUDA graphs")
    if options.get("cap") is not None and suite != "capacity":
        raise BenchError(f"expected --cap with --suite capacity, got --suite {suite}; leave it out")
    check_sizes(plan.models, plan.sizes, max(plan.batch, plan.train_batch))
    if not options.get("elsewhere"):
        check_threads(plan.device, max(plan.threads))
    # A case of these two is many calls of programs that may be slow.
    patience = 10 if suite in ("speedup", "capacity") else 1
    return SUITES[suite](plan), defaults.timeout * patience


def _one_set(suite: str, text: str) -> str:
    names = split_paths("data", text)
    if len(names) != 1:
        raise BenchError(
            f"expected one data set for --suite {suite}, got {len(names)}: {text!r}; run it once for each, "
            "or put a name with a comma in double quotes"
        )
    return names[0]


def _training_cases(suite: str, preset: str, options: dict[str, Any]) -> tuple[list[Case], float]:
    defaults = TRAIN_PRESETS[suite][preset]
    check_options(suite, options)
    models = chosen_models(options, ("tuned",))
    if any(variant == GRAPH for _, variant in models):
        raise BenchError(f"expected a variant that trains, got {GRAPH}; on a card trainings are recorded by themselves")
    sizes = parse_numbers("sizes", options["sizes"]) if options.get("sizes") else [0]
    names = split_paths("data", options["data"]) if options.get("data") else [name for name, _ in defaults.data]
    data = list(defaults.data)
    if options.get("data") or options.get("sizes"):
        data = [(name, size) for name in dict.fromkeys(names) for size in sizes]
    budgets = [f"epochs={options['epochs']}"] if options.get("epochs") else []
    budgets += [f"seconds={options['seconds']:g}"] if options.get("seconds") else []
    budgets += [f"steps={options['steps']}"] if options.get("steps") else []
    first = options.get("seed") or 0
    counts = check_counts(options.get("counts"), defaults.counts)
    if suite == "generation" and min((*counts[:1], *counts[2:3]), default=2) < 2:
        raise BenchError(
            f"expected 2 or more training and test meshes for shapes to be compared, got --counts {options['counts']}; "
            "take more"
        )
    meshes = parse_numbers("meshes", options["meshes"]) if options.get("meshes") else list(defaults.meshes)
    counts_of = {name: counts for name, _ in data if options.get("counts") or any_number(name)}
    if meshes:
        counts_of = sweep_counts(meshes, data, counts, bool(options.get("counts")))
    plan = TrainPlan(
        models=models,
        closed_form=[name for name, _ in models if getattr(load_build(name), "closed_form", False)],
        data=data,
        latents=parse_numbers("latent", options["latent"]) if options.get("latent") else list(defaults.latents),
        seeds=range(first, first + (options.get("seeds") or defaults.seeds)),
        budgets=budgets or defaults.budgets,
        counts=counts_of,
        meshes=meshes,
        threads=one_number("threads", options, min(defaults.threads, usable_cores())),
        device=check_device(options.get("device") or "cpu", options.get("elsewhere", False)),
        dtype=check_dtype(options.get("dtype") or "float32", options.get("device") or "cpu"),
        settings=pick("kind of settings", [options.get("settings") or defaults.settings], SETTINGS)[0],
    )
    check_sizes(models, [size for _, size in data if size], 1)
    devices = options.get("devices") or 1
    check_devices(plan.device, plan.threads, devices, options.get("elsewhere", False))
    cases = [replace(case, devices=devices) if case.budget else case for case in TRAIN_SUITES[suite](plan)]
    if suite == "paper":
        cases += _costs(preset, plan, options)
    if suite == "ranks":
        ranks = parse_numbers("ranks", options["ranks"]) if options.get("ranks") else list(defaults.ranks)
        cases = at_ranks([*cases, *rank_costs(plan, preset)], ranks)
    return cases, defaults.timeout


def _costs(preset: str, plan: TrainPlan, options: dict[str, Any]) -> list[Case]:
    """What the paper says of time, memory and parameters: the scaling suite on the plan's data where it names a size.

    Meshes and latent are those of the trainings, so that a closed form can be fitted at the same latent.
    """
    taken = ("models", "variants", "device", "seed", "elsewhere")
    shared = {name: options[name] for name in taken if options.get(name)}
    shared["latent"] = str(plan.latents[0])
    found: list[Case] = []
    for name in dict.fromkeys(name for name, size in plan.data if size):
        sizes = ",".join(str(size) for other, size in plan.data if other == name and size)
        cases, _ = _timing_cases("scaling", preset, {**shared, "data": name, "sizes": sizes})
        found += [replace(case, counts=plan.counts.get(name, ())) for case in cases]
    return found


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
