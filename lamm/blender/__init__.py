"""The add-on for Blender 4.2 and later: ``addon/`` is what Blender gets, :mod:`lamm.blender.pack` makes its zip
(docs/use/blender.md).
"""
