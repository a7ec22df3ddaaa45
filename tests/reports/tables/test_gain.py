"""The table of gains over PCA and the remark on trainings that are not converged, from rows made by hand."""

import pytest

from bench.case import Case
from bench.runs.folder import RunFolder
from bench.runs.rows import make_row
from reports.read.runs import read_run
from reports.tables.catalogue import all_tables

META = {"commit": "0" * 40, "fingerprint": "f", "allocator": "retain", "arguments": {}, "suite": "when", "run": "when"}
ERRORS = {"pca": {"easy": 0.5, "bent": 4.0}, "lamm-mixer": {"easy": 1.0, "bent": 2.0}}  # mm; both spread over 10 mm


def write(folder, epochs):
    cases = [
        Case(
            suite="when", model=model, variant="tuned", dataset=data, vertices=100, phase="test", batch=1, latent=16,
            measure="reconstruction", budget="" if model == "pca" else "epochs=10",
        )
        for model in ERRORS
        for data in ("bent", "easy")
    ]  # fmt: skip
    run = RunFolder.create(folder, META, {}, cases)
    for case in cases:
        rows = [
            make_row(case, "error_mean_mm", ERRORS[case.model][case.dataset] * (1 + 0.01 * (mesh % 3 - 1)), "mm",
                     sample=mesh)
            for mesh in range(12)
        ]  # fmt: skip
        rows.append(make_row(case, "data_spread_mm", 10.0, "mm"))
        if case.budget:
            rows += [
                make_row(case, name, value, "1", phase="train")
                for name, value in (("training_epochs", epochs), ("training_published_epochs", 300.0))
            ]
        run.write(case, rows)
    run.release()
    return {table.name: table for table in all_tables(read_run(folder))}


def test_gains_are_errors_of_pca_over_those_of_the_model_the_most_nonlinear_data_last(tmp_path):
    gain = write(tmp_path / "run", 3.0)["gain"]
    titles = [column.title for column in gain.columns]
    lines = [dict(zip(titles, row, strict=True)) for row in gain.rows]
    assert [line["data"].text for line in lines] == ["easy", "bent"]
    assert [line["PCA / spread"].value for line in lines] == pytest.approx([0.05, 0.4])
    assert [line["gain over PCA"].value for line in lines] == pytest.approx([0.5, 2.0])
    assert all(line["gain over PCA"].low <= line["gain over PCA"].value for line in lines)


def test_captions_say_which_trainings_are_not_converged(tmp_path):
    short, long = write(tmp_path / "short", 3.0), write(tmp_path / "long", 200.0)
    for name in ("gain", "reconstruction-epochs", "differences-epochs"):
        assert "NOT CONVERGED (trained for 1.0% of the published epochs)" in short[name].caption
        assert "CONVERGED" not in long[name].caption
