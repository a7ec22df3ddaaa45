"""What a model's mesh is in Blender: a mesh object with a live shape key, and an empty for every control vertex.

The location of an empty (a *point*) is what is asked of its control vertex, zero for nothing, so that Alt G resets it,
the sidebar shows it in numbers, it can be keyed, and Blender's own undo covers it. Where it stands is its location
plus its delta location, which follows the surface.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import bpy
import numpy as np

from .topology_arrays import Arrays

SLOT, CODE = "lamm_slot", "lamm_code"
LIVE_KEY = "LAMM"
#: Radius of a point as a share of the template's size, in the viewport.
POINT_SHARE = 0.008


def is_head(obj: Any) -> bool:
    """Whether an object is one that a model edits."""
    return obj is not None and obj.type == "MESH" and bool(obj.lamm.model)


def head_of(obj: Any) -> Any:
    """The edited object that an object is, or a point of; None for any other."""
    if obj is not None and SLOT in obj:
        obj = obj.parent
    return obj if is_head(obj) else None


def points(head: Any) -> dict[int, Any]:
    """The points of an object by the place of their control vertex."""
    return {int(child[SLOT]): child for child in head.children if SLOT in child}


def new_mesh(context: Any, arrays: Arrays, name: str, mm_per_unit: float) -> Any:
    """A mesh object of the model's template, shaded smooth, at the 3D cursor's scene collection."""
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata((arrays.template_mm / mm_per_unit).tolist(), [], arrays.faces.tolist())
    mesh.polygons.foreach_set("use_smooth", np.ones(len(mesh.polygons), bool))
    obj = bpy.data.objects.new(name, mesh)
    context.collection.objects.link(obj)
    return obj


def attach(head: Any, arrays: Arrays, model: str, mm_per_unit: float, align: bool) -> None:
    """Make an object one that a model edits: its live shape key and its points."""
    head.lamm.ready = False
    head.lamm.model, head.lamm.mm_per_unit, head.lamm.align = model, mm_per_unit, align
    if head.data.shape_keys is None:
        head.shape_key_add(name="Basis", from_mix=False)
    if LIVE_KEY not in head.data.shape_keys.key_blocks:
        head.shape_key_add(name=LIVE_KEY, from_mix=False)
    head.data.shape_keys.key_blocks[LIVE_KEY].value = 1.0
    collection = bpy.data.collections.new(f"{head.name} points")
    (head.users_collection[0] if head.users_collection else bpy.context.scene.collection).children.link(collection)
    for slot, vertex in enumerate(arrays.controls.tolist()):
        point = bpy.data.objects.new(f"{head.name} {arrays.names[arrays.region_of(slot)]} {vertex}", None)
        point[SLOT] = slot
        point.parent = head
        point.empty_display_type, point.empty_display_size = "SPHERE", POINT_SHARE * arrays.extent_mm / mm_per_unit
        point.show_in_front = True
        point.lock_rotation, point.lock_scale = (True,) * 3, (True,) * 3
        collection.objects.link(point)
    head.lamm.ready = True


def detach(head: Any) -> None:
    """Take the points away; what was live becomes an ordinary shape key."""
    collections = {collection for point in points(head).values() for collection in point.users_collection}
    for point in points(head).values():
        bpy.data.objects.remove(point)
    for collection in collections:
        if not collection.objects and not collection.children:
            bpy.data.collections.remove(collection)
    key = live_key(head)
    if key is not None:
        key.name = f"{LIVE_KEY} edit"
    head.lamm.model = ""
    if CODE in head:
        del head[CODE]


def live_key(head: Any) -> Any:
    """The shape key that shows the edit; None where it was deleted."""
    keys = head.data.shape_keys
    return None if keys is None else keys.key_blocks.get(LIVE_KEY)


def coordinates(block: Any, count: int) -> np.ndarray:
    """``(V, 3)`` of a shape key or a mesh's vertices, in the mesh's unit."""
    found = np.empty(3 * count, np.float32)
    block.foreach_get("co", found)
    return found.reshape(-1, 3)


def own_shape(head: Any) -> np.ndarray:
    """The mesh as it was before the edit, in its unit: the shape key that the live one is relative to."""
    keys = head.data.shape_keys
    block = head.data.vertices if keys is None else keys.reference_key.data
    return coordinates(block, len(head.data.vertices))


def shown_shape(obj: Any) -> np.ndarray:
    """A mesh as it is shown, all shape keys mixed, without modifiers."""
    keys = obj.data.shape_keys
    shape = own_shape(obj)
    if keys is None:
        return shape
    blocks = list(keys.key_blocks)
    held = {block.name: coordinates(block.data, len(shape)) for block in blocks}
    for block in blocks[1:]:
        if not block.mute:
            shape = shape + block.value * (held[block.name] - held[block.relative_key.name])
    return shape


def write_key(head: Any, key: Any, shape: np.ndarray) -> None:
    key.data.foreach_set("co", np.ascontiguousarray(shape, np.float32).reshape(-1))
    head.data.update_tag()


def asked(found: dict[int, Any], count: int) -> np.ndarray:
    """Locations of points ``(C, 3)``, in the mesh's unit."""
    moves = np.zeros((count, 3), np.float32)
    for slot, point in found.items():
        if slot < count:
            moves[slot] = point.location
    return moves


def ask(found: dict[int, Any], moves: np.ndarray, slots: Iterable[int]) -> None:
    """Set the locations of some points."""
    for slot in slots:
        if slot in found:
            found[slot].location = moves[slot].tolist()


def follow(found: dict[int, Any], places: np.ndarray) -> None:
    """Points that nothing is asked of go to their place on the surface ``(C, 3)``; the others stay where they were put.

    A point that moves keeps the place it was taken from, so that nothing slips away under the pointer.
    """
    for slot, point in found.items():
        if not any(point.location) and slot < len(places):
            point.delta_location = places[slot].tolist()


def settle(found: dict[int, Any], places: np.ndarray) -> None:
    """Every point to its place as if it had not been moved: after an edit that was not made by dragging."""
    for slot, point in found.items():
        point.delta_location = places[slot].tolist()


def show(head: Any, arrays: Arrays, regions: Sequence[int]) -> None:
    """Show the points of some regions and hide the others."""
    shown = {slot for region in regions for slot in range(*arrays.control_ranges[region])}
    for slot, point in points(head).items():
        hide(point, slot not in shown)


def hide(point: Any, hidden: bool) -> None:
    """As H and Alt H do, in the layer that is looked at; an object that is not in it cannot be hidden."""
    if point.name in bpy.context.view_layer.objects:
        point.hide_set(hidden)
