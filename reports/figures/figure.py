"""How figures are set up and written; which there are is in :mod:`reports.figures.catalogue`.

The letters are DejaVu Sans, cut to what figures use: matplotlib cuts a font anew for every PDF, and spends most of that
on tables of Arabic and other scripts; without them it takes 20 ms instead of 105. The files are made by
``python -m reports.figures.figure`` from the fonts that come with matplotlib; characters that they lack are drawn in
DejaVu Sans itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, cast

import matplotlib

matplotlib.use("Agg")
import matplotlib.backends.backend_pdf
import matplotlib.pyplot as plt
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from reports.style import colour, marker, thousands

FAMILY = ["Report Sans", "DejaVu Sans"]
STYLES = {"Regular": "DejaVuSans.ttf", "Bold": "DejaVuSans-Bold.ttf"}
# Latin, Greek, punctuation, sub- and superscripts, letterlike, arrows, operators, shapes.
_RANGES = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x2C6, 0x2DD), (0x370, 0x3FF), (0x2010, 0x2027), (0x2030, 0x203A), (0x2070, 0x209C),
    (0x20AC, 0x20AC), (0x2100, 0x214F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF),
)  # fmt: skip
_LAYOUT = ["GSUB", "GPOS", "GDEF", "MATH", "FFTM"]  # kerning stays in the table "kern"
# One column of a two-column paper; drawn at that size with 7 to 8 point letters, so nothing is scaled in print.
COLUMN_INCHES, PANEL_INCHES = 3.4, 2.0
LETTER_INCHES = 0.065  # a letter of the legend, generously
_STYLE: dict[Any, Any] = {
    "font.family": FAMILY,  # by name: the same letters on every machine, and no search for others
    "font.size": 8,
    "axes.titlesize": 8,
    "axes.labelsize": 8,
    "xtick.labelsize": 7,
    "ytick.labelsize": 7,
    "legend.fontsize": 7,
    "axes.linewidth": 0.6,
    "grid.linewidth": 0.5,
    "lines.linewidth": 1.2,
    "lines.markersize": 4,
    "pdf.fonttype": 42,
    "svg.hashsalt": "lamm-bench",
    "axes.grid.which": "major",
    "text.parse_math": False,  # a dollar sign in a name is a dollar sign
}


@dataclass(frozen=True)
class Drawn:
    """A figure with its caption; ``bare`` figures fit their size already."""

    figure: Figure
    caption: str


@contextmanager
def house_style() -> Iterator[None]:
    """The one theme of all figures. It is seaborn's whitegrid in matplotlib's copy: the process that draws meshes needs
    neither pandas nor SciPy, which seaborn imports."""
    register_fonts()
    with plt.style.context("seaborn-v0_8-whitegrid"), plt.rc_context(_STYLE):
        yield


def save(figure: Figure, stem: Path, formats: Sequence[str]) -> None:
    """Write with fixed metadata, so that two renders of the same rows are the same bytes."""
    engine = figure.get_layout_engine()
    if engine is not None:  # laid out once, not anew for each format
        engine.execute(figure)
        figure.set_layout_engine(None)  # not "none", a place holder with which every format is drawn twice
    if "png" in formats:
        packing = {"compress_level": 4}  # a tenth larger than 6, in half the time
        figure.savefig(stem.with_suffix(".png"), dpi=200, metadata={"Software": None}, pil_kwargs=packing)
    if "pdf" in formats:
        figure.savefig(stem.with_suffix(".pdf"), metadata={"CreationDate": None})
    plt.close(figure)


def write(draw: Callable[[], Drawn | None], stem: Path, formats: Sequence[str]) -> str | None:
    """Draw a figure in the house style and save it; its caption, or None where there is nothing to draw."""
    with house_style():
        drawn = draw()
        if drawn is None:
            return None
        save(drawn.figure, stem, formats)
    return drawn.caption


def panels(
    count: int, wide: bool, height: float = PANEL_INCHES, share_y: bool = False, columns: int = 4
) -> tuple[Figure, list[Axes]]:
    """``count`` panels: beside each other (at most ``columns`` a line), or stacked in one column."""
    columns = min(count, columns) if wide else 1
    rows = -(-count // columns)
    width = max(COLUMN_INCHES, 2.5 * columns + 0.6) if wide else COLUMN_INCHES
    tall = (height + 0.45) * rows if wide else height * rows * (0.85 if rows > 3 else 1)
    figure, grid = plt.subplots(
        rows, columns, figsize=(width, tall), squeeze=False, layout="constrained", sharey=share_y
    )
    flat = list(grid.flat)
    for unused in flat[count:]:
        unused.axis("off")
    return figure, flat[:count]


def legend(figure: Figure, entries: Sequence[tuple[str, str, str]], wide: bool, extra: Sequence[Line2D] = ()) -> None:
    """One legend above all panels. ``entries``: (shown name, model, line style)."""
    handles = [
        Line2D([], [], color=colour(model), marker=cast(Any, marker(model)), linestyle=cast(Any, style), label=name)
        for name, model, style in dict.fromkeys(entries)
    ]
    handles += list(extra)
    if not handles:
        return
    longest = max(len(str(handle.get_label())) for handle in handles)
    room = figure.get_figwidth() if wide else COLUMN_INCHES
    columns = max(1, min(len(handles), int(room / (LETTER_INCHES * (longest + 8)))))
    lines = -(-len(handles) // columns)  # a long legend makes the figure taller, not its panels smaller
    figure.set_figheight(figure.get_figheight() + 0.2 * max(0, lines - 2))
    figure.legend(
        handles=handles, loc="outside upper center", ncols=columns, frameon=False, borderpad=0, labelspacing=0.3,
        columnspacing=1.2, handlelength=2.0,
    )  # fmt: skip


def log_ticks(axis: Axis) -> None:
    """Plain numbers on a logarithmic axis: 1, 10, 100 over many decades, 1, 2, 5 in between over few."""
    low, high = axis.get_view_interval()
    close = (1.0, 1.2, 1.4, 1.6, 1.8, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)
    axis.set_major_locator(
        LogLocator(subs=(1.0,) if high > 300 * low else (1.0, 2.0, 5.0) if high > 4 * low else close)
    )
    axis.set_major_formatter(FuncFormatter(lambda value, _: tick(value)))
    axis.set_minor_locator(NullLocator())  # minor ticks cost seconds in the layout and say nothing here


def tick(value: float) -> str:
    """0.2, 1, 2.5, 20, 1k: no more digits than there are."""
    return thousands(float(f"{value:.3g}"))


def line_style(variant: str, letter: str = "") -> str:
    """Solid for a model's best form, dashed as published, dash-dotted as a recorded graph; a later run is dotted."""
    if letter not in ("", "A"):
        return ":" if letter == "B" else "-."
    return {"faithful": "--", "graph": "-."}.get(variant, "-")


def register_fonts() -> None:
    """Make the fonts known to matplotlib, once per process."""
    if FAMILY[0] in font_manager.fontManager.get_font_names():
        return
    for style in STYLES:
        with resources.as_file(resources.files("reports") / "templates" / "fonts" / f"ReportSans-{style}.ttf") as path:
            font_manager.fontManager.addfont(path)


def make_fonts(folder: Path) -> None:
    """Cut the fonts of the installed matplotlib and write them with their licence."""
    from fontTools import subset

    shipped = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    wanted = [number for first, last in _RANGES for number in range(first, last + 1)]
    for style, file in STYLES.items():
        options = subset.Options(layout_features=[], legacy_kern=True, name_IDs=["*"], recalc_timestamp=False)
        options.drop_tables += _LAYOUT
        font = subset.load_font(str(shipped / file), options)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=wanted)
        cutter.subset(font)
        for record in font["name"].names:
            record.string = {
                1: "Report Sans", 2: style, 3: f"Report Sans {style}", 4: f"Report Sans {style}",
                6: f"ReportSans-{style}", 16: "Report Sans", 17: style,
            }.get(record.nameID, record.toUnicode())  # fmt: skip
        font.save(folder / f"ReportSans-{style}.ttf")
    (folder / "licence.txt").write_text((shipped / "LICENSE_DEJAVU").read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    make_fonts(Path(__file__).parents[1] / "templates" / "fonts")
