"""One mesh file in, vertices in file order out. Nothing is merged, reordered or cleaned."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from bench.api import BenchError
from bench.base.bounds import MOST_MESH_BYTES, check_archive, check_size
from bench.data.own import obj, off, ply, wrappers
from bench.data.own.raw import RawMesh

MESH_SUFFIXES = (".ply", ".obj", ".stl", ".off")
ARRAY_SUFFIXES = (".npy", ".npz")
SUFFIXES = MESH_SUFFIXES + ARRAY_SUFFIXES


def read(path: Path) -> list[RawMesh]:
    """The meshes of a file: one, or as many as an array ``(n, V, 3)`` holds.

    PLY, OBJ and OFF by :mod:`bench.data.own.ply`, :mod:`bench.data.own.obj` and :mod:`bench.data.own.off`: the vertices
    of the file, their number and their order. STL through trimesh; it has no shared vertices and keeps its three a face
    (:func:`weld` joins them). NPY: ``(V, 3)`` or ``(n, V, 3)``. NPZ: the same under ``vertices``, and optionally
    ``faces``. Raises :class:`BenchError`, naming the file, for anything else.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise BenchError(f"{path}: expected a file of {', '.join(SUFFIXES)}, got {suffix or 'no ending'}; convert it")
    try:
        if suffix in MESH_SUFFIXES:
            check_size(path, MOST_MESH_BYTES)
        data = path.read_bytes()
    except OSError as error:
        raise BenchError(f"{path}: expected a file that can be read, got {error.strerror}; check the path") from error
    if not data.strip(b"\0 \r\n\t"):
        raise BenchError(f"{path}: expected a mesh, got an empty file; export it again")
    try:
        meshes = _arrays(data, suffix) if suffix in ARRAY_SUFFIXES else [_mesh(data, suffix)]
    except BenchError as error:
        raise BenchError(f"{path}: {error}") from None
    except Exception as error:  # third-party parsers raise anything at all on damaged input
        reason = f"{type(error).__name__}: {error}".splitlines()[0][:160]
        raise BenchError(f"{path}: expected a whole {suffix[1:].upper()} file, got {reason}; export it again") from None
    return meshes


def _arrays(data: bytes, suffix: str) -> list[RawMesh]:
    wrappers.check(data, suffix)
    stream = io.BytesIO(data)
    loaded = np.load(stream, allow_pickle=False)
    faces = None
    if suffix == ".npz":
        if not isinstance(loaded, np.lib.npyio.NpzFile):
            raise BenchError("expected an NPZ archive, got another array file; name it .npy")
        if "vertices" not in loaded.files:
            found = ", ".join(loaded.files) or "nothing"
            raise BenchError(f"expected an array called vertices, got {found}; save it with vertices=…, faces=…")
        faces = loaded["faces"] if "faces" in loaded.files else None
        vertices = loaded["vertices"]
    else:
        vertices = loaded
        if stream.read(1):
            raise BenchError("expected the file to end with the array, got more bytes; save it again")
    if not isinstance(vertices, np.ndarray) or vertices.dtype.kind not in "fiu":
        raise BenchError(f"expected numbers, got {getattr(vertices, 'dtype', type(vertices).__name__)}; save floats")
    if vertices.ndim == 2:
        vertices = vertices[None]
    if vertices.ndim != 3 or vertices.shape[2] != 3 or not vertices.size:
        raise BenchError(f"expected vertices (V, 3) or (n, V, 3), got {vertices.shape}; check the array")
    checked = None if faces is None else _faces(faces, vertices.shape[1])
    return [RawMesh(_finite(mesh), checked) for mesh in vertices]


def _mesh(data: bytes, suffix: str) -> RawMesh:
    parse = {".ply": ply.read, ".obj": obj.read, ".off": off.read, ".stl": _stl}[suffix]
    mesh = parse(data)
    if not len(mesh.vertices):
        raise BenchError("expected vertices, got none; export it again")
    faces = None if mesh.faces is None else _faces(mesh.faces, len(mesh.vertices))
    return RawMesh(_finite(mesh.vertices), faces, mesh.colours, mesh.unread)


def _stl(data: bytes) -> RawMesh:
    import trimesh

    wrappers.check(data, ".stl")
    mesh: Any = trimesh.load(io.BytesIO(data), file_type="stl", process=False, maintain_order=True, force="mesh")
    vertices = np.asarray(getattr(mesh, "vertices", np.zeros((0, 3))), dtype=np.float64)
    faces = np.asarray(getattr(mesh, "faces", np.zeros((0, 3))), dtype=np.int64)
    return RawMesh(vertices, faces if len(faces) else None)


def _finite(vertices: np.ndarray) -> np.ndarray:
    bad = ~np.isfinite(vertices).all(axis=-1)
    if bad.any():
        raise BenchError(
            f"expected finite coordinates, got NaN or infinity at {int(bad.sum())} vertices (first: "
            f"{int(bad.argmax())}); repair or leave out this mesh"
        )
    return np.asarray(vertices, dtype=np.float64)


def _faces(faces: np.ndarray, count: int) -> np.ndarray:
    if faces.ndim != 2 or faces.shape[1] != 3 or faces.dtype.kind not in "iu":
        raise BenchError(f"expected triangles (F, 3) of whole numbers, got {faces.dtype} {faces.shape}; triangulate it")
    faces = faces.astype(np.int64)
    if len(faces) and (faces.min() < 0 or faces.max() >= count):
        raise BenchError(
            f"expected vertex numbers 0…{count - 1} in faces, got {faces.min()}…{faces.max()}; export it again"
        )
    return faces


def weld(soup: RawMesh) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """How to join the corners of an STL: ``keep`` ``(V,)`` corner ids, ``corner_vertex`` ``(3F,)``, faces ``(F, 3)``.

    Corners at exactly the same place are one vertex; vertices stand in the order of their first corner.
    """
    _, first, inverse = np.unique(soup.vertices, axis=0, return_index=True, return_inverse=True)
    order = np.argsort(first, kind="stable")
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    corner_vertex = rank[inverse.ravel()]
    return first[order], corner_vertex, corner_vertex.reshape(-1, 3)


def read_text(path: Path) -> str:
    """A text file of the user's, or a :class:`BenchError` naming it."""
    try:
        check_size(path)
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BenchError(
            f"{path}: expected a text file (UTF-8), got {error}; check the path and the encoding"
        ) from error


def read_archive(path: Path) -> dict[str, np.ndarray]:
    """The arrays of an NPZ (no pickles), or a :class:`BenchError` naming it."""
    try:
        with zipfile.ZipFile(path) as packed:
            check_archive(packed, path.stat().st_size)
        with np.load(path, allow_pickle=False) as archive:
            return {key: archive[key] for key in archive.files}
    except BenchError as error:
        raise BenchError(f"{path}: {error}") from None
    except (OSError, ValueError, EOFError, zipfile.BadZipFile, KeyError, AttributeError, TypeError) as error:
        raise BenchError(f"{path}: expected an NPZ archive of plain arrays, got {error}; save it again") from error
