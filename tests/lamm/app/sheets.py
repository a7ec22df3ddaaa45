"""Bent sheets as meshes and files, and ``python -m lamm`` run on them."""

from __future__ import annotations

from pathlib import Path

import torch
from click.testing import CliRunner

from bench.api import Normalization, Region, Topology
from bench.data.own.readers import read
from lamm.app.command import main


def grid() -> Topology:
    """8 × 8 vertices of a bent sheet in four regions of two rows each, the third without control vertices."""
    x, y = torch.meshgrid(torch.arange(8.0), torch.arange(8.0), indexing="xy")
    template = torch.stack([10 * x, 10 * y, 0.3 * (x - 3) ** 2 + 2 * torch.sin(y)], -1).reshape(64, 3)
    corner = torch.arange(64).view(8, 8)[:-1, :-1].reshape(-1, 1)
    faces = torch.cat([corner + torch.tensor([0, 1, 9]), corner + torch.tensor([0, 9, 8])])
    ids = torch.arange(64).split(16)
    regions = tuple(
        Region(name, part, part[[2, 9]] if name != "chin" else part[:0])
        for name, part in zip(("nose", "mouth", "chin", "neck"), ids, strict=True)
    )
    return Topology("sheet", template, faces, regions, Normalization(template.clone(), torch.full((64, 3), 2.0)))


def shapes(count: int, seed: int = 0) -> torch.Tensor:
    """Sheets with five modes, in mm."""
    modes = (
        torch.randn(5, 64, 3, generator=torch.Generator().manual_seed(7))
        * torch.tensor([3, 2, 2, 1, 1.0])[:, None, None]
    )
    codes = torch.randn(count, 5, generator=torch.Generator().manual_seed(seed))
    return grid().template_mm + torch.einsum("nk,kvc->nvc", codes, modes)


def run(*arguments: object, code: int = 0) -> str:
    result = CliRunner().invoke(main, [str(a) for a in arguments])
    assert result.exit_code == code, result.output
    return result.output


def write_obj(path: Path, vertices, quads: bool = False) -> Path:
    """A sheet as a modelling program writes it: groups, texture coordinates, normals, here and there a comment."""
    lines = ["# sheet\r", "mtllib sheet.mtl\r", "o sheet\r"]
    lines += [f"v {x:.7f} {y:.7f} {z:.7f}\r" for x, y, z in vertices.tolist()]
    lines += ["vt 0 0\r", "vn 0 0 1\r", "g skin\r", "usemtl skin\r"]
    if quads:
        corners = [(r * 8 + c, r * 8 + c + 1, r * 8 + c + 9, r * 8 + c + 8) for r in range(7) for c in range(7)]
    else:
        corners = [tuple(face) for face in grid().faces.tolist()]
    lines += ["f " + " ".join(f"{i + 1}/1/1" for i in face) + "\r" for face in corners]
    path.write_bytes(("\n".join(lines) + "\n").encode())
    return path


def vertices_of(path: Path) -> torch.Tensor:
    return torch.from_numpy(read(path)[0].vertices).float()
