"""Displacements of control vertices from a command's words: of regions, of single vertices, or targets from a file."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import torch
from jaxtyping import Float
from torch import Tensor

from bench.api import BenchError
from bench.data.own.readers import read_text
from bench.models import close_matches
from lamm.regions.editable import EditableModel
from lamm.regions.layout import RegionLayout
from lamm.sliders import usual_mm

#: Displacements ``(c, 3)`` in mm by region; regions without one are left out.
Moves = dict[str | int, Tensor]


def moves(layout: RegionLayout, texts: Sequence[str]) -> Moves:
    """``REGION:dx,dy,dz`` moves all control vertices of a region, ``VERTEX:…`` one of them, in mm; several add up.

    Errors: anything else; an unknown region (with the close matches), a vertex that is no control vertex.
    """
    displacement = torch.zeros(len(layout.controls), 3)
    touched: set[int] = set()
    for text in texts:
        where, _, vector = text.rpartition(":")
        delta = torch.tensor(_vector(vector, f"expected REGION:dx,dy,dz in mm, such as nose:0,-5,0, got {text!r}"))
        slots = _slots(layout, where.strip())
        displacement[slots] += delta
        touched |= {region for region in layout.editable if _reaches(layout, region, slots)}
    return by_region(layout, displacement, touched)


def targets(layout: RegionLayout, path: Path, vertices_mm: Float[Tensor, "v 3"], unit_mm: float = 1.0) -> Moves:
    """A text file of lines ``vertex x y z`` (or with commas): where control vertices shall go, in the mesh's unit.

    Lines that begin with ``#`` and a first line of names are left out. Errors name the line.
    """
    displacement, touched = torch.zeros(len(layout.controls), 3), set()
    rows = [line.strip() for line in read_text(path).splitlines()]
    for number, row in enumerate(rows, 1):
        if not row or row.startswith("#") or (number == 1 and row[:1].isalpha()):
            continue
        parts = row.replace(",", " ").replace(";", " ").split()
        wanted = f"{path}, line {number}: expected vertex x y z, got {row!r}"
        if len(parts) != 4 or not parts[0].isdigit():
            raise BenchError(wanted)
        slots = _slots(layout, parts[0])
        goal = torch.tensor(_vector(",".join(parts[1:]), wanted)) * unit_mm
        displacement[slots] = goal - vertices_mm[int(parts[0])].cpu()
        touched |= {region for region in layout.editable if _reaches(layout, region, slots)}
    if not touched:
        raise BenchError(f"{path}: expected lines of vertex x y z, got none")
    return by_region(layout, displacement, touched)


def by_region(layout: RegionLayout, displacement: Float[Tensor, "c 3"], regions: set[int]) -> Moves:
    return {region: displacement[slice(*layout.control_ranges[region])] for region in sorted(regions)}


def together(parts: Sequence[Moves]) -> Moves:
    """The sum of several."""
    total: Moves = {}
    for part in parts:
        for region, delta in part.items():
            total[region] = total[region] + delta if region in total else delta
    return total


def unusual(model: EditableModel, displacements: Moves) -> list[str]:
    """A sentence for each region that is moved further than training saw."""
    limits, layout = usual_mm(model), model.layout
    if limits is None:
        return []
    found = []
    for region, delta in displacements.items():
        index = layout.index(region)
        far = delta.norm(dim=1) / limits[slice(*layout.control_ranges[index])]
        worst = int(far.argmax())
        if float(far[worst]) > 1:
            limit = float(delta[worst].norm() / far[worst])
            found.append(
                f"{layout.names[index]} is asked to move {float(delta[worst].norm()):.1f} mm; training saw some "
                f"{limit:.1f} mm there, so look at the result"
            )
    return found


def _slots(layout: RegionLayout, where: str) -> Tensor:
    """The places among all control vertices that a region's name or a vertex id means."""
    if where.isdigit():
        slots = (layout.controls.cpu() == int(where)).nonzero().flatten()
        if not len(slots):
            raise BenchError(
                f"expected a control vertex of {layout.topology_name}, got {where}, which is none; "
                "lamm info MODEL --controls lists them"
            )
        return slots
    if where not in layout.names:
        raise BenchError(
            f"expected a region of {layout.topology_name}: {', '.join(layout.names)}; got {where!r}"
            f"{close_matches(where, layout.names)}"
        )
    index = layout.index(where)
    layout.region_controls(index)
    return torch.arange(*layout.control_ranges[index])


def _reaches(layout: RegionLayout, region: int, slots: Tensor) -> bool:
    start, stop = layout.control_ranges[region]
    return bool(((slots >= start) & (slots < stop)).any())


def _vector(text: str, wanted: str) -> list[float]:
    try:
        values = [float(part) for part in text.split(",")]
    except ValueError:
        values = []
    if len(values) != 3 or not all(math.isfinite(value) for value in values):
        raise BenchError(wanted)
    return values
