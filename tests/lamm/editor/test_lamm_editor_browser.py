"""The editor in a real headless Chromium with real pointer events. Slow; skipped where no browser is installed."""

import json

import numpy as np
import pytest
import torch

from lamm.edit import edit_regions, move_controls, swap_regions
from lamm.editor import read_edit, replay
from studies.page_speed import BROWSER
from tests.lamm.editor.opened import PICTURES, positions
from tests.lamm.editor.test_lamm_editor_replay import hostile, saved

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium here (Debian: apt-get install chromium)"),
]
CLOSE_MM = 0.01


def test_it_opens_without_errors_and_asks_this_server_alone(page, address, model, person):
    assert page.said == [] and page.asked and all(url.startswith((address, "data:", "blob:")) for url in page.asked)
    found = positions(page.file("Export PLY"))
    assert found == pytest.approx(edit_regions(model, person[None], {})[0].numpy(), abs=CLOSE_MM)


def test_a_nose_dragged_five_millimetres_is_the_edit_in_python(page, model, person, tmp_path):
    nose = page.seen("nose")
    before = page.file("Export PLY")
    state = page.drag(nose, 3, 4)
    moves = page.moves()
    assert np.flatnonzero(np.abs(moves).sum(1)).tolist() == [nose] and state["selection"] == [nose]
    assert np.linalg.norm(moves[nose]) == pytest.approx(5, abs=0.3)
    edited = page.file("Export PLY")
    handle = torch.tensor([page.vertex(nose)])
    wanted = move_controls(model, person[None], handle, torch.tensor(moves[nose], dtype=torch.float32)[None])[0]
    assert np.abs(positions(edited) - wanted.numpy()).max() < CLOSE_MM
    assert np.abs(positions(edited) - positions(before)).max() > 0.5
    (tmp_path / "edit.json").write_bytes(page.file("Save the edit"))
    again = replay(model, person, read_edit(tmp_path / "edit.json", model))
    assert np.abs(positions(edited) - again.numpy()).max() < CLOSE_MM

    obj = page.file("Export OBJ").decode("ascii")
    lines = [line.split()[1:] for line in obj.splitlines() if line.startswith("v ")]
    assert np.array_equal(np.array(lines, dtype=np.float32), positions(edited)), "to the last bit, in vertex order"
    faces = [[int(n) for n in line.split()[1:]] for line in obj.splitlines() if line.startswith("f ")]
    assert np.array_equal(np.array(faces) - 1, model.layout.faces.numpy())

    page.key("Control+z")
    assert page.file("Export PLY") == before, "undo gives the first mesh to the byte"
    page.key("Control+Shift+z")
    assert page.file("Export PLY") == edited


def test_escape_gives_up_what_is_being_dragged(page):
    steps = page.state["steps"]
    at = page.ask(f"lammEditor.at({page.seen('mouth')})")
    page.tab.mouse.move(at["x"], at["y"])
    page.tab.mouse.down()
    page.tab.mouse.move(at["x"] + 20, at["y"])
    assert page.moves().any()
    page.key("Escape")
    page.tab.mouse.up()
    assert not page.moves().any() and page.state["steps"] == steps


def test_hovering_names_a_region_and_a_click_chooses_it(page):
    at = page.ask(f"lammEditor.at({page.seen('forehead')})")
    page.tab.mouse.move(at["x"] + 16, at["y"])
    assert page.tab.locator("[data-part=tip]").inner_text().lower() in ("forehead", "skull")
    page.tab.mouse.click(at["x"] + 16, at["y"])
    region = page.state["look"]["region"]
    assert page.ask(f"lammEditor.regions[{region}].name") in ("forehead", "skull")
    assert page.tab.locator(".regions .chosen").count() == 1


def test_everything_by_keyboard(page):
    page.tab.locator("canvas").focus()
    names = page.ask("lammEditor.regions.map((one) => one.name)")
    for _ in range(names.index("nose") + 1):
        page.key("]")
    page.key("Tab", "Tab")
    start, stop = page.controls("nose")
    assert page.state["selection"] == [start + 1]
    page.key("n", "g", "2", ".", "5", "Enter")
    moved = page.moves()[start + 1]
    assert np.linalg.norm(moved) == pytest.approx(2.5, abs=1e-3)
    page.key("g", "x", "-", "4", "Escape")
    assert page.moves()[start + 1] == pytest.approx(moved)
    page.key("x", "g", "-", "4", "Enter")
    assert page.moves()[start + 1] == pytest.approx(moved + np.array([-4.0, 0, 0]), abs=1e-5)
    page.key("Alt+ArrowUp", "Control+z")
    assert page.moves()[start + 1] == pytest.approx(moved + np.array([-4.0, 0, 0]), abs=1e-5)
    page.key("Delete")
    assert not page.moves().any()
    page.key("a")
    assert page.state["selection"] == list(range(start, stop))
    page.key("p")
    assert page.state["pins"] == ["nose"]
    page.key("Escape", "Escape", "Tab")
    assert page.ask("document.activeElement.tagName") != "CANVAS", "Tab leaves the mesh once nothing is chosen"


def test_numbers_set_a_displacement(page):
    start, _ = page.controls("chin")
    page.ask(f"lammEditor.editor.select([{start}])")
    field = page.tab.get_by_role("spinbutton", name="y", exact=True)
    field.fill("-3.25")
    field.press("Enter")
    assert page.moves()[start] == pytest.approx([0, -3.25, 0])
    normal = page.tab.get_by_role("spinbutton", name="normal")
    normal.fill("0")
    normal.press("Enter")
    assert page.state["steps"] >= 2 and page.moves()[start, 1] != pytest.approx(-3.25)


def test_mirror_moves_left_and_right_alike(page, model):
    page.tab.get_by_role("button", name="Mirror").click()
    left = page.seen("ear_left")
    page.drag(left, -2, 3)
    moves = page.moves()
    pair = np.flatnonzero(np.abs(moves).sum(1))
    right, stop = page.controls("ear_right")
    assert len(pair) == 2 and left in pair and any(right <= c < stop for c in pair)
    other = pair[pair != left][0]
    assert moves[other] == pytest.approx(moves[left] * [-1, 1, 1], abs=1e-5)
    template = model.layout.template_mm[model.layout.controls].numpy()
    assert template[other] == pytest.approx(template[left] * [-1, 1, 1], abs=0.5)


def test_a_region_is_taken_from_another_head(page, model, person, heads, tmp_path):
    second = torch.from_numpy(heads.splits["test"][1])
    lines = [f"v {x!r} {y!r} {z!r}" for x, y, z in second.tolist()]
    (tmp_path / "second.obj").write_text("\n".join(lines), encoding="utf-8")
    page.tab.get_by_role("button", name="Nose").first.click()
    with page.tab.expect_file_chooser() as coming:
        page.tab.locator("[data-part=second]").select_option("open")
    coming.value.set_files(tmp_path / "second.obj")
    page.told("regions can be taken from it")
    page.tab.get_by_role("button", name="Swap in").click()
    wanted = swap_regions(model, person[None], second[None], "nose")[0].numpy()
    assert page.state["said"]["words"].endswith("second.obj")
    assert np.abs(positions(page.file("Export PLY")) - wanted).max() < CLOSE_MM


def test_pins_samples_sliders_and_detail_are_the_same_in_python(page, model, person, tmp_path):
    page.drag(page.seen("mouth"), 2, -3)
    page.key("p")
    page.tab.get_by_role("button", name="Ear left").first.click()
    page.tab.locator("[data-part=sample-region]").click()
    page.ask("lammEditor.settled()")
    slider = page.tab.get_by_role("slider", name="Direction 1", exact=True)
    slider.fill("1.5")
    slider.dispatch_event("change")
    page.tab.get_by_role("button", name="Nose").first.click()
    page.tab.get_by_role("button", name="Pin", exact=True).click()
    page.tab.locator("[data-part=sample-head]").click()
    page.ask("lammEditor.settled()")
    page.tab.get_by_label("Keep what the model does not show").check()
    state = page.state
    assert state["pins"] == ["mouth", "nose"] and state["detail"] and np.abs(state["code"]).max() > 0.1
    shown = positions(page.file("Export PLY"))
    edit = page.file("Save the edit")
    (tmp_path / "edit.json").write_bytes(edit)
    wanted = replay(model, person, read_edit(tmp_path / "edit.json", model)).numpy()
    assert np.abs(shown - wanted).max() < CLOSE_MM

    page.ask("lammEditor.files.startAgain()")
    page.open("edit", tmp_path / "edit.json")
    page.told("Load edit.json")
    assert page.file("Save the edit") == edit, "what is loaded is what was saved"
    assert np.array_equal(positions(page.file("Export PLY")), shown)


def test_before_and_colour(page):
    page.drag(page.seen("nose"), 0, 6)
    page.tab.get_by_role("button", name="Colour").click()
    legend = page.tab.locator("[data-part=legend]")
    legend.wait_for()
    largest = np.linalg.norm(
        np.reshape(page.ask("lammEditor.positions()"), (-1, 3)) - np.reshape(page.ask("lammEditor.before()"), (-1, 3)),
        axis=1,
    ).max()
    assert f"largest {largest:.2f} mm" in legend.inner_text().replace("\n", " ")
    edited = page.file("Export PLY")
    page.tab.get_by_role("button", name="Before").click()
    shown = page.ask("Array.from(lammEditor.editor.view.positions)")
    assert shown == page.ask("lammEditor.before()")
    assert page.file("Export PLY") == edited, "what is exported is the edit, whatever is shown"


def test_what_training_did_not_see_is_told_and_not_refused(page):
    nose = page.seen("nose")
    page.drag(nose, 60, 0)
    assert "training saw at most" in page.told("training saw")
    assert np.linalg.norm(page.moves()[nose]) > 50


def test_hostile_files_are_refused_and_nothing_runs(page, model, tmp_path):
    page.drag(page.seen("nose"), 2, 2)
    before = page.state
    for what, content in hostile(model).items():
        file = tmp_path / "hostile.json"
        file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        page.ask("lammEditor.editor.say('')")
        page.open("edit", file)
        assert "nothing was changed" in page.told("expected"), what
        after = page.state
        assert after["moves"] == before["moves"] and after["steps"] == before["steps"], what
    assert page.tab.locator("img").count() == 0 and page.said == []
    file.write_text(json.dumps(saved(model, mesh="<img src=x onerror=alert(1)>")), encoding="utf-8")
    page.open("edit", file)
    page.told("Load hostile.json")
    assert page.tab.locator("img").count() == 0 and page.said == []


def test_another_mesh_is_refused_with_both_counts(page, tmp_path):
    (tmp_path / "cube.obj").write_text("v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n", encoding="utf-8")
    page.open("mesh", tmp_path / "cube.obj")
    said = page.told("cube.obj")
    assert "4200 vertices" in said and "got 3" in said and "register" in said
    (tmp_path / "cube.obj").write_text("v 0 nan 0\n" * 4200, encoding="utf-8")
    page.open("mesh", tmp_path / "cube.obj")
    page.told("finite")
    (tmp_path / "cube.ply").write_bytes(b"ply\nformat ascii 1.0\nelement vertex 99\nproperty float x\nend_header\n")
    page.open("mesh", tmp_path / "cube.ply")
    page.told("x, y and z")


def test_everything_has_a_name(page):
    nameless = page.ask(
        """Array.from(document.querySelectorAll('button, input:not([type=file]), select, canvas')).filter((one) =>
        !(one.getAttribute('aria-label') || one.closest('label')?.textContent.trim() || one.textContent.trim()))
        .map((one) => one.outerHTML)"""
    )
    assert nameless == []


def test_faces_that_look_away_are_not_drawn_and_nobody_sees_it(page):
    """Where WebGL runs on the processor, as here; from behind, the view is through the neck and all faces count."""
    front, side, above, below, behind = page.tab.evaluate(PICTURES, [[28, 8], [90, 0], [10, 70], [0, -60], [180, -20]])
    for share, other in (front, side, above):
        assert 0.4 < share < 0.8 and other <= 20, (share, other)
    assert below == [1, 0] and behind == [1, 0]
    page.key("0")


def test_a_mesh_whose_faces_are_turned_both_ways_is_drawn_whole(page):
    """An inside-out mesh, one face turned, an edge of three faces: nothing of these may be left out."""
    kinds = page.ask("""(() => {
      const { facing, positions } = lammEditor.editor.view, { faces } = facing;
      const holes = (list) => facing.constructor.holesOf(Uint32Array.from(list), positions);
      const turned = Array.from(faces);
      [turned[0], turned[1]] = [turned[1], turned[0]];
      const lists = [faces, Array.from(faces).reverse(), turned, [...faces, faces[0], faces[1], faces[5]]];
      return lists.map((list) => holes(list)?.length ?? null);
    })()""")
    assert kinds == [1, None, None, None]
