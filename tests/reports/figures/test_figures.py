"""Figures: which are drawn from which rows, what they say, and that they are the same bytes twice."""

import json
import subprocess
import sys

import matplotlib.pyplot as plt
import numpy as np
import pytest

import reports.figures.figure as figures
from reports.figures import grid as figures_grid
from reports.figures import heads as figures_heads
from reports.figures import raycast
from reports.figures.catalogue import all_figures, write_figures
from reports.figures.errors import learning_panels, of_seeds
from reports.figures.figure import house_style, save
from reports.figures.raycast import camera_for, project, render, visible
from reports.figures.scaling import apart
from reports.figures.tradeoff import pareto
from reports.read.meshes import EDITORS
from reports.read.runs import read_run, read_runs
from reports.write import pages as write_pages


@pytest.fixture(scope="module")
def run(scaling_folder, trained_folder):
    return read_runs([scaling_folder, trained_folder])


def drawn(run, name):
    with house_style():
        return all_figures()[name](run, True)


def labels(figure):
    texts = [text.get_text() for axes in figure.axes for text in axes.texts]
    return texts + [text.get_text() for legend in figure.legends for text in legend.get_texts()]


def test_latency_shows_slopes_failures_and_the_floor(run):
    found = drawn(run, "latency")
    texts = labels(found.figure)
    assert texts.count("s=1.00") >= 3 and "× >T" in texts and "not applicable: PCA" in texts
    assert "hardware floor" in texts and "Thin dotted: hardware floor" in found.caption
    floors = [line for line in found.figure.axes[0].lines if line.get_linestyle() == ":"]
    assert {float(line.get_ydata()[0]) for line in floors} == {1.0, 2.0, 3.0}, "1 MB (2, 3) at 1 GB/s is 1 ms (2, 3)"


@pytest.mark.slow
def test_every_figure_has_a_caption_that_says_on_what(run):
    assert drawn(run, "gain") is None, "one data set at one latent size says nothing of when a network pays"
    for name in ("tradeoff", "memory", "learning", "cumulative", "regions", "leakage"):
        found = drawn(run, name)
        assert "heads-mini" in found.caption and "commit 0123456789ab" in found.caption, name
        assert len(found.figure.axes) >= 1


def test_models_without_an_error_or_without_a_cost_draw_no_tradeoff(run):
    trained = run.rows["metric"] == "error_mean_mm"
    costly = run.rows.loc[run.rows["metric"] == "latency_ms", "model"].unique()
    assert trained.any() and len(costly)
    rows = run.rows.copy()
    rows.loc[trained & rows["model"].isin(costly), ["value", "outcome"]] = [float("nan"), "crash"]
    assert drawn(run.with_rows(rows), "tradeoff") is None


def test_suites_that_were_not_run_have_no_figure(scaling_folder):
    run = read_run(scaling_folder)
    for name in ("tradeoff", "gain", "learning", "cumulative", "regions", "heads", "edits", "leakage"):
        assert drawn(run, name) is None


def test_learning_curves_hold_the_points_of_the_rows(trained_folder):
    panels = learning_panels(read_run(trained_folder))
    assert [label for _, label, _ in panels] == ["epochs", "training time (s)"] * 2
    curve = of_seeds(panels[0][2][0][3])
    assert curve["mean"].tolist() == [1.0, 0.5, pytest.approx(1 / 3)] and curve.index[-1] == 10


def test_the_front_holds_what_nothing_beats():
    assert pareto([(1, 5), (2, 3), (3, 4), (4, 1), (5, 1)]) == [(1, 5), (2, 3), (4, 1)]


def test_two_renders_are_the_same_bytes(scaling_folder, tmp_path, monkeypatch):

    monkeypatch.setattr("reports.figures.catalogue.all_figures", lambda: {"latency": all_figures()["latency"]})
    for name in ("one", "two"):
        write_figures(read_run(scaling_folder), tmp_path / name)
    for name in ("latency.png", "latency.pdf"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_a_column_figure_fits_a_column(scaling_folder, tmp_path):
    with house_style():
        found = all_figures()["latency"](read_run(scaling_folder), False)
    assert found.figure.get_figwidth() == pytest.approx(3.4)
    save(found.figure, tmp_path / "x", ("pdf",))
    assert (tmp_path / "x.pdf").stat().st_size > 3000


def need_ray_caster():
    pytest.importorskip("embreex", reason="the ray caster (extra `reports`) is not installed")


def test_a_ball_is_a_disc_lit_from_the_front(made):
    need_ray_caster()
    vertices, faces = made.ball(60, 80)
    camera = camera_for(vertices)
    picture = render(vertices, faces, None, camera, 100)
    assert picture.shape == (100, 100, 4)
    assert picture[..., 3].mean() == pytest.approx(np.pi / 4 / 1.05**2, rel=0.02), "a disc of diameter 1 / 1.05"
    assert np.allclose(project(vertices.mean(0), camera), 0.5, atol=0.01)
    coloured = render(vertices, faces, np.tile([1.0, 0, 0], (len(vertices), 1)), camera, 60)
    assert coloured[30, 30, 0] > 0.5 and coloured[..., 1:3].max() == 0


def test_only_what_faces_the_camera_is_visible(made):
    need_ray_caster()
    vertices, faces = made.ball()
    camera = camera_for(vertices, turn_degrees=0, tilt_degrees=0)
    front, back = int(vertices[:, 1].argmin()), int(vertices[:, 1].argmax())
    assert visible(vertices, faces, np.array([front, back]), camera).tolist() == [True, False]


@pytest.mark.slow
def test_rendered_meshes_share_one_scale_and_name_their_models(trained_folder):
    need_ray_caster()
    run = read_run(trained_folder)
    heads, edits = drawn(run, "heads"), drawn(run, "edits")
    models = ["truth", "LAMM (mixer)", "my|model_<b>", "PCA"]
    across = [text.replace("\n", " ") for text in labels(heads.figure)]
    assert across == [*models, "test 0", "test 3"]
    with house_style():
        down = all_figures()["heads"](run, False).figure
    rows = [text.get_text().replace("\n", " ") for text in down.axes[0].texts if text.get_rotation() == 90]
    assert rows == models, "in print a model is a row"
    assert "0 to 3 mm" in heads.caption, "the third model's upper half is 3 mm off"
    assert "0 to 10 mm" in edits.caption and "true edit" in edits.caption


@pytest.mark.slow
def test_editors_that_hold_stand_apart_and_many_models_stand_in_two_blocks(trained_copy):
    need_ray_caster()
    for file in (trained_copy / "meshes").glob("edit-pca*"):
        rename_editor(file, "held")
    edits = drawn(read_run(trained_copy), "edits").figure
    texts = [text.replace("\n", " ") for text in labels(edits)]
    assert {EDITORS["region"], EDITORS["held"]} < set(texts) and texts.count("true edit") == 2
    rows = {name: [] for name in ("truth", *"abcdefg")}
    first, second = figures_heads._halves(rows)
    assert list(first) == ["truth", "a", "b", "c", "d"] and list(second) == ["truth", "e", "f", "g"]


def rename_editor(file, editor):
    with np.load(file) as archive:
        arrays = dict(archive)
    meta = {**json.loads(arrays["meta"].tobytes()), "editor": editor}
    arrays["meta"] = np.frombuffer(json.dumps(meta).encode(), np.uint8)
    np.savez(file, **arrays)


def test_slopes_keep_apart_near_their_lines():
    assert apart([1.0, 5.0], 1.0, 0.0, 10.0) == [1.0, 5.0]
    assert apart([3.0, 3.0, 3.2], 1.0, 0.0, 10.0) == pytest.approx([2.066667, 3.066667, 4.066667])
    crowded = apart([0.0, 9.9, 10.0, 10.0], 1.0, 0.0, 10.0)
    assert crowded == pytest.approx([0.0, 8.0, 9.0, 10.0]), "pushed down from the edge, not the far one with them"


def test_without_the_ray_caster_the_figure_is_left_out(trained_folder, monkeypatch):
    def missing(*_, **__):
        raise figures_heads.RendererMissing("pip install")

    monkeypatch.setattr(figures_grid, "Solid", missing)
    assert drawn(read_run(trained_folder), "heads") is None


def test_pages_say_that_heads_are_left_out_without_the_ray_caster(trained_folder, scaling_folder, monkeypatch):
    monkeypatch.setattr(raycast.importlib.util, "find_spec", lambda name: None)
    said = [
        words for words in write_pages.problems(read_run(trained_folder)) if "heads and edits are left out" in words
    ]
    assert len(said) == 1 and "lamm-bench[reports]" in said[0]
    assert write_pages.problems(read_run(scaling_folder)) == [], "a run without meshes has nothing to render"


def test_many_models_make_the_legend_taller_not_the_panels_smaller():
    heights = []
    for count in (2, 30):
        figure, axes = figures.panels(3, True)
        figures.legend(figure, [(f"a model with a long name {i}", "pca", "-") for i in range(count)], True)
        figure.get_layout_engine().execute(figure)
        heights.append(axes[0].get_position().height * figure.get_figheight())
        plt.close(figure)
    assert heights[1] > 0.9 * heights[0]


def test_dollar_signs_in_names_are_drawn_as_they_are(tmp_path, made):
    import shutil

    from reports.figures.figure import write

    folder = made.write_scaling(tmp_path / "made")
    for path in (folder / "rows").iterdir():
        text = path.read_text(encoding="utf-8").replace("my|model_<b>", r"my$\\frac{$model")
        path.write_text(text, encoding="utf-8")
    run = read_run(folder)
    for name in ("latency", "memory", "tradeoff"):
        write(lambda name=name: all_figures()[name](run, True), tmp_path / name, ("png",))
    assert (tmp_path / "latency.png").exists()
    shutil.rmtree(folder)


def test_what_draws_no_figure_does_not_wait_for_seaborn():
    modules = "reports.render, reports.figures.catalogue, reports.figures.mesh_figures"
    code = f"import sys, {modules}; sys.exit('seaborn' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
