"""``python -m lamm``: meshes in their own order, edits as ``lamm.edit`` makes them, and what is said of bad input."""

from __future__ import annotations

import json
import subprocess
import sys

import numpy as np
import pytest
import torch

from bench.data.own.readers import read
from lamm import checkpoint, edit
from lamm.app.place import onto_template, stands_elsewhere
from tests.lamm.app.sheets import grid, run, shapes, vertices_of, write_obj


def test_an_edit_is_that_of_the_library_and_an_obj_keeps_its_other_lines(model_path, model, tmp_path):
    mesh = shapes(1, seed=5)[0]
    source = write_obj(tmp_path / "in.obj", mesh, quads=True)
    out = tmp_path / "out.obj"
    said = run("edit", model_path, source, "--move", "nose:0,0,3", "--move", "mouth:1,0,0", "--out", out)
    wanted = edit.edit_regions(
        model,
        mesh[None],
        {"nose": torch.tensor([0, 0, 3.0]).expand(2, 3), "mouth": torch.tensor([1.0, 0, 0]).expand(2, 3)},
    )[0]
    assert float((vertices_of(out) - wanted).abs().max()) < 1e-4
    assert "nose, mouth: moved" in said and f"wrote {out}" in said
    before, after = source.read_bytes().decode().split("\n"), out.read_bytes().decode().split("\n")
    kept = [line.replace("/1/1", "/1") for line in before if not line.startswith(("v ", "vn "))]
    assert [line for line in after if not line.startswith("v ")] == kept


def test_detail_is_kept_where_that_is_asked(model_path, model, tmp_path):
    rough = shapes(1, seed=5)[0] + 0.3 * torch.randn(64, 3, generator=torch.Generator().manual_seed(1))
    source = write_obj(tmp_path / "in.obj", rough)
    run("edit", model_path, source, "--move", "nose:0,0,3", "--out", tmp_path / "out.ply", "--keep-detail")
    change = edit.edit_regions(model, rough[None], {"nose": torch.tensor([0, 0, 3.0]).expand(2, 3)}) - edit.reconstruct(
        model, rough[None]
    )
    assert float((vertices_of(tmp_path / "out.ply") - rough - change[0]).abs().max()) < 1e-3


def test_single_vertices_targets_and_units(model_path, model, tmp_path):
    mesh = shapes(1, seed=6)[0]
    source = tmp_path / "in.ply"
    write_obj(tmp_path / "metres.obj", mesh / 1000)
    run("edit", model_path, tmp_path / "metres.obj", "--unit", "m", "--move", "9:0,0,2", "--out", source)
    wanted = edit.move_controls(model, mesh[None], torch.tensor([9]), torch.tensor([[0, 0, 2.0]]))[0]
    assert float((vertices_of(source) * 1000 - wanted).abs().max()) < 1e-3
    goals = tmp_path / "goals.txt"
    goal = (mesh[[9, 18]] + torch.tensor([[0, 0, 2.0], [0, 1.0, 0]])) / 1000
    rows = [f"{vertex}, {x:.8f}, {y:.8f}, {z:.8f}" for vertex, (x, y, z) in zip((9, 18), goal.tolist(), strict=True)]
    goals.write_text("vertex,x,y,z\n# two of them\n" + "\n".join(rows), encoding="utf-8")
    run("edit", model_path, tmp_path / "metres.obj", "--unit", "m", "--targets", goals, "--out", tmp_path / "b.obj")
    both = edit.move_controls(model, mesh[None], torch.tensor([9, 18]), torch.tensor([[0, 0, 2.0], [0, 1.0, 0]]))[0]
    assert float((vertices_of(tmp_path / "b.obj") * 1000 - both).abs().max()) < 1e-3


def turned() -> torch.Tensor:
    angle = torch.tensor(0.4)
    return torch.tensor([[torch.cos(angle), 0, torch.sin(angle)], [0, 1, 0], [-torch.sin(angle), 0, torch.cos(angle)]])


def test_a_mesh_that_stands_elsewhere_is_told_and_can_be_laid_on_the_models(model_path, model, tmp_path):
    mesh, rotation = shapes(1, seed=8)[0], turned()
    away = mesh @ rotation + torch.tensor([100.0, 20, 0])
    motion = onto_template(model.layout, away)
    assert torch.allclose(motion.rotation @ motion.rotation.T, torch.eye(3), atol=1e-5)
    assert torch.allclose(motion.back(motion.there(away)), away, atol=1e-3)
    assert stands_elsewhere(model.layout, mesh) is None and stands_elsewhere(model.layout, away) > 50
    source = write_obj(tmp_path / "in.obj", away)
    said = run("edit", model_path, source, "--move", "nose:0,0,1", "--out", tmp_path / "a.obj")
    assert "--align lays it" in said
    move = ",".join(str(float(v)) for v in torch.tensor([0, 0, 3.0]) @ rotation)
    said = run("edit", model_path, source, "--move", f"nose:{move}", "--align", "--out", tmp_path / "b.obj")
    assert "note:" not in said
    laid = motion.there(away)
    moved = motion.turned(torch.tensor([0, 0, 3.0]) @ rotation).expand(2, 3)
    wanted = motion.back(edit.edit_regions(model, laid[None], {"nose": moved})[0])
    assert float((vertices_of(tmp_path / "b.obj") - wanted).abs().max()) < 1e-3


def test_swap_sample_and_interpolate(model_path, model, tmp_path):
    first, second = shapes(2, seed=9)
    a, b = write_obj(tmp_path / "a.obj", first), write_obj(tmp_path / "b.obj", second)
    run("swap", model_path, a, b, "--regions", "nose", "--out", tmp_path / "swapped.obj")
    wanted = edit.swap_regions(model, first[None], second[None], ["nose"])[0]
    assert float((vertices_of(tmp_path / "swapped.obj") - wanted).abs().max()) < 1e-3
    run("sample", model_path, "--count", 3, "--seed", 4, "--out", tmp_path / "drawn", "--format", "ply")
    paths = sorted((tmp_path / "drawn").iterdir())
    assert [path.name for path in paths] == ["sample-01.ply", "sample-02.ply", "sample-03.ply"]
    wanted = edit.sample_shapes(model, 3, 1.0, 4)
    assert float((torch.stack([vertices_of(path) for path in paths]) - wanted).abs().max()) < 1e-3
    assert np.array_equal(read(paths[0])[0].faces, grid().faces.numpy())
    run("sample", model_path, "--count", 3, "--seed", 4, "--from", "gaussian", "--out", tmp_path / "one")
    one = torch.stack([vertices_of(path) for path in sorted((tmp_path / "one").iterdir())])
    assert float((one - edit.sample_shapes(model, 3, 1.0, 4, "gaussian")).abs().max()) < 1e-3
    assert float((one - wanted).abs().max()) > 0.1
    run("sample", model_path, "--mesh", a, "--regions", "nose,neck", "--count", 2, "--out", tmp_path / "noses")
    wanted = edit.sample_regions(model, first.expand(2, -1, -1), ["nose", "neck"])
    got = torch.stack([vertices_of(path) for path in sorted((tmp_path / "noses").iterdir())])
    assert float((got - wanted).abs().max()) < 1e-3
    run("interpolate", model_path, a, b, "--steps", 3, "--out", tmp_path / "between")
    wanted = edit.interpolate(model, first, second, 3)
    got = torch.stack([vertices_of(path) for path in sorted((tmp_path / "between").iterdir())])
    assert float((got - wanted).abs().max()) < 1e-3


def test_info_says_what_a_model_is(model_path, tmp_path):
    said = run("info", model_path, "--controls", "--template", tmp_path / "template.obj")
    assert "64 vertices, 98 faces" in said and "can sample" in said and "data      sheets" in said
    assert "    2 9\n" in said
    assert float((vertices_of(tmp_path / "template.obj") - grid().template_mm).abs().max()) < 1e-4
    facts = json.loads(run("info", model_path, "--json"))
    assert [region["name"] for region in facts["regions"]] == ["nose", "mouth", "chin", "neck"]
    assert facts["regions"][0]["control_vertices"] == [2, 9] and facts["latent"] == 4


def test_compress_and_export_write_smaller_and_other_files(model_path, tmp_path):
    pytest.importorskip("onnxruntime", reason="needs the extra onnx")
    said = run("compress", model_path, "--storage", "float16", "--out", tmp_path / "small.safetensors")
    assert "MB of" in said
    small = checkpoint.about(tmp_path / "small.safetensors")
    assert (small["storage"], small["about"]) == ("float16", {"data": "sheets"})
    run("export", model_path, "--out", tmp_path / "onnx", "--graphs", "encode,decode")
    assert sorted(p.name for p in (tmp_path / "onnx").iterdir()) == ["decode.onnx", "encode.onnx", "model.json"]


def test_bad_input_is_one_line_and_writes_nothing(model_path, tmp_path):
    mesh = write_obj(tmp_path / "in.obj", shapes(1)[0])
    out = tmp_path / "new" / "out.obj"
    np.save(tmp_path / "other.npy", np.zeros((50, 3)) + np.arange(3))
    order = torch.randperm(64, generator=torch.Generator().manual_seed(3))
    shuffled = write_obj(tmp_path / "shuffled.obj", shapes(1)[0][order])
    shuffled.write_text(
        "\n".join(f"v {x} {y} {z}" for x, y, z in shapes(1)[0][order].tolist())
        + "\n"
        + "\n".join("f " + " ".join(str(int((order == i).nonzero()) + 1) for i in f) for f in grid().faces.tolist()),
        encoding="utf-8",
    )
    common = ("edit", model_path)
    move = ("--move", "nose:0,0,1", "--out", out)
    for arguments, words in (
        ((*common, tmp_path / "other.npy", *move), ("64 vertices", "got 50", "register")),
        ((*common, shuffled, *move), ("another order", "register")),
        ((*common, tmp_path / "none.obj", *move), ("file that can be read",)),
        ((*common, mesh, "--move", "nsoe:0,0,1", "--out", out), ("expected a region", "did you mean nose")),
        ((*common, mesh, "--move", "chin:0,0,1", "--out", out), ("has none", "editable regions")),
        ((*common, mesh, "--move", "nose:0,0", "--out", out), ("expected REGION:dx,dy,dz",)),
        ((*common, mesh, "--move", "nose:0,nan,0", "--out", out), ("expected REGION:dx,dy,dz",)),
        ((*common, mesh, "--move", "5:0,0,1", "--out", out), ("control vertex", "got 5")),
        ((*common, mesh, "--move", "nose:0,0,900", "--out", out), ("below the template's size", "check the unit")),
        ((*common, mesh, "--out", out), ("neither --move nor --targets",)),
        ((*common, mesh, "--move", "nose:0,0,1", "--out", tmp_path / "out.stl"), ("ending in .obj or .ply",)),
        ((*common, mesh, "--move", "nose:0,0,1", "--out", mesh), ("--force",)),
        ((*common, mesh, "--move", "nose:0,0,1", "--unit", "m", "--out", out), ("check the unit",)),
        (("info", tmp_path / "none.safetensors"), ("neither",)),
        (("compress", model_path, "--out", out), ("expected something to do",)),
        (("sample", model_path, "--regions", "nose", "--out", tmp_path / "s"), ("--mesh and --regions together",)),
        (
            ("sample", model_path, "--mesh", mesh, "--regions", "nose", "--from", "mixture", "--out", tmp_path / "s"),
            ("--from for whole shapes",),
        ),
    ):
        said = run(*arguments, code=2)
        assert said.startswith("error: ") and len(said.splitlines()) == 1, said
        assert all(word in said for word in words), said
    assert not out.parent.exists() and not (tmp_path / "s").exists()
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    said = run(*common, mesh, "--move", "nose:0,0,1", "--out", blocked / "out.obj", code=2)
    assert "place that can be written to" in said


def test_a_move_beyond_what_training_saw_is_told_and_made(model_path, tmp_path):
    mesh = write_obj(tmp_path / "in.obj", shapes(1)[0])
    said = run("edit", model_path, mesh, "--move", "nose:0,0,60", "--out", tmp_path / "out.obj")
    assert "note: nose is asked to move 60.0 mm; training saw" in said and (tmp_path / "out.obj").exists()


def test_help_is_for_people_and_loads_no_torch():
    code = (
        "import sys; from click.testing import CliRunner; from lamm.app.command import main; "
        "r = CliRunner().invoke(main, ['--help']); assert r.exit_code == 0, r.output; print(r.output); "
        "sys.exit('lamm.network' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    for word in ("train", "edit", "swap", "sample", "interpolate", "compress", "export", "editor", "Pull a nose"):
        assert word in done.stdout
    assert "did you mean edit" in run("edti", code=2)
