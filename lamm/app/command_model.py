"""The commands about a model itself: info, compress, export, editor, blender."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import torch

from bench.api import BenchError
from lamm import checkpoint
from lamm.app.command_edit import FILE, FORCE, UNIT
from lamm.app.files import MeshFile, open_mesh, write_mesh
from lamm.app.opened import free, open_model, path_of, placed, save_model
from lamm.network import Lamm
from lamm.reduce.storage import STORAGES
from lamm.sliders import usual_mm

CALIBRATION_MESHES = 1000


@click.command()
@click.argument("model")
@click.option("--template", type=FILE, help="Write the mesh that others are registered to (OBJ or PLY).")
@click.option("--controls", is_flag=True, help="List the control vertices of every region.")
@click.option("--json", "as_json", is_flag=True, help="Everything, for programs.")
@FORCE
def info(model: str, template: Path | None, controls: bool, as_json: bool, force: bool) -> None:
    """What a model is: its mesh, regions and control vertices, and how well it does where that is known."""
    path = path_of(model)
    header, network = checkpoint.about(path), open_model(model)
    found = _facts(path, header, network)
    if as_json:
        click.echo(json.dumps(found, indent=1, ensure_ascii=False))
    else:
        _tell(found, controls)
    if template is not None:
        free(template, force)
        layout = network.layout
        like = MeshFile(Path("template"), layout.template_mm.double().numpy(), layout.faces.numpy(), None, 1.0)
        write_mesh(template, layout.template_mm, like)
        click.echo(f"wrote {template}", err=as_json)


def _facts(path: Path, header: dict[str, Any], network: Any) -> dict[str, Any]:
    layout, limits = network.layout, usual_mm(network)
    regions = []
    for i, name in enumerate(layout.names):
        start, stop = layout.control_ranges[i]
        entry = {
            "name": name,
            "vertices": layout.sizes[i],
            "control_vertices": layout.controls[start:stop].tolist(),
        }
        if limits is not None and stop > start and bool(torch.isfinite(limits[start:stop]).all()):
            entry["usual_mm"] = round(float(limits[start:stop].median()), 1)
        regions.append(entry)
    low, high = layout.template_mm.amin(0), layout.template_mm.amax(0)
    return {
        "file": path.name,
        "bytes": path.stat().st_size,
        "topology": layout.topology_name,
        "vertices": layout.vertex_count,
        "faces": len(layout.faces),
        "size_mm": [round(float(x), 1) for x in high - low],
        "kind": header["format"],
        "latent": network.config.latent,
        "parameters": sum(p.numel() for p in network.parameters()),
        "storage": header["storage"],
        "stage": getattr(network, "stage", None),  # a pca-net has none: its edits are in closed form
        "samples": network.statistics is not None,
        "config": network.config.to_dict(),
        "regions": regions,
        "about": header["about"],
    }


def _tell(found: dict[str, Any], controls: bool) -> None:
    size = " × ".join(f"{x:.0f}" for x in found["size_mm"])
    click.echo(f"{found['file']}: {found['bytes'] / 1e6:.1f} MB, {found['parameters'] / 1e6:.1f} M numbers")
    click.echo(f"mesh      {found['topology']}: {found['vertices']} vertices, {found['faces']} faces, {size} mm")
    trained = {1: "trained to reconstruct", 2: "trained to edit", None: "edits in closed form"}[found["stage"]]
    click.echo(f"code      {found['latent']} numbers; {trained}; {'can' if found['samples'] else 'cannot'} sample")
    click.echo("regions   vertices, control vertices, how far they move in training")
    for region in found["regions"]:
        usual = f"up to some {region['usual_mm']:g} mm" if "usual_mm" in region else ""
        ids = region["control_vertices"]
        click.echo(f"  {region['name']:<14}{region['vertices']:>6}{len(ids):>5}   {usual}".rstrip())
        if controls and ids:
            click.echo(f"    {' '.join(map(str, ids))}")
    for key, value in found["about"].items():
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        click.echo(f"{key:<10}{text}")


@click.command()
@click.argument("model")
@click.option("--out", type=FILE, required=True, help="The smaller model (.safetensors).")
@click.option(
    "--storage", type=click.Choice(STORAGES), default="float32", show_default=True,
    help="How the file holds the weights: float16 halves it, compact quarters it.",
)  # fmt: skip
@click.option("--rank", type=click.IntRange(1), help="Cut the regions' maps to this rank; needs --data.")
@click.option(
    "--tolerance", type=click.FloatRange(0, min_open=True), help="Or the lowest rank that stays within this many mm."
)
@click.option("--data", help="Meshes to fit the cut maps to: the training set (a built-in name or a folder).")
@FORCE
def compress(
    model: str, out: Path, storage: str, rank: int | None, tolerance: float | None, data: str | None, force: bool
) -> None:
    """A smaller model of the same mesh: fewer bits per weight, or maps of lower rank, or both."""
    free(out, force)
    path, network = path_of(model), open_model(model)
    if rank is not None or tolerance is not None:
        if not isinstance(network, Lamm):
            raise BenchError(f"{path}: expected a LAMM to cut, got a pca-net, which has --storage float16 alone")
        if data is None:
            raise BenchError("expected meshes to cut by, got none; add --data with the training set")
        from bench.data import load

        dataset, count = load(data), network.layout.vertex_count
        if dataset.topology.vertex_count != count:
            raise BenchError(f"{data}: expected meshes of {count} vertices, got {dataset.topology.vertex_count}")
        meshes = dataset.millimetres("train", 0, CALIBRATION_MESHES)
        meshes = network.layout.normalization.normalize(meshes)
        network = network.compress(rank, tolerance_mm=tolerance, calibration=meshes)
    elif storage == "float32":
        raise BenchError("expected something to do, got none of --storage, --rank, --tolerance; choose one")
    save_model(network, out, checkpoint.about(path)["about"], storage)
    before, after = path.stat().st_size, out.stat().st_size
    click.echo(f"wrote {out}: {after / 1e6:.2f} MB of {before / 1e6:.2f}")
    compression = getattr(network, "compression", None)
    if compression is not None and (rank is not None or tolerance is not None):
        worst = max(zip(compression["deviation_mm"], compression["regions"], strict=True))
        click.echo(f"reconstructions moved most in {worst[1]}: {worst[0]:.3f} mm on average")


@click.command()
@click.argument("model")
@click.option("--to", "kind", type=click.Choice(["onnx"]), default="onnx", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder of the files.")
@click.option(
    "--weights",
    type=click.Choice(STORAGES),
    default="float32",
    show_default=True,
    help="How large matrices are stored, as in compress.",
)
@click.option("--graphs", default="encode,decode,edit", show_default=True, help="Graphs to write, separated by commas.")
@click.option("--check/--no-check", default=True, help="Compare with PyTorch before anything is written.")
def export(model: str, kind: str, out: Path, weights: str, graphs: str, check: bool) -> None:
    """Write a model for programs without PyTorch: ONNX graphs and a JSON beside them (docs/use/onnx.md)."""
    from lamm.export.onnx import export as export_onnx

    wanted = tuple(name.strip() for name in graphs.split(",") if name.strip())
    if out.exists() and not out.is_dir():
        raise BenchError(f"{out}: expected a folder, got a file; choose another --out")
    try:
        about = export_onnx(open_model(model), out, weights=weights, graphs=wanted, check=check)
    except OSError as error:
        raise BenchError(f"{out}: expected a folder that can be written to, got {error.strerror or error}") from None
    for graph in about["graphs"].values():
        click.echo(f"wrote {out / graph['file']}: {graph['bytes'] / 1e6:.2f} MB")


@click.command()
@click.argument("model", default="heads")
@click.argument("mesh", type=FILE, required=False)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port of the page.  [default: a free one]")
@click.option("--open/--no-open", "opened", default=True, help="Open the page in the browser.")
@click.option("--export", "folder", type=click.Path(path_type=Path), help="Write a static site there instead.")
@UNIT
def editor(model: str, mesh: Path | None, port: int, opened: bool, folder: Path | None, unit: str) -> None:
    """Edit in the browser; the page runs on this computer alone (docs/use/editor.md). Ctrl C ends it.

    MODEL defaults to heads; MESH is the mesh to edit, by default the average shape.
    """
    from lamm import editor as page

    network = open_model(model)
    begun: dict[str, Any] = {"model_name": Path(model).stem}
    if mesh is not None:
        begun["mesh_mm"], _ = placed(open_mesh(mesh, network.layout, unit), network, False)
        begun["mesh_name"] = mesh.name
    if folder is not None:
        click.echo(f"wrote {page.export(network, folder, **begun)}")
        return
    page.serve(
        network, port=port, open_page=opened, on_ready=lambda address: click.echo(f"{address}  (Ctrl C ends)"), **begun
    )


@click.command()
@click.option("--out", type=FILE, default=Path("lamm-blender.zip"), show_default=True, help="The zip.")
@FORCE
def blender(out: Path, force: bool) -> None:
    """Write the add-on for Blender 4.2 and later, with the models that ship (docs/use/blender.md).

    In Blender: Edit, Preferences, Get Extensions, Install from Disk.
    """
    from lamm.blender.pack import pack

    free(out, force)
    click.echo(f"wrote {pack(out)}: {out.stat().st_size / 1e6:.1f} MB")
