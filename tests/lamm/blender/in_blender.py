"""What Blender does in the tests: ``in_blender.py ZIP FOLDER MESH``, run by Blender's own Python without PyTorch.

The add-on is installed as a user would; every part leaves arrays (mm) in ``FOLDER/found.npz``, everything else in
``FOLDER/found.json``.
"""

import json
import sys
import traceback
from pathlib import Path

sys.modules["torch"] = None  # nobody has it in Blender; before anything else is imported

import bpy  # noqa: E402
import numpy as np  # noqa: E402

ADDON = "bl_ext.user_default.lamm"
ZIP, FOLDER, MESH = (Path(text) for text in sys.argv[sys.argv.index("--") + 1 :])
told, arrays = {}, {}


def traces():
    """All that an add-on could leave behind in Blender."""
    held = {name: getattr(bpy.app.handlers, name) for name in dir(bpy.app.handlers)}
    handlers = {name: len(found) for name, found in held.items() if isinstance(found, list)}
    named = [n for n in dir(bpy.types) if "lamm" in n.lower()]
    held = [hasattr(bpy.types.Object, "lamm"), hasattr(bpy.types.Scene, "lamm_setup"), "lamm" in dir(bpy.ops)]
    return [handlers, named, held]


def points(head):
    return {child["lamm_slot"]: child for child in head.children}


def key(head, name="LAMM"):
    return head.data.shape_keys.key_blocks[name]


def mm(head, data=None):
    """Vertices of a shape key (the live one), in mm."""
    data = key(head).data if data is None else data
    found = np.empty(3 * len(head.data.vertices), np.float32)
    data.foreach_get("co", found)
    return found.reshape(-1, 3) * np.float32(head.lamm.mm_per_unit)


def evaluated(head):
    """Vertices as Blender shows them, in mm."""
    return mm(head, head.evaluated_get(bpy.context.evaluated_depsgraph_get()).data.vertices)


def slots_of(region):
    from bl_ext.user_default.lamm.loaded_models import loaded

    arrays_ = loaded("heads").model.arrays
    return range(*arrays_.control_ranges[arrays_.names.index(region)])


def asked(head):
    held = points(head)
    return np.array([tuple(held[slot].location) for slot in sorted(held)], np.float32) * head.lamm.mm_per_unit


def pull(head, region, vector_mm):
    """As a transform does it: locations change, then Blender updates what depends on them."""
    for slot in slots_of(region):
        points(head)[slot].location = [x / head.lamm.mm_per_unit for x in vector_mm]
    bpy.context.view_layer.update()


def moves_a_nose():
    assert bpy.ops.lamm.add_mesh() == {"FINISHED"}
    head = bpy.context.object
    told["regions"], told["points"] = len(head.lamm.bl_rna.properties["region"].enum_items), len(points(head))
    arrays["unedited"] = mm(head)
    head.lamm.region = "nose"
    told["visible"] = sorted(slot for slot, point in points(head).items() if not point.hide_get())
    assert bpy.ops.lamm.select_region() == {"FINISHED"}
    assert bpy.ops.transform.translate(value=(0, -0.005, 0)) == {"FINISHED"}  # as G does
    bpy.context.view_layer.objects.active = head
    arrays["nose"], arrays["nose shown"] = mm(head), evaluated(head)
    point = points(head)[slots_of("mouth")[0]]
    arrays["followed"] = np.array(point.matrix_world.translation, np.float32)[None] * head.lamm.mm_per_unit
    told["followed vertex"] = int(point.name.split()[-1])


def undoes():
    head = bpy.context.object
    bpy.ops.ed.undo_push(message="nose")
    before, name = mm(head), head.name
    pull(head, "chin", (0, 0, -6))
    bpy.ops.ed.undo_push(message="chin")
    after = mm(head)
    bpy.ops.ed.undo()
    head = bpy.data.objects[name]
    told["undone"] = np.array_equal(mm(head), before) and not np.array_equal(before, after)
    told["undone locations"] = float(np.abs(asked(head)[list(slots_of("chin"))]).max())
    bpy.ops.ed.redo()
    told["redone"] = np.array_equal(mm(bpy.data.objects[name]), after)
    bpy.ops.ed.undo()


def keeps_and_keys():
    """A kept edit has keys at two frames; between them it is half way."""
    head = bpy.context.object
    assert bpy.ops.lamm.keep(name="Nose") == {"FINISHED"}
    told["asked after keeping"] = float(np.abs(asked(head)).max())
    kept, scene = key(head, "Nose"), bpy.context.scene
    for frame, value in ((1, 0.0), (25, 1.0)):
        kept.value = value
        kept.keyframe_insert("value", frame=frame)
    for frame in (1, 13, 25):
        scene.frame_set(frame)
        arrays[f"frame {frame}"] = evaluated(head)
    told["half"] = kept.value if scene.frame_set(13) is None else None


def mirrors():
    head = bpy.context.object
    bpy.ops.lamm.add_mesh()
    head = bpy.context.object
    head.lamm.mirror = True
    slot = slots_of("ear_left")[4]
    points(head)[slot].location = (0.004, -0.002, 0.001)
    bpy.context.view_layer.update()
    arrays["mirrored asked"], arrays["mirrored"] = asked(head), mm(head)
    bpy.ops.lamm.reset()
    told["reset"] = float(np.abs(asked(head)).max())
    arrays["reset"] = mm(head)


def slides_and_samples():
    head = bpy.context.object
    head.lamm.mirror = False
    head.lamm.sliders[0], head.lamm.sliders[3] = 1.5, -1.0
    arrays["slid"] = mm(head)
    bpy.ops.lamm.own_shape()
    arrays["own again"] = mm(head)
    head.lamm.scale = 0.0
    bpy.ops.lamm.sample_head()
    arrays["mean head"] = mm(head)
    head.lamm.scale = 1.0
    bpy.ops.lamm.sample_head()
    arrays["sampled head"] = mm(head)
    bpy.ops.lamm.own_shape()
    head.lamm.region = "mouth"
    bpy.ops.lamm.sample_region()
    arrays["sampled asked"], arrays["sampled mouth"] = asked(head), mm(head)
    bpy.ops.lamm.reset()


def edits_an_own_mesh():
    """A file in mm, with its axes turned on the way in: laid on the model's meshes, edited, and put back."""
    bpy.ops.wm.obj_import(filepath=str(MESH), forward_axis="Y", up_axis="Z")
    own = bpy.context.object
    assert bpy.ops.lamm.use_mesh() == {"FINISHED"}
    told["unit"], told["in place"] = own.lamm.mm_per_unit, own.lamm.align
    pull(own, "nose", (0, -5, 0))
    arrays["own nose"] = mm(own)
    own.lamm.keep_detail = True
    arrays["own nose with detail"] = mm(own)
    own.lamm.keep_detail = False
    bpy.ops.lamm.reset()
    other = bpy.data.objects.new("other", bpy.data.meshes.new("other"))
    bpy.context.collection.objects.link(other)
    other.data = own.data.copy()
    other.shape_key_clear()
    shape = mm(own, own.data.shape_keys.reference_key.data) * np.float32([1.1, 1.0, 0.95])
    arrays["source of the swap"] = shape
    other.data.vertices.foreach_set("co", shape.reshape(-1))
    bpy.context.view_layer.objects.active = own
    own.lamm.source, own.lamm.region = other, "mouth"
    assert bpy.ops.lamm.swap() == {"FINISHED"}
    arrays["swapped"] = mm(own)
    turned = bpy.data.objects.new("turned", other.data.copy())
    bpy.context.collection.objects.link(turned)
    place = mm(own, own.data.shape_keys.reference_key.data)[:, [0, 2, 1]] * np.float32([1, 1, -1]) + 20
    turned.data.vertices.foreach_set("co", place.reshape(-1))
    arrays["turned"] = place
    bpy.context.view_layer.objects.active = turned
    bpy.ops.lamm.use_mesh()
    told["elsewhere"] = turned.lamm.align
    pull(turned, "nose", (0, 0, 5))
    arrays["turned nose"] = mm(turned)


def opens_again():
    head = bpy.context.object
    name, before = head.name, mm(head)
    bpy.ops.wm.save_as_mainfile(filepath=str(FOLDER / "scene.blend"))
    bpy.ops.wm.read_homefile(use_empty=True)
    bpy.ops.wm.open_mainfile(filepath=str(FOLDER / "scene.blend"))
    head = bpy.data.objects[name]
    told["opened"] = np.array_equal(mm(head), before)
    pull(head, "chin", (0, 0, -4))
    told["live after opening"] = not np.array_equal(mm(head), before)
    bpy.ops.lamm.finish()
    told["left after finishing"] = [len(head.children), [k.name for k in head.data.shape_keys.key_blocks]]


def duplicates():
    """A copy without the points keeps the shape that it was copied with."""
    bpy.ops.lamm.add_mesh()
    head = bpy.context.object
    pull(head, "nose", (0, -5, 0))
    copy = head.copy()
    copy.data = head.data.copy()
    bpy.context.collection.objects.link(copy)
    copy.location.x = 1
    bpy.context.view_layer.update()
    told["copied"] = np.array_equal(mm(copy), mm(head))
    bpy.context.view_layer.objects.active = copy
    layout = Layout()
    bpy.types.LAMM_PT_sidebar.draw(type("Drawn", (), {"layout": layout})(), bpy.context)
    told["drawn of the copy"] = layout.drawn
    bpy.ops.lamm.finish()
    told["finished copy"] = [copy.lamm.model, len(points(head))]


class Layout:
    """Takes what a panel draws, and fails as Blender would for a name that is not there."""

    def __init__(self):
        self.drawn = []
        self.icons = set(bpy.types.UILayout.bl_rna.functions["label"].parameters["icon"].enum_items.keys())

    def part(self, align=False):
        return self

    row = column = box = part

    def separator(self):
        pass

    def label(self, text="", icon="NONE"):
        assert icon in self.icons, icon
        self.drawn.append(text)

    def prop(self, data, name, index=-1, text=None, icon="NONE", **how):
        found = getattr(data, name)
        assert icon in self.icons and set(how) <= {"slider", "toggle"}, (icon, how)
        self.drawn.append(name if index < 0 else f"{name} {found[index]}")

    def operator(self, name, text="", icon="NONE"):
        assert icon in self.icons, icon
        self.drawn.append(operator_of(name).identifier)

    def operator_menu_enum(self, name, choice, text=""):
        assert operator_of(name).properties[choice].enum_items
        self.drawn.append(name)


def operator_of(name):
    group, _, word = name.partition(".")
    return getattr(getattr(bpy.ops, group), word).get_rna_type()


def draws_its_panels():
    """Without an object, with one, and with one that is asked to move further than training saw."""
    told["drawn"] = []
    for asked_mm in (None, 0, 60):
        bpy.context.view_layer.objects.active = None
        if asked_mm is not None:
            bpy.ops.lamm.add_mesh()
            pull(bpy.context.object, "nose", (0, -asked_mm, 0))
        layout = Layout()
        for name in ("LAMM_PT_sidebar", "LAMM_PT_shapes"):
            panel = getattr(bpy.types, name)
            if not hasattr(panel, "poll") or panel.poll(bpy.context):
                panel.draw(type("Drawn", (), {"layout": layout})(), bpy.context)
        told["drawn"].append(layout.drawn)


def refuses():
    bpy.ops.mesh.primitive_cube_add()
    said = []
    for attempt in (bpy.ops.lamm.use_mesh, bpy.ops.lamm.add_mesh):
        try:
            attempt()
        except RuntimeError as error:
            said.append(str(error).strip())
        (FOLDER / "no.safetensors").write_bytes(b"\xff" * 100)
        bpy.context.scene.lamm_setup.model = "FILE"
        bpy.context.scene.lamm_setup.filepath = str(FOLDER / "no.safetensors")
    told["refused"] = said


def main():
    before = traces()
    bpy.ops.extensions.package_install_files(filepath=str(ZIP), repo="user_default", enable_on_install=True)
    told["registered"] = traces()[2]
    for part in (
        moves_a_nose, undoes, keeps_and_keys, mirrors, slides_and_samples, edits_an_own_mesh, opens_again,
        duplicates, draws_its_panels, refuses,
    ):  # fmt: skip
        try:
            part()
        except Exception:
            told.setdefault("failed", []).append(f"{part.__name__}: {traceback.format_exc()}")
    bpy.ops.preferences.addon_disable(module=ADDON)
    told["traces"], told["traces before"] = traces(), before
    told["torch"] = [name for name in sys.modules if name.split(".")[0] == "torch" and sys.modules[name]]
    np.savez(FOLDER / "found.npz", **arrays)
    (FOLDER / "found.json").write_text(json.dumps(told), encoding="utf-8")


main()
