"""What a run would do, in words: suites and models there are, cases, an estimate of the time."""

from __future__ import annotations

from collections.abc import Collection

from rich.console import Console

from bench.api import model_variants
from bench.base.words import duration_words
from bench.case import PHASES, Case
from bench.models import installed_models, load_build
from bench.suites.card_suite import CARD_PRESETS, card
from bench.suites.cost import estimate_seconds, guesses, latent_notes
from bench.suites.timing import PRESETS, SUITES
from bench.suites.training import TRAIN_PRESETS, TRAIN_SUITES

ALL_SUITES = {**SUITES, **TRAIN_SUITES, "card": card}


def list_choices(console: Console) -> int:
    console.print("suites")
    for name, function in ALL_SUITES.items():
        console.print(f"  {name:18} {(function.__doc__ or '').splitlines()[0]}", highlight=False)
    console.print("models (variants)")
    for name, place in sorted(installed_models().items()):
        console.print(f"  {name:18} {place} ({', '.join(model_variants(load_build(name)))})", highlight=False)
    console.print(f"phases\n  {', '.join(PHASES)}\npresets", highlight=False)
    for name, chosen in CARD_PRESETS.items():
        words = f"sizes {chosen.sizes}, batch {chosen.batch}, trained on {chosen.data} for {chosen.epochs} epochs"
        console.print(f"  {name:18} card: {words}", highlight=False)
    for name, preset in PRESETS.items():
        console.print(
            f"  {name:18} sizes {preset.sizes}, phases {preset.phases}, {preset.processes} processes", highlight=False
        )
        for suite in TRAIN_SUITES:
            train = TRAIN_PRESETS[suite][name]
            data = ", ".join(sorted({data for data, _ in train.data}))
            words = f"data {data}, latents {train.latents}, {train.seeds} seed(s), budgets {', '.join(train.budgets)}"
            console.print(f"  {'':18} {suite}: {words}", highlight=False)
    return 0


def say_meshes(cases: list[Case], console: Console) -> None:
    """What every training set of the run consists of: a set of fewer meshes than the preset's is taken whole."""
    for name, counts in dict.fromkeys((case.dataset, case.counts) for case in cases if case.settings):
        parts = zip(counts, ("training", "validation", "test meshes", "edits"), strict=False)
        what = ", ".join(f"{count:,} {part}" for count, part in parts) or "all the meshes it has"
        console.print(f"{name}: {what}", highlight=False)


def about(cases: list[Case], held: Collection[str] = ()) -> str:
    """The estimate in words, how many trainings are ``held`` already, and why it is a rough guess where it is one."""
    rough = guesses(cases)
    guess = f" (a rough guess: {'; '.join(rough)})" if rough else ""
    known = f", {len(held)} of them trained already" if held else ""
    return f"{len(cases)} cases{known}, about {duration_words(estimate_seconds(cases, held))}{guess}"


def dry_run(cases: list[Case], console: Console, held: Collection[str] = ()) -> int:
    for case in cases:
        console.print(
            f"{case.key}  {case.label()}, batch {case.batch}, latent {case.latent}, {case.device}", highlight=False
        )
    for note in latent_notes(cases):
        console.print(note, highlight=False, markup=False)
    console.print(f"{about(cases, held)}; nothing was run", highlight=False, markup=False)
    return 0
