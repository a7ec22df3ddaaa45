"""Tables as LaTeX (booktabs, siunitx), and a document around them."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from reports.tables.table import Cell, Column, Table

_MARKS = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}", '"': r"\textquotedbl{}", "–": "--", "−": r"\textminus{}", "×": r"\texttimes{}",
    "°": r"\textdegree{}", "…": r"\ldots{}", "’": "'", "µ": r"\textmu{}", "±": r"\textpm{}", "[": "{[}", "]": "{]}",
}  # fmt: skip
LETTERS_ACROSS = 165  # of footnote size, on two columns of a paper
MOST_LINES, HEAD_LINES = 52, 4  # of a table that fits a page with its caption; of its headings and rules
PREAMBLE = r"""\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
\usepackage{textcomp}
\usepackage{booktabs}
\usepackage{etoolbox}
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
    """A floating table, or several where it is longer than a page. A number and its interval stand in two columns, so
    that the numbers align."""
    wide = [any(cell.interval or cell.note for cell in column) for column in zip(*table.rows, strict=True)] or [
        False
    ] * len(table.columns)
    parts = _parts(table, wide)
    room = max(MOST_LINES // len(parts) - HEAD_LINES, 8)
    count = max(1, math.ceil(len(table.rows) / room))
    each = max(1, math.ceil(len(table.rows) / count))
    floats = []
    for number in range(count):
        rows = table.rows[number * each : (number + 1) * each]
        said = table.caption + (f" Part {number + 1} of {count}." if count > 1 else "")
        label = re.sub("[^A-Za-z0-9-]", "", table.name) + (f"-{number + 1}" if number else "")
        floats.append(_float(replace(table, caption=said, rows=rows), label, parts, wide))
    return "\n".join(floats)


def _float(table: Table, label: str, parts: Sequence[Sequence[int]], wide: Sequence[bool]) -> str:
    kind = "table*" if sum(1 + extra for extra in wide) > 5 else "table"
    lines = [
        rf"\begin{{{kind}}}",
        r"  \centering",
        rf"  \caption{{{escape_latex(table.caption)}}}",
        rf"  \label{{tab:{label}}}",
        r"  \footnotesize",
    ]
    for number, chosen in enumerate(parts):
        part, extra = _chosen(table, chosen), [wide[index] for index in chosen]
        lines += [
            *([r"  \par\medskip"] if number else []),
            r"  \resizebox{\ifdim\width>\linewidth\linewidth\else\width\fi}{!}{%",
            rf"  \begin{{tabular}}{{{_specification(part, extra)}}}",
            r"    \toprule",
            *_heads(part.columns, extra),
            r"    \midrule",
            *["    " + " & ".join(_entries(row, part.columns, extra)) + r" \\" for row in part.rows],
            r"    \bottomrule",
            r"  \end{tabular}}",
        ]
    return "\n".join([*lines, rf"\end{{{kind}}}"]) + "\n"


def _parts(table: Table, wide: Sequence[bool]) -> list[list[int]]:
    """Columns of each part: where a table is wider than two columns of a paper, the others stand below under the same
    names, since letters made small enough to fit could not be read."""
    widths = [
        max([0.8 * len(column.heading) / (2 if column.kind == "number" else 1)]
            + [len(row[index].number or row[index].word) + 0.8 * extra * (len(row[index].text) - len(row[index].number))
               for row in table.rows]) + 2
        for index, (column, extra) in enumerate(zip(table.columns, wide, strict=True))
    ]  # fmt: skip
    kinds = [column.kind for column in table.columns]
    names = list(range(kinds.index("number") if "number" in kinds else len(kinds)))
    numbers = list(range(len(names), len(kinds)))  # and words among them, which stay with the number before
    if sum(widths) <= LETTERS_ACROSS or not numbers:
        return [list(range(len(table.columns)))]
    room = max(LETTERS_ACROSS - sum(widths[index] for index in names), 40.0)
    count = max(1, math.ceil(sum(widths[index] for index in numbers) / room))
    parts, target = [names.copy()], sum(widths[index] for index in numbers) / count
    for index in numbers:
        held = [at for at in parts[-1] if at not in names]
        if held and kinds[index] == "number" and sum(widths[at] for at in held) + widths[index] / 2 > target:
            parts.append(names.copy())
        parts[-1].append(index)
    return parts


def _chosen(table: Table, columns: Sequence[int]) -> Table:
    rows = tuple(tuple(row[index] for index in columns) for row in table.rows)
    return replace(table, columns=tuple(table.columns[index] for index in columns), rows=rows)


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


def document(title: str, tables: Sequence[str], figures: Sequence[tuple[str, str]]) -> str:
    """A LaTeX document of its own: the tables (by file name) and the figures with their captions."""
    parts = [
        r"\documentclass[10pt]{article}",
        r"\usepackage[a4paper,margin=18mm]{geometry}",
        PREAMBLE + r"\IfFileExists{lmodern.sty}{\usepackage{lmodern}}{\usepackage{mathptmx}}",
        r"\usepackage[skip=4pt,font=small]{caption}",
        r"\ifdefined\pdfsuppressptexinfo\pdfsuppressptexinfo=-1\pdftrailerid{}\fi",
        r"\usepackage{float}\floatplacement{table}{!htbp}\floatplacement{figure}{!htbp}",
        r"\setcounter{totalnumber}{8}\setcounter{topnumber}{8}\renewcommand{\topfraction}{.95}",
        r"\renewcommand{\floatpagefraction}{.6}\renewcommand{\textfraction}{.05}",
        r"\newcommand{\fitted}[1]{\sbox0{\includegraphics{#1}}\ifdim\ht0>.8\textheight",
        r"  \resizebox{!}{.8\textheight}{\usebox0}\else\usebox0\fi}",
        r"\begin{document}",
        rf"\section*{{{escape_latex(title)}}}",
        r"\input{macros}",
    ]
    for name, caption in figures:
        parts.append(
            "\\begin{figure}\n  \\centering\n"
            rf"  \fitted{{{name}.pdf}}"
            f"\n  \\caption{{{escape_latex(caption)}}}\n\\end{{figure}}"
        )
    parts += [rf"\input{{{name}}}" for name in tables]
    return "\n".join([*parts, r"\clearpage", r"\end{document}", ""])
