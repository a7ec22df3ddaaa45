"""The page as a folder of files: the built page, the networks, and what lies beside them."""

from __future__ import annotations

import json
import shutil
import tempfile
from importlib import resources
from pathlib import Path

import torch
from jaxtyping import Float
from torch import Tensor

from bench.api import BenchError
from lamm.edit import encode
from lamm.editor.scene import FORMAT, scene
from lamm.export.contract import Exportable
from lamm.export.onnx import CONTRACT
from lamm.export.onnx import export as export_onnx
from lamm.reduce.storage import STORAGES, rounded

SCENE = "editor.json"
#: What ``npm run build`` writes to ``lamm/editor/page`` (lamm/editor/web).
PAGE = (
    "index.html",
    "editor.css",
    "editor.js",
    "ort.wasm.gz",
    "licences.txt",
    "onnxruntime-third-party.txt",
)
FILES = (*PAGE, CONTRACT, SCENE, "encode.onnx", "decode.onnx")


def export(
    model: Exportable,
    folder: str | Path,
    mesh_mm: Float[Tensor, "v 3"] | None = None,
    *,
    mesh_name: str = "the average",
    model_name: str | None = None,
    check: bool = True,
) -> Path:
    """Write the editor as a static site; any web server can show it. Returns the folder.

    ``mesh_mm`` is the mesh to begin with (default: the template); ``check`` compares the networks with PyTorch first.
    Errors: a mesh of another topology, a model without control vertices, a folder with other files in it or that
    cannot be written. The folder appears whole, or stays as it was.
    """
    folder = Path(folder)
    _refuse(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as scratch:
            made = Path(scratch) / "site"
            write(model, made, mesh_mm, mesh_name=mesh_name, model_name=model_name, check=check)
            if folder.exists():
                folder.rename(Path(scratch) / "old")
            made.rename(folder)
    except OSError as error:
        raise BenchError(f"expected a folder that can be written, got {folder}: {error.strerror or error}") from None
    return folder


def write(
    model: Exportable,
    folder: Path,
    mesh_mm: Float[Tensor, "v 3"] | None = None,
    *,
    mesh_name: str = "the average",
    model_name: str | None = None,
    check: bool = False,
) -> None:
    """All files of the page into a new folder."""
    start = model.layout.template_mm if mesh_mm is None else mesh_mm
    if mesh_mm is not None:
        _check_mesh(model, mesh_mm, mesh_name)
    about = scene(model, start, mesh_name, model_name or model.layout.topology_name)
    folder.mkdir(mode=0o755)
    export_onnx(model, folder, weights=_storage(model), graphs=("encode", "decode"), check=check)
    text = json.dumps(about, separators=(",", ":"), allow_nan=False)
    (folder / SCENE).write_text(text, encoding="utf-8")
    page = resources.files("lamm.editor") / "page"
    for name in PAGE:
        with resources.as_file(page / name) as file:
            if not file.is_file():
                raise BenchError(
                    f"expected {name} in the package, got none; npm ci && npm run build in lamm/editor/web"
                )
            shutil.copyfile(file, folder / name)


def _check_mesh(model: Exportable, mesh_mm: Tensor, name: str) -> None:
    wanted = (model.layout.vertex_count, 3)
    if tuple(mesh_mm.shape) != wanted:
        raise BenchError(
            f"{name}: expected the {wanted[0]} vertices of {model.layout.topology_name}, got "
            f"{tuple(mesh_mm.shape)}; register the mesh to this template first and keep its vertex order"
        )
    encode(model, mesh_mm[None])  # tells of another unit, and of numbers that are none


def _storage(model: Exportable) -> str:
    """The smallest storage that loses nothing: a model that was saved in few bytes is sent in as few."""
    state = model.state_dict()
    for storage in reversed(STORAGES):
        kept = rounded(state, storage)
        if all(torch.equal(value, kept[name]) for name, value in state.items()):
            return storage
    return "float32"


def _refuse(folder: Path) -> None:
    """Only a new folder, an empty one, or an earlier export of this editor is written to."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise BenchError(f"expected a folder, got the file {folder}; name another")
    names = {entry.name for entry in folder.iterdir()}
    if not names:
        return
    foreign = sorted(names - set(FILES))
    ours = not foreign and SCENE in names and _format_of(folder / SCENE) == FORMAT
    if not ours:
        what = f"{', '.join(foreign[:3])} in it" if foreign else "other files in it"
        raise BenchError(f"expected a new folder or an earlier export, got {folder} with {what}; name another folder")


def _format_of(file: Path) -> str | None:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found.get("format") if isinstance(found, dict) else None
