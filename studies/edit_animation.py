"""The animation at the top of the README: a head that the shipped model edits, region by region.

``python -m studies.edit_animation docs/images/edit.webp``. The meshes are ``lamm.edit.edit_regions`` of one test head
of ``heads-mini``; orange is what moved, from nothing to 8 mm; dots are the control vertices that are asked to move.
"""

from __future__ import annotations

import io
import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFont

import lamm
from bench.api import BenchError, open_atomically
from bench.base.console import run_main
from bench.data import load
from lamm.edit import edit_regions
from lamm.network import Lamm
from reports.figures.raycast import SKIN, Camera, RendererMissing, Solid, camera_for

MOVED, FULL_MM = (0.93, 0.42, 0.13), 8.0
PAPER, INK = (255, 255, 255), (60, 60, 60)
VIEWS = (28.0, -78.0)  # degrees that the head is turned
OUT, HOLD, BACK = 9, 5, 5  # frames of an act
FRAME_MS, QUALITY, LARGEST_BYTES = 70, 60, 2_000_000


@dataclass(frozen=True)
class Act:
    """Regions that move together; ``vectors_mm`` ``(3,)`` each: x to the subject's left, y back, z up."""

    words: str
    vectors_mm: dict[str, tuple[float, float, float]]


ACTS = (
    Act("nose, 12 mm forward", {"nose": (0, -12, 0)}),
    Act("mouth, 8 mm forward, 3 mm up", {"mouth": (0, -8, 3)}),
    Act("chin, 10 mm down", {"chin": (0, 0, -10)}),
    Act("nose, 6 mm up, 6 mm forward", {"nose": (0, -6, 6)}),
)


def stages() -> Iterator[tuple[Act, float]]:
    """Every frame's act and how far it is, from 0 to 1 and back."""
    for act in ACTS:
        for step in range(1, OUT + 1):
            yield act, 0.5 - 0.5 * math.cos(math.pi * step / OUT)
        yield from ((act, 1.0) for _ in range(HOLD))
        for step in range(1, BACK + 1):
            yield act, 0.5 + 0.5 * math.cos(math.pi * step / BACK)


def shapes(model: Lamm, mesh_mm: torch.Tensor) -> Iterator[tuple[Act, np.ndarray, np.ndarray]]:
    """For every frame its act, the mesh ``(V, 3)`` in mm and how far each vertex has moved ``(V,)``, mm."""
    plain = edit_regions(model, mesh_mm[None], {})[0]
    for act, share in stages():
        asked = {
            name: share * torch.tensor(vector).expand(len(model.layout.region_controls(model.layout.index(name))), 3)
            for name, vector in act.vectors_mm.items()
        }
        edited = edit_regions(model, mesh_mm[None], asked)[0]  # type: ignore[arg-type]
        yield act, edited.double().numpy(), (edited - plain).norm(dim=1).numpy()


def picture(
    vertices_mm: np.ndarray, moved_mm: np.ndarray, model: Lamm, act: Act, cameras: list[Camera], pixels: int
) -> Image.Image:
    """One frame: the views side by side, control vertices as dots, what is asked below."""
    share = np.clip(moved_mm / FULL_MM, 0, 1)[:, None]
    solid = Solid(vertices_mm, model.layout.faces.numpy())
    ids = np.concatenate([model.layout.region_controls(model.layout.index(name)).numpy() for name in act.vectors_mm])
    views = []
    for camera in cameras:
        drawn = solid.render((1 - share) * np.array(SKIN) + share * np.array(MOVED), camera, camera.rays(pixels))
        view = Image.new("RGB", (drawn.shape[1], pixels), PAPER)
        view.paste(Image.fromarray((255 * drawn).round().astype(np.uint8), "RGBA"), (0, 0), _mask(drawn))
        pen = ImageDraw.Draw(view)
        for x, y in _places(vertices_mm[ids[solid.visible(ids, camera)]], camera, pixels):
            pen.ellipse((x - 2.5, y - 2.5, x + 2.5, y + 2.5), fill=INK, outline=PAPER)
        views.append(view)
    frame = Image.new("RGB", (sum(view.width for view in views), pixels + 30), PAPER)
    at = 0
    for view in views:
        frame.paste(view, (at, 0))
        at += view.width
    pen = ImageDraw.Draw(frame)
    pen.text((frame.width / 2, pixels + 14), act.words, INK, ImageFont.load_default(17), anchor="mm")
    return frame


def _mask(drawn: np.ndarray) -> Image.Image:
    return Image.fromarray((255 * drawn[..., 3]).round().astype(np.uint8), "L")


def _places(points_mm: np.ndarray, camera: Camera, pixels: int) -> np.ndarray:
    """Where points are in the picture, from its upper left corner."""
    flat = points_mm @ camera.axes.T - camera.centre
    scale = pixels / camera.height
    return np.stack([(flat[:, 0] + camera.width / 2) * scale, (camera.height / 2 - flat[:, 1]) * scale], 1)


def animation(model: Lamm, mesh_mm: torch.Tensor, pixels: int) -> bytes:
    """The animated WebP."""
    frames = list(shapes(model, mesh_mm))
    every = np.stack([vertices for _, vertices, _ in frames])
    cameras = [camera_for(every, turn, 6.0) for turn in VIEWS]
    pictures = [picture(vertices, moved, model, act, cameras, pixels) for act, vertices, moved in frames]
    stream = io.BytesIO()
    pictures[0].save(
        stream, "WEBP", save_all=True, append_images=pictures[1:], duration=FRAME_MS, loop=0, quality=QUALITY, method=4
    )
    return stream.getvalue()


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--mesh", "number", type=click.IntRange(0, 15), default=3, show_default=True, help="Test head.")
@click.option("--pixels", type=click.IntRange(64), default=320, show_default=True, help="Height of the heads.")
def main(out: Path, number: int, pixels: int) -> None:
    """Draw the animation of the README."""
    try:
        data = animation(lamm.pretrained("heads"), load("heads-mini").millimetres("test")[number], pixels)
        if len(data) > LARGEST_BYTES:
            raise BenchError(f"expected at most {LARGEST_BYTES} bytes, got {len(data)}; lower --pixels")
        with open_atomically(out) as stream:
            stream.write(data)
    except (BenchError, RendererMissing) as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)
    click.echo(f"wrote {out}: {len(data) / 1e6:.2f} MB")


if __name__ == "__main__":
    run_main(main)
