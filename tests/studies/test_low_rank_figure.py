"""The figure and tables of ranks: shares by hand, pairs by seed, a picture from rows, clear words without any."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from reports.figures.figure import house_style
from studies.low_rank_figure import Study, draw, error, main, over, read, share_of_edits, tables

COMMON = {"data": "hands", "latent": 16, "budget": "seconds=40", "vertices": 1609, "train_meshes": 50}
FULL = {**COMMON, "model": "lamm-mixer", "kind": "trained", "steps": 7}
CUT = {**COMMON, "model": "lamm-mixer", "kind": "compressed"}
EDITED = {"displacement_inside_mm": 2.0, "displacement_outside_mm": 0.2, "fidelity_inside_mm": 1.0}
ROWS = [
    {**COMMON, "model": "regional pca", "kind": "spectrum", "seed": 0, "regions_mm": {"palm": {"4": 0.8, "8": 0.4}}},
    {**COMMON, "model": "pca", "kind": "closed", "seed": 0, "mesh_mm": [1.0, 1.0]},
    {**FULL, "seed": 0, "mesh_mm": [2.0, 4.0], **EDITED},
    {**FULL, "seed": 1, "mesh_mm": [4.0, 8.0], **EDITED},
    {**CUT, "rank": 8, "seed": 0, "mesh_mm": [2.3, 4.3], **EDITED, "displacement_inside_mm": 1.8},
    {**CUT, "rank": 8, "seed": 1, "mesh_mm": [4.6, 8.6], **EDITED, "displacement_inside_mm": 1.6},
    {**FULL, "model": "low", "rank": 8, "start": "plain", "seed": 0, "mesh_mm": [2.0, 2.2]},
]  # fmt: skip
COSTS = [
    {"vertices": 4200, "model": model, "phase": phase, "ms": value}
    for model, value in (("faithful", 9.0), ("rank 4", 1.0), ("rank 8", 2.0), ("rank 4, linear path, Z 64", 1.5))
    for phase in ("decode", "train")
]


@pytest.fixture
def study():
    return Study("hands", 16, "seconds=40", 1609, ROWS)


def test_errors_are_means_over_meshes_and_seeds(study):
    assert error(study.by_seed("lamm-mixer", "trained")).value == pytest.approx(4.5)
    assert study.by_seed("low", "trained", 8) == {}, "another start is another line"
    assert list(study.by_seed("low", "trained", 8, "plain")) == [0]


def test_shares_compare_each_seed_with_its_own_full_model(study):
    found = over(study.by_seed("lamm-mixer", "compressed", 8), study.by_seed("lamm-mixer", "trained"))
    assert found.value == pytest.approx(1.1), "ten per cent more in every seed"
    assert found.low == pytest.approx(1.1) == found.high, "though the seeds themselves differ twofold"
    to_pca = over(study.by_seed("lamm-mixer", "trained"), study.by_seed("pca", "closed"))
    assert to_pca.value == pytest.approx(4.5)


def test_edits_as_shares_with_the_least_and_the_most_seed(study):
    rows, full = study.by_seed("lamm-mixer", "compressed", 8), study.by_seed("lamm-mixer", "trained")
    assert share_of_edits(rows, full, "displacement_inside_mm") == pytest.approx((0.85, 0.8, 0.9))


def test_tables_name_every_line_and_leave_out_what_cannot_be_compared(study):
    lines = list(tables([study]))
    assert sum(line.startswith("| LAMM") or line.startswith("| PCA") or "low" in line for line in lines) == 4
    cut = next(line for line in lines if "compressed" in line)
    assert "1.100 [" in cut and "4.95 [" in cut and cut.count("|") == 8
    assert next(line for line in lines if "plain start" in line).rstrip().endswith("|  |")


def test_panels_show_the_rows(study):
    with house_style():
        figure = draw([study], COSTS)
    panels = [panel for panel in figure.axes if panel.get_visible()]
    assert len(panels) == 4, "errors, edits, latency, training"
    assert all(panel.get_xlabel() and panel.get_ylabel() for panel in panels)
    latency = next(panel for panel in panels if "latency" in panel.get_ylabel())
    drawn = {tuple(line.get_ydata()) for line in latency.lines}
    assert (1.0, 2.0) in drawn and (9.0, 9.0) in drawn, "ranks, and the faithful form as a level; no linear path"


def test_a_picture_from_a_folder(tmp_path):
    (tmp_path / "hands.jsonl").write_text("\n".join(json.dumps(row) for row in ROWS), encoding="utf-8")
    (tmp_path / "cost-4200.jsonl").write_text("\n".join(json.dumps(row) for row in COSTS), encoding="utf-8")
    studies, costs = read(tmp_path)
    assert [study.name for study in studies] == ["hands (1.6k), Z = 16, 40 s"] and len(costs) == len(COSTS)
    done = CliRunner().invoke(main, [str(tmp_path), str(tmp_path / "new" / "figure.png")])
    assert done.exit_code == 0 and "| PCA |" in done.output
    assert (tmp_path / "new" / "figure.png").read_bytes()[:4] == b"\x89PNG"


def test_empty_folders_and_damaged_files_are_refused(tmp_path):
    (tmp_path / "empty").mkdir()
    done = CliRunner().invoke(main, [str(tmp_path / "empty"), str(tmp_path / "x.png")])
    assert done.exit_code == 2 and "got none" in done.output
    (tmp_path / "bad.jsonl").write_text('{"data": "ha', encoding="utf-8")
    done = CliRunner().invoke(main, [str(tmp_path), str(tmp_path / "x.png")])
    assert done.exit_code == 2 and "bad.jsonl" in done.output
