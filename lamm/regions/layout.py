"""Regions and control vertices as buffers: how vertices are gathered into regions and put back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor, nn

from bench.api import BenchError, Normalization, Region, Topology


class RegionLayout(nn.Module):
    """The topology of a model, kept as buffers so that it follows ``.to(device)``.

    The regions' vertices stand one region after another in *slots*: slot s holds vertex ``slots[s]``. A partition
    has as many slots as vertices, overlapping regions have more. The control vertices likewise stand one editable
    region after another in *control slots* (``controls``), region ``i`` in ``control_ranges[i]``.

    ``overlap`` says what a vertex in several regions becomes: their ``"sum"`` (as published) or their ``"mean"``.
    """

    slots: Tensor
    controls: Tensor
    template_mm: Tensor
    faces: Tensor
    mean_mm: Tensor
    std_mm: Tensor
    first_slot: Tensor
    extra_slots: Tensor
    extra_vertices: Tensor
    vertex_share: Tensor
    control_positions: Tensor

    def __init__(self, topology: Topology, overlap: str = "sum") -> None:
        super().__init__()
        self.topology_name = topology.name
        self.names = tuple(region.name for region in topology.regions)
        self.overlap = overlap
        self.sizes = tuple(len(region.vertices) for region in topology.regions)
        self.ranges = _ranges(self.sizes)
        self.control_sizes = tuple(len(region.controls) for region in topology.regions)
        self.control_ranges = _ranges(self.control_sizes)
        self.editable = tuple(i for i, size in enumerate(self.control_sizes) if size)
        slots = torch.cat([region.vertices for region in topology.regions])
        buffers = {
            "slots": slots,
            "controls": torch.cat([region.controls for region in topology.regions]),
            "control_positions": torch.cat([_positions(region) for region in topology.regions]),
            "template_mm": topology.template_mm.float(),
            "faces": topology.faces,
            "mean_mm": topology.normalization.mean_mm.float(),
            "std_mm": topology.normalization.std_mm.float(),
            **_scatter_plan(slots, topology.vertex_count),
        }
        for name, tensor in buffers.items():
            # Kept out of the state dict: checkpoints store the topology itself, once.
            self.register_buffer(name, tensor.clone(), persistent=False)
        self.has_overlap = len(slots) > topology.vertex_count
        self.extent_mm = float((topology.template_mm.amax(0) - topology.template_mm.amin(0)).norm())

    @property
    def vertex_count(self) -> int:
        return self.template_mm.shape[0]

    @property
    def normalization(self) -> Normalization:
        return Normalization(self.mean_mm, self.std_mm)

    def index(self, region: str | int) -> int:
        """The number of a region, given its name or number."""
        if isinstance(region, int) and 0 <= region < len(self.names):
            return region
        if region in self.names:
            return self.names.index(str(region))
        raise BenchError(f"expected a region of {self.topology_name}: {', '.join(self.names)}; got {region!r}")

    def region_vertices(self, index: int) -> Int[Tensor, " n"]:
        return self.slots[slice(*self.ranges[index])]

    def region_controls(self, index: int) -> Int[Tensor, " c"]:
        """Vertex ids of a region's control vertices; an error if it has none."""
        if not self.control_sizes[index]:
            editable = ", ".join(self.names[i] for i in self.editable) or "none"
            raise BenchError(
                f"expected a region with control vertices, got {self.names[index]!r}, which has none; "
                f"editable regions: {editable}"
            )
        return self.controls[slice(*self.control_ranges[index])]

    def member(self) -> Bool[Tensor, "v k"]:
        """Which vertex is in which regions."""
        found = torch.zeros(self.vertex_count, len(self.names), dtype=torch.bool, device=self.slots.device)
        for region in range(len(self.names)):
            found[self.region_vertices(region), region] = True
        return found

    def require(self, vertices: Tensor) -> None:
        """An error for a batch that is not ``(B, V, 3)`` of this topology."""
        expected = (self.vertex_count, 3)
        if vertices.dim() != 3 or tuple(vertices.shape[1:]) != expected:
            raise BenchError(
                f"expected vertices (B, {expected[0]}, 3) of {self.topology_name}, "
                f"got {tuple(vertices.shape)}; every mesh must have the topology the model was built for"
            )

    def gather(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b s"]:
        """Vertices in slot order, coordinates flattened: ``(B, 3 · slots)``; a region is a range of columns."""
        return vertices.index_select(1, self.slots).flatten(1)

    def columns(self, index: int) -> slice:
        """The columns of :meth:`gather` that belong to a region."""
        start, stop = self.ranges[index]
        return slice(3 * start, 3 * stop)

    def scatter(self, packed: Float[Tensor, "b s"]) -> Float[Tensor, "b v 3"]:
        """The inverse of :meth:`gather`: every vertex is written once, shared ones are added up or averaged."""
        packed = packed.unflatten(1, (-1, 3))
        vertices = packed.index_select(1, self.first_slot)
        if self.has_overlap:
            vertices = vertices.index_add(1, self.extra_vertices, packed.index_select(1, self.extra_slots))
            if self.overlap == "mean":
                vertices = vertices * self.vertex_share.to(vertices.dtype)
        return vertices

    def topology(self) -> Topology:
        """The topology this layout was built from, on the CPU."""
        regions = tuple(
            Region(name, self.slots[slice(*self.ranges[i])].cpu(), self.controls[slice(*self.control_ranges[i])].cpu())
            for i, name in enumerate(self.names)
        )
        normalization = Normalization(self.mean_mm.cpu().float(), self.std_mm.cpu().float())
        template = self.template_mm.cpu().float()
        return Topology(self.topology_name, template, self.faces.cpu(), regions, normalization)


def coordinates(slots: Int[Tensor, " n"]) -> Int[Tensor, " m"]:
    """The columns of :meth:`RegionLayout.gather` that hold the coordinates of these slots, three a slot."""
    return (3 * slots[:, None] + torch.arange(3, device=slots.device)).flatten()


def _ranges(sizes: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    stops = torch.tensor(sizes).cumsum(0).tolist()
    return tuple((stop - size, stop) for size, stop in zip(sizes, stops, strict=True))


def _positions(region: Region) -> Int[Tensor, " c"]:
    """Where in the region's own vertex list its control vertices stand."""
    place = {int(vertex): position for position, vertex in enumerate(region.vertices.tolist())}
    return torch.tensor([place[int(vertex)] for vertex in region.controls.tolist()], dtype=torch.long)


def _scatter_plan(slots: Int[Tensor, " s"], vertex_count: int) -> dict[str, Tensor]:
    """The first slot of every vertex, the slots beyond the first, and one over the number of slots of a vertex."""
    order = torch.arange(len(slots))
    first = torch.full((vertex_count,), len(slots)).scatter_reduce(0, slots, order, "amin")
    extra = order[first[slots] != order]
    share = 1.0 / torch.bincount(slots, minlength=vertex_count).clamp(min=1).float()
    return {
        "first_slot": first,
        "extra_slots": extra,
        "extra_vertices": slots[extra],
        "vertex_share": share[:, None],
    }


class RegionControls(nn.Module):
    """What a model with a :class:`~lamm.regions.layout.RegionLayout` knows about its control vertices."""

    layout: RegionLayout

    def split_controls(self, displacement: Float[Tensor, "b h 3"]) -> dict[int, Float[Tensor, "b c 3"]]:
        """Displacements of all control vertices, in the order of ``layout.controls``, region by region."""
        return {i: displacement[:, slice(*self.layout.control_ranges[i])] for i in self.layout.editable}

    def region_displacements(
        self, handles: Int[Tensor, " h"], displacement: Float[Tensor, "b h 3"]
    ) -> dict[int, Float[Tensor, "b c 3"]]:
        """Displacements by region from those of some control vertices; regions without any are left out."""
        if displacement.dim() != 3 or displacement.shape[1:] != (len(handles), 3):
            raise BenchError(
                f"expected displacements (B, {len(handles)}, 3) for {len(handles)} control vertices, "
                f"got {tuple(displacement.shape)}"
            )
        return self.control_plan(handles)(displacement)

    def editing(self, handles: Int[Tensor, " h"]) -> Callable[[Tensor, Tensor], Tensor]:
        """The model's ``edit`` of these control vertices as a function of vertices and displacement: they are looked up
        now, and a call reads nothing back from a card, so that it can be captured."""
        plan, model = self.control_plan(handles), cast(Any, self)
        return lambda vertices, displacement: model.decode(model.encode(vertices), plan(displacement))

    def control_plan(self, handles: Int[Tensor, " h"]) -> ControlPlan:
        """Which region each of some control vertices belongs to: all that has to be looked at, once for many edits."""
        controls = self.layout.controls
        matches = controls[:, None] == handles.to(controls.device)[None, :]
        unknown = ~matches.any(0)
        if bool(unknown.any()):
            raise BenchError(
                f"expected control vertices of {self.layout.topology_name}, got {handles[unknown.cpu()].tolist()}, "
                f"which are none; choose from model.layout.controls"
            )
        slots, columns = matches.nonzero(as_tuple=True)
        touched = matches.any(1)
        ranges = {i: self.layout.control_ranges[i] for i in self.layout.editable}
        ranges = {i: (start, stop) for i, (start, stop) in ranges.items() if bool(touched[start:stop].any())}
        return ControlPlan(slots, columns, len(controls), ranges)


@dataclass(frozen=True)
class ControlPlan:
    """Displacements of some control vertices ``(B, h, 3)`` → those of the regions they belong to, ``{i: (B, c, 3)}``,
    zero for a region's other control vertices. Nothing is read by the host, so that an edit can be captured."""

    slots: Int[Tensor, " h"]
    columns: Int[Tensor, " h"]
    count: int
    ranges: dict[int, tuple[int, int]]

    def __call__(self, displacement: Float[Tensor, "b h 3"]) -> dict[int, Float[Tensor, "b c 3"]]:
        spread = displacement.new_zeros(len(displacement), self.count, 3)
        spread[:, self.slots] = displacement[:, self.columns]
        return {i: spread[:, start:stop] for i, (start, stop) in self.ranges.items()}
