"""Tables of a run, as frames of text ready to be written in any format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from reports.frame import CELL, Run, cells
from reports.style import OUTCOMES, mebibytes, significant, title, with_interval

MEMORY = {
    "weights_bytes": "weights",
    "buffers_bytes": "buffers",
    "gradients_bytes": "gradients",
    "optimizer_bytes": "optimiser",
    "saved_activations_bytes": "saved activations",
    "peak_allocated_bytes": "peak allocated",
    "peak_growth_bytes": "of it, above the start",
    "peak_reserved_bytes": "peak reserved (GPU)",
    "peak_resident_growth_bytes": "resident growth",
    "sampled_resident_growth_bytes": "resident growth (sampled)",
}


@dataclass(frozen=True)
class Table:
    """A named table: a caption that says what was measured on what, and cells of text."""

    name: str
    caption: str
    frame: pd.DataFrame


def settings(run: Run, lines: pd.DataFrame) -> str:
    """What all lines of a table have in common, for its caption."""

    def told(column: str) -> str:
        values = sorted(lines[column].unique())
        return ", ".join(f"{value:,}" if isinstance(value, (int, np.integer)) else str(value) for value in values)

    processor = run.environment.get("cpu", {})
    machine = processor.get("model", "unknown processor") if isinstance(processor, dict) else str(processor)
    return (
        f"{told('dataset')}, batch {told('batch')}, latent {told('latent')}, {told('dtype')}, {told('device')} "
        f"({machine}), {told('threads')} thread(s), allocator {run.meta.get('allocator', '?')}, "
        f"seed {', '.join(str(seed) for seed in sorted(run.rows['seed'].unique()))}, "
        f"commit {str(run.meta.get('commit', 'unknown'))[:12]}"
    )


def all_tables(run: Run) -> list[Table]:
    """Every table that the run has rows for."""
    tables = [*latency_tables(run), *memory_tables(run), *counter_tables(run)]
    failures = failure_table(run)
    return [*tables, failures] if failures is not None else tables


def latency_tables(run: Run) -> Iterable[Table]:
    """For each phase: median latency with its 95% interval, one line a model, one column a size."""
    lines = with_missing(run, cells(run, "latency_ms"), "latency")
    for phase, part in lines.groupby("phase", sort=False):
        texts = part.assign(text=[_latency_text(line) for line in part.itertuples()])
        samples = part.loc[part["samples"] > 0, "samples"]
        taken = f"{int(samples.min())} to {int(samples.max())}" if len(samples) else "no"
        caption = (
            f"Latency of {phase}, ms a call: median [95% interval] of {taken} samples in "
            f"{int(part['processes'].max())} processes; the interval is a bootstrap over processes, then samples. "
            f"{settings(run, part)}."
        )
        yield Table(f"latency-{phase}", caption, _by_size(texts))
    good = lines[(lines["value"] > 0) & (lines["phase"] != "train")]
    if len(good):
        texts = good.assign(
            text=[significant(1000 * n / ms) for n, ms in zip(good["batch"], good["value"], strict=True)]
        )
        texts["model"], texts["variant"] = texts["model"], texts["variant"]
        caption = f"Frames a second (batch / median latency). {settings(run, good)}."
        yield Table("frames", caption, _by_size(texts, with_phase=True))


def _latency_text(line: tuple) -> str:
    if line.samples == 0:  # type: ignore[attr-defined]
        return OUTCOMES.get(line.outcome, line.outcome)  # type: ignore[attr-defined]
    text = with_interval(line.value, line.low, line.high)  # type: ignore[attr-defined]
    if line.outcome != "ok":  # type: ignore[attr-defined]
        return f"{text} ({OUTCOMES.get(line.outcome, line.outcome)} in some)"  # type: ignore[attr-defined]
    return text


def _by_size(texts: pd.DataFrame, with_phase: bool = False) -> pd.DataFrame:
    lines = []
    keys = ["model", "variant", "threads", *(["phase"] if with_phase else [])]
    several = texts["threads"].nunique() > 1
    for key, group in texts.groupby(keys, sort=False):
        named = dict(zip(keys, key, strict=True))
        line = {"model": title(named["model"], named["variant"])}
        if with_phase:
            line["phase"] = named["phase"]
        if several:
            line["threads"] = str(named["threads"])
        sizes = group.sort_values("vertices")
        lines.append(line | {f"{size:,}": text for size, text in zip(sizes["vertices"], sizes["text"], strict=True)})
    frame = pd.DataFrame(lines).fillna("not run")
    sizes = [f"{size:,}" for size in sorted(texts["vertices"].unique())]
    ordered = [column for column in frame.columns if column not in sizes] + sizes
    return frame.reindex(columns=ordered).sort_values([c for c in ("phase", "model") if c in frame], ignore_index=True)


def memory_tables(run: Run) -> Iterable[Table]:
    """For each phase: weights, gradients, optimiser state, saved activations and peaks, apart, in MiB."""
    rows = run.rows[run.rows["metric"].isin(MEMORY)]
    for phase, part in rows.groupby("phase", sort=False):
        lines = []
        for (vertices, model, variant), group in part.groupby(["vertices", "model", "variant"]):
            values = group.groupby("metric")["value"].max()
            line = {"vertices": f"{vertices:,}", "model": title(model, variant)}
            lines.append(line | {MEMORY[name]: mebibytes(value) for name, value in values.items()})
        frame = pd.DataFrame(lines).fillna("–")
        columns = ["vertices", "model", *[name for name in MEMORY.values() if name in frame]]
        empty = [name for name in columns[2:] if frame[name].isin(["0", "–"]).all()]
        caption = (
            f"Memory of {phase}, MiB, each kind apart, in a pass of its own (one process a case). "
            f"{settings(run, part)}."
        )
        if empty:
            caption += f" Zero for all, and left out: {', '.join(empty)}."
        yield Table(f"memory-{phase}", caption, frame[[name for name in columns if name not in empty]])


def counter_tables(run: Run) -> Iterable[Table]:
    """Parameters, counted FLOPs and kernel calls, and which operators the FLOP counter misses."""
    lines = []
    for (vertices, model, variant), group in run.rows.groupby(["vertices", "model", "variant"]):
        counted = group[group["metric"] == "flops"].dropna(subset=["value"])
        parameters = group.loc[group["metric"] == "parameters", "value"].max()
        if counted.empty:
            continue
        line = {
            "vertices": f"{vertices:,}",
            "model": title(model, variant),
            "parameters (M)": significant(parameters / 1e6),
        }
        for one in counted.itertuples():
            line[f"{one.phase} GFLOP"] = significant(one.value / 1e9)
        missed = {text for text in counted["detail"] if text}
        line["not in the FLOPs"] = _short("; ".join(sorted(missed)).replace("not counted: ", ""))
        lines.append(line)
    if lines:
        caption = (
            "Parameters and FLOPs a call. The FLOP counter sees matrix products and convolutions only; what it does "
            "not see is named, so FLOPs compare within one model, not between models. "
            f"{settings(run, run.rows)}."
        )
        yield Table("counters", caption, pd.DataFrame(lines).fillna("–"))


def _short(text: str, limit: int = 90) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def failure_table(run: Run) -> Table | None:
    """Every case that gave no value, with its reason: a failure is a result too."""
    failed = run.rows[(run.rows["outcome"] != "ok") & (run.rows["metric"] != "case_seconds")]
    if failed.empty and not run.missing:
        return None
    lines = [
        {"model": title(model, variant), "vertices": f"{vertices:,}", "phase": phase, "outcome": outcome, "why": why}
        for (model, variant, vertices, phase, outcome, why), _ in failed.groupby(
            ["model", "variant", "vertices", "phase", "outcome", "detail"], dropna=False
        )
    ]
    caption = "Cases without a value, and why."
    if run.missing:
        caption += f" A further {len(run.missing)} planned cases have not been run yet."
    return Table("failures", caption, pd.DataFrame(lines, columns=["model", "vertices", "phase", "outcome", "why"]))


def with_missing(run: Run, lines: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Add a line, outcome ``missing``, for each planned cell of which no case has been run."""
    planned = pd.DataFrame([case for case in run.missing if case["measure"] == measure])
    if planned.empty:
        return lines
    planned = planned[CELL].drop_duplicates()
    known = set(map(tuple, lines[CELL].itertuples(index=False)))
    absent = planned[[tuple(line) not in known for line in planned.itertuples(index=False)]]
    absent = absent.assign(value=np.nan, p90=np.nan, low=np.nan, high=np.nan, samples=0, processes=0)
    return pd.concat([lines, absent.assign(outcome="missing", detail="")], ignore_index=True) if len(absent) else lines
