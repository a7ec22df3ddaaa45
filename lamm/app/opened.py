"""Models and meshes as the commands take them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from torch import Tensor

from bench.api import BenchError
from bench.models import close_matches
from lamm import checkpoint, pca_net_file
from lamm.app.files import WRITTEN, MeshFile, open_mesh, write_mesh
from lamm.app.place import Rigid, onto_template, stands_elsewhere
from lamm.network import Lamm
from lamm.pca_net import PcaNet
from lamm.regions.editable import EditableModel
from lamm.shipped.load import model_file, names


def open_model(text: str) -> Lamm | PcaNet:
    """A shipped model by its name, or the file of a LAMM or a pca-net, in evaluation mode."""
    path = path_of(text)
    return pca_net_file.load(path) if _is_pca_net(path) else checkpoint.load(path).eval()


def save_model(model: Lamm | PcaNet, path: Path, about: Mapping[str, Any], storage: str = "float32") -> None:
    """The file that :func:`open_model` reads; ``storage`` as in :mod:`lamm.reduce.storage`."""
    if isinstance(model, PcaNet):
        pca_net_file.save(model, path, storage=storage, about=about)
    else:
        checkpoint.save(model, path, storage=storage, about=about)


def _is_pca_net(path: Path) -> bool:
    return bool(checkpoint.about(path)["format"] == pca_net_file.FORMAT)


def path_of(text: str) -> Path:
    """The file of a model. Errors: neither a name nor a file that is there."""
    if text in names():
        return model_file(text)
    path = Path(text)
    if not path.is_file():
        known = ", ".join(names()) or "none in this installation"
        raise BenchError(
            f"expected a model's file or the name of one that ships ({known}), got {text!r}, which is neither"
            f"{close_matches(text, names())}"
        )
    return path


def placed(mesh: MeshFile, model: EditableModel, align: bool) -> tuple[Tensor, Rigid | None]:
    """A mesh in mm where the model's meshes stand (with ``align``), and the motion that brought it there."""
    vertices = mesh.vertices_mm
    if align:
        motion = onto_template(model.layout, vertices)
        return motion.there(vertices), motion
    apart = stands_elsewhere(model.layout, vertices)
    if apart is not None:
        click.echo(
            f"note: {mesh.path} stands {apart:.0f} mm from where the model's meshes stand; --align lays it on them "
            "for the edit and puts the result back",
            err=True,
        )
    return vertices, None


def output(chosen: Path | None, mesh: Path, what: str, force: bool) -> Path:
    """Where a result goes: ``--out``, or the input's name with a word more in the current folder.

    Errors: a file that is there already, without ``--force``; an ending that cannot be written.
    """
    suffix = mesh.suffix.lower() if mesh.suffix.lower() in WRITTEN else ".obj"
    path = chosen or Path(f"{mesh.stem}-{what}{suffix}")
    if path.suffix.lower() not in WRITTEN:
        raise BenchError(f"{path}: expected a name ending in {' or '.join(WRITTEN)}; choose another --out")
    free(path, force)
    return path


def free(path: Path, force: bool) -> None:
    """An error for a file that is there already."""
    if path.exists() and not force:
        raise BenchError(f"{path}: expected a new file, got one that is there; choose another --out, or --force")


def open_meshes(paths: Sequence[Path], model: EditableModel, unit: str) -> list[MeshFile]:
    return [open_mesh(path, model.layout, unit) for path in paths]


def template_file(model: EditableModel, unit: str) -> MeshFile:
    """The template as a file that was read, for results that come from no mesh."""
    from bench.data.own.own import unit_factor

    layout, factor = model.layout, unit_factor(unit)
    vertices = layout.template_mm.cpu().double().numpy() / factor
    return MeshFile(Path("template"), vertices, layout.faces.cpu().numpy(), None, factor)


def write_all(folder: Path, stem: str, meshes: Tensor, like: MeshFile, ending: str, force: bool) -> list[Path]:
    """``STEM-01.obj``, … in a folder."""
    digits = max(2, len(str(len(meshes))))
    paths = [folder / f"{stem}-{number:0{digits}d}.{ending}" for number in range(1, len(meshes) + 1)]
    for path in paths:
        free(path, force)
    for path, vertices in zip(paths, meshes, strict=True):
        write_mesh(path, vertices, like)
    return paths
