"""Tables as Markdown and as CSV."""

from __future__ import annotations

import csv
import io
import math

from reports.tables.table import Cell, Table


def escape_markdown(text: object) -> str:
    """Text that Markdown shows as it is: no table bars, no HTML, no emphasis, no links."""
    plain = str(text).replace("&", "&amp;").replace("<", "&lt;")
    for mark in ("\\", "|", "`", "*", "_", "[", "]", "~", "#", "$"):
        plain = plain.replace(mark, f"\\{mark}")
    return " ".join(plain.split())


def markdown_cell(cell: Cell) -> str:
    text = escape_markdown(cell.text)
    return f"**{text}**" if cell.best else text


def markdown_table(table: Table) -> str:
    """A GitHub Markdown table; numbers to the right, the supported best in bold."""
    head = [escape_markdown(heading) for heading in table.headings]
    marks = [":---" if column.kind == "text" else "---:" for column in table.columns]
    body = [[markdown_cell(cell) for cell in row] for row in table.rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in [head, marks, *body])


def plain_table(table: Table) -> str:
    """The table for a terminal."""
    body = [[f"{cell.text} *" if cell.best else cell.text for cell in row] for row in table.rows]
    lines = [table.headings, *body]
    widths = [max(len(line[index]) for line in lines) for index in range(len(table.columns))]

    def padded(line: list[str]) -> str:
        parts = [
            text.ljust(width) if column.kind == "text" else text.rjust(width)
            for text, width, column in zip(line, widths, table.columns, strict=True)
        ]
        return "  ".join(parts).rstrip()

    return "\n".join([padded(table.headings), "  ".join("-" * width for width in widths), *map(padded, body)])


def csv_table(table: Table) -> str:
    """CSV with unrounded numbers: a column of values, and where there are intervals two more for their ends."""
    several = [any(math.isfinite(row[i].low) for row in table.rows) for i in range(len(table.columns))]
    head: list[str] = []
    for heading, wide in zip(table.headings, several, strict=True):
        head += [heading, f"{heading} low", f"{heading} high"] if wide else [heading]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([_inert(text) for text in head])
    for row in table.rows:
        line: list[str] = []
        for cell, wide in zip(row, several, strict=True):
            first = repr(float(cell.value)) if math.isfinite(cell.value) else _inert(cell.text)
            ends = [repr(float(end)) if math.isfinite(end) else "" for end in (cell.low, cell.high)]
            line += [first, *ends] if wide else [first]
        writer.writerow(line)
    return stream.getvalue()


def _inert(text: str) -> str:
    """A text that a spreadsheet does not take for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" and text not in ("-",) else text
