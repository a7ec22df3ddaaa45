"""What Blender stores of an edited object, and what the sidebar asks before there is one."""

from typing import Any

import bpy
from bpy.props import (
    BoolProperty,
    EnumProperty,
    FloatProperty,
    FloatVectorProperty,
    IntProperty,
    PointerProperty,
    StringProperty,
)

from . import live, rig
from .asked_moves import DIRECTIONS
from .loaded_models import loaded, shipped
from .model_file import Refused
from .placing import UNITS_MM

ALL, OWN_FILE, BY_SIZE = "ALL", "FILE", "AUTO"
# Blender does not keep the texts of an enumeration that a function gives; somebody must.
_kept: dict[str, list[tuple[str, str, str, int]]] = {}


def _changed(group: Any, _: Any) -> None:
    live.refresh(group.id_data)


def _region_chosen(group: Any, _: Any) -> None:
    if rig.is_head(group.id_data) and group.ready:
        arrays = loaded(group.model).model.arrays
        rig.show(group.id_data, arrays, chosen_regions(group.id_data))


def chosen_regions(head: Any) -> list[int]:
    """Numbers of the regions whose points are shown: the one chosen, or all."""
    arrays = loaded(head.lamm.model).model.arrays
    return arrays.editable if head.lamm.region == ALL else [arrays.names.index(head.lamm.region)]


def _regions(group: Any, _: Any) -> list[tuple[str, str, str, int]]:
    items = [(ALL, "All regions", "Points of every region", 0)]
    try:
        arrays = loaded(group.model).model.arrays
        items += [(arrays.names[i], arrays.names[i].replace("_", " "), "", i + 1) for i in arrays.editable]
    except Refused:
        pass
    return _kept.setdefault(f"{group.model} {len(items)}", items)


def _models(_: Any, __: Any) -> list[tuple[str, str, str, int]]:
    items = [(name, name, f"The model of {name} that comes with the add-on", i) for i, name in enumerate(shipped())]
    items.append((OWN_FILE, "A file", "A model of your own (.safetensors), from lamm train", 1000))
    return _kept.setdefault(f"models {len(items)}", items)


def _other_meshes(_: Any, obj: Any) -> bool:
    return obj.type == "MESH"


class HeadSettings(bpy.types.PropertyGroup):
    """Of an object that a model edits: ``object.lamm``; ``model`` is empty for any other object."""

    model: StringProperty(name="Model", description="Name of a model that comes with the add-on, or a file")
    ready: BoolProperty(options={"HIDDEN"})
    mm_per_unit: FloatProperty(name="Millimetres a unit", default=1000.0, min=1e-6, update=_changed)
    region: EnumProperty(name="Region", items=_regions, update=_region_chosen, description="Whose points are shown")
    mirror: BoolProperty(name="Mirror", description="The other side gets the mirror image of what is moved")
    keep_detail: BoolProperty(
        name="Keep Detail", update=_changed, description="Add what the model does not show of the mesh to the result"
    )
    align: BoolProperty(
        name="Stands Elsewhere", update=_changed, description="Lay the mesh on the model's meshes for the edit"
    )
    source: PointerProperty(
        name="From", type=bpy.types.Object, poll=_other_meshes, description="The mesh that a region is taken from"
    )
    scale: FloatProperty(name="Spread", default=1.0, min=0.0, soft_max=3.0, description="0 is the average")
    seed: IntProperty(name="Seed", min=0, description="Another one, other shapes")
    sliders: FloatVectorProperty(
        name="Shape", size=DIRECTIONS, soft_min=-3, soft_max=3, update=_changed,
        description="Along the directions that change the shape most, in standard deviations of training",
    )  # fmt: skip


class Setup(bpy.types.PropertyGroup):
    """What is chosen before a mesh is added or used: ``scene.lamm_setup``."""

    model: EnumProperty(name="Model", items=_models)
    filepath: StringProperty(name="File", subtype="FILE_PATH")
    unit: EnumProperty(
        name="Unit", default=BY_SIZE, description="Of the mesh that is used",
        items=[(BY_SIZE, "by its size", "")] + [(name, name, "") for name in UNITS_MM],
    )  # fmt: skip


CLASSES = (HeadSettings, Setup)
