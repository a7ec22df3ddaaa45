"""The letters of the figures: DejaVu Sans, cut to what figures use.

Matplotlib cuts a font anew for every PDF, and spends most of that on tables of Arabic and other scripts; without them
it takes 20 ms instead of 105. The files are made by ``python -m reports.fonts`` from the fonts that come with
matplotlib; characters that they lack are drawn in DejaVu Sans itself.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import matplotlib
from matplotlib import font_manager

FAMILY = ["Report Sans", "DejaVu Sans"]
STYLES = {"Regular": "DejaVuSans.ttf", "Bold": "DejaVuSans-Bold.ttf"}
# Latin, Greek, punctuation, sub- and superscripts, letterlike, arrows, operators, shapes.
_RANGES = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x2C6, 0x2DD), (0x370, 0x3FF), (0x2010, 0x2027), (0x2030, 0x203A), (0x2070, 0x209C),
    (0x20AC, 0x20AC), (0x2100, 0x214F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF),
)  # fmt: skip
_LAYOUT = ["GSUB", "GPOS", "GDEF", "MATH", "FFTM"]  # kerning stays in the table "kern"


def register() -> None:
    """Make the fonts known to matplotlib, once a process."""
    if FAMILY[0] in font_manager.fontManager.get_font_names():
        return
    for style in STYLES:
        with resources.as_file(resources.files("reports") / "templates" / "fonts" / f"ReportSans-{style}.ttf") as path:
            font_manager.fontManager.addfont(path)


def make(folder: Path) -> None:
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
    make(Path(__file__).parent / "templates" / "fonts")
