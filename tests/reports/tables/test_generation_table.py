"""The suite generation in reports: one line a model and latent size, real meshes last, figures known by hand."""

from dataclasses import replace

import numpy as np
import pytest

from bench.case import Case
from bench.runs.folder import RunFolder
from bench.runs.rows import make_row
from reports.figures.catalogue import all_figures
from reports.figures.figure import house_style
from reports.read.runs import read_run
from reports.tables.catalogue import all_tables
from reports.tables.generation import REAL

SHAPES = 5
BASE = Case("generation", "pca", "tuned", "hands", 0, "sample", "generation", 1, 8)
CASES = [
    replace(BASE, model=model, latent=latent, budget="" if model == "pca" else "epochs=3")
    for latent in (8, 16)
    for model in ("pca", "sdvae")
]


def rows_of(case):
    """PCA at Z: specificity 80/Z ± 0.1 mm; the VAE half of that. Of real meshes 3 mm, whatever the case."""
    own = 80 / case.latent / (2 if case.model == "sdvae" else 1)
    rows = [make_row(case, "codes_from_prior", float(case.model == "sdvae"), "1")]
    truth = {"model": "truth", "variant": "default", "budget": ""}
    for scale, more in ((own, {}), (3.0, truth)):
        for at in range(SHAPES):
            rows.append(make_row(case, "specificity_mm", scale + 0.1 * (at - 2), "mm", sample=at, **more))
            rows.append(make_row(case, "self_intersections", float(at), "1", sample=at, **more))
        single = {
            "diversity_mm": 2 * scale,
            "coverage_share": 0.5,
            "one_nna_share": 0.7,
            "one_nna_generated_share": 1.0,
        }
        rows += [make_row(case, name, value, "1", **more) for name, value in single.items()]
    rows += [make_row(case, "generalization_mm", own / 10, "mm", phase="test", sample=at) for at in range(SHAPES)]
    rows.append(make_row(case, "compactness_share", 1 - 1 / case.latent, "1", phase="test"))
    if case.model == "pca":  # of its mixture specificity is half
        mixed = {"phase": "sample-mixture"}
        rows.append(make_row(case, "mixture_components", 5.0, "1", **mixed))
        rows += [make_row(case, "specificity_mm", own / 2, "mm", sample=at, **mixed) for at in range(SHAPES)]
        rows.append(make_row(case, "diversity_mm", own, "mm", **mixed))
        rows.append(make_row(case, "self_intersections_unedited", 4.0, "1", phase="sample-region"))
        rows += [
            make_row(case, "self_intersections", value, "1", phase="sample-region", part=part)
            for part, value in (("thumb", 6.0), ("palm", 8.0))
        ]
    else:
        why = {"outcome": "unsupported", "detail": "this model has none", "phase": "sample-region"}
        rows.append(make_row(case, "self_intersections", None, "1", **why))
    return rows


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("generation") / "made"
    meta = {
        "run": "made", "suite": "generation", "commit": "0123456789abcdef", "fingerprint": "f00", "allocator": "retain",
        "started": "20260101T000000", "timeout": 60.0,
    }  # fmt: skip
    made = RunFolder.create(folder, meta, {"cpu": {"model": "Test CPU"}}, CASES)
    for case in CASES:
        made.write(case, rows_of(case))
    made.release()
    return read_run(folder)


def line(run, model, latent, codes=("fitted", "prior", "–")):
    (table,) = [table for table in all_tables(run) if table.name == "generation"]
    titles = [column.heading for column in table.columns]
    (found,) = [
        row
        for row in table.rows
        if row[titles.index("model")].word == model
        and row[titles.index("latent")].word == latent
        and row[titles.index("codes from")].text in codes
    ]
    return dict(zip(titles, found, strict=True))


def test_figures_of_a_model_stand_in_its_line(run):
    found = line(run, "PCA", "8")
    assert found["specificity (mm)"].value == pytest.approx(10.0) and found["specificity (mm)"].interval
    assert found["compactness (%)"].value == pytest.approx(87.5) and found["generalization (mm)"].value == 1.0
    assert found["diversity (mm)"].value == 20.0 and found["1-NNA of the drawn (%)"].value == 100.0
    assert found["codes from"].text == "fitted" and line(run, "SD-VAE", "16")["codes from"].text == "prior"
    assert line(run, "SD-VAE", "16")["specificity (mm)"].value == pytest.approx(2.5)


def test_shapes_of_a_mixture_stand_in_a_line_of_their_own(run):
    found = line(run, "PCA", "8", ("mixture of 5",))
    assert found["specificity (mm)"].value == pytest.approx(5.0) and found["diversity (mm)"].value == 10.0
    assert found["generalization (mm)"].text == "–" and found["after regions drawn"].text == "–"
    assert line(run, "PCA", "8")["specificity (mm)"].value == pytest.approx(10.0)
    with pytest.raises(ValueError, match="not enough values"):
        line(run, "SD-VAE", "8", ("mixture", "mixture of 5"))


def test_regions_are_counted_before_and_after_and_a_model_without_an_edit_has_a_dash(run):
    found = line(run, "PCA", "16")
    assert (found["before regions drawn"].value, found["after regions drawn"].value) == (4.0, 7.0)
    assert line(run, "SD-VAE", "8")["after regions drawn"].text == "–"


def test_real_meshes_stand_once_and_last(run):
    (table,) = [table for table in all_tables(run) if table.name == "generation"]
    assert [row for row in table.rows if any(cell.word == REAL for cell in row)] == [table.rows[-1]]
    found = line(run, REAL, "–")
    assert found["specificity (mm)"].value == pytest.approx(3.0) and found["generalization (mm)"].text == "–"
    assert "5 of each model" in table.caption and "2 regions" in table.caption


def test_curves_go_over_the_latent_sizes_and_real_meshes_are_a_line(run):
    with house_style():
        found = all_figures()["generation"](run, True)
    panels = {axes.get_ylabel(): axes for axes in found.figure.axes}
    assert len(panels) == 8 and "pairs of faces that cut" in panels and "hands" in found.caption
    curves = [tuple(line.get_ydata()) for line in panels["specificity (mm)"].lines if len(line.get_xdata()) == 2]
    assert any(np.allclose(curve, (10, 5)) for curve in curves) and any(
        np.allclose(curve, (5, 2.5)) for curve in curves
    )
    assert any(np.allclose(curve, (3, 3)) for curve in curves)
    with house_style():
        assert all_figures()["samples"](run, True) is None, "no meshes were stored"
