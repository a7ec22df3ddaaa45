"""A file of macros for every number of every table, so that a paper's text can cite them."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from reports.tables.table import Cell, Column, Table
from reports.write.latex import escape_latex

_ONES = (
    "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
    "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
)  # fmt: skip
_TENS = ("Zero", "Ten", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety")


def number_words(number: float) -> str:
    """A number as letters, since macro names have no digits: 12000 → TwelveK, 1200 → OnePointTwoK, 64 → SixtyFour."""
    if number >= 1_000_000:
        return number_words(number / 1_000_000) + "M"
    if number >= 1000:
        return number_words(number / 1000) + "K"
    whole, _, places = f"{number:.6g}".partition(".")
    words = _below_thousand(int(whole))
    return words + ("Point" + "".join(_ONES[int(digit)] for digit in places) if places else "")


def _below_thousand(number: int) -> str:
    if number >= 100:
        rest = number % 100
        return _ONES[number // 100] + "Hundred" + (_below_thousand(rest) if rest else "")
    if number >= 20:
        return _TENS[number // 10] + (_ONES[number % 10] if number % 10 else "")
    return _ONES[number]


def camel(text: str) -> str:
    """A text as the letters of a macro name: ``LAMM (mixer)`` → LammMixer, ``12,000`` → TwelveK."""
    words = re.findall(r"[A-Za-z]+|\d+(?:[.,]\d+)*", text)
    parts = []
    for word in words:
        if word[0].isdigit():
            plain = word.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", word) else word.replace(",", ".")
            head, *rest = plain.split(".")
            parts.append(number_words(float(".".join([head, *rest[:1]]))))
        else:
            parts.append(word[0].upper() + (word[1:].lower() if word.isupper() else word[1:]))
    return "".join(parts)


def macros(tables: Sequence[Table]) -> str:
    """``\\newcommand`` for every number of every table: model, table and column in words, as ``\\LammDecodeTwelveK``.

    The interval has the same name with ``Interval`` at its end. LAMM (mixer), the paper's default, is also plain
    ``Lamm``. Two cells of one name are told apart by a letter at the end, in the order of the tables.
    """
    lines = [
        r"% Every number of the report as a macro; the comment says where it stands and in which unit.",
        r"% Write it with \num{...} or as it is.",
    ]
    taken: set[str] = set()
    for table in tables:
        for row in table.rows:
            keys = " ".join(cell.text for cell, column in zip(row, table.columns, strict=True) if column.kind == "text")
            for cell, column in zip(row, table.columns, strict=True):
                if column.kind == "number" and math.isfinite(cell.value):
                    lines += _macro(table.name, row, keys, cell, column, taken)
    return "\n".join(lines) + "\n"


def _macro(table: str, row: Sequence[Cell], keys: str, cell: Cell, column: Column, taken: set[str]) -> list[str]:
    where = f"{table}: {' / '.join(part.text for part in row if part.word)}; {column.heading}".replace("\n", " ")
    subject = camel(keys) or "Model"
    rest = camel(table.removeprefix("latency-")) + camel(column.title)
    names = [_free(subject + rest, taken)]
    if subject.startswith("LammMixer"):
        names.append(_free("Lamm" + subject.removeprefix("LammMixer") + rest, taken))
    found = []
    for name in names:
        found.append(rf"\newcommand{{\{name}}}{{{cell.number.replace(',', '')}}} % {escape_latex(where)}")
        if cell.interval:
            found.append(rf"\newcommand{{\{name}Interval}}{{{escape_latex(cell.interval)}}}")
    return found


def _free(name: str, taken: set[str]) -> str:
    free, index = name, 1
    while free in taken or f"{free}Interval" in taken:
        index += 1
        free = name + chr(ord("A") + index - 1) if index <= 26 else f"{name}X{_below_thousand(index)}"
    taken.update({free, f"{free}Interval"})
    return free
