"""The add-on as Blender loads it. All that knows Blender is in ``rig``, ``live``, ``panel_settings``, ``operators`` and
``sidebar``; the model itself (``numpy_model`` and what it uses) is NumPy alone, and nothing here imports PyTorch.
"""


def register() -> None:
    """Blender calls this when the add-on is switched on."""
    from . import registration

    registration.register()


def unregister() -> None:
    """And this when it is switched off: classes, properties and handlers go, meshes and shape keys stay."""
    from . import registration

    registration.unregister()
