"""Names, colours and number formats, the same in every table and figure."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable
from dataclasses import dataclass

# For models that are not known by name: eight colours that no known model has, then the same with other markers.
_SPARE = ("#00A6A6", "#B2182B", "#7FB800", "#5F6B7A", "#C49C6B", "#1A1F71", "#FF7FA8", "#4D3B00")
_SPARE_MARKERS = ("d", "8", "H", (4, 1, 0), (6, 1, 0))
Marker = str | tuple[int, int, int]
_given: dict[str, int] = {}  # places in the spare colours of the models of the report at hand


@dataclass(frozen=True)
class Look:
    """How a model is shown everywhere: its name in tables, its colour and marker in figures."""

    title: str
    colour: str
    marker: Marker


# Okabe and Ito's palette: distinct with any common colour blindness; in grey by marker and line style.
LOOKS: dict[str, Look] = {
    "lamm-mixer": Look("LAMM (mixer)", "#0072B2", "o"),
    "lamm-transformer": Look("LAMM (transformer)", "#56B4E9", "s"),
    # Not in the paper: this project's own.
    "lamm-mixer-lr": Look("LAMM (mixer) low rank (ours)", "#5B3A9B", "h"),
    "lamm-transformer-lr": Look("LAMM (transformer) low rank (ours)", "#9C86D0", "p"),
    "lamm-mixer-lin": Look("LAMM (mixer) + linear path (ours)", "#8C2D04", "*"),
    "lamm-mixer-lin-lr": Look("LAMM (mixer) low rank + linear path (ours)", "#C2185B", "X"),
    "lamm-mixer-quad-lr": Look("LAMM (mixer) low rank + quadratic path (ours)", "#7A0177", "d"),
    "pca-net": Look("pca-net (ours)", "#00665E", (8, 1, 0)),
    # Published by others.
    "spiralnet": Look("SpiralNet++", "#D55E00", "^"),
    "coma": Look("CoMA", "#009E73", "D"),
    "pca": Look("PCA", "#000000", "v"),
    "neural3dmm": Look("Neural3DMM", "#CC79A7", "P"),
    "sdvae": Look("SD-VAE", "#E69F00", "<"),
    "ledvae": Look("LED-VAE", "#B8A800", ">"),
}
OUTCOMES = {
    "oom": "OOM",
    "host_oom": "OOM",
    "timeout": ">T",
    "crash": "crash",
    "nonfinite": "NaN",
    "unsupported": "–",
    "missing": "not run",
}
OUTCOMES_EXPLAINED = (
    "OOM: out of memory; >T: not finished within the time-out of the case; NaN: the result was not finite; crash: the "
    "process ended with an error; –: the model has no such ability; not run: planned, not measured yet"
)


def tell_apart(models: Iterable[str]) -> None:
    """Give models that are not known by name colours and markers that no other of them has.

    A model's place depends on its name alone, unless another of these models has the same place: then the second in
    alphabetical order takes the next that is free.
    """
    _given.clear()
    count = len(_SPARE) * len(_SPARE_MARKERS)
    for model in sorted({model for model in models if model not in LOOKS}):
        taken = set(_given.values())
        places = [(_place(model) + step) % count for step in range(count)]
        plain = {place % len(_SPARE) for place in taken}  # another colour before another marker
        free = [place for place in places if place % len(_SPARE) not in plain]
        free += [place for place in places if place not in taken]
        _given[model] = free[0] if free else places[0]


def _place(model: str) -> int:
    if model in _given:
        return _given[model]
    digest = hashlib.sha256(model.encode("utf-8", "surrogatepass")).hexdigest()  # a file name may be no Unicode
    return int(digest, 16) % (len(_SPARE) * len(_SPARE_MARKERS))


def colour(model: str) -> str:
    """A fixed colour for a known model; for any other, that of its place (:func:`tell_apart`)."""
    return LOOKS[model].colour if model in LOOKS else _SPARE[_place(model) % len(_SPARE)]


def marker(model: str) -> Marker:
    """A fixed marker for a known model; for any other, that of its place."""
    return LOOKS[model].marker if model in LOOKS else _SPARE_MARKERS[_place(model) // len(_SPARE)]


def title(model: str, variant: str = "tuned") -> str:
    name = LOOKS[model].title if model in LOOKS else model
    return name if variant in ("tuned", "default") else f"{name}, {variant}"


def budget_words(budget: str) -> str:
    """``epochs=100`` → 100 epochs; ``seconds=300`` → 300 s."""
    kind, _, amount = budget.partition("=")
    epochs = "1 epoch" if amount == "1" else f"{amount} epochs"
    steps = "1 step" if amount == "1" else f"{amount} steps"
    return {"epochs": epochs, "steps": steps, "seconds": f"{amount} s"}.get(kind, budget or "closed form")


def significant(value: float, digits: int = 3) -> str:
    """``digits`` significant digits without an exponent: 0.0123, 1.23, 1230."""
    if not math.isfinite(value):
        return "–"
    if value == 0:
        return "0"
    rounded = float(f"{value:.{digits - 1}e}")  # first, since rounding may add a digit: 9.999 is 10.0
    places = digits - 1 - math.floor(math.log10(abs(rounded)))
    return f"{rounded:,.{max(places, 0)}f}"


def with_interval(value: float, low: float, high: float, digits: int = 3) -> str:
    """``1.00 [0.95, 1.05]``; the interval is left out where there is none."""
    if not (math.isfinite(low) and math.isfinite(high)):
        return significant(value, digits)
    return f"{significant(value, digits)} [{significant(low, digits)}, {significant(high, digits)}]"


def thousands(size: float) -> str:
    """1200 → 1.2k, as axes and short names say it."""
    return f"{size / 1000:g}k" if size >= 1000 else f"{size:g}"
