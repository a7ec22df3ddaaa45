"""The commands between meshes and codes: encode, decode."""

from __future__ import annotations

from pathlib import Path

import click
import pandas as pd
import torch
from jaxtyping import Float
from torch import Tensor

from bench.api import BenchError, open_atomically
from bench.editing.code_fit import fit_codes
from lamm import edit as editing
from lamm.app.command_edit import ALIGN, FILE, FORCE, FORMAT, UNIT
from lamm.app.files import write_mesh
from lamm.app.opened import free, open_meshes, open_model, placed, template_file
from lamm.regions.editable import EditableModel

NAME, ERROR = "mesh", "error_mm"
CHUNK = 64


@click.command()
@click.argument("model")
@click.argument("meshes", type=FILE, nargs=-1, required=True)
@click.option("--out", type=FILE, required=True, help="The table of codes (.csv).")
@click.option("--fit", is_flag=True, help="Find the code that brings the model nearest to a mesh, from the encoder's.")
@UNIT
@ALIGN
@FORCE
def encode(model: str, meshes: tuple[Path, ...], out: Path, fit: bool, unit: str, align: bool, force: bool) -> None:
    """Codes of meshes: a table with a line a mesh, its name, the model's distance from it in mm, and the code.

    \b
    lamm encode heads scans/*.obj --out codes.csv --fit
    lamm decode heads codes.csv --out back/
    """
    _check_table(out)
    free(out, force)
    names = [path.stem for path in meshes]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise BenchError(f"expected meshes of different names, got several called {', '.join(twice)}; rename them")
    network = open_model(model)
    vertices = torch.stack([placed(file, network, align)[0] for file in open_meshes(meshes, network, unit)])
    codes = torch.cat([_codes(network, part, fit) for part in vertices.split(CHUNK)])
    made = torch.cat([editing.decode(network, part, {}) for part in codes.split(CHUNK)])
    errors = (made - vertices).norm(dim=2).mean(1)
    table = pd.DataFrame(codes.tolist(), columns=_columns(codes.shape[1]))
    table.insert(0, ERROR, errors.tolist())
    table.insert(0, NAME, names)
    try:
        with open_atomically(out, "w") as stream:
            table.to_csv(stream, index=False, float_format="%.9g", lineterminator="\n")
    except OSError as error:
        raise BenchError(f"{out}: expected a place that can be written to, got {error.strerror or error}") from None
    click.echo(
        f"wrote {out}: {len(table)} codes of {codes.shape[1]} numbers, {float(errors.mean()):.3f} mm from the meshes"
    )


def _codes(network: EditableModel, vertices: Float[Tensor, "b v 3"], fit: bool) -> Float[Tensor, "b z"]:
    if not fit:
        return editing.encode(network, vertices)
    if network.statistics is None:
        raise BenchError("expected a model with statistics of its training set, got one without; leave out --fit")
    latent, scale = network.statistics.latent, network.layout.normalization
    # Points whose covariance is that of the training codes.
    spread = ((2 * len(latent.mean) - 1) / 2) ** 0.5 * latent.factor.T
    points = torch.cat([latent.mean + spread, latent.mean - spread])
    return fit_codes(network, scale.normalize(vertices), points, scale.std_mm).codes


@click.command()
@click.argument("model")
@click.argument("codes", type=FILE)
@click.option("--out", type=FILE, required=True, help="Folder of the meshes, named as in the table.")
@FORMAT
@UNIT
@FORCE
def decode(model: str, codes: Path, out: Path, ending: str, unit: str, force: bool) -> None:
    """Meshes from a table of codes, as `encode` writes it: columns mesh and z0, z1, …; others are ignored."""
    network = open_model(model)
    names, rows = _read(codes, _latent(network))
    paths = [out / f"{name}.{ending}" for name in names]
    for path in paths:
        free(path, force)
    like = template_file(network, unit)
    for start in range(0, len(rows), CHUNK):
        made = editing.decode(network, rows[start : start + CHUNK], {})
        for path, vertices in zip(paths[start : start + CHUNK], made, strict=True):
            write_mesh(path, vertices, like)
    click.echo(f"wrote {paths[0]} … {paths[-1].name}" if len(paths) > 1 else f"wrote {paths[0]}")


def _read(path: Path, size: int) -> tuple[list[str], Float[Tensor, "n z"]]:
    """Names and codes of a table. Errors: a file that is no such table, names that are no file's, numbers that are
    not finite."""
    _check_table(path)
    try:
        table = pd.read_csv(path, dtype={NAME: str}, keep_default_na=False, na_values={})
    except OSError as error:
        raise BenchError(f"{path}: expected a table that can be read, got {error.strerror or error}") from None
    except ValueError as error:  # broken lines, no text, an empty file
        raise BenchError(f"{path}: expected a table as lamm encode writes it, got: {error}") from None
    wanted = [NAME, *_columns(size)]
    missing = [name for name in wanted if name not in table.columns]
    more = [name for name in table.columns if name.startswith("z") and name[1:].isdigit() and name not in wanted]
    if missing or more:
        what = f"none called {missing[0]!r}" if missing else f"{more[0]!r} too"
        raise BenchError(f"{path}: expected the columns mesh and z0 to z{size - 1} of this model, got {what}")
    names = table[NAME].tolist()
    bad = [name for name in names if not name or Path(name).name != name or names.count(name) > 1]
    if bad or not names:
        what = f"{bad[0]!r}" if bad else "no lines"
        raise BenchError(f"{path}: expected a line a mesh, each with a name of its own, got {what}")
    numbers = table[_columns(size)].apply(pd.to_numeric, errors="coerce").to_numpy("float64")
    rows = torch.tensor(numbers, dtype=torch.float32)
    if not bool(torch.isfinite(rows).all()):
        line = int((~torch.isfinite(rows).all(1)).nonzero()[0])
        raise BenchError(f"{path}: expected finite numbers, got others in the line of {names[line]!r}")
    return names, rows


def _columns(size: int) -> list[str]:
    return [f"z{number}" for number in range(size)]


def _latent(network: EditableModel) -> int:
    return network.encode(network.layout.normalization.normalize(network.layout.template_mm[None])).shape[1]


def _check_table(path: Path) -> None:
    if path.suffix.lower() != ".csv":
        raise BenchError(f"{path}: expected a table of codes, a name ending in .csv")
