"""What ``bench.data check`` says of a folder that is fine."""

import json

import numpy as np
import pytest
import trimesh
from click.testing import CliRunner
from PIL import Image

from bench.data.__main__ import main
from bench.data.own.understood import part_of_a_body

BALL = trimesh.creation.icosphere(2)  # 162 vertices, 320 faces
COLOURS = np.where(BALL.vertices[:, [2]] > 0, [[255, 0, 0, 255]], [[0, 0, 255, 255]]).astype(np.uint8)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Twenty heads (balls of about 24 cm), in cm."""
    monkeypatch.setenv("LAMM_BENCH_CACHE", str(tmp_path / "cache"))
    root = tmp_path / "scans"
    root.mkdir()
    for index in range(20):
        write(root / f"{index:02d}.ply", index)
    return root


def write(path, index, **options):
    vertices = np.asarray(BALL.vertices) * (12 + 0.05 * index)
    trimesh.Trimesh(vertices, BALL.faces, process=False, **options).export(path)


def check(*arguments):
    done = CliRunner().invoke(main, ["check", *map(str, arguments)])
    lines = dict(line.split(None, 1) for line in done.output.splitlines() if " " in line)
    return done, lines


def test_it_says_what_it_understood_and_what_to_run(folder):
    done, said = check(folder, "--unit", "cm")
    assert done.exit_code == 0 and done.output.endswith("nothing found: ready to use\n")
    assert said["meshes"] == "20 (20 .ply) of 162 vertices and 320 faces in 1 piece; template: 00.ply"
    assert "mm (median of the meshes): as large as a head" in said["size"]
    assert said["regions"].startswith("11 of ") and "made automatically" in said["regions"]
    assert "no vertex colours and no file" in said["regions"] and "region_10" in said["regions"]
    assert "control vertices steer edits" in said["controls"]
    assert said["split"].startswith("train 16, validation 2, test 2; at random (seed 0)")
    assert "at most 15 directions; take --latent 8" in said["latent"]
    assert said["next"] == f"python -m bench.run --suite reconstruction --data '{folder}?unit=cm' --latent 8"


def test_without_a_unit_it_guesses_and_asks(folder):
    done, said = check(folder)
    assert done.exit_code == 1 and "as large as a head if it is cm" in said["size"]
    assert said["next"] == f"python -m bench.data check {folder} --unit cm"


def test_paint_a_file_and_pieces_are_told(folder):
    write(folder / "template.ply", 0, vertex_colors=COLOURS)
    assert "the vertex colours of template.ply: colour_" in check(folder, "--unit", "cm")[1]["regions"]
    names = {"top": list(range(80)), "bottom": list(range(80, 162))}
    (folder / "regions.json").write_text(json.dumps(names), encoding="utf-8")
    settings = {"unit": "cm", "regions": "regions.json", "split_by": "(\\d)\\d"}
    (folder / "dataset.json").write_text(json.dumps(settings), encoding="utf-8")
    said = check(folder)[1]
    assert said["regions"] == "2 of 80 to 82 vertices each, from regions.json: top, bottom"
    assert said["next"].startswith(f"python -m bench.run --suite reconstruction --data {folder} --latent")
    assert "by '(\\\\d)\\\\d' in the names" in said["split"]
    two = trimesh.util.concatenate([BALL.copy(), BALL.copy().apply_translation([3, 0, 0])])
    for path in folder.glob("*.ply"):
        trimesh.Trimesh(np.asarray(two.vertices) * (10 + int(path.stem[:1] == "1")), two.faces, process=False).export(
            path
        )
    (folder / "dataset.json").unlink()
    assert "640 faces in 2 pieces" in check(folder, "--unit", "cm", "--regions", "auto")[1]["meshes"]


def test_colours_that_cannot_be_used_are_told(folder):
    write(folder / "template.ply", 0, face_colors=np.full((320, 4), 200, dtype=np.uint8))
    assert check(folder, "--unit", "cm")[1]["not"].split() == [
        "read",
        "colours",
        "of",
        "faces,",
        "not",
        "of",
        "vertices",
    ]


def test_a_picture_on_request(folder, tmp_path):
    done, said = check(folder, "--unit", "cm", "--picture", tmp_path / "look.png")
    assert done.exit_code == 0 and said["picture"] == str(tmp_path / "look.png")
    with Image.open(tmp_path / "look.png") as image:
        assert image.size[0] > 1000 and len(image.convert("RGB").getcolors(1 << 20)) > 30
    done, _ = check(folder, "--unit", "cm", "--picture", tmp_path / "look.jpg")
    assert done.exit_code == 2 and "look.png" in done.output


@pytest.mark.parametrize(
    ("extent", "part"),
    [
        ((171.5, 211.8, 245.6), "as large as a head"),
        ((114.5, 166, 140.6), "as large as a hand or a face"),
        ((250, 100, 90), "as large as a hand or a foot"),
        ((1043, 425, 1625), "as large as a body"),
        ((60, 30, 20), "smaller than a hand"),
        ((1, 1, 1), ""),
        ((5000, 10, 10), ""),
    ],
)
def test_parts_of_a_body_by_their_size(extent, part):
    assert part_of_a_body(np.array(extent)) == part
