"""The localization suite through the real command, on PCA, against figures worked out here."""

import json

import numpy as np
import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def rows(bench_run, tmp_path_factory):
    folder = tmp_path_factory.mktemp("localize") / "run"
    done = bench_run(
        "--suite", "localization", "--data", "heads-mini", "--sizes", "1100", "--latent", "16", "--models", "pca",
        "--out", folder, "--no-report",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr + done.stdout
    return [json.loads(line) for path in sorted((folder / "rows").iterdir()) for line in path.open(encoding="utf-8")]


def values(rows, metric, **wanted):
    return {
        row["sample"]: row["value"]
        for row in rows
        if row["metric"] == metric and row["phase"] == "edit" and all(row[k] == v for k, v in wanted.items())
    }


def test_every_edit_is_made_by_every_editor(rows):
    assert {row["outcome"] for row in rows} == {"ok"}
    edits = [row for row in rows if row["metric"] == "fidelity_inside_mm"]
    assert {row["editor"] for row in edits} == {"closed-form-region", "closed-form-held", "closed-form-rest"}
    assert len(edits) == 3 * 24


def test_what_should_move_is_what_the_true_edits_move(rows):
    from bench.data.load import load

    dataset = load("heads-mini", vertices=1100)
    moved = np.linalg.norm(dataset.edits.target_mm - dataset.edits.source_mm, axis=2)
    by_hand = {
        index: moved[index, dataset.topology.region(name).vertices.numpy()].mean()
        for index, name in enumerate(dataset.edits.regions)
    }
    assert values(rows, "true_inside_mm", editor="closed-form-region") == pytest.approx(by_hand, rel=1e-4)


def test_holding_keeps_the_rest_in_place_and_holding_the_surface_delivers_more_than_holding_control_vertices(rows):
    means = {
        (kind, metric): np.mean(list(values(rows, metric, editor=f"closed-form-{kind}").values()))
        for kind in ("held", "region", "rest")
        for metric in ("displacement_outside_mm", "delivered_share")
    }
    assert means["held", "displacement_outside_mm"] < means["region", "displacement_outside_mm"] / 2
    assert means["rest", "displacement_outside_mm"] < means["region", "displacement_outside_mm"] / 2
    assert means["rest", "delivered_share"] > means["held", "delivered_share"]


def test_the_papers_protocol_has_rows_of_its_own(rows):
    assert {"edit-sampled", "edit-swap"} <= {row["phase"] for row in rows}
