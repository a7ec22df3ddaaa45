"""The buttons: every one is a step that Blender can undo."""

from collections.abc import Mapping
from typing import Any, ClassVar

import bpy
import numpy as np
from bpy.props import EnumProperty, StringProperty

from . import live, rig
from .asked_moves import drawn_code, drawn_region, swap_moves
from .loaded_models import LoadedModel, loaded
from .model_file import Refused
from .panel_settings import BY_SIZE, OWN_FILE, chosen_regions
from .placing import STILL, UNITS_MM, Motion, check_mesh, onto_template, stands_elsewhere, unit_of

#: A new mesh is in metres, as Blender is.
NEW_MM_PER_UNIT = 1000.0


class _Step(bpy.types.Operator):
    """An operator whose ``run`` does the work; a :class:`Refused` is shown and changes nothing."""

    bl_options: ClassVar[set[str]] = {"REGISTER", "UNDO"}

    def execute(self, context: Any) -> set[str]:
        try:
            self.run(context)
        except Refused as refusal:
            self.report({"ERROR"}, str(refusal))
            return {"CANCELLED"}
        return {"FINISHED"}

    def run(self, context: Any) -> None:
        raise NotImplementedError


class _HeadStep(_Step):
    @classmethod
    def poll(cls, context: Any) -> bool:
        return rig.head_of(context.object) is not None

    def found(self, context: Any) -> tuple[Any, LoadedModel, dict[int, Any]]:
        head = rig.head_of(context.object)
        if problem := live.problem(head):
            raise Refused(problem)
        return head, loaded(head.lamm.model), rig.points(head)


def _chosen_model(context: Any) -> str:
    setup = context.scene.lamm_setup
    if setup.model != OWN_FILE:
        return str(setup.model)
    if not setup.filepath:
        raise Refused("expected a model's file, got none; choose a .safetensors file")
    return str(bpy.path.abspath(setup.filepath))


def _begin(context: Any, head: Any, model: LoadedModel, name: str, mm_per_unit: float, align: bool) -> None:
    rig.attach(head, model.model.arrays, name, mm_per_unit, align)
    live.refresh(head, settled=True)
    for other in context.selected_objects:
        other.select_set(False)
    head.select_set(True)
    context.view_layer.objects.active = head
    rig.show(head, model.model.arrays, chosen_regions(head))


class AddMesh(_Step):
    """Add the model's own mesh, with its points"""

    bl_idname, bl_label = "lamm.add_mesh", "Add the Model's Mesh"

    def run(self, context: Any) -> None:
        name = _chosen_model(context)
        model = loaded(name)
        head = rig.new_mesh(context, model.model.arrays, model.model.arrays.name.capitalize(), NEW_MM_PER_UNIT)
        _begin(context, head, model, name, NEW_MM_PER_UNIT, False)


class UseMesh(_Step):
    """Edit the active mesh with the model; it must have the model's vertices in their order"""

    bl_idname, bl_label = "lamm.use_mesh", "Use the Active Mesh"

    @classmethod
    def poll(cls, context: Any) -> bool:
        return context.object is not None and context.object.type == "MESH" and context.object.mode == "OBJECT"

    def run(self, context: Any) -> None:
        head, name = context.object, _chosen_model(context)
        if rig.is_head(head):
            raise Refused(f"{head.name}: expected a mesh that no model edits yet, got one; press Finish first")
        model = loaded(name)
        arrays, mesh = model.model.arrays, head.data
        edges = np.empty(2 * len(mesh.edges), np.int32)
        mesh.edges.foreach_get("vertices", edges)
        check_mesh(arrays, head.name, len(mesh.vertices), edges.reshape(-1, 2))
        own, unit = rig.own_shape(head), context.scene.lamm_setup.unit
        mm_per_unit = unit_of(arrays, own) if unit == BY_SIZE else UNITS_MM[unit]
        elsewhere = stands_elsewhere(arrays, own * mm_per_unit)
        _begin(context, head, model, name, mm_per_unit, elsewhere)
        if elsewhere:
            self.report({"INFO"}, f"{head.name} is laid on the model's meshes for edits and put back")


class SelectRegion(_HeadStep):
    """Select all points that are shown, so that they move together"""

    bl_idname, bl_label = "lamm.select_region", "Select Points"

    def run(self, context: Any) -> None:
        head, model, found = self.found(context)
        for other in context.selected_objects:
            other.select_set(False)
        for region in chosen_regions(head):
            for slot in range(*model.model.arrays.control_ranges[region]):
                if slot in found:
                    rig.hide(found[slot], False)
                    found[slot].select_set(True)
                    context.view_layer.objects.active = found[slot]


class Reset(_HeadStep):
    """Ask nothing of the points that are shown"""

    bl_idname, bl_label = "lamm.reset", "Reset"

    def run(self, context: Any) -> None:
        head, model, found = self.found(context)
        _ask_regions(head, model, found, dict.fromkeys(chosen_regions(head)))


class CopySide(_HeadStep):
    """Give the other side the mirror image of this side's edit"""

    bl_idname, bl_label = "lamm.copy_side", "Copy to the Other Side"
    side: EnumProperty(
        name="From",
        items=[("PLUS", "+ to −", "The side of larger coordinates"), ("MINUS", "− to +", "The side of smaller ones")],
    )

    def run(self, context: Any) -> None:
        head, model, found = self.found(context)
        if model.symmetry is None:
            raise Refused("expected a model with a left and a right, got one without")
        arrays, sign = model.model.arrays, 1 if self.side == "PLUS" else -1
        asked = rig.asked(found, model.model.control_count)
        _set(head, found, model.symmetry.copied(asked, arrays.template_mm[arrays.controls], sign))


class Swap(_HeadStep):
    """Take the chosen regions from another mesh of the same vertices"""

    bl_idname, bl_label = "lamm.swap", "Take from Mesh"

    def run(self, context: Any) -> None:
        head, model, found = self.found(context)
        source, arrays = head.lamm.source, model.model.arrays
        if source is None or source == head:
            raise Refused("expected another mesh to take a region from, got none; choose it beside From")
        if len(source.data.vertices) != arrays.vertex_count:
            raise Refused(
                f"{source.name}: expected the {arrays.vertex_count} vertices of the model's mesh, got "
                f"{len(source.data.vertices)}"
            )
        theirs = rig.shown_shape(source)
        scale = source.lamm.mm_per_unit if rig.is_head(source) else unit_of(arrays, theirs)
        theirs, mine = theirs * np.float32(scale), rig.own_shape(head) * np.float32(head.lamm.mm_per_unit)
        if stands_elsewhere(arrays, theirs):
            theirs = onto_template(arrays, theirs).there(theirs)
        mine = _motion(head, model).there(mine)
        moves = {region: swap_moves(arrays, region, mine, theirs) for region in chosen_regions(head)}
        _ask_regions(head, model, found, moves)


class SampleRegion(_HeadStep):
    """Draw new displacements of the chosen regions from what training saw"""

    bl_idname, bl_label = "lamm.sample_region", "Sample Region"

    def run(self, context: Any) -> None:
        head, model, found = self.found(context)
        random = np.random.default_rng(head.lamm.seed)
        moves = {r: drawn_region(model.model, r, head.lamm.scale, random) for r in chosen_regions(head)}
        head.lamm.seed += 1
        _ask_regions(head, model, found, moves)


class SampleHead(_HeadStep):
    """Draw a whole new shape from what training saw; what is asked of the points stays"""

    bl_idname, bl_label = "lamm.sample_head", "Sample Shape"

    def run(self, context: Any) -> None:
        head, model, _ = self.found(context)
        drawn = drawn_code(model.model, head.lamm.scale, np.random.default_rng(head.lamm.seed))
        own = rig.own_shape(head) * np.float32(head.lamm.mm_per_unit)
        code = model.model.encode(_motion(head, model).there(own)[None])[0]
        head[rig.CODE] = (drawn - code).tolist()
        head.lamm.seed += 1
        live.refresh(head)


class OwnShape(_HeadStep):
    """Back to the mesh's own shape: no sampled head, sliders at zero"""

    bl_idname, bl_label = "lamm.own_shape", "Own Shape"

    def run(self, context: Any) -> None:
        head, _, _ = self.found(context)
        if rig.CODE in head:
            del head[rig.CODE]
        head.lamm.sliders = [0.0] * len(head.lamm.sliders)
        live.refresh(head)


class Keep(_HeadStep):
    """Keep the edit as a shape key of its own, which can be keyed and mixed, and begin anew"""

    bl_idname, bl_label = "lamm.keep", "Keep as Shape Key"
    name: StringProperty(name="Name", default="Edit")

    def run(self, context: Any) -> None:
        head, model, found = self.found(context)
        if not self.name.strip():
            raise Refused("expected a name for the shape key, got none")
        live.refresh(head)
        count, key = len(head.data.vertices), rig.live_key(head)
        edited = rig.coordinates(key.data, count)
        if rig.CODE in head:
            del head[rig.CODE]
        head.lamm.sliders = [0.0] * len(head.lamm.sliders)
        _set(head, found, np.zeros((model.model.control_count, 3), np.float32))
        plain = rig.coordinates(key.data, count)
        kept = head.shape_key_add(name=self.name.strip(), from_mix=False)
        rig.write_key(head, kept, rig.own_shape(head) + (edited - plain))
        kept.value = 1.0
        head.active_shape_key_index = len(head.data.shape_keys.key_blocks) - 1


class Finish(_HeadStep):
    """Take the points away; the edit stays as an ordinary shape key"""

    bl_idname, bl_label = "lamm.finish", "Finish"

    def run(self, context: Any) -> None:
        head = rig.head_of(context.object)
        rig.detach(head)
        context.view_layer.objects.active = head
        head.select_set(True)


def _motion(head: Any, model: LoadedModel) -> Motion:
    own = rig.own_shape(head) * np.float32(head.lamm.mm_per_unit)
    return onto_template(model.model.arrays, own) if head.lamm.align else STILL


def _ask_regions(
    head: Any, model: LoadedModel, found: dict[int, Any], moves_mm: Mapping[int, np.ndarray | None]
) -> None:
    """Set what is asked of regions, ``(c, 3)`` mm where the model's meshes stand (None: nothing)."""
    asked, turned = rig.asked(found, model.model.control_count), _motion(head, model).rotation.T
    for region, moves in moves_mm.items():
        span = slice(*model.model.arrays.control_ranges[region])
        asked[span] = 0 if moves is None else moves @ turned / head.lamm.mm_per_unit
    _set(head, found, asked)


def _set(head: Any, found: dict[int, Any], asked: np.ndarray) -> None:
    """Set all points at once; the mirror does not act on what is set."""
    mirror, head.lamm.mirror = head.lamm.mirror, False
    rig.ask(found, asked, range(len(asked)))
    live.refresh(head, settled=True)
    head.lamm.mirror = mirror


CLASSES = (
    AddMesh, UseMesh, SelectRegion, Reset, CopySide, Swap, SampleRegion, SampleHead, OwnShape, Keep, Finish
)  # fmt: skip
