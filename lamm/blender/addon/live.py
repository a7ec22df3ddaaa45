"""The edit that is shown: worked out anew whenever a point, a slider or the mesh itself has changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import bpy
import numpy as np
from bpy.app.handlers import persistent

from . import rig
from .loaded_models import LoadedModel, loaded
from .model_file import Refused
from .placing import STILL, onto_template


@dataclass(frozen=True)
class State:
    """What an edit depends on: ``asked`` ``(C, 3)`` and ``own`` ``(V, 3)`` in the mesh's unit, ``code`` ``(Z,)``."""

    asked: np.ndarray
    own: np.ndarray
    code: np.ndarray
    options: tuple[Any, ...]

    def same(self, other: State | None) -> bool:
        arrays = ("asked", "own", "code")
        return other is not None and self.options == other.options and all(
            np.array_equal(getattr(self, name), getattr(other, name)) for name in arrays
        )  # fmt: skip


#: By object (``session_uid``): the state that was shown last, what keeps it from being shown, the mesh's own code.
_shown: dict[int, State] = {}
_problems: dict[int, str] = {}
_own: dict[int, tuple[bytes, np.ndarray, np.ndarray]] = {}
_busy: list[bool] = []


def problem(head: Any) -> str:
    """Why an object cannot be edited at the moment, or an empty text."""
    return _problems.get(head.session_uid, "")


def forget() -> None:
    """Nothing is known to be shown: after undo, redo, and another file."""
    for table in (_shown, _problems, _own):
        table.clear()


def refresh(head: Any, settled: bool = False) -> None:
    """Show the edit of an object, if anything it depends on has changed.

    ``settled``: the points were set and not dragged, so they may take their own places anew. A user's mistake (a
    missing file, a mesh that no longer fits) is kept for the sidebar, :func:`problem`.
    """
    if _busy or not rig.is_head(head) or not head.lamm.ready or head.mode == "EDIT":
        return
    _busy.append(True)
    try:
        _refresh(head, settled)
        _problems.pop(head.session_uid, None)
    except Refused as refusal:
        _problems[head.session_uid] = str(refusal)
    finally:
        _busy.pop()


def _refresh(head: Any, settled: bool) -> None:
    model, found, key = loaded(head.lamm.model), rig.points(head), rig.live_key(head)
    if key is None:
        raise Refused(f"{head.name}: expected its shape key {rig.LIVE_KEY!r}, got none; use the mesh again")
    if not found:  # (a copy of the mesh alone: what it shows is not taken from it)
        raise Refused(f"{head.name}: expected its points, got none; undo what took them away, or press Finish")
    state, last = _read(head, model, found), _shown.get(head.session_uid)
    if state.same(last):
        return
    if head.lamm.mirror and model.symmetry is not None and last is not None:
        moved = (state.asked != last.asked).any(1)
        completed = model.symmetry.completed(state.asked, moved)
        rig.ask(found, completed, np.flatnonzero((completed != state.asked).any(1)))
        state = _read(head, model, found)
    shape = surface(head, model, state)
    rig.write_key(head, key, shape)
    controls = model.model.arrays.controls
    if settled:
        rig.settle(found, shape[controls] - state.asked)
    rig.follow(found, shape[controls])
    _shown[head.session_uid] = state


def _read(head: Any, model: LoadedModel, found: dict[int, Any]) -> State:
    arrays = model.model.arrays
    if len(head.data.vertices) != arrays.vertex_count:
        raise Refused(
            f"{head.name}: expected the {arrays.vertex_count} vertices of the model's mesh, got "
            f"{len(head.data.vertices)}; undo what changed them"
        )
    options = (head.lamm.model, head.lamm.mm_per_unit, head.lamm.keep_detail, head.lamm.align)
    asked = rig.asked(found, model.model.control_count)
    return State(asked, rig.own_shape(head), code_change(head, model), options)


def code_change(head: Any, model: LoadedModel) -> np.ndarray:
    """What is added to the mesh's own code: of a sampled head, and of the sliders."""
    change = np.array(head.get(rig.CODE, ()), np.float32)
    if len(change) != model.model.latent:
        change = np.zeros(model.model.latent, np.float32)
    sliders = np.array(head.lamm.sliders, np.float32)
    if sliders.any():
        count = len(model.directions)
        change = change + sliders[:count] @ model.directions[: len(sliders)]
    return change


def surface(head: Any, model: LoadedModel, state: State) -> np.ndarray:
    """The edited mesh ``(V, 3)`` in its unit: decode(encode(v) + Δz, δ), and with the detail kept v − decode(encode(v))
    more; where the mesh stands elsewhere, it is laid on the model's meshes for that and put back."""
    mm = np.float32(head.lamm.mm_per_unit)
    v = state.own * mm
    motion = onto_template(model.model.arrays, v) if head.lamm.align else STILL
    code, plain = own_code(head, model, state, motion.there(v))
    shape = model.model.decode((code + state.code)[None], (state.asked * mm) @ motion.rotation)[0]
    if head.lamm.keep_detail:
        shape = shape + motion.there(v) - plain
    return motion.back(shape) / mm


def own_code(head: Any, model: LoadedModel, state: State, v: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The code of the mesh itself, and its image; worked out again only when the mesh has changed."""
    mark = repr(state.options).encode() + v.tobytes()
    held = _own.get(head.session_uid)
    if held is None or held[0] != mark:
        code = model.model.encode(v[None])
        held = (mark, code[0], model.model.decode(code)[0])
        _own[head.session_uid] = held
    return held[1], held[2]


# -- handlers -------------------------------------------------------------------------------------------------------


@persistent
def after_update(_: Any, depsgraph: Any) -> None:
    touched = {}
    for update in depsgraph.updates:
        if isinstance(update.id, bpy.types.Object):
            head = rig.head_of(update.id.original)
            if head is not None:
                touched[head.session_uid] = head
    for head in touched.values():
        refresh(head)


@persistent
def after_frame(*_: Any) -> None:
    """Keyed points and sliders."""
    for head in heads():
        refresh(head)


@persistent
def after_change(*_: Any) -> None:
    """Undo, redo, another file: what is in the data counts, and nothing is mirrored anew."""
    forget()
    for head in heads():
        refresh(head)


def heads() -> list[Any]:
    return [obj for obj in bpy.data.objects if rig.is_head(obj)]


HANDLERS = {
    "depsgraph_update_post": after_update,
    "frame_change_post": after_frame,
    "undo_post": after_change,
    "redo_post": after_change,
    "load_post": after_change,
}


def connect() -> None:
    for place, handler in HANDLERS.items():
        getattr(bpy.app.handlers, place).append(handler)


def disconnect() -> None:
    for place, handler in HANDLERS.items():
        handlers = getattr(bpy.app.handlers, place)
        if handler in handlers:
            handlers.remove(handler)
    forget()
