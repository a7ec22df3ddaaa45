"""Names, colours and number formats, the same in every table and figure."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable

# Okabe and Ito's palette: told apart with any common colour blindness; in grey by marker and line style.
_COLOURS = {
    "lamm-mixer": "#0072B2",
    "lamm-transformer": "#56B4E9",
    "lamm-mixer-lr": "#5B3A9B",
    "lamm-transformer-lr": "#9C86D0",
    "lamm-mixer-lin": "#8C2D04",
    "lamm-mixer-lin-lr": "#C2185B",
    "lamm-mixer-quad-lr": "#7A0177",
    "pca-net": "#00665E",
    "spiralnet": "#D55E00",
    "coma": "#009E73",
    "pca": "#000000",
    "neural3dmm": "#CC79A7",
    "sdvae": "#E69F00",
    "ledvae": "#B8A800",
}
# For models that are not known by name: eight colours that none of the above has, then the same with other markers.
_SPARE = ("#00A6A6", "#B2182B", "#7FB800", "#5F6B7A", "#C49C6B", "#1A1F71", "#FF7FA8", "#4D3B00")
_SPARE_MARKERS = ("d", "8", "H", (4, 1, 0), (6, 1, 0))
Marker = str | tuple[int, int, int]
_given: dict[str, int] = {}  # places in the spare colours of the models of the report at hand
_MARKERS: dict[str, Marker] = {
    "lamm-mixer": "o",
    "lamm-transformer": "s",
    "lamm-mixer-lr": "h",
    "lamm-transformer-lr": "p",
    "lamm-mixer-lin": "*",
    "lamm-mixer-lin-lr": "X",
    "lamm-mixer-quad-lr": "d",
    "pca-net": (8, 1, 0),
    "spiralnet": "^",
    "coma": "D",
    "pca": "v",
    "neural3dmm": "P",
    "sdvae": "<",
    "ledvae": ">",
}
TITLES = {
    "lamm-mixer": "LAMM (mixer)",
    "lamm-transformer": "LAMM (transformer)",
    # Not in the paper: this project's own.
    "lamm-mixer-lr": "LAMM (mixer) low rank (ours)",
    "lamm-transformer-lr": "LAMM (transformer) low rank (ours)",
    "lamm-mixer-lin": "LAMM (mixer) + linear path (ours)",
    "lamm-mixer-lin-lr": "LAMM (mixer) low rank + linear path (ours)",
    "lamm-mixer-quad-lr": "LAMM (mixer) low rank + quadratic path (ours)",
    "pca-net": "pca-net (ours)",
    "spiralnet": "SpiralNet++",
    "coma": "CoMA",
    "pca": "PCA",
    "neural3dmm": "Neural3DMM",
    "sdvae": "SD-VAE",
    "ledvae": "LED-VAE",
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
    for model in sorted({model for model in models if model not in _COLOURS}):
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
    return _COLOURS.get(model) or _SPARE[_place(model) % len(_SPARE)]


def marker(model: str) -> Marker:
    """A fixed marker for a known model; for any other, that of its place."""
    return _MARKERS.get(model) or _SPARE_MARKERS[_place(model) // len(_SPARE)]


def title(model: str, variant: str = "tuned") -> str:
    name = TITLES.get(model, model)
    return name if variant in ("tuned", "default") else f"{name}, {variant}"


def budget_words(budget: str) -> str:
    """``epochs=100`` → 100 epochs; ``seconds=300`` → 300 s."""
    kind, _, amount = budget.partition("=")
    epochs = "1 epoch" if amount == "1" else f"{amount} epochs"
    return {"epochs": epochs, "seconds": f"{amount} s"}.get(kind, budget or "closed form")


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
