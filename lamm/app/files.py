"""Mesh files of a model's topology: read in their own order, written in it again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from jaxtyping import Float, Int
from torch import Tensor

from bench.api import BenchError, open_atomically
from bench.data.own.own import unit_factor
from bench.data.own.readers import read
from lamm.regions.layout import RegionLayout

WRITTEN = (".obj", ".ply")
# A mesh of the right number of vertices that has less than this share of the template's edges has another order.
LEAST_EDGES = 0.5


@dataclass(frozen=True, eq=False)
class MeshFile:
    """A mesh as its file has it. ``vertices`` ``(V, 3)`` in the file's unit, of which one is ``unit_mm``."""

    path: Path
    vertices: Float[np.ndarray, "v 3"]
    faces: Int[np.ndarray, "f 3"]
    colours: np.ndarray | None
    unit_mm: float

    @property
    def vertices_mm(self) -> Float[Tensor, "v 3"]:
        return torch.from_numpy(self.vertices * self.unit_mm).float()


def open_mesh(path: Path, layout: RegionLayout, unit: str = "mm", at: int = 0) -> MeshFile:
    """The mesh of a file (the ``at``-th of an array of several).

    Errors: a file that cannot be read; another number of vertices than the model's; faces that are not the model's, so
    that the vertices stand in another order.
    """
    meshes = read(path)
    if not 0 <= at < len(meshes):
        raise BenchError(f"{path}: expected mesh {at}, got a file of {len(meshes)}")
    mesh, name = meshes[at], layout.topology_name
    if len(mesh.vertices) != layout.vertex_count:
        raise BenchError(
            f"{path}: expected the {layout.vertex_count} vertices of the model's topology {name!r}, got "
            f"{len(mesh.vertices)}; register the mesh to the model's template first (lamm info MODEL --template "
            "template.obj writes it), or train a model on meshes like this one"
        )
    faces = layout.faces.cpu().numpy() if mesh.faces is None else mesh.faces
    if len(layout.faces) and mesh.faces is not None and _shared_edges(layout.faces.cpu().numpy(), faces) < LEAST_EDGES:
        raise BenchError(
            f"{path}: expected the faces of the model's topology {name!r}, got others on as many vertices: they "
            "stand in another order; register it to the model's template (lamm info MODEL --template template.obj)"
        )
    return MeshFile(path, mesh.vertices, faces, mesh.colours, unit_factor(unit))


def _shared_edges(template: Int[np.ndarray, "f 3"], faces: Int[np.ndarray, "g 3"]) -> float:
    """The share of the template's edges that other faces have too."""
    size = int(max(template.max(), faces.max() if len(faces) else 0)) + 1

    def keys(rows: np.ndarray) -> np.ndarray:
        ends = np.sort(np.concatenate([rows[:, [0, 1]], rows[:, [1, 2]], rows[:, [2, 0]]]).astype(np.int64), axis=1)
        return np.unique(ends[:, 0] * size + ends[:, 1])

    return float(np.isin(keys(template), keys(faces)).mean())


def write_mesh(path: Path, vertices_mm: Float[Tensor, "v 3"], like: MeshFile) -> None:
    """Write vertices with everything else as in ``like``: its unit, faces and colours.

    An OBJ made from an OBJ keeps all its other lines (groups, materials, texture coordinates, polygons) except normals,
    which an edit makes wrong. Errors: an ending that is not OBJ or PLY; a file that cannot be written.
    """
    vertices = vertices_mm.detach().cpu().double().numpy() / like.unit_mm
    suffix = path.suffix.lower()
    if suffix not in WRITTEN:
        raise BenchError(f"{path}: expected a name ending in {' or '.join(WRITTEN)}, got {suffix or 'no ending'}")
    data = _ply(vertices, like) if suffix == ".ply" else _obj(vertices, like)
    try:
        with open_atomically(path) as stream:
            stream.write(data)
    except OSError as error:
        raise BenchError(
            f"{path}: expected a place that can be written to, got {error.strerror or error}; choose another --out"
        ) from None


def _ply(vertices: np.ndarray, like: MeshFile) -> bytes:
    colours = like.colours is not None and len(like.colours) == len(vertices)
    fields = [("x", "<f4"), ("y", "<f4"), ("z", "<f4")]
    fields += [("red", "u1"), ("green", "u1"), ("blue", "u1")] if colours else []
    rows = np.zeros(len(vertices), dtype=fields)
    for axis, name in enumerate("xyz"):
        rows[name] = vertices[:, axis]
    if colours and like.colours is not None:
        for axis, name in enumerate(("red", "green", "blue")):
            rows[name] = like.colours[:, axis]
    corners = np.zeros(len(like.faces), dtype=[("count", "u1"), ("ids", "<i4", (3,))])
    corners["count"], corners["ids"] = 3, like.faces
    names = {"<f4": "float", "u1": "uchar"}
    head = ["ply", "format binary_little_endian 1.0", f"element vertex {len(vertices)}"]
    head += [f"property {names[kind]} {name}" for name, kind in fields]
    head += [f"element face {len(corners)}", "property list uchar int vertex_indices", "end_header", ""]
    return "\n".join(head).encode() + rows.tobytes() + corners.tobytes()


def _obj(vertices: np.ndarray, like: MeshFile) -> bytes:
    kept = _same_obj(vertices, like)
    if kept is not None:
        return kept
    lines = [f"v {_numbers(vertex)}" for vertex in vertices]
    lines += [f"f {a} {b} {c}" for a, b, c in like.faces + 1]
    return ("\n".join(lines) + "\n").encode()


def _same_obj(vertices: np.ndarray, like: MeshFile) -> bytes | None:
    """The input's own text with other coordinates; None for another kind of file, or one whose lines say something
    else than what was read."""
    if like.path.suffix.lower() != ".obj":
        return None
    lines = like.path.read_bytes().decode("utf-8", "surrogateescape").splitlines(keepends=True)
    places = [i for i, line in enumerate(lines) if re.match(r"\s*v\s", line)]
    if len(places) != len(vertices):
        return None
    try:
        before = np.array([[float(word) for word in lines[i].split()[1:4]] for i in places])
    except ValueError:
        return None
    if before.shape != vertices.shape or not np.allclose(before, like.vertices, rtol=0, atol=1e-6 * np.ptp(before)):
        return None
    for i, vertex in zip(places, vertices, strict=True):
        ending = lines[i][len(lines[i].rstrip("\r\n")) :]
        lines[i] = " ".join(["v", _numbers(vertex), *lines[i].split()[4:]]) + ending
    lines = [_without_normals(line) for line in lines if not re.match(r"\s*vn\s", line)]
    return "".join(lines).encode("utf-8", "surrogateescape")


def _without_normals(line: str) -> str:
    if not re.match(r"\s*[fl]\s", line):
        return line
    return re.sub(r"(\d+)/(-?\d*)/(-?\d*)", lambda m: f"{m[1]}/{m[2]}" if m[2] else m[1], line)


def _numbers(vertex: np.ndarray) -> str:
    return " ".join(f"{value:.9g}" for value in vertex)
