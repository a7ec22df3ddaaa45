"""The HTML report as text: what is in it, that nothing is loaded from elsewhere, that hostile names stay text."""

import base64
import json
import re

import numpy as np
import pytest

from reports.read.runs import read_run
from reports.render import write_report
from reports.write import pages as write_pages


@pytest.fixture(scope="module")
def page(trained_folder, scaling_folder, tmp_path_factory):
    from reports.read.runs import read_runs

    patch = pytest.MonkeyPatch()
    patch.setattr(write_pages, "start_figures", lambda *_, **__: lambda: [("heads", 'A "caption" with <marks>')])
    found = write_report(read_runs([scaling_folder, trained_folder]), tmp_path_factory.mktemp("html"), "html")
    patch.undo()
    return found


def data(page):
    text = (page.parent / "assets" / "data.js").read_text(encoding="utf-8")
    assert "<" not in text, "nothing in a script may close it"
    return json.loads(text.removeprefix("window.REPORT = ").removesuffix(";\n"))


def test_everything_is_in_the_folder(page):
    text = page.read_text(encoding="utf-8")
    for link in re.findall(r'(?:src|href)="([^"#]+)"', text):
        if not link.startswith("data:") and not link.startswith("heads."):
            assert (page.parent / link).exists(), link
    assert "http:" not in text and "https:" not in text
    assert (page.parent / "assets" / "licences.txt").read_text(encoding="utf-8").count("three 0.") == 1


def test_hostile_names_and_captions_stay_text(page):
    text = page.read_text(encoding="utf-8")
    assert "my|model_&lt;b&gt;" in text and "<b>" not in text and "<marks>" not in text


def test_table_cells_carry_their_unrounded_numbers(page):
    text = page.read_text(encoding="utf-8")
    assert re.search(r'data-value="20\.0">(<strong>)?20\.0', text) and "&gt;T" in text


def test_the_arrays_of_the_viewer_are_those_of_the_run(page, trained_folder):
    index = {(entry["suite"], entry["title"]): entry for entry in data(page)["meshes"]}
    entry = index[("reconstruction", "LAMM (mixer)")]
    assert len({other["faces"] for other in index.values()}) == 1, "equal arrays are written once"
    text = (page.parent / "assets" / f"{entry['subjects'][1]['reconstruction']}.js").read_text(encoding="utf-8")
    found = np.frombuffer(base64.b64decode(json.loads(f"[{text[text.index('(') + 1 : -2]}]")[2]), "<f4")
    with np.load(next((trained_folder / "meshes").glob("lamm-mixer-*.npz"))) as archive:
        # meshes are read on a grid of 0.01 mm, packed or not
        assert np.abs(found - archive["reconstruction_mm"][1].ravel()).max() <= 0.0051
    edit = index[("localization", "LAMM (mixer), native")]["subjects"][0]
    assert len(edit["controls"]) == 3 == len(edit["targets"]), "the filling of −1 is gone"


def test_the_plots_hold_the_figures_of_the_rows(page):
    plots = {plot["name"]: plot for plot in data(page)["plots"]}
    assert set(plots) == {"tradeoff", "latency", "memory", "learning", "cumulative", "leakage"}
    lines = {line["name"]: line["points"] for line in plots["latency"]["panels"][0]["lines"]}
    assert [point[:2] for point in lines["LAMM (mixer)"]] == [[1000, 2.0], [10000, 20.0]]
    memory = {line["name"]: line["points"] for line in plots["memory"]["panels"][1]["lines"]}
    assert memory["LAMM (mixer)"][1][2:] == [None, None], "one measurement has no interval"


@pytest.mark.slow
def test_two_renders_are_the_same_bytes(page, trained_folder, scaling_folder, tmp_path, monkeypatch):
    from reports.read.runs import read_runs

    monkeypatch.setattr(write_pages, "start_figures", lambda *_, **__: lambda: [("heads", 'A "caption" with <marks>')])
    again = write_report(read_runs([scaling_folder, trained_folder]), tmp_path, "html")
    names = sorted(path.relative_to(page.parent) for path in page.parent.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(again.parent) for path in again.parent.rglob("*") if path.is_file())
    for name in names:
        assert (page.parent / name).read_bytes() == (again.parent / name).read_bytes(), name


def test_missing_and_broken_meshes_are_said_on_the_page(trained_copy, tmp_path, monkeypatch):
    monkeypatch.setattr(write_pages, "start_figures", lambda *_, **__: list)
    first, *others = sorted((trained_copy / "meshes").glob("*.npz"))
    first.write_bytes(b"not a mesh")
    for other in others:
        other.unlink()
    text = write_report(read_run(trained_copy), tmp_path, "html").read_text(encoding="utf-8")
    assert f"mesh file {first.name} cannot be shown" in text and "no meshes were stored for" in text
    assert 'id="viewer"' not in text
