"""From a command's options to cases: everything that can be refused is refused here, before any work begins."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bench.api import BenchError
from bench.case import PHASES, Case
from bench.data.load import any_number
from bench.measure.precision import check_dtype
from bench.models import GRAPH, default_models, load_build
from bench.suites.data_sweep import check_options, sweep_counts
from bench.suites.names import split_names, split_paths
from bench.suites.option_values import (
    check_counts,
    check_device,
    check_devices,
    check_sizes,
    check_threads,
    chosen_models,
    one_number,
    parse_numbers,
    pick,
    usable_cores,
)
from bench.suites.rank_sweep import at_ranks, rank_costs
from bench.suites.timing import PRESETS, SUITES
from bench.suites.training import TRAIN_PRESETS, TRAIN_SUITES, TrainPlan

# Options that only the one or the other kind of suite takes.
TIMING_OPTIONS = ("phases", "batch", "train_batch", "processes", "samples", "max_seconds", "cap")
TRAIN_OPTIONS = (
    "devices", "epochs", "seconds", "steps", "meshes", "ranks", "seeds", "counts", "settings", "fit_codes", "trainings",
)  # fmt: skip
SETTINGS = ("published", "common", "searched")


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
    cases = [
        replace(case, devices=devices if case.budget else 1, fit_codes=options.get("fit_codes") or 0)
        for case in TRAIN_SUITES[suite](plan)
    ]
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
