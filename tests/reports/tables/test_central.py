"""The columns of the README's table against the rows that they are made from."""

import re
from pathlib import Path

import pandas as pd
import pytest

from reports.read.runs import read_run
from reports.tables.central import central_columns, model_order
from reports.tables.edits import edit_tables

REFERENCE = Path(__file__).parents[3] / "results" / "reference"


def columns_of(*names):
    return {one.column.heading: one for one in central_columns([read_run(REFERENCE / name) for name in names])}


def test_a_card_s_columns_are_of_the_fastest_own_form_and_of_its_memory():
    found = columns_of("h200/card")
    assert list(found) == [
        "12,000 vertices, H200: training step, batch 32 (ms)",
        "12,000 vertices, H200: training step, batch 32, peak (MiB)",
    ]
    rows = read_run(REFERENCE / "h200/card").rows
    rows = rows[(rows["model"] == "spiralnet") & (rows["phase"] == "train") & (rows["vertices"] == 12_000)]
    rows = rows[rows["dtype"] == "float32"]
    recorded = rows[rows["variant"] == "graph"]
    times, peaks = (one.cells["SpiralNet++"].value for one in found.values())
    assert times == pytest.approx(recorded[recorded["metric"] == "latency_ms"]["value"].median())
    assert peaks == recorded[recorded["metric"] == "peak_allocated_bytes"]["value"].max() / 2**20
    faithful = rows[(rows["variant"] == "faithful") & (rows["metric"] == "latency_ms")]["value"].median()
    tuned = rows[(rows["variant"] == "tuned") & (rows["metric"] == "latency_ms")]["value"].median()
    assert times < faithful < tuned  # neither of the slower ones, nor the published program


def test_drawn_shapes_have_a_column_and_real_meshes_no_line():
    found = columns_of("pca-net/hands-generation", "pca-net/hands")
    (drawn,) = (one for heading, one in found.items() if "specificity" in heading)
    rows = read_run(REFERENCE / "pca-net/hands-generation").rows
    rows = rows[(rows["metric"] == "specificity_mm") & (rows["model"] == "pca") & (rows["phase"] == "sample-mixture")]
    assert set(drawn.cells) == {"PCA", "pca-net (ours)"}
    assert drawn.cells["PCA"].value == pytest.approx(rows["value"].mean())
    assert model_order(list(found.values())) == ["PCA", "pca-net (ours)"]
    (older,) = (heading for heading in columns_of("generation-quick") if "specificity" in heading)
    assert "mixture" not in older and any("from a mixture: specificity" in heading for heading in found)


def test_nothing_is_bold_in_a_column_of_several_runs():
    """LAMM is ahead of PCA, the only other model in its run, and behind two models of other runs."""
    names = ("pca-net/hands-common", "h200/hands-spiralnet-seed-0", "hands-epochs-300")
    alone, (together,) = columns_of(names[2]), columns_of(*names).values()
    assert [name for one in alone.values() for name, cell in one.cells.items() if cell.best] == ["LAMM (mixer)"]
    assert len(together.runs) == 3 and not any(cell.best for cell in together.cells.values())


def test_the_edits_table_says_how_much_the_true_edits_of_every_data_set_leak():
    hands, heads = (read_run(REFERENCE / name) for name in ("hands-edits", "pca-net/edits"))
    (table,) = [table for table in edit_tables(hands) if table.name == "localization"]
    assert "The true edits themselves move 0.00165 (hands) as much outside as inside." in table.caption
    both = hands.with_rows(pd.concat([hands.rows, heads.rows], ignore_index=True))
    (table,) = [table for table in edit_tables(both) if table.name == "localization"]
    assert re.search(r"themselves move 0\.0\d+ \(\w+\) and 0\.0\d+ \(\w+\) as much", table.caption)
    assert "0.00165 (hands)" in table.caption and "0.0189 (heads)" in table.caption
