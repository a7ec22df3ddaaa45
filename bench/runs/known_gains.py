"""What committed runs found: the error of every model beside PCA's, on which data, after how much training."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from bench.api import BenchError
from bench.data.load import any_number
from bench.data.made.generated import COUNTS
from bench.runs.stored import StoredRun

SUITES = ("reconstruction", "when", "data")
COMMITTED = Path(__file__).resolve().parents[2] / "results" / "reference"


@dataclass(frozen=True)
class KnownGain:
    """One model on one set: ``gain``, error of PCA over its own; ``nonlinearity``, error of PCA over spread.

    ``meshes``: how many trained it; 0 where that is not known.
    """

    model: str
    dataset: str
    latent: int
    meshes: int
    nonlinearity: float
    gain: float
    seconds: float
    seeds: int
    run: str


def known_gains(folder: Path) -> list[KnownGain]:
    """All that the runs below a folder tell; trainings of equal settings count as seeds of one.

    Errors: a folder without any run of a suite that measures reconstruction.
    """
    paths = sorted({file.parent for file in folder.rglob("run.json")}) if folder.is_dir() else []
    found = [gain for path in paths for gain in _of_run(path, folder)]
    if not found:
        raise BenchError(
            f"expected runs of the suites {', '.join(SUITES)} below {folder}, got none; give --rows FOLDER with such "
            "runs (results/reference of the repository has some)"
        )
    return found


def _of_run(path: Path, folder: Path) -> Iterator[KnownGain]:
    run = StoredRun.open(path)
    if run.meta.get("suite") not in SUITES:
        return
    cases = {case.key: case for case in run.cases()}
    values: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for row in run.rows():
        if row["outcome"] == "ok" and not row["part"] and row["value"] is not None:
            values[row["case"]][row["metric"]].append(row["value"])
    mean = {key: {name: sum(found) / len(found) for name, found in metrics.items()} for key, metrics in values.items()}
    groups: dict[tuple[str, int, int], dict[tuple[str, str], list[str]]] = defaultdict(lambda: defaultdict(list))
    for key, case in cases.items():
        if "error_mean_mm" in mean.get(key, {}):
            train = case.counts[0] if case.counts else COUNTS[0] if any_number(case.dataset) else 0
            groups[case.dataset, case.latent, train][case.model, case.budget].append(key)
    for (dataset, latent, meshes), models in groups.items():
        linear = next((keys for (model, _), keys in models.items() if model == "pca"), None)
        keys = chain.from_iterable(models.values())
        spread = next((mean[key]["data_spread_mm"] for key in keys if "data_spread_mm" in mean[key]), 0.0)
        if linear is None or not spread:
            continue
        floor = sum(mean[key]["error_mean_mm"] for key in linear) / len(linear)
        for (model, _), seeds in models.items():
            error = sum(mean[key]["error_mean_mm"] for key in seeds) / len(seeds)
            seconds = sum(mean[key].get("training_seconds", 0.0) for key in seeds) / len(seeds)
            if model != "pca":
                yield KnownGain(
                    model, dataset, latent, meshes, floor / spread, floor / error, seconds, len(seeds),
                    path.relative_to(folder).as_posix(),
                )  # fmt: skip
