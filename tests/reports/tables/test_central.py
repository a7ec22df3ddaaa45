"""The columns of the README's table against the rows that they are made from."""

import re

import pandas as pd
import pytest

from reports import readme
from reports.tables.central import central_columns, model_order
from reports.tables.edits import edit_tables
from tests.reference_runs import REFERENCE, reference


def columns_of(*names):
    return {one.column.heading: one for one in central_columns([reference(name) for name in names])}


def test_a_card_s_columns_are_of_the_fastest_own_form_and_of_its_memory():
    found = columns_of("h200/card")
    assert list(found) == [
        "12,000 vertices, H200: training step, batch 32 (ms)",
        "12,000 vertices, H200: training step, batch 32, peak (MiB)",
    ]
    rows = reference("h200/card").rows
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
    found = columns_of("hands-converged-generation", "pca-net/hands")
    (drawn,) = (one for heading, one in found.items() if "specificity" in heading)
    rows = reference("hands-converged-generation").rows
    rows = rows[(rows["metric"] == "specificity_mm") & (rows["model"] == "pca") & (rows["phase"] == "sample-mixture")]
    assert {"PCA", "CoMA", "pca-net (ours)"} < set(drawn.cells) and not any("real" in name for name in drawn.cells)
    assert drawn.cells["PCA"].value == pytest.approx(rows["value"].mean())
    order = model_order(list(found.values()))
    assert order[0] == "PCA" and order[-1] == "pca-net (ours)" and set(order) == set(drawn.cells)
    (older,) = (heading for heading in columns_of("generation-quick") if "specificity" in heading)
    assert "mixture" not in older and any("from a mixture: specificity" in heading for heading in found)


def test_what_it_costs_stands_in_a_table_of_its_own():
    costs_of, errors_of = (reference(name) for name in ("scaling-quick", "reconstruction-quick"))
    fewer = costs_of.with_rows(costs_of.rows[costs_of.rows["model"] != "ledvae"])
    columns = central_columns([fewer, errors_of])
    text = readme.markdown(columns, REFERENCE)
    comes, costs = (text.index(words) for words in readme.TABLES)
    assert comes < text.index("80 s: error (mm)") < costs < text.index("parameters (M)")
    assert "LED-VAE" in text[comes:costs] and "LED-VAE" not in text[costs:], "it has no figure of cost there"
    assert all(column.cost == ("vertices: " in column.column.heading) for column in columns)


def test_nothing_is_bold_in_a_column_of_several_runs():
    """A model that is ahead of all others in its run has not been compared with those of another run."""
    heading, names = "hands, Z = 16, 300 epochs: error (mm)", ("hands-converged", "hands-lamm-published")
    alone, together = (columns_of(*some)[heading] for some in (names[:1], names))
    assert [name for name, cell in alone.cells.items() if cell.best] == ["pca-net (ours)"]
    assert len(alone.runs) == 1 and len(together.runs) == 1, "the other run adds no model"
    with_another = columns_of(names[0], "h200/hands-spiralnet-seed-1")[heading]
    assert not any(cell.best for cell in together.cells.values())
    assert not any(cell.best for cell in with_another.cells.values())


def test_fitted_codes_have_a_column_beside_the_encoders():
    error, fitted = columns_of("hands-converged").values()
    assert fitted.column.heading == "hands, Z = 16, 300 epochs: error, codes fitted (mm)"
    assert set(fitted.cells) == set(error.cells)
    assert all(fitted.cells[name].value < error.cells[name].value for name in fitted.cells)


def test_the_edits_table_says_how_much_the_true_edits_of_every_data_set_leak():
    hands, heads = (reference(name) for name in ("hands-converged-edits", "pca-net/edits"))
    (table,) = [table for table in edit_tables(hands) if table.name == "localization"]
    assert "The true edits themselves move 0.00165 (hands) as much outside as inside." in table.caption
    both = hands.with_rows(pd.concat([hands.rows, heads.rows], ignore_index=True))
    (table,) = [table for table in edit_tables(both) if table.name == "localization"]
    assert re.search(r"themselves move 0\.0\d+ \(\w+\) and 0\.0\d+ \(\w+\) as much", table.caption)
    assert "0.00165 (hands)" in table.caption and "0.0189 (heads)" in table.caption
