"""The gate's findings as a table, as JSON and as a comment for a pull request."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from tabulate import tabulate

from bench.gate.judge import FAILING, Judged
from bench.gate.pairs import Series

_HEADER = ("kernel", "verdict", "base", "head", "head / base", "99% interval", "control", "peak memory")
_MEANING = {
    "slower": "the whole 99% interval lies above the tolerance",
    "larger": "peak memory or a counter rose",
    "wrong output": "the result changed in the fifth digit or more, or the head failed",
    "inconclusive": "this machine could not tell, a warning only",
}


@dataclass(frozen=True)
class Report:
    """Everything about one run of the gate; ``seconds`` is how long it took."""

    base: str
    head: str
    tolerance: float
    kernels: Sequence[Judged]
    notes: Sequence[str]
    environment: dict[str, Any]
    seconds: float
    date: str = field(default_factory=lambda: time.strftime("%Y%m%dT%H%M%S"))

    @property
    def failed(self) -> list[Judged]:
        return [kernel for kernel in self.kernels if kernel.failed]

    @property
    def broken(self) -> list[Judged]:
        return [kernel for kernel in self.kernels if "broken" in kernel.words]

    @property
    def exit_code(self) -> int:
        """1 only for slower, larger or wrong output; 2 where a kernel of the table does not exist; else 0."""
        return 1 if self.failed else 2 if self.broken else 0

    def summary(self) -> str:
        """One line: what failed, or that nothing did."""
        if self.failed:
            worst = "; ".join(f"{kernel.name}: {', '.join(_failing(kernel))}" for kernel in self.failed)
            return f"FAIL — {worst}"
        if self.broken:
            return f"BROKEN — the head has no {', '.join(kernel.name for kernel in self.broken)}: mend bench-gate.toml"
        unsure = [k.name for k in self.kernels if set(k.words) & {"inconclusive", "not compared"}]
        doubt = f" ({len(unsure)} could not be judged: {', '.join(unsure)})" if unsure else ""
        return f"PASS — {len(self.kernels)} kernel{'s' * (len(self.kernels) != 1)}, none slower, larger or wrong{doubt}"


def _failing(kernel: Judged) -> list[str]:
    return [word for word in kernel.words if word in FAILING]


def table(report: Report, style: str = "simple") -> str:
    """One line per kernel; ``style`` is one of tabulate's."""
    return tabulate(
        [_line(kernel) for kernel in report.kernels], headers=_HEADER, tablefmt=style, disable_numparse=True
    )


def _line(kernel: Judged) -> list[str]:
    line = [kernel.name, ", ".join(kernel.words)]
    timing = kernel.timing.used if kernel.timing is not None else None
    if timing is None:
        line += [""] * 5
    else:
        base, head = (_median_ms(blocks) for blocks in (timing.base_ns, timing.head_ns))
        line += [
            _milliseconds(base),
            _milliseconds(head),
            f"{timing.ratio.value:.3f}",
            f"{timing.ratio.low - 1:+.1%} … {timing.ratio.high - 1:+.1%}",
            f"{timing.control.low - 1:+.1%} … {timing.control.high - 1:+.1%}",
        ]
    if kernel.memory_bytes is None:
        return [*line, ""]
    base_bytes, head_bytes = kernel.memory_bytes
    change = f" ({head_bytes / base_bytes - 1:+.1%})" if base_bytes and head_bytes != base_bytes else ""
    return [*line, f"{head_bytes / 1e6:.3g} MB{change}"]


def _median_ms(blocks: Sequence[Sequence[float]]) -> float:
    values = sorted(value for block in blocks for value in block)
    return values[len(values) // 2] / 1e6


def _milliseconds(value: float) -> str:
    return f"{value:.3g} ms" if value >= 0.1 else f"{value * 1e3:.3g} µs"


def markdown(report: Report) -> str:
    """A comment for a pull request; its first line lets a bot find and replace its last comment."""
    lines = [
        "<!-- bench-gate -->",
        f"### Performance gate: {report.summary()}",
        "",
        f"Head `{report.head}` against base `{report.base}`, tolerance ±{report.tolerance:.0%}, "
        f"{report.environment['cpu']['model']}, torch {report.environment['libraries']['torch']}, "
        f"{report.seconds:.0f} s.",
        "",
        table(report, "github"),
        "",
    ]
    notes = [*report.notes, *(f"{kernel.name}: {note}" for kernel in report.kernels for note in kernel.notes)]
    lines += [f"- {note}" for note in notes]
    words = sorted({word for kernel in report.kernels for word in kernel.words if word in _MEANING})
    if words:
        lines += ["", "<sub>" + "; ".join(f"*{word}*: {_MEANING[word]}" for word in words) + ".</sub>"]
    return "\n".join(lines).rstrip() + "\n"


def as_json(report: Report) -> dict[str, Any]:
    """Everything, raw samples included, as plain values; infinite differences become the text ``"infinite"``."""
    return {
        "schema": 1,
        "date": report.date,
        "base": report.base,
        "head": report.head,
        "tolerance": report.tolerance,
        "summary": report.summary(),
        "exit_code": report.exit_code,
        "seconds": round(report.seconds, 1),
        "notes": list(report.notes),
        "environment": report.environment,
        "kernels": [_kernel_json(kernel) for kernel in report.kernels],
    }


def _kernel_json(kernel: Judged) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": kernel.name,
        "verdicts": kernel.words,
        "notes": kernel.notes,
        "tries": kernel.tries,
        "counters": kernel.counters,
        "golden": _plain(asdict(kernel.golden)),
        "output_difference": _plain(kernel.output_difference),
        "peak_memory_bytes": kernel.memory_bytes and {"base": kernel.memory_bytes[0], "head": kernel.memory_bytes[1]},
    }
    if kernel.timing is not None:
        found["judged_by"] = kernel.timing.used.clock
        for series in filter(None, (kernel.timing.wall, kernel.timing.processor)):
            found[f"{series.clock}_time"] = _series_json(series)
    return found


def _series_json(series: Series) -> dict[str, Any]:
    return {
        "verdict": series.verdict,
        "void": series.void,
        "ratio": {"value": series.ratio.value, "low": series.ratio.low, "high": series.ratio.high},
        "control": {"value": series.control.value, "low": series.control.low, "high": series.control.high},
        "samples_ns": {"base": series.base_ns, "head": series.head_ns, "control": series.control_ns},
    }


def _plain(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return "infinite"
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value
