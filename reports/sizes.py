"""One data set at several numbers of vertices: its name says which, wherever models were trained on it."""

from __future__ import annotations

from typing import Any

import pandas as pd

TRAINED = ("reconstruction", "localization", "when", "paper")  # suites whose cases train


def sizes_apart(rows: pd.DataFrame, missing: list[dict[str, Any]]) -> tuple[pd.DataFrame, list[dict[str, Any]]]:
    """Rows and open cases of suites that train, with the size in the data's name where it was trained at several."""
    trained = rows["suite"].isin(TRAINED)
    chosen = rows.loc[trained, ["dataset", "vertices"]].drop_duplicates()
    repeated = set(chosen.loc[chosen.duplicated("dataset"), "dataset"])
    if not repeated:
        return rows, missing
    mine = trained & rows["dataset"].isin(repeated)
    pairs = zip(rows.loc[mine, "dataset"], rows.loc[mine, "vertices"], strict=True)
    rows = rows.assign(dataset=rows["dataset"].astype(object))
    rows.loc[mine, "dataset"] = [_told(name, count) for name, count in pairs]
    named = [
        {**case, "dataset": _told(case["dataset"], case["vertices"])}
        if case.get("suite") in TRAINED and case["dataset"] in repeated
        else case
        for case in missing
    ]
    return rows, named


def _told(name: str, count: int) -> str:
    return f"{name} at {count:,}"
