"""The data card's figures against known truths, and the command line."""

import json
import subprocess
import sys

import numpy as np
import pytest
import trimesh
from click.testing import CliRunner

from bench.data import load
from bench.data.__main__ import main
from bench.data.cards import card
from bench.data.made import mini


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("LAMM_BENCH_CACHE", str(tmp_path / "cache"))


def test_pca_error_of_data_of_known_rank():
    generator = np.random.default_rng(0)
    basis = generator.normal(size=(3, 60))
    meshes = (generator.normal(size=(40, 3)) @ basis).reshape(40, 20, 3).astype(np.float32)
    errors = card.pca_errors_mm(meshes[:30], meshes[30:], (2, 3, 8, 64))
    assert list(errors) == [0, 2, 3, 8]  # 64 is more than there are meshes
    assert errors[0] > errors[2] > 0.1
    assert errors[3] < 1e-4 and errors[8] < 1e-4
    mean = meshes[:30].mean(0)
    assert errors[0] == pytest.approx(np.linalg.norm(meshes[30:] - mean, axis=2).mean(), abs=1e-3)


def test_fold_share_by_hand():
    """Two triangles over one edge: flat, then closed like a book (180° turned), then half open."""
    faces = np.array([[0, 1, 2], [1, 0, 3]])
    flat = np.array([[0.0, 0, 0], [0, 1, 0], [-1, 0, 0], [1, 0, 0]])
    shut = flat * [1, 1, 1]
    shut[3] = [-1, 0.1, 0.01]
    upright = flat.copy()
    upright[3] = [0, 0, 1]
    assert card.fold_share(np.stack([flat, shut, upright]), flat, faces).tolist() == [0.0, 1.0, 0.0]


def test_edit_effects_of_the_shipped_heads():
    rows = {row["group"]: row for row in card.edit_effects(load("heads-mini"))}
    assert len(rows) == 8 and all(row["inside_mm"] > 10 * row["outside_mm"] for row in rows.values())


def test_a_card_is_written(tmp_path):
    data = load("heads-mini", vertices=500, counts=(12, 2, 3))
    facts = card.write(data, tmp_path / "card")
    assert json.loads((tmp_path / "card" / "card.json").read_text(encoding="utf-8"))["counts"] == {
        "train": 12,
        "validation": 2,
        "test": 3,
    }
    text = (tmp_path / "card" / "card.md").read_text(encoding="utf-8")
    for part in ("CC0", "heads-1", "head bone", "| Z | 0 | 8 |", "nose", "resampled from"):
        assert part.lower() in text.lower()
    for image in ("samples.png", "regions.png", "edits.png"):
        content = (tmp_path / "card" / image).read_bytes()
        assert content.startswith(b"\x89PNG") and len(content) > 20_000
    assert facts["vertices"] == 500


def run(*arguments):
    return CliRunner().invoke(main, list(arguments))


def test_list_names_every_set():
    result = run("list")
    assert result.exit_code == 0
    for name in ("heads-mini", "heads-posed", "hands", "bodies", "coma:"):
        assert name in result.output


def test_make_says_what_there_is():
    result = run("make", "heads-mini", "--vertices", "600", "--counts", "5,1,1")
    assert result.exit_code == 0, result.output
    assert "5 meshes" in result.output and "600 in 11 regions" in result.output


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (("make", "heds"), "did you mean heads"),
        (("make", "heads-mini", "--vertices", "7"), "500 to 300,000"),
        (("make", "heads-mini", "--counts", "1,2"), "three numbers"),
        (("card", "heads-mini", "--unit", "mm"), "option of heads-mini"),
        (("check", "/nowhere/at/all"), "check the path"),
        (("chek",), "No such command"),
    ],
)
def test_mistakes_are_one_line_and_code_2(arguments, text):
    result = run(*arguments)
    assert result.exit_code == 2
    assert text in result.output and "Traceback" not in result.output


def test_check_of_a_folder(tmp_path):
    ball = trimesh.creation.icosphere(2)
    for index in range(4):
        trimesh.Trimesh(ball.vertices * (1 + 0.01 * index), ball.faces, process=False).export(
            tmp_path / f"m{index}.ply"
        )
    assert "nothing found" in run("check", str(tmp_path), "--unit", "cm").output
    (tmp_path / "m2.ply").write_bytes((tmp_path / "m2.ply").read_bytes()[:-100])
    result = run("check", str(tmp_path), "--unit", "cm")
    assert result.exit_code == 1 and "m2.ply" in result.output and "1 errors" in result.output


def test_the_module_runs_as_a_command():
    done = subprocess.run([sys.executable, "-m", "bench.data", "make", "nope"], capture_output=True, encoding="utf-8")
    assert done.returncode == 2 and done.stderr.startswith("error: ") and "Traceback" not in done.stderr


def test_the_shipped_file_is_small():
    assert mini.asset().stat().st_size < 4_000_000


def test_names_and_licences_from_outside_lead_nowhere_and_mark_nothing(tmp_path, monkeypatch):
    """A data set that calls itself ``../../../x`` has its card in the folder for cards, and its words as words."""
    ball, root = trimesh.creation.icosphere(2), tmp_path / "work" / "inner"
    (root / "scans").mkdir(parents=True)
    for index in range(4):
        trimesh.Trimesh(ball.vertices * (50 + index), ball.faces, process=False).export(root / "scans" / f"{index}.ply")
    licence = "<img src=x onerror=alert(1)> [see](http://a.b) | `code` ![i](j)\n# Title"
    settings = {"name": "../../../x", "unit": "mm", "licence": licence}
    (root / "scans" / "dataset.json").write_text(json.dumps(settings), encoding="utf-8")
    monkeypatch.chdir(root)
    done = CliRunner().invoke(main, ["card", "scans"])
    assert done.exit_code == 0, done.output
    (card_file,) = tmp_path.rglob("card.md")
    assert card_file.parent.parent == root / "cards"
    text = card_file.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if "Licence" in line)
    for mark in ("<", "[", "]", "|", "`", "!", "#"):
        assert line.count(mark) == line.count("\\" + mark) > 0, mark
    assert text.startswith("# Data card: ../../../x\n")


@pytest.mark.parametrize(
    ("name", "folder"), [("..", "meshes"), ("a/b c", "a-b-c"), ("köpfe_1.2", "köpfe_1.2"), ("", "meshes")]
)
def test_the_folder_of_a_card(name, folder):
    assert card.folder_name(name) == folder
