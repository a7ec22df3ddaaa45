"""An edit that was saved in the page, in Python: read with the same rules, and made into the same mesh."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import torch
from jaxtyping import Float
from torch import Tensor

from bench.api import BenchError
from lamm.edit import decode, encode
from lamm.editor.scene import pin_weights, weights_digest
from lamm.export.contract import Exportable

FORMAT, VERSION = "lamm-edit", 1
KEYS = ("format", "version", "model", "mesh", "moves_mm", "code", "pins", "keep_detail")
MOST_BYTES = 5_000_000


@dataclass(frozen=True)
class Part:
    """What is asked of the model: displacements ``(C, 3)`` of control vertices, and a change of the code ``(Z,)``."""

    moves_mm: Float[Tensor, "c 3"]
    code: Float[Tensor, " z"]


@dataclass(frozen=True)
class SavedEdit:
    """A state of the editor: what is asked, regions pinned at earlier states (in order), the mesh's detail kept."""

    asked: Part
    pins: tuple[tuple[int, Part], ...]
    keep_detail: bool
    mesh_name: str


def read_edit(path: str | Path, model: Exportable) -> SavedEdit:
    """An edit that the page has saved. Errors: anything that is not exactly such a file for a model like this one."""
    path = Path(path)

    def fail(wanted: str, got: str) -> NoReturn:
        raise BenchError(f"{path}: expected {wanted}, got {got}")

    try:
        data = path.read_bytes() if path.stat().st_size <= MOST_BYTES else fail("at most 5 MB", "a larger file")
    except OSError as error:
        fail("a file that can be read", str(error.strerror or error))
    try:
        found = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        fail("an edit saved by the editor", "a file that is not JSON")
    return _Reader(model, fail).edit(found)


class _Reader:
    def __init__(self, model: Exportable, fail: Callable[[str, str], NoReturn]) -> None:
        self.model, self.layout, self.fail = model, model.layout, fail

    def edit(self, found: Any) -> SavedEdit:
        fail = self.fail
        if not isinstance(found, dict) or found.get("format") != FORMAT:
            fail("an edit saved by the editor", "another file")
        if found.get("version") != VERSION or isinstance(found["version"], bool):
            fail(f"version {VERSION} of the format", "another")
        if set(found) != set(KEYS):
            fail(f"the keys {', '.join(KEYS)}", "others")
        about, pins = found["model"], found["pins"]
        named = isinstance(about, dict) and isinstance(found["mesh"], str)
        if not named or not isinstance(found["keep_detail"], bool):
            fail("a model, the name of a mesh and keep_detail", "other values")
        if about.get("topology") != self.layout.topology().digest():
            fail(f"an edit of a mesh like {self.layout.topology_name}", "one of another topology")
        if not isinstance(pins, list) or len(pins) > len(self.layout.names):
            fail("a list of pins", "something else")
        own = about.get("weights")
        held: dict[int, Part] = {}
        for pin in pins:
            fits = isinstance(pin, dict) and set(pin) == {"region", "moves_mm", "code"}
            if not fits or pin["region"] not in self.layout.names:
                fail("pins of regions", "others")
            region = self.layout.names.index(pin["region"])
            if region in held:
                fail("one pin a region", f"two of {pin['region']}")
            held[region] = self.part(pin, own)
        return SavedEdit(self.part(found, own), tuple(held.items()), found["keep_detail"], found["mesh"])

    def part(self, found: Mapping[str, Any], weights: Any) -> Part:
        layout, fail = self.layout, self.fail
        if not isinstance(found["moves_mm"], dict):
            fail("moves_mm by region", "something else")
        moves = torch.zeros(len(layout.controls), 3)
        for name, vectors in found["moves_mm"].items():
            if name not in layout.names or not isinstance(vectors, dict):
                fail(f"regions of {layout.topology_name}", "another name")
            start, stop = layout.control_ranges[layout.names.index(name)]
            places = {str(int(vertex)): start + i for i, vertex in enumerate(layout.controls[start:stop])}
            for vertex, vector in vectors.items():
                if vertex not in places:
                    fail(f"control vertices of {name}", "another vertex")
                if not _are_numbers(vector, 3):
                    fail("displacements of three finite numbers", "others")
                if math.hypot(*vector) > layout.extent_mm:
                    fail(f"displacements below {layout.extent_mm:.0f} mm", "a longer one")
                moves[places[vertex]] = torch.tensor(vector, dtype=torch.float32)
        return Part(moves, self.code(found["code"], weights))

    def code(self, found: Any, weights: Any) -> Float[Tensor, " z"]:
        size = self.model.config.latent
        if not _are_numbers(found, 0) and not _are_numbers(found, size):
            self.fail(f"a code of 0 or {size} finite numbers", "others")
        if found and weights != weights_digest(self.model):
            self.fail("an edit of this model's code", "one of another model, whose code means something else")
        if any(abs(number) >= 1e6 for number in found):
            self.fail("a code of numbers below a million", "larger ones")
        return torch.tensor(found, dtype=torch.float32) if found else torch.zeros(size)


def _are_numbers(found: Any, length: int) -> bool:
    return (
        isinstance(found, list)
        and len(found) == length
        and all(isinstance(x, int | float) and not isinstance(x, bool) and abs(x) < 1e300 for x in found)
    )


@torch.no_grad()
def replay(model: Exportable, vertices_mm: Float[Tensor, "v 3"], edit: SavedEdit) -> Float[Tensor, "v 3"]:
    """The mesh that the editor showed for an edit of ``vertices_mm``, in mm.

    x = decode(encode(v) + Δz, δ); every pin in turn holds its region at the surface s of the moment it was set,
    x ← x + w (s − x) with w from :func:`lamm.editor.scene.pin_weights`; with ``keep_detail`` the mesh's own
    v − decode(encode(v), 0) is added. Without pins, code and detail this is :func:`lamm.edit.edit_regions`.
    """
    own = encode(model, vertices_mm[None])
    weights = torch.from_numpy(pin_weights(model.layout)).float() / 255

    def surface(part: Part, pins: tuple[tuple[int, Part], ...]) -> Float[Tensor, "v 3"]:
        x = decode(model, own + part.code, _by_region(model, part.moves_mm))[0]
        for k, (region, held) in enumerate(pins):
            x = x + weights[region][:, None] * (surface(held, pins[:k]) - x)
        return x

    found = surface(edit.asked, edit.pins)
    if edit.keep_detail:
        found = found + vertices_mm - decode(model, own, {})[0]
    return found


def _by_region(model: Exportable, moves_mm: Float[Tensor, "c 3"]) -> dict[str | int, Tensor]:
    """Only regions that something is asked of."""
    ranges = model.layout.control_ranges
    return {i: moves_mm[slice(*ranges[i])] for i in model.layout.editable if bool(moves_mm[slice(*ranges[i])].any())}
