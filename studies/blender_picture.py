"""``.tox/blender/bin/python studies/blender_picture.py docs/images/blender.png``: what the add-on for Blender does.

Rendered by Blender itself (Cycles, on the processor): the model's head with the points of its nose and ears, the same
head with the points pulled, and a sampled head. Run by a Python that has ``bpy`` and not PyTorch, from this folder's
repository.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import bpy

from lamm.blender import addon
from lamm.blender.addon import rig
from lamm.blender.addon.loaded_models import loaded

WIDTH, HEIGHT, SAMPLES = 1200, 520, 32
SKIN, POINT, MOVED = (0.62, 0.58, 0.55, 1), (0.9, 0.9, 0.9, 1), (1.0, 0.35, 0.02, 1)
#: What is asked of regions in the second head, in mm.
PULLED = {"nose": (0, -6, 2), "ear_left": (6, 2, 3), "ear_right": (-6, 2, 3)}


def render(path: Path) -> None:
    bpy.ops.wm.read_factory_settings(use_empty=True)
    addon.register()
    for number, make in enumerate((plain, pulled, sampled)):
        bpy.ops.lamm.add_mesh()
        head = bpy.context.object
        head.location.x = 0.23 * (number - 1)
        head.rotation_euler.z = math.radians(24)
        make(head)
        bpy.context.view_layer.update()
        head.data.materials.append(material("skin", SKIN, 0.55))
    scene()
    bpy.context.scene.render.filepath = str(path.resolve())
    bpy.ops.render.render(write_still=True)


def plain(head: Any) -> None:
    show_points(head)


def pulled(head: Any) -> None:
    arrays = loaded("heads").model.arrays
    for name, vector in PULLED.items():
        for slot in range(*arrays.control_ranges[arrays.names.index(name)]):
            rig.points(head)[slot].location = [x / head.lamm.mm_per_unit for x in vector]
    bpy.context.view_layer.update()
    show_points(head)


def sampled(head: Any) -> None:
    head.lamm.seed, head.lamm.scale = 5, 1.2
    bpy.ops.lamm.sample_head()


def show_points(head: Any) -> None:
    """Spheres where the points are, orange where something is asked: empties are not rendered."""
    bpy.context.view_layer.update()
    arrays = loaded("heads").model.arrays
    slots = {slot for name in PULLED for slot in range(*arrays.control_ranges[arrays.names.index(name)])}
    for slot, point in rig.points(head).items():
        if slot in slots:
            bpy.ops.mesh.primitive_uv_sphere_add(radius=0.0021, location=point.matrix_world.translation)
            bpy.ops.object.shade_smooth()
            asked = any(point.location)
            colour = ("moved", MOVED) if asked else ("point", POINT)
            bpy.context.object.data.materials.append(material(*colour, 0.3))


def material(name: str, colour: tuple[float, ...], roughness: float) -> Any:
    found = bpy.data.materials.get(name)
    if found is None:
        found = bpy.data.materials.new(name)
        found.use_nodes = True
        shader = found.node_tree.nodes["Principled BSDF"].inputs
        shader["Base Color"].default_value, shader["Roughness"].default_value = colour, roughness
    return found


def scene() -> None:
    """A camera in front, a large soft light beside it, a bright world."""
    here = bpy.context.scene
    camera = bpy.data.objects.new("camera", bpy.data.cameras.new("camera"))
    camera.location, camera.rotation_euler = (0, -2.2, 0.02), (math.radians(90), 0, 0)
    camera.data.lens = 100
    light = bpy.data.objects.new("light", bpy.data.lights.new("light", "AREA"))
    light.location, light.rotation_euler = (-1.1, -1.4, 1.2), (math.radians(52), 0, math.radians(-38))
    light.data.energy, light.data.size = 42, 0.7
    for thing in (camera, light):
        here.collection.objects.link(thing)
    here.camera = camera
    here.world = bpy.data.worlds.new("world")
    here.world.use_nodes = True
    here.world.node_tree.nodes["Background"].inputs["Color"].default_value = (0.55, 0.6, 0.66, 1)
    here.world.node_tree.nodes["Background"].inputs["Strength"].default_value = 0.55
    here.render.engine, here.cycles.device, here.cycles.samples = "CYCLES", "CPU", SAMPLES
    here.cycles.use_denoising, here.cycles.seed = True, 0
    here.render.resolution_x, here.render.resolution_y, here.render.resolution_percentage = WIDTH, HEIGHT, 100
    here.render.film_transparent = False
    here.view_settings.view_transform = "Standard"


if __name__ == "__main__":
    render(Path(sys.argv[-1]))
