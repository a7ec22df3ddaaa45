"""The panel in the sidebar of the 3D view (N, then LAMM)."""

from typing import Any, ClassVar

import bpy
import numpy as np

from . import live, operators, rig
from .loaded_models import loaded
from .model_file import Refused
from .panel_settings import OWN_FILE


class Sidebar(bpy.types.Panel):
    bl_idname, bl_label = "LAMM_PT_sidebar", "LAMM"
    bl_space_type, bl_region_type, bl_category = "VIEW_3D", "UI", "LAMM"

    def draw(self, context: Any) -> None:
        head = rig.head_of(context.object)
        if head is None:
            _setup(self.layout, context)
            return
        if problem := live.problem(head):
            self.layout.label(text=problem, icon="ERROR")
            self.layout.operator(operators.Finish.bl_idname)
            return
        _points(self.layout, head)
        _regions(self.layout, head)
        _result(self.layout, head)


class Shapes(bpy.types.Panel):
    bl_idname, bl_label, bl_parent_id = "LAMM_PT_shapes", "Whole Shape", "LAMM_PT_sidebar"
    bl_space_type, bl_region_type, bl_category = "VIEW_3D", "UI", "LAMM"
    bl_options: ClassVar[set[str]] = {"DEFAULT_CLOSED"}

    @classmethod
    def poll(cls, context: Any) -> bool:
        return rig.head_of(context.object) is not None

    def draw(self, context: Any) -> None:
        head, layout = rig.head_of(context.object), self.layout
        try:
            model = loaded(head.lamm.model)
        except Refused:
            return
        if model.model.sampled is None:
            layout.label(text="This model cannot sample")
            return
        row = layout.row(align=True)
        row.operator(operators.SampleHead.bl_idname)
        row.operator(operators.OwnShape.bl_idname)
        column = layout.column(align=True)
        for number in range(min(len(head.lamm.sliders), model.model.latent)):
            column.prop(head.lamm, "sliders", index=number, text=f"Direction {number + 1}", slider=True)


def _setup(layout: Any, context: Any) -> None:
    setup = context.scene.lamm_setup
    layout.prop(setup, "model")
    if setup.model == OWN_FILE:
        layout.prop(setup, "filepath")
    layout.operator(operators.AddMesh.bl_idname, icon="ADD")
    layout.separator()
    layout.prop(setup, "unit")
    layout.operator(operators.UseMesh.bl_idname, icon="MESH_DATA")


def _points(layout: Any, head: Any) -> None:
    layout.prop(head.lamm, "region")
    row = layout.row(align=True)
    row.operator(operators.SelectRegion.bl_idname)
    row.operator(operators.Reset.bl_idname)
    row = layout.row(align=True)
    row.prop(head.lamm, "mirror", toggle=True)
    row.operator_menu_enum(operators.CopySide.bl_idname, "side", text="Copy Side")
    for text in notes(head):
        layout.label(text=text, icon="INFO")


def notes(head: Any) -> list[str]:
    """A sentence for each region that is asked to move further than training saw."""
    try:
        model = loaded(head.lamm.model)
    except Refused:
        return []
    asked = rig.asked(rig.points(head), model.model.control_count) * head.lamm.mm_per_unit
    length = np.linalg.norm(asked, axis=1)
    found = []
    for region in model.model.arrays.editable:
        span = slice(*model.model.arrays.control_ranges[region])
        if (length[span] > model.usual_mm[span]).any():
            name = model.model.arrays.names[region].replace("_", " ")
            found.append(f"{name}: {length[span].max():.1f} mm, further than training saw")
    return found


def _regions(layout: Any, head: Any) -> None:
    box = layout.box()
    box.prop(head.lamm, "source")
    box.operator(operators.Swap.bl_idname)
    row = box.row(align=True)
    row.prop(head.lamm, "scale")
    row.prop(head.lamm, "seed")
    box.operator(operators.SampleRegion.bl_idname)


def _result(layout: Any, head: Any) -> None:
    key = rig.live_key(head)
    if key is not None:
        row = layout.row(align=True)
        row.prop(key, "value", text="Edit", slider=True)
        row.prop(key, "mute", text="", icon="HIDE_OFF")
    layout.prop(head.lamm, "keep_detail")
    layout.prop(head.lamm, "align")
    row = layout.row(align=True)
    row.operator(operators.Keep.bl_idname)
    row.operator(operators.Finish.bl_idname)


CLASSES = (Sidebar, Shapes)
