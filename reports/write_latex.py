"""Tables as LaTeX (booktabs, siunitx), a file of macros for every number, and a document around them."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby

from reports.table import Cell, Column, Table

_MARKS = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}", '"': r"\textquotedbl{}", "–": "--", "−": r"\textminus{}", "×": r"\texttimes{}",
    "°": r"\textdegree{}", "…": r"\ldots{}", "’": "'", "µ": r"\textmu{}", "±": r"\textpm{}", "[": "{[}", "]": "{]}",
}  # fmt: skip
PREAMBLE = r"""\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
\usepackage{textcomp}
\usepackage{booktabs}
\usepackage{etoolbox}
\usepackage[export]{adjustbox}
\usepackage{graphicx}
\usepackage{siunitx}
\robustify\bfseries
\sisetup{detect-all, group-digits=integer, group-minimum-digits=5, table-align-text-post=false}
"""


def escape_latex(text: object) -> str:
    """Text that LaTeX sets as it is; characters that pdfLaTeX has no letter for become U+XXXX."""
    found = []
    for mark in " ".join(str(text).split()):
        if mark in _MARKS:
            found.append(_MARKS[mark])
        elif ord(mark) < 127 or (ord(mark) < 256 and unicodedata.category(mark)[0] == "L"):
            found.append(mark)
        else:
            found.append(f"U+{ord(mark):04X}")
    return "".join(found)


def latex_table(table: Table) -> str:
    """One floating table. A number and its interval stand in two columns, so that the numbers align."""
    wide = [any(cell.interval or cell.note for cell in column) for column in zip(*table.rows, strict=True)] or [
        False
    ] * len(table.columns)
    kind = "table*" if sum(1 + extra for extra in wide) > 5 else "table"
    lines = [
        rf"\begin{{{kind}}}",
        r"  \centering",
        rf"  \caption{{{escape_latex(table.caption)}}}",
        rf"  \label{{tab:{re.sub('[^A-Za-z0-9-]', '', table.name)}}}",
        r"  \footnotesize",
        r"  \begin{adjustbox}{max width=\linewidth}",
        rf"  \begin{{tabular}}{{{_specification(table, wide)}}}",
        r"    \toprule",
        *_heads(table.columns, wide),
        r"    \midrule",
        *["    " + " & ".join(_entries(row, table.columns, wide)) + r" \\" for row in table.rows],
        r"    \bottomrule",
        r"  \end{tabular}",
        r"  \end{adjustbox}",
        rf"\end{{{kind}}}",
    ]
    return "\n".join(lines) + "\n"


def _specification(table: Table, wide: Sequence[bool]) -> str:
    parts = []
    for index, column in enumerate(table.columns):
        if column.kind == "text":
            parts.append("l")
            continue
        numbers = [row[index].number.replace(",", "") for row in table.rows if row[index].number]
        whole = max((len(number.partition(".")[0]) for number in numbers), default=1)
        places = max((len(number.partition(".")[2]) for number in numbers), default=0)
        parts.append(f"S[table-format={whole}.{places}]" + (r"@{\,}>{\scriptsize}l" if wide[index] else ""))
    return "".join(parts)


def _heads(columns: Sequence[Column], wide: Sequence[bool]) -> list[str]:
    lines = []
    if any(column.group for column in columns):
        spans, rules, at = [], [], 1
        for group, members in groupby(zip(columns, wide, strict=True), key=lambda pair: pair[0].group):
            width = sum(1 + extra for _, extra in members)
            spans.append(rf"\multicolumn{{{width}}}{{c}}{{{escape_latex(group)}}}")
            if group:
                rules.append(rf"\cmidrule(lr){{{at}-{at + width - 1}}}")
            at += width
        lines += ["    " + " & ".join(spans) + r" \\", "    " + " ".join(rules)]
    titles = []
    for column, extra in zip(columns, wide, strict=True):
        name = _stacked(column)
        if column.kind == "text":
            titles.append(name)
        else:
            titles.append(rf"\multicolumn{{{2 if extra else 1}}}{{c}}{{{name}}}")
    return [*lines, "    " + " & ".join(titles) + r" \\"]


def _stacked(column: Column) -> str:
    """A heading over two lines where it is long: words first, unit below."""
    words, unit = column.title.split(), f"({column.unit})" if column.unit else ""
    if len(f"{column.title} {unit}") <= 12 or column.kind == "text":
        return escape_latex(f"{column.title} {unit}".strip())
    cut = min(
        range(1, len(words) + 1), key=lambda at: max(len(" ".join(words[:at])), len(" ".join([*words[at:], unit])))
    )
    lines = [" ".join(words[:cut]), " ".join([*words[cut:], unit]).strip()]
    return r"\shortstack{" + r"\\".join(escape_latex(line) for line in lines if line) + "}"


def _entries(row: Sequence[Cell], columns: Sequence[Column], wide: Sequence[bool]) -> list[str]:
    entries = []
    for cell, column, extra in zip(row, columns, wide, strict=True):
        if column.kind == "text":
            entries.append(escape_latex(cell.text))
        elif cell.number:
            entries.append((r"\bfseries " if cell.best else "") + cell.number.replace(",", ""))
        else:
            entries.append(f"{{{escape_latex(cell.word or '–')}}}")
        if extra:
            entries.append(escape_latex(" ".join(part for part in (cell.interval, cell.note) if part)))
    return entries


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


def document(title: str, tables: Sequence[str], figures: Sequence[tuple[str, str]]) -> str:
    """A LaTeX document of its own: the tables (by file name) and the figures with their captions."""
    parts = [
        r"\documentclass[10pt]{article}",
        r"\usepackage[a4paper,margin=18mm]{geometry}",
        PREAMBLE + r"\usepackage{lmodern}\usepackage[skip=4pt,font=small]{caption}",
        r"\ifdefined\pdfsuppressptexinfo\pdfsuppressptexinfo=-1\pdftrailerid{}\fi",
        r"\usepackage{float}\floatplacement{table}{!htbp}\floatplacement{figure}{!htbp}",
        r"\setcounter{totalnumber}{8}\setcounter{topnumber}{8}\renewcommand{\topfraction}{.95}",
        r"\renewcommand{\floatpagefraction}{.6}\renewcommand{\textfraction}{.05}",
        r"\begin{document}",
        rf"\section*{{{escape_latex(title)}}}",
        r"\input{macros}",
    ]
    for name, caption in figures:
        parts.append(
            "\\begin{figure}\n  \\centering\n"
            rf"  \includegraphics[max width=\linewidth,max totalheight=.8\textheight]{{{name}.pdf}}"
            f"\n  \\caption{{{escape_latex(caption)}}}\n\\end{{figure}}"
        )
    parts += [rf"\input{{{name}}}" for name in tables]
    return "\n".join([*parts, r"\clearpage", r"\end{document}", ""])
