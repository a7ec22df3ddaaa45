"""Rows → one line per cell: medians with intervals for timings, figures over meshes and seeds for errors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from bench.stats.intervals import bootstrap_interval
from bench.stats.meshes import mesh_seed_estimate
from reports.read.columns import CELL
from reports.read.runs import Run

FIGURES = ["value", "p90", "low", "high", "samples", "processes", "outcome", "detail", "letter", "raw"]
LEVEL = 0.95


def cells(run: Run, metric: str, statistic: str = "median") -> pd.DataFrame:
    """One line per cell of one metric: value, p90, 95% interval, samples, processes, outcome, detail, raw samples.

    The interval is a bootstrap over processes, then samples. A cell in which any process failed keeps the
    figures of the others and names the failure; a cell without any value has the outcome alone. ``raw`` holds one
    array of samples per process.
    """
    return run.remembered(("cells", metric, statistic), lambda: _timings(run, metric, statistic)).copy()


def numbered(rows: pd.DataFrame, prefix: str, number: Callable[[str], float | None]) -> pd.DataFrame:
    """The rows whose metric begins with ``prefix``, ``at`` the number in the rest of its name; without it left out."""
    at = {name: number(name.removeprefix(prefix)) for name in rows["metric"].unique() if name.startswith(prefix)}
    known = {name: value for name, value in at.items() if value is not None}
    rows = rows[rows["metric"].isin(list(known))]  # names are few, rows many
    return rows.assign(at=rows["metric"].map(known))


def _timings(run: Run, metric: str, statistic: str) -> pd.DataFrame:
    rows, lines = _columns(run), []
    for key, places in _cell_places(run, metric):
        line, raw, process = _line(rows, key, places), rows["value"][places], rows["process"][places]
        groups = [raw[(process == one) & ~np.isnan(raw)] for one in dict.fromkeys(process.tolist())]
        line["raw"] = [group for group in groups if len(group)]
        line["processes"], line["samples"] = len(line["raw"]), int((~np.isnan(raw)).sum())
        line["value"] = line["p90"] = line["low"] = line["high"] = np.nan
        if line["samples"]:
            pooled = np.concatenate(line["raw"])
            line["value"] = float(np.median(pooled) if statistic == "median" else np.mean(pooled))
            line["p90"] = float(np.quantile(pooled, 0.9))
            if len(pooled) > 1:
                line["low"], line["high"] = bootstrap_interval(line["raw"], statistic, resamples=1000)
        lines.append(line)
    return pd.DataFrame(lines, columns=[*CELL, *FIGURES])


def _columns(run: Run) -> dict[str, np.ndarray]:
    """What figures are derived from, as arrays and not as frames: a report has thousands of cells.

    ``value`` is NaN where the outcome is not ``ok``; ``cell`` numbers the cells in the order in which they appear.
    """
    return run.remembered("columns", lambda: _as_arrays(run.rows))


def _as_arrays(rows: pd.DataFrame) -> dict[str, np.ndarray]:
    found = {name: rows[name].to_numpy() for name in ("process", "sample", "seed")}
    found |= {name: rows[name].to_numpy(object) for name in ("outcome", "detail", "letter")}
    found["value"] = np.where(found["outcome"] == "ok", rows["value"].to_numpy(float), np.nan)
    found["cell"] = rows.groupby(CELL, sort=False, dropna=False).ngroup().to_numpy()
    return found


def _cell_places(run: Run, metric: str) -> Iterator[tuple[tuple[Any, ...], np.ndarray]]:
    """Every cell that has rows of a metric, and the places of these rows, in the order in which cells appear."""
    by_metric = run.remembered("metrics", lambda: run.rows.groupby("metric", sort=False).indices)
    places = np.sort(by_metric.get(metric, np.empty(0, np.intp)))
    if not len(places):
        return
    codes = _columns(run)["cell"][places]
    order = np.argsort(codes, kind="stable")
    groups = np.split(places[order], np.flatnonzero(np.diff(codes[order])) + 1)
    groups.sort(key=lambda group: group[0])
    keys = run.rows[CELL].iloc[[group[0] for group in groups]].astype(object)
    yield from zip(keys.itertuples(index=False, name=None), groups, strict=True)


def _line(rows: Mapping[str, np.ndarray], key: tuple[Any, ...], places: np.ndarray) -> dict[str, Any]:
    columns = {name: rows[name][places].tolist() for name in ("outcome", "detail", "letter")}
    return dict(zip(CELL, key, strict=True)) | _outcome(columns)


COST_SETTING = ["dataset", "latent", "device", "dtype", "threads", "batch"]


def one_setting(lines: pd.DataFrame) -> pd.DataFrame:
    """Lines of one setting for all models: the one that most models were measured in, of several the one with the
    fewest threads and the smallest batch. A model's figure is never of a setting that was chosen for it alone."""
    if lines.empty:
        return lines
    order = ["threads", "batch", "dataset", "latent", "device", "dtype"]
    models = lines.groupby(order, sort=True)["name"].nunique()
    chosen = dict(zip(order, models.index[int(models.to_numpy().argmax())], strict=True))
    return lines[(lines[COST_SETTING] == pd.Series(chosen)[COST_SETTING]).all(axis=1)]


def comparable(lines: pd.DataFrame) -> pd.DataFrame:
    """Of every phase the lines of one data set, latent size, precision and batch: what may lie on one curve over sizes.

    The setting that most lines with a value have, of several the one with the largest batch.
    """
    setting = ["dataset", "latent", "dtype", "batch"]
    if lines.empty or not lines.groupby("phase")[setting].nunique().gt(1).any(axis=None):
        return lines
    kept = []
    for _, part in lines.groupby("phase", sort=False):
        known = part[part["value"] > 0] if (part["value"] > 0).any() else part
        counts = known.groupby(setting, sort=True).size().reset_index(name="lines")
        chosen = counts.sort_values(["lines", "batch"], ascending=False, kind="stable").iloc[0]
        kept.append(part[(part[setting] == chosen[setting]).all(axis=1)])
    return pd.concat(kept)


def largest(run: Run, metrics: Sequence[str]) -> pd.DataFrame:
    """The largest value of each cell and metric, without intervals: for memory and counters."""
    rows = run.rows[run.rows["metric"].isin(metrics) & (run.rows["outcome"] == "ok")]
    return rows.groupby([*CELL, "letter", "metric"], sort=False, dropna=False)["value"].max().reset_index()


HELD = ("weights_bytes", "buffers_bytes", "gradients_bytes", "optimizer_bytes", "saved_activations_bytes")
PEAK = "peak_allocated_bytes"


def counted_memory(lines: pd.DataFrame) -> pd.DataFrame:
    """Of rows or lines with ``device`` and ``metric`` those that add up to a call's memory: on a CPU what model,
    optimiser and autograd hold, part by part, on a card the peak of what was allocated."""
    if lines.empty:
        return lines
    on_card = lines["device"].str.startswith("cuda")
    return lines[(on_card & (lines["metric"] == PEAK)) | (~on_card & lines["metric"].isin(HELD))]


def over_meshes(
    run: Run, metric: str, phases: Sequence[str], statistic: str = "mean", whole: bool = False
) -> pd.DataFrame:
    """One line per cell: a figure over test meshes (or edits) and training seeds, its interval, spread over meshes.

    ``raw`` is ``(seeds, meshes)`` of the seeds that have every mesh; ``value``, ``low``, ``high`` come from
    :func:`bench.stats.meshes.mesh_seed_estimate`; ``std`` is the standard deviation over meshes of the mean over seeds.
    ``whole``: only cells of whole meshes, not those of a region or group.
    """
    key = ("meshes", metric, tuple(phases), statistic, whole)
    return run.remembered(key, lambda: _figures(run, metric, phases, statistic, whole)).copy()


def _figures(run: Run, metric: str, phases: Sequence[str], statistic: str, whole: bool) -> pd.DataFrame:
    rows, lines = _columns(run), []
    for key, places in _cell_places(run, metric):
        line = _line(rows, key, places)
        if line["phase"] not in phases or (whole and line["part"]):
            continue
        raw, meshes = _table(*(rows[name][places] for name in ("value", "seed", "sample")))
        line |= {"raw": raw, "samples": raw.size, "processes": len(raw), "meshes": meshes}
        line["value"] = line["p90"] = line["low"] = line["high"] = line["std"] = np.nan
        if raw.size:
            found = mesh_seed_estimate(raw, statistic, LEVEL, resamples=1000)
            line["value"] = found.value
            if raw.size > 1:
                line["low"], line["high"] = found.low, found.high
            if raw.shape[1] > 1:
                line["std"] = float(raw.mean(0).std(ddof=1))
        lines.append(line)
    return pd.DataFrame(lines, columns=[*CELL, *FIGURES, "std", "meshes"])


def seeds_by_meshes(rows: pd.DataFrame) -> tuple[np.ndarray, tuple[int, ...]]:
    """Values as ``(seeds, meshes)`` of the seeds that have every mesh, and the meshes; empty where there are none.

    Where no seed has every mesh, the meshes that all seeds have.
    """
    return _table(*(rows[name].to_numpy() for name in ("value", "seed", "sample")))


def _table(values: np.ndarray, seed: np.ndarray, sample: np.ndarray) -> tuple[np.ndarray, tuple[int, ...]]:
    good = ~np.isnan(values.astype(float))
    if not good.any():
        return np.empty((0, 0)), ()
    seeds, at_seed = np.unique(seed[good], return_inverse=True)
    meshes, at_mesh = np.unique(sample[good], return_inverse=True)
    table = np.full((len(seeds), len(meshes)), np.nan)
    table[at_seed, at_mesh] = values[good]
    there = np.isfinite(table)
    if there.all(1).any():
        return table[there.all(1)], tuple(meshes.tolist())
    return table[:, there.all(0)], tuple(meshes[there.all(0)].tolist())


def _outcome(group: Mapping[str, Any]) -> dict[str, Any]:
    outcomes = [outcome for outcome in dict.fromkeys(group["outcome"]) if outcome != "ok"]
    return {
        "outcome": outcomes[0] if outcomes else "ok",
        "detail": "; ".join(text for text in dict.fromkeys(group["detail"]) if text),
        "letter": next(iter(group["letter"])),
    }


def indexed(lines: pd.DataFrame, keys: Sequence[str]) -> dict[tuple[Any, ...], dict[str, Any]]:
    """The first line of each key, by that key: looked up far faster than a frame is searched."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for line in lines.to_dict("records"):
        found.setdefault(tuple(line[key] for key in keys), {str(name): value for name, value in line.items()})
    return found


def with_missing(run: Run, lines: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Add a line, outcome ``missing``, for each planned cell of which no case has been run."""
    from reports.style import title

    planned = pd.DataFrame([case for case in run.missing if case.get("measure") == measure])
    if planned.empty:
        return lines
    names = [
        title(case.model, case.variant) + (f" [{case.letter}]" if case.letter else "") for case in planned.itertuples()
    ]
    planned = planned.assign(name=names, editor="", part="").reindex(columns=[*CELL, "letter"])
    planned["budget"] = planned["budget"].fillna("")
    planned = planned.drop_duplicates(CELL)
    known = set(lines[CELL].itertuples(index=False, name=None))
    absent = planned[[key not in known for key in planned[CELL].itertuples(index=False, name=None)]]
    if absent.empty:
        return lines
    empty = {"value": np.nan, "p90": np.nan, "low": np.nan, "high": np.nan, "samples": 0, "processes": 0, "detail": ""}
    absent = absent.assign(**empty, outcome="missing", raw=[[] for _ in range(len(absent))])
    return pd.concat([lines, absent], ignore_index=True)


def slope(vertices: np.ndarray, values: np.ndarray) -> float:
    """Least-squares slope of log(value) against log(vertices): 1 is linear growth, 2 quadratic."""
    good = np.isfinite(values) & (values > 0)
    if good.sum() < 2 or len(set(vertices[good])) < 2:
        return float("nan")
    return float(np.polyfit(np.log(vertices[good]), np.log(values[good]), 1)[0])


def slope_interval(lines: pd.DataFrame) -> tuple[float, float, float]:
    """Mean over processes of the slope of their medians, with its interval over processes."""
    good = lines[lines["value"] > 0]
    sizes = good["vertices"].to_numpy(float)
    count = min((len(raw) for raw in good["raw"]), default=0)
    single = [slope(sizes, np.array([np.median(raw[process]) for raw in good["raw"]])) for process in range(count)]
    if not single or not np.isfinite(single).all():
        return np.nan, np.nan, np.nan
    low, high = bootstrap_interval([single], "mean", LEVEL, resamples=1000) if count > 1 else (np.nan, np.nan)
    return float(np.mean(single)), low, high


def editor_kind(editors: pd.Series) -> pd.Series:
    """What each editor is told beside where the region's control vertices go: ``held`` (all others stay), ``rest`` (all
    vertices outside the region stay) or ``region``: nothing."""
    return editors.str.extract(r"(held|rest)$", expand=False).fillna("region")
