"""Switching the add-on on and off in Blender."""

from __future__ import annotations

import bpy

from . import live, loaded_models, operators, panel_settings, sidebar

CLASSES = (*panel_settings.CLASSES, *operators.CLASSES, *sidebar.CLASSES)


def register() -> None:
    for cls in CLASSES:
        bpy.utils.register_class(cls)
    bpy.types.Object.lamm = bpy.props.PointerProperty(type=panel_settings.HeadSettings)
    bpy.types.Scene.lamm_setup = bpy.props.PointerProperty(type=panel_settings.Setup)
    live.connect()


def unregister() -> None:
    live.disconnect()
    del bpy.types.Scene.lamm_setup
    del bpy.types.Object.lamm
    for cls in reversed(CLASSES):
        bpy.utils.unregister_class(cls)
    loaded_models.forget()
