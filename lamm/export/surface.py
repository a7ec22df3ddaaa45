"""A :class:`lamm.layers.surface_path.SurfacePath` as ONNX nodes.

What an edit does depends on which regions are edited together. Where each mesh of a batch has one edited region at
most, the components that follow are one product with a matrix made now; else a system of K equations is solved for
each mesh, in float64, because its matrix has entries from 1/2 to 10⁶.
"""

from __future__ import annotations

import torch
from torch import Tensor

from lamm.export.graph import Graph
from lamm.layers.control_path import neighbours
from lamm.layers.surface_path import gram
from lamm.pca_net import PcaNet
from lamm.regions.layout import coordinates

FLOAT, DOUBLE = 1, 11  # ONNX's numbers of these types
#: Rows that are eliminated one by one: a loop's step costs some 15 µs whatever it does, a longer one much more.
BLOCK = 32


def followed(graph: Graph, displacement_mm: str, model: PcaNet) -> str:
    """How far all vertices move ``(B, V, 3)``, in the model's unit, with control vertices ``(B, C, 3)`` in mm.

    A region none of whose control vertices moves is not edited: it is held, as all other regions are.
    """
    layout, count = model.layout, len(model.layout.controls)
    unit = graph.constant(torch.tensor(model.unit_mm), "unit_mm")
    moves = graph.node("Div", graph.reshape(displacement_mm, 0, 3 * count), unit)
    owner = torch.repeat_interleave(torch.arange(len(layout.names)), 3 * torch.tensor(layout.control_sizes))
    of_region = torch.nn.functional.one_hot(owner, len(layout.names)).float()
    size = graph.node("MatMul", graph.node("Abs", moves), graph.constant(of_region, "coordinate_of_region"))
    edited = _where_above_zero(graph, size)  # (B, R), 1 or 0
    several = graph.node("ReduceMax", graph.node("ReduceSum", edited, graph.constant([1])), keepdims=0)
    components = graph.either(
        graph.node("Greater", several, graph.constant(torch.tensor(1.5), "more_than_one")),
        lambda: _solved(graph, moves, edited, model),
        lambda: str(graph.node("MatMul", moves, graph.constant(_each_alone(model), "edits_alone"))),
    )
    scaled = graph.node("Mul", components, graph.constant(model.deviation, "deviation"))
    surface = graph.reshape(graph.linear(scaled, graph.weight("basis", model.basis)), 0, layout.vertex_count, 3)
    cells, cell = _cells(model)
    touched = (neighbours(layout).float() @ cells.float() > 0).float()
    moving = _where_above_zero(graph, graph.node("MatMul", edited, graph.constant(touched, "moving_cells")))
    moving = graph.node("Gather", moving, graph.constant(cell, "cell_of_vertex"), axis=1)
    return str(graph.node("Mul", surface, graph.node("Unsqueeze", moving, graph.constant([2]))))


def _solved(graph: Graph, moves: str, edited: str, model: PcaNet) -> str:
    """Components ``(B, K)``: the system of :class:`lamm.layers.surface_path.SurfacePath` for each mesh of a batch."""
    layout, precision = model.layout, model.edit_noise**-2
    rows = model.basis * model.deviation[:, None]
    count = len(rows)
    cells, cell = _cells(model)
    # What holding each cell and moving each region adds to the system: the half of a symmetric matrix that says all.
    vertices = [(cell == i).nonzero().flatten() for i in range(cells.shape[1])]
    controls = [layout.controls[slice(*of)] for of in layout.control_ranges]
    half = torch.tril_indices(count, count)
    parts = torch.stack([gram(rows[:, coordinates(part)])[half[0], half[1]] for part in (*vertices, *controls)])
    place = torch.zeros(count, count, dtype=torch.long)
    place[half[0], half[1]] = place[half[1], half[0]] = torch.arange(half.shape[1])

    edited = graph.node("Cast", edited, to=DOUBLE)
    inside = graph.node("MatMul", edited, graph.exact(cells.double(), "region_of_cell"))
    inside = graph.node("Cast", graph.node("Greater", inside, graph.exact(torch.tensor(0.0), "zero")), to=DOUBLE)
    outside = graph.node("Sub", graph.exact(torch.tensor(1.0), "one"), inside)  # (B, cells)
    held = graph.node("MatMul", outside, graph.exact(cell.bincount()[:, None], "vertices_of_cell"))
    held = graph.node("Max", held, graph.exact(torch.tensor(1.0), "one"))  # nothing is held: 0 / 1
    shares = graph.node("Concat", graph.node("Div", outside, held), edited, axis=1)
    system = graph.node("MatMul", shares, graph.exact(parts * precision, "parts"))
    system = graph.node("Gather", system, graph.constant(place, "place_of_entry"), axis=1)
    system = graph.node("Add", system, graph.exact(0.5 * torch.eye(count), "prior"))
    handles = graph.node("Cast", graph.constant(rows[:, coordinates(layout.controls)].T, "handles"), to=DOUBLE)
    asked = graph.node("MatMul", graph.node("Cast", moves, to=DOUBLE), handles)
    asked = graph.node("Mul", asked, graph.exact(torch.tensor(precision), "precision"))
    asked = graph.node("Unsqueeze", asked, graph.constant([2]))
    return str(graph.node("Cast", _solution(graph, system, asked, count), to=FLOAT))


def _solution(graph: Graph, system: str, asked: str, count: int) -> str:
    """x ``(B, K)`` of A x = y, A ``(B, K, K)`` positive definite, y ``(B, K, 1)``, by elimination.

    Rows are eliminated one by one within :data:`BLOCK` of them, what is below a block by one product. None are
    exchanged: a positive definite matrix needs that not.
    """
    left, blocks = graph.node("Concat", system, asked, axis=2), []
    for start in range(0, count, BLOCK):
        size = min(BLOCK, count - start)
        beyond = count - start - size
        top, below = (left, "") if not beyond else graph.pieces(left, [size, beyond], axis=1)
        _, solved = graph.pieces(_eliminated(graph, top, size), [size, beyond + 1], axis=2)
        blocks.append((solved, beyond))
        if beyond:
            column, rest = graph.pieces(below, [size, beyond + 1], axis=2)
            left = graph.node("Sub", rest, graph.node("MatMul", column, solved))
    found = blocks[-1][0]
    for solved, beyond in blocks[-2::-1]:
        factor, own = graph.pieces(solved, [beyond, 1], axis=2)
        found = graph.node("Concat", graph.node("Sub", own, graph.node("MatMul", factor, found)), found, axis=1)
    return str(graph.node("Squeeze", found, graph.constant([2])))


def _eliminated(graph: Graph, rows: str, size: int) -> str:
    """``(B, size, n)`` with the first columns made the identity."""
    places = graph.constant(torch.arange(size), "places")

    def step(number: str, state: str) -> str:
        at = graph.node("Unsqueeze", number, graph.constant([0]))
        row = graph.node("Gather", state, at, axis=1)
        row = graph.node("Div", row, graph.node("Gather", row, at, axis=2))
        here = graph.node("Cast", graph.node("Equal", places, at), to=DOUBLE)
        column = graph.node("Gather", state, at, axis=2)
        column = graph.node("Sub", column, graph.node("Unsqueeze", here, graph.constant([1])))
        return str(graph.node("Sub", state, graph.node("MatMul", column, row)))

    return graph.repeat(size, rows, step)


def _each_alone(model: PcaNet) -> Tensor:
    """``(3 C, K)``: the components that follow each region's control vertices where no other region is edited."""
    layout = model.layout
    rows = model.basis * model.deviation[:, None]
    found = [model.surface_path.components((i,), layout, rows, model.edit_noise) for i in layout.editable]
    return torch.cat(found, 1).T


def _cells(model: PcaNet) -> tuple[Tensor, Tensor]:
    """Sets of vertices that are in the same regions: which regions ``(R, cells)``, and the cell of each vertex."""
    cells, cell = model.layout.member().cpu().unique(dim=0, return_inverse=True)
    return cells.T, cell


def _where_above_zero(graph: Graph, x: str) -> str:
    return str(graph.node("Cast", graph.node("Greater", x, graph.constant(torch.tensor(0.0), "zero")), to=FLOAT))
