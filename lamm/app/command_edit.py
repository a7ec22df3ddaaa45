"""The commands that make meshes: edit, swap, sample, interpolate."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import torch
from torch import Tensor

from bench.api import BenchError
from lamm import edit as editing
from lamm.app import displacements
from lamm.app.files import MeshFile, open_mesh, write_mesh
from lamm.app.opened import open_meshes, open_model, output, placed, template_file, write_all
from lamm.app.place import Rigid
from lamm.network import Lamm
from lamm.pca_net import PcaNet
from lamm.regions.editable import EditableModel

FILE = click.Path(path_type=Path)
UNIT = click.option(
    "--unit", default="mm", show_default=True, help="Unit of the meshes: mm, cm, m, inch or a factor to mm."
)
FORCE = click.option("--force", is_flag=True, help="Replace files that are there.")
ALIGN = click.option("--align", is_flag=True, help="Lay the mesh on the model's meshes first; results are put back.")
DETAIL = click.option(
    "--keep-detail",
    is_flag=True,
    help="Add the change to the mesh itself, instead of giving the model's image of it.",
)
FORMAT = click.option("--format", "ending", type=click.Choice(["obj", "ply"]), default="obj", show_default=True)


def _regions(_: Any, __: Any, value: str) -> list[str]:
    return [name.strip() for name in value.split(",") if name.strip()]


@click.command()
@click.argument("model")
@click.argument("mesh", type=FILE)
@click.option("--move", "moved", multiple=True, metavar="WHERE:dx,dy,dz", help="A region (or one control vertex), mm.")
@click.option("--targets", type=FILE, help="Lines `vertex x y z`, or an edit saved by the editor (.json).")
@click.option("--out", type=FILE, help="OBJ or PLY.  [default: MESH-edited]")
@UNIT
@ALIGN
@DETAIL
@FORCE
def edit(
    model: str, mesh: Path, moved: tuple[str, ...], targets: Path | None, out: Path | None, unit: str, align: bool,
    keep_detail: bool, force: bool,
) -> None:  # fmt: skip
    """Move regions or control vertices of a mesh; the rest of their regions follows.

    \b
    lamm edit heads head.obj --move nose:0,-5,0 --move chin:0,0,-3
    lamm edit heads head.obj --targets goals.txt --out new.ply
    """
    path = output(out, mesh, "edited", force)
    saved = targets is not None and targets.suffix.lower() == ".json"
    if saved and (moved or align):
        raise BenchError("expected an edit saved by the editor alone, got --move or --align too; leave them out")
    network = open_model(model)
    found = open_mesh(mesh, network.layout, unit)
    if targets is not None and saved:
        _replay(network, found, targets, path)
        return
    vertices, motion = placed(found, network, align)
    parts = [displacements.moves(network.layout, moved)] if moved else []
    if targets is not None:
        parts.append(displacements.targets(network.layout, targets, found.vertices_mm, found.unit_mm))
    if not parts:
        raise BenchError("expected something to do, got neither --move nor --targets; add --move nose:0,-5,0, say")
    moves = displacements.together(parts)
    if motion is not None:
        moves = {region: motion.turned(delta) for region, delta in moves.items()}
    edited = editing.edit_regions(network, vertices[None], moves)
    for sentence in displacements.unusual(network, moves):
        click.echo(f"note: {sentence}", err=True)
    _finish(network, found, vertices, edited[0], motion, keep_detail, path, moves)


def _replay(network: Lamm | PcaNet, mesh: MeshFile, saved: Path, path: Path) -> None:
    from lamm.editor import read_edit, replay

    write_mesh(path, replay(network, mesh.vertices_mm, read_edit(saved, network)), mesh)
    click.echo(f"wrote {path}")


def _finish(
    network: EditableModel, mesh: MeshFile, vertices: Tensor, edited: Tensor, motion: Rigid | None, keep_detail: bool,
    path: Path, moves: displacements.Moves,
) -> None:  # fmt: skip
    """Write an edited mesh and say what moved."""
    plain = editing.reconstruct(network, vertices[None])[0]
    change = edited - plain
    result = vertices + change if keep_detail else edited
    write_mesh(path, result if motion is None else motion.back(result), mesh)
    layout = network.layout
    inside = torch.zeros(layout.vertex_count, dtype=torch.bool)
    for region in moves:
        inside[layout.region_vertices(layout.index(region))] = True
    length = change.norm(dim=1)
    names = ", ".join(layout.names[layout.index(region)] for region in moves)
    outside = float(length[~inside].mean()) if bool((~inside).any()) else 0.0
    click.echo(f"{names}: moved {float(length[inside].mean()):.2f} mm on average, all else {outside:.3f} mm")
    if not keep_detail:
        off = float((plain - vertices).norm(dim=1).mean())
        click.echo(f"the model's image of {mesh.path.name} is {off:.2f} mm from it (--keep-detail keeps its own)")
    click.echo(f"wrote {path}")


@click.command()
@click.argument("model")
@click.argument("source", type=FILE)
@click.argument("target", type=FILE)
@click.option("--regions", required=True, callback=_regions, help="Regions that the source gets, separated by commas.")
@click.option("--aligned/--not-aligned", "lay", default=True, help="Lay regions on the source along their boundary.")
@click.option("--out", type=FILE, help="OBJ or PLY.  [default: SOURCE-swapped]")
@UNIT
@ALIGN
@DETAIL
@FORCE
def swap(
    model: str, source: Path, target: Path, regions: list[str], lay: bool, out: Path | None, unit: str, align: bool,
    keep_detail: bool, force: bool,
) -> None:  # fmt: skip
    """The source mesh with regions of the target.

    \b
    lamm swap heads anna.obj ben.obj --regions nose,mouth
    """
    path = output(out, source, "swapped", force)
    network = open_model(model)
    files = open_meshes([source, target], network, unit)
    (first, motion), (second, _) = (placed(file, network, align) for file in files)
    edited = editing.swap_regions(network, first[None], second[None], regions, align=lay)
    _finish(network, files[0], first, edited[0], motion, keep_detail, path, dict.fromkeys(regions, torch.zeros(0)))


@click.command()
@click.argument("model")
@click.option("--count", type=click.IntRange(1), default=5, show_default=True, help="How many.")
@click.option("--scale", type=click.FloatRange(0), default=1.0, show_default=True, help="0 is the average.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Another seed gives other shapes.")
@click.option(
    "--from",
    "source",
    type=click.Choice(["mixture", "gaussian"]),
    help="What codes of whole shapes are drawn from: a mixture of Gaussians, or the paper's one.  [default: a mixture "
    "where the model has one]",
)
@click.option("--mesh", type=FILE, help="Sample regions of this mesh instead of whole shapes.")
@click.option("--regions", callback=lambda c, p, v: _regions(c, p, v or ""), help="Regions of --mesh to draw anew.")
@click.option("--out", type=FILE, required=True, help="Folder of the meshes.")
@FORMAT
@UNIT
@FORCE
def sample(
    model: str, count: int, scale: float, seed: int, source: str | None, mesh: Path | None, regions: list[str],
    out: Path, ending: str, unit: str, force: bool,
) -> None:  # fmt: skip
    """New shapes drawn from what training saw, or a mesh with new regions.

    \b
    lamm sample heads --count 8 --out heads/
    lamm sample heads --mesh head.obj --regions nose --out noses/
    """
    network = open_model(model)
    if (mesh is None) != (not regions):
        raise BenchError("expected --mesh and --regions together, got one of them; give both, or none for whole shapes")
    if source and mesh is not None:
        raise BenchError("expected --from for whole shapes, got it with --mesh: regions are drawn from Gaussians alone")
    if mesh is None:
        like = template_file(network, unit)
        drawn = editing.sample_shapes(network, count, scale, seed, source or "")
    else:
        like = open_mesh(mesh, network.layout, unit)
        vertices, _ = placed(like, network, False)
        drawn = editing.sample_regions(network, vertices.expand(count, -1, -1), regions, scale, seed)
    paths = write_all(out, "sample", drawn, like, ending, force)
    click.echo(f"wrote {paths[0]} … {paths[-1].name}" if len(paths) > 1 else f"wrote {paths[0]}")


@click.command()
@click.argument("model")
@click.argument("first", type=FILE)
@click.argument("second", type=FILE)
@click.option("--steps", type=click.IntRange(2), default=5, show_default=True, help="Meshes, both ends included.")
@click.option("--out", type=FILE, required=True, help="Folder of the meshes.")
@FORMAT
@UNIT
@FORCE
def interpolate(
    model: str, first: Path, second: Path, steps: int, out: Path, ending: str, unit: str, force: bool
) -> None:
    """Shapes between two meshes, along the straight line between their codes."""
    network = open_model(model)
    files = open_meshes([first, second], network, unit)
    ends = [placed(file, network, False)[0] for file in files]
    shapes = editing.interpolate(network, ends[0], ends[1], steps)
    paths = write_all(out, "between", shapes, files[0], ending, force)
    click.echo(f"wrote {paths[0]} … {paths[-1].name}")
