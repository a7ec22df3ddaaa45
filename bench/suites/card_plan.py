"""From a command's options to the cases of the suite ``card``."""

from __future__ import annotations

from typing import Any

from bench.api import BenchError
from bench.case import Case
from bench.data.load import any_number
from bench.models import GRAPH, default_models, load_build, variants_of
from bench.suites.card_suite import CARD_PRESETS, CardPlan, card
from bench.suites.names import split_paths
from bench.suites.option_values import check_counts, check_device, check_sizes, chosen_models, parse_numbers, pick

TAKES = ("models", "sizes", "device", "data", "counts", "epochs", "seed")
_ALSO = ("elsewhere", "trainings")  # not of the plan


def card_cases(suite: str, preset: str, **options: Any) -> tuple[list[Case], float]:
    """The cases of the suite in the order in which they are run, and the time-out of one, in seconds.

    Trained are those models that are tagged ``card_training``, of ``models`` where these are given;
    none of them: all that are given.
    """
    pick("preset", [preset], list(CARD_PRESETS))
    defaults = CARD_PRESETS[preset]
    other = [name for name, value in options.items() if value is not None and name not in (*TAKES, *_ALSO)]
    if other:
        got = ", ".join("--" + name.replace("_", "-") for name in other)
        mine = ", ".join("--" + name for name in TAKES)
        raise BenchError(f"expected options of --suite {suite} ({mine}), got {got}; leave it out")
    device = check_device(options.get("device") or "cuda", options.get("elsewhere", False))
    models = options.get("models") or ",".join(default_models("all"))
    timed = chosen_models({"models": models}, ("tuned", "faithful") + ((GRAPH,) if device != "cpu" else ()))
    names = list(dict.fromkeys(model for model, _ in timed))
    trained = [name for name in default_models("card_training") if name in names] or names
    sizes = parse_numbers("sizes", options["sizes"]) if options.get("sizes") else list(defaults.sizes)
    check_sizes(timed, sizes, defaults.batch)
    data = _one_set(options.get("data") or defaults.data)
    counts = check_counts(options.get("counts"), defaults.counts)
    plan = CardPlan(
        timed=timed,
        trained=[(name, variants_of(name, ("tuned",))[0]) for name in trained],
        preset=defaults,
        sizes=sizes,
        data=data,
        counts=counts if options.get("counts") or any_number(data) or data == defaults.data else (),
        epochs=options.get("epochs") or defaults.epochs,
        device=device,
        seed=options.get("seed") or 0,
        first=default_models("card"),
        closed_form=[name for name in trained if getattr(load_build(name), "closed_form", False)],
    )
    return card(plan), defaults.timeout


def _one_set(text: str) -> str:
    names = split_paths("data", text)
    if len(names) != 1:
        raise BenchError(f"expected one data set for --suite card, got {len(names)}: {text!r}; run it once for each")
    return names[0]
