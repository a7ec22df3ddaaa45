"""Comparisons that a report must not make: figures chosen after the fact, measurements counted more than once."""

import json

import numpy as np
import pandas as pd
import pytest

from bench.stats.intervals import holm
from bench.stats.meshes import paired_difference
from reports.read.cells import one_setting, over_meshes
from reports.read.runs import read_run
from reports.tables.edits import edit_table, pooled
from reports.tables.errors import error_tables
from reports.tables.summary import summary_table


def changed(folder, change):
    """Rows of a run, each given to ``change``, which returns what stands in its place."""
    for file in (folder / "rows").glob("*.jsonl"):
        rows = [json.loads(text) for text in file.read_text(encoding="utf-8").splitlines()]
        rows = [new for row in rows for new in change(row)]
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return read_run(folder)


def cells_of(table, model):
    (row,) = [row for row in table.rows if row[0].text == model]
    return {(column.group, column.title): cell for column, cell in zip(table.columns, row, strict=True)}


def test_an_editor_that_hardly_moves_anything_has_no_ratio_in_the_summary(trained_copy):
    def lazy(row):
        low = row["metric"] == "delivered_share" and row["model"] == "lamm-mixer"
        return [{**row, "value": -0.004} if low else row]

    table = summary_table(changed(trained_copy, lazy))
    lamm, pca = cells_of(table, "LAMM (mixer)"), cells_of(table, "PCA")
    assert lamm["(region alone)", "outside / inside"].text == "moves too little (native)"
    assert lamm["(region alone)", "delivered"].value == pytest.approx(-0.004)
    assert np.isfinite(pca["(region alone)", "outside / inside"].value)
    assert "not given for an editor that delivers under 50%" in table.caption


def test_both_kinds_of_editor_are_shown_and_none_is_chosen_on_the_test_edits(trained_copy):
    def held(row):
        """PCA edits a second time, with the others held, and leaks far less."""
        if row["suite"] != "localization" or row["model"] != "pca":
            return [row]
        less = 0.1 if row["metric"] == "leak_share" else 1.0
        return [
            {**row, "editor": "closed-form-region"},
            {**row, "editor": "closed-form-held", "value": row["value"] * less},
        ]

    pca = cells_of(summary_table(changed(trained_copy, held)), "PCA")
    alone, others = (pca[group, "outside / inside"] for group in ("(region alone)", "(others held)"))
    assert alone.value == pytest.approx(10 * others.value) and alone.note == "(closed-form-region)"
    assert others.note == "(closed-form-held)"


def test_a_cost_column_is_of_one_setting_for_all_models():
    """One model was measured on two threads as well, where it is twice as fast: its figure stays that of one."""
    same = {"dataset": "d", "latent": 64, "device": "cpu", "dtype": "float32", "batch": 1}
    given = (("a", 1, 10.0), ("a", 2, 5.0), ("b", 1, 8.0), ("c", 4, 1.0))
    lines = pd.DataFrame([{"name": name, "threads": n, "value": value, **same} for name, n, value in given])
    chosen = one_setting(lines)
    assert chosen[["name", "threads", "value"]].to_numpy().tolist() == [["a", 1, 10.0], ["b", 1, 8.0]]


def test_the_summary_takes_the_run_s_setting_and_names_it(run_folder):
    def faster(row):
        if row["metric"] != "latency_ms" or row["model"] != "lamm-mixer" or row["value"] is None:
            return [row]
        return [row, {**row, "threads": 2, "value": row["value"] / 2, "sample": row["sample"] + 100}]

    run = changed(run_folder, faster)
    cell = cells_of(summary_table(run), "LAMM (mixer)")["", "decode, batch 1, 1 thread"]
    assert cell.value == pytest.approx(20.0)


def test_a_time_is_one_measurement_a_batch_however_many_rows_repeat_it(trained_copy):
    def repeated(row):
        """As runs before 27 November 2026: the mean of a batch of two edits, written for each of them."""
        return [{**row, "value": float(100 + row["sample"] // 2)} if row["metric"] == "edit_ms" else row]

    run = changed(trained_copy, repeated)
    lines = over_meshes(pooled(run.of_suite("localization")), "edit_ms", ["edit"])
    raw = lines[(lines["model"] == "pca")].iloc[0]["raw"]
    written = run.rows[(run.rows["metric"] == "edit_ms") & (run.rows["model"] == "pca")]
    assert raw.size == written["value"].nunique() < len(written)
    whole = pooled(run.of_suite("localization"))
    table = edit_table(whole, "edit", "Edits")
    at = [column.title for column in table.columns].index("time")
    assert not any(row[at].best for row in table.rows), "one process timed each once: nothing to test"


def test_the_best_other_is_held_against_all_pairs(trained_folder):
    """The best other is picked on the test meshes, so that its p is corrected for every pair it was picked from."""
    run = read_run(trained_folder)
    (table,) = [table for table in error_tables(run) if table.name == "differences-epochs"]
    means = over_meshes(run, "error_mean_mm", ["test"], whole=True)
    lines = [line for _, line in means.iterrows() if line["budget"] in ("", "epochs=10")]
    pairs = [(a, b) for i, a in enumerate(lines) for b in lines[i + 1 :]]
    p = holm([paired_difference(a["raw"], b["raw"], resamples=1000).p for a, b in pairs])
    assert len(pairs) == 3 and f"all {len(pairs)} pairs of models" in table.caption
    found = dict(zip([frozenset((a["name"], b["name"])) for a, b in pairs], p, strict=True))
    titles = [column.title for column in table.columns]
    for row in table.rows:
        told = dict(zip(titles, row, strict=True))
        both = frozenset((told["model"].text, told["best other"].text))
        assert (told["against it"].text == "not told apart") == (found[both] >= 0.05)


def test_intervals_of_one_training_say_that_they_are(trained_copy, trained_folder):
    def one_seed(row):
        return [row] if row["seed"] == 0 else []

    (table,) = [t for t in error_tables(changed(trained_copy, one_seed)) if t.name == "reconstruction-epochs"]
    assert "one training: intervals leave out what another seed changes" in table.caption
    (table,) = [t for t in error_tables(read_run(trained_folder)) if t.name == "reconstruction-epochs"]
    assert "one training" not in table.caption


def test_what_is_rounding_is_not_called_ahead(trained_copy):
    def as_pca(row):
        """The network has the errors of PCA, 4e-8 mm less."""
        return [{**row, "value": 2 - 4e-8 * (row["model"] != "pca")}] if row["metric"] == "error_mean_mm" else [row]

    tables = {table.name: table for table in error_tables(changed(trained_copy, as_pca))}
    assert not any(cell.best for row in tables["reconstruction-epochs"].rows for cell in row)
    at = [column.title for column in tables["differences-epochs"].columns].index("against PCA")
    assert {row[at].text for row in tables["differences-epochs"].rows} == {"–", "not told apart"}


def test_no_interval_of_a_time_reaches_below_zero(trained_copy):
    def scattered(row):
        """A batch in eight takes a hundred times as long."""
        slow = 100.0 if row["sample"] % 8 == 0 else 1.0
        return [{**row, "value": slow + 1e-3 * row["sample"]}] if row["metric"] == "edit_ms" else [row]

    table = edit_table(pooled(changed(trained_copy, scattered).of_suite("localization")), "edit", "Edits")
    at = [column.title for column in table.columns].index("time")
    found = [row[at] for row in table.rows]
    assert found and all(0 < cell.low <= cell.value <= cell.high for cell in found)


def test_trainings_of_equal_steps_have_tables_with_their_budget(trained_copy):
    def steps(row):
        return [{**row, "budget": row["budget"].replace("epochs=10", "steps=40")}]

    run = changed(trained_copy, steps)
    tables = {table.name: table for table in error_tables(run)}
    assert {"reconstruction-steps", "differences-steps", "reconstruction-seconds"} <= set(tables)
    table = tables["reconstruction-steps"]
    titles = [column.title for column in table.columns]
    assert {row[titles.index("budget")].text for row in table.rows} == {"40 steps"} and "equal steps" in table.caption
    assert ("error, heads-mini, Z = 64", "40 steps") in cells_of(summary_table(run), "LAMM (mixer)")


def test_models_that_are_not_converged_are_named_one_by_one(trained_copy):
    def published(row):
        if row["metric"] != "training_epochs":
            return [row]
        epochs = 100.0 if row["model"] == "lamm-mixer" else 12.0
        return [row, {**row, "metric": "training_published_epochs", "value": epochs}]

    (table,) = [t for t in error_tables(changed(trained_copy, published)) if t.name == "reconstruction-epochs"]
    assert "NOT CONVERGED: LAMM (mixer) (trained for 10% of the published epochs)" in table.caption
