"""The add-on in a real Blender, installed from its zip, with the results of ``lamm.edit``. Skipped where there is none.

Blender is ``LAMM_BLENDER`` (the program, or a Python that has ``bpy``), else what ``tox -e blender`` installed, else
``blender`` on the path.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
import torch

import lamm
from bench.data import load
from lamm import edit
from lamm.app.files import MeshFile, write_mesh
from lamm.app.place import onto_template
from lamm.blender.pack import pack
from lamm.editor.mirror import find_mirror
from lamm.sliders import directions, usual_mm

ROOT = Path(__file__).parents[3]
SCRIPT = Path(__file__).with_name("in_blender.py")
CLOSE_MM = 0.01


def _blender() -> list[str] | None:
    """How a script is run by Blender, up to the script's path."""
    places = (os.environ.get("LAMM_BLENDER"), ROOT / ".tox/blender/bin/python", shutil.which("blender"))
    found = next((str(place) for place in places if place and os.access(place, os.X_OK)), None)
    if found is None:
        return None
    return (
        [found] if Path(found).name.startswith("python") else [found, "--background", "--factory-startup", "--python"]
    )


BLENDER = _blender()
pytestmark = [
    pytest.mark.blender,
    pytest.mark.slow,
    pytest.mark.skipif(BLENDER is None, reason="there is no Blender here (tox -e blender --notest)"),
]


@pytest.fixture(scope="module")
def model():
    return lamm.pretrained("heads")


@pytest.fixture(scope="module")
def person():
    return torch.from_numpy(load("heads-mini", counts=(2, 0, 1)).splits["test"][0])


@pytest.fixture(scope="module")
def ran(model, person, tmp_path_factory):
    """What the script left: texts and numbers, and arrays in mm."""
    folder = tmp_path_factory.mktemp("blender")
    like = MeshFile(Path("person"), person.double().numpy(), model.layout.faces.numpy(), None, 1.0)
    write_mesh(folder / "person.obj", person, like)
    command = [*BLENDER, str(SCRIPT), "--", str(pack(folder / "lamm.zip")), str(folder), str(folder / "person.obj")]
    settings = {"BLENDER_USER_RESOURCES": str(folder / "user"), "HOME": str(folder), "OMP_NUM_THREADS": "1"}
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    done = subprocess.run(command, cwd=folder, env={**kept, **settings}, capture_output=True, check=False)
    assert (folder / "found.json").is_file(), (done.stdout + done.stderr).decode("utf-8", "replace")
    told = json.loads((folder / "found.json").read_text(encoding="utf-8"))
    assert "failed" not in told, "\n".join(told["failed"])
    return told, dict(np.load(folder / "found.npz"))


def moves(model, asked):
    layout = model.layout
    return {i: torch.as_tensor(asked)[slice(*layout.control_ranges[i])] for i in layout.editable}


def nose(model, vertices, vector):
    count = model.layout.control_sizes[model.layout.index("nose")]
    return edit.edit_regions(model, vertices[None], {"nose": torch.tensor(vector).float().expand(count, 3)})[0]


def off_mm(found, wanted):
    return float(np.abs(found - np.asarray(wanted)).max())


def test_a_nose_pulled_by_its_points_is_that_of_lamm_edit(ran, model):
    told, arrays = ran
    template = model.layout.template_mm
    wanted = nose(model, template, [0.0, -5.0, 0.0])
    assert off_mm(arrays["nose"], wanted) < CLOSE_MM and off_mm(arrays["nose shown"], wanted) < CLOSE_MM
    assert off_mm(arrays["unedited"], edit.reconstruct(model, template[None])[0]) < CLOSE_MM
    assert off_mm(arrays["unedited"], wanted) > 3
    assert told["points"] == len(model.layout.controls)
    assert told["visible"] == list(range(*model.layout.control_ranges[model.layout.index("nose")]))
    assert off_mm(arrays["followed"][0], wanted[told["followed vertex"]]) < CLOSE_MM
    assert told["torch"] == []


def test_undo_and_redo_are_exact(ran):
    told, _ = ran
    assert told["undone"] and told["redone"] and told["undone locations"] == 0


def test_a_kept_edit_is_a_shape_key_that_moves_between_two_frames(ran, model):
    told, arrays = ran
    edited = nose(model, model.layout.template_mm, [0.0, -5.0, 0.0]).numpy()
    plain = edit.reconstruct(model, model.layout.template_mm[None])[0].numpy()
    assert told["asked after keeping"] == 0 and 0.45 < told["half"] < 0.55
    between = plain + told["half"] * (edited - plain)
    for frame, wanted in ((1, plain), (13, between), (25, edited)):
        assert off_mm(arrays[f"frame {frame}"], wanted) < CLOSE_MM


def test_the_mirror_moves_the_partner_as_the_editor_does(ran, model):
    told, arrays = ran
    slot = model.layout.control_ranges[model.layout.index("ear_left")][0] + 4
    wanted = np.zeros((len(model.layout.controls), 3), np.float32)
    wanted[slot], wanted[find_mirror(model.layout).partner[slot]] = (4, -2, 1), (-4, -2, 1)
    assert off_mm(arrays["mirrored asked"], wanted) < 1e-4
    made = edit.edit_regions(model, model.layout.template_mm[None], moves(model, wanted))[0]
    assert off_mm(arrays["mirrored"], made) < CLOSE_MM
    assert told["reset"] == 0 and np.array_equal(arrays["reset"], arrays["unedited"])


def test_sliders_and_samples_are_codes_of_the_model(ran, model):
    _, arrays = ran
    code = edit.encode(model, model.layout.template_mm[None])
    mean, ways = model.statistics.mixture.mean, directions(model, 16)[1]
    assert off_mm(arrays["slid"], edit.decode(model, code + 1.5 * ways[0] - ways[3], {})[0]) < CLOSE_MM
    assert np.array_equal(arrays["own again"], arrays["unedited"])
    assert off_mm(arrays["mean head"], edit.decode(model, mean[None], {})[0]) < CLOSE_MM
    assert 1 < np.abs(arrays["sampled head"] - arrays["mean head"]).mean() < 20
    drawn = arrays["sampled asked"]
    start, stop = model.layout.control_ranges[model.layout.index("mouth")]
    assert np.count_nonzero(drawn) == 3 * (stop - start)
    assert (np.linalg.norm(drawn, axis=1) < usual_mm(model).numpy()).all()
    made = edit.edit_regions(model, model.layout.template_mm[None], moves(model, drawn))[0]
    assert off_mm(arrays["sampled mouth"], made) < CLOSE_MM


def test_a_mesh_of_the_users_is_edited_and_takes_a_region(ran, model, person):
    told, arrays = ran
    assert told["unit"] == 1 and not told["in place"]
    wanted, plain = nose(model, person, [0.0, -5.0, 0.0]), edit.reconstruct(model, person[None])[0]
    assert off_mm(arrays["own nose"], wanted) < CLOSE_MM
    assert off_mm(arrays["own nose with detail"], wanted + person - plain) < CLOSE_MM
    source = torch.from_numpy(arrays["source of the swap"])[None]
    assert off_mm(arrays["swapped"], edit.swap_regions(model, person[None], source, "mouth")[0]) < CLOSE_MM


def test_a_mesh_that_stands_elsewhere_is_laid_on_the_models_and_put_back(ran, model):
    told, arrays = ran
    turned = torch.from_numpy(arrays["turned"])
    motion = onto_template(model.layout, turned)
    made = nose(model, motion.there(turned), motion.turned(torch.tensor([0.0, 0.0, 5.0])).tolist())
    assert told["elsewhere"] and off_mm(arrays["turned nose"], motion.back(made)) < CLOSE_MM


def test_a_saved_scene_stays_live_and_finishing_leaves_a_shape_key(ran):
    told, _ = ran
    assert told["opened"] and told["live after opening"]
    assert told["left after finishing"] == [0, ["Basis", "LAMM edit"]]


def test_the_sidebar_draws_what_is_there(ran):
    told, _ = ran
    nothing, still, far = told["drawn"]
    assert nothing == ["model", "LAMM_OT_add_mesh", "unit", "LAMM_OT_use_mesh"]
    assert {"region", "mirror", "lamm.copy_side", "LAMM_OT_swap", "LAMM_OT_keep", "value", "sliders 0.0"} <= set(still)
    assert not any("training saw" in text for text in still)
    assert "nose: 60.0 mm, further than training saw" in far


def test_a_copy_of_the_mesh_alone_keeps_its_shape_and_says_why_it_is_not_live(ran):
    told, _ = ran
    words, finish = told["drawn of the copy"]
    assert told["copied"] and "expected its points, got none" in words and finish == "LAMM_OT_finish"
    assert told["finished copy"] == ["", 123]


def test_what_does_not_fit_is_refused_in_one_line(ran):
    told, _ = ran
    mesh, file = told["refused"]
    assert "expected the 4200 vertices of the model's mesh 'heads', got 8; register the mesh" in mesh
    assert "expected a whole .safetensors file, got one that cannot be read" in file


def test_nothing_of_it_is_left_when_it_is_switched_off(ran):
    told, _ = ran
    assert told["registered"] == [True, True, True]
    assert told["traces"] == told["traces before"]
