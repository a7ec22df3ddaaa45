"""The golden file: counters that do not depend on the machine, and what each kernel's output was.

Any rise of a counter fails the gate, with the two numbers. The file changes only by ``python -m bench.gate --update``,
which prints every change; a reviewer sees it in the pull request.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.api import BenchError, open_atomically
from bench.measure.digest import FIFTH_DIGIT, Sketch, sketch_difference

SCHEMA = 1
GOLDEN = Path("results/golden/gate.json")
#: What the CPU allocator reports may differ with the vector width of a kernel, the others may not.
_ALLOCATOR = ("peak_growth_bytes", "allocated_bytes", "allocations")


@dataclass(frozen=True)
class Finding:
    """One kernel against the golden file. ``note`` says what was not compared, and why."""

    rises: dict[str, tuple[int, int]] = field(default_factory=dict)
    falls: dict[str, tuple[int, int]] = field(default_factory=dict)
    output_difference: float | None = None
    note: str = ""
    output_tolerance: float = FIFTH_DIGIT

    @property
    def wrong_output(self) -> bool:
        return self.output_difference is not None and self.output_difference > self.output_tolerance


def output_tolerance(spec: Mapping[str, Any]) -> float:
    """The entry's own, or half a unit of the fifth digit; ten times that for gradients.

    The gradient of an absolute error jumps where a residual changes sign, so reordering a sum moves it by more.
    """
    return float(spec.get("output_tolerance", 10 * FIFTH_DIGIT if spec.get("phase") == "train" else FIFTH_DIGIT))


def machine_traits() -> dict[str, str]:
    """What decides whether a golden file speaks about this machine."""
    import torch

    return {
        "torch": torch.__version__.partition("+")[0],
        "cpu_capability": torch.backends.cpu.get_cpu_capability(),
        "processor": platform.machine(),
    }


def read_golden(root: Path) -> dict[str, Any] | None:
    """The golden file of a checkout, or None where it has none."""
    path = root / GOLDEN
    if not path.is_file():
        return None
    try:
        golden: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if golden["schema"] != SCHEMA or not isinstance(golden["kernels"], dict):
            raise ValueError(f"schema {golden['schema']}")
        golden["machine"]["torch"]
    except (ValueError, KeyError, TypeError, UnicodeDecodeError) as error:
        raise BenchError(
            f"expected {GOLDEN} to be a golden file of schema {SCHEMA}, got {error}; write it anew with --update"
        ) from error
    return golden


def compare(golden: Mapping[str, Any] | None, spec: Mapping[str, Any], now: Mapping[str, Any]) -> Finding:
    """Hold one kernel's entry (see :func:`entry`) against the golden file, as far as the file speaks about it."""
    if golden is None:
        return Finding(note="no golden file: counters and output were not compared with one (make one with --update)")
    there = golden["kernels"].get(spec["name"])
    if there is None:
        return Finding(note="not in the golden file: add it with --update")
    if there["spec"] != dict(spec):
        return Finding(note="defined differently in the golden file: not compared with it; refresh it with --update")
    here = machine_traits()
    if here["torch"] != golden["machine"]["torch"]:
        return Finding(
            note=f"the golden file is of torch {golden['machine']['torch']}, this is {here['torch']}: not compared"
        )
    elsewhere = here != golden["machine"]
    counters = {
        name: (int(old), int(now["counters"][name]))
        for name, old in there["counters"].items()
        if name in now["counters"] and not (elsewhere and name in _ALLOCATOR)
    }
    return Finding(
        rises={name: pair for name, pair in counters.items() if pair[1] > pair[0]},
        falls={name: pair for name, pair in counters.items() if pair[1] < pair[0]},
        output_difference=None
        if elsewhere
        else sketch_difference(Sketch.from_text(there["output"]), Sketch.from_text(now["output"])),
        note=f"the golden file is another machine's ({golden['machine']['processor']} "
        f"{golden['machine']['cpu_capability']}): allocations and output were not compared with it"
        if elsewhere
        else "",
        output_tolerance=output_tolerance(spec),
    )


def entry(spec: Mapping[str, Any], counters: Mapping[str, int], output: Sketch) -> dict[str, Any]:
    """What the golden file keeps of a kernel: its definition, its counters, its output's sketch."""
    return {"spec": dict(spec), "counters": dict(sorted(counters.items())), "output": output.to_text()}


def declared_output(base: Mapping[str, Any] | None, head: Mapping[str, Any] | None, name: str) -> bool:
    """Whether the head's golden file says, against the base's, that this kernel's output changed on purpose."""
    texts = [golden["kernels"].get(name, {}).get("output") if golden else None for golden in (base, head)]
    return texts[1] is not None and texts[0] != texts[1]


def declared_memory(base: Mapping[str, Any] | None, head: Mapping[str, Any] | None, name: str) -> bool:
    """The same for its peak memory."""
    peaks = [
        golden["kernels"].get(name, {}).get("counters", {}).get("peak_growth_bytes") if golden else None
        for golden in (base, head)
    ]
    return peaks[1] is not None and peaks[0] != peaks[1]


def update(root: Path, entries: Mapping[str, dict[str, Any]], *, whole: bool) -> list[str]:
    """Write ``entries`` into the golden file; returns the changes in words. ``whole``: forget all other kernels."""
    old = read_golden(root) or {"kernels": {}, "machine": {}}
    here = machine_traits()
    if not whole and old["machine"] not in ({}, here):
        raise BenchError(
            "expected to update single kernels on the machine that made the golden file, got another one; "
            "update the whole file (without --only)"
        )
    kept = {} if whole else old["kernels"]
    kernels = dict(sorted({**kept, **entries}.items()))
    changes = []
    if old["machine"] != here and old["machine"]:
        changes.append(f"machine: {old['machine']} → {here}")
    for name in sorted({*old["kernels"], *kernels}):
        changes += _changes(name, old["kernels"].get(name), kernels.get(name))
    with open_atomically(root / GOLDEN, "w") as stream:
        json.dump({"schema": SCHEMA, "machine": here, "kernels": kernels}, stream, indent=1, ensure_ascii=False)
        stream.write("\n")
    return changes


def _changes(name: str, old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> list[str]:
    if old is None or new is None:
        return [f"{name}: {'added' if old is None else 'removed'}"]
    found = [f"{name}: defined differently"] if old["spec"] != new["spec"] else []
    for counter in sorted({*old["counters"], *new["counters"]}):
        before, after = old["counters"].get(counter), new["counters"].get(counter)
        if before != after:
            found.append(f"{name}: {counter} {_number(before)} → {_number(after)}{_percent(before, after)}")
    difference = sketch_difference(Sketch.from_text(old["output"]), Sketch.from_text(new["output"]))
    if difference > 0:
        limit = output_tolerance(new["spec"])
        size = "differs in shape or finiteness" if difference == float("inf") else f"differs by {difference:.1e}"
        found.append(f"{name}: output {size} ({'within' if difference <= limit else 'above'} {limit:.0e})")
    return found


def _number(value: int | None) -> str:
    return "none" if value is None else f"{value:,}"


def _percent(before: int | None, after: int | None) -> str:
    return f" ({after / before - 1:+.2%})" if before and after is not None else ""
