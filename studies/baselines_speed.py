"""How much faster the tuned forms are: interleaved ratios in one process, on a bumpy head-like surface of any size.

    OMP_NUM_THREADS=1 python -m studies.baselines_speed --vertices 11916 --batch 1 --batch 16

Each comparison calls the two programs in turn, several rounds, and gives the median times and the median of the
rounds' ratios. Nothing else should run on the core meanwhile.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from typing import Any

import click
import numpy as np
import torch
import trimesh
from torch import Tensor, nn

from baselines import coma, neural3dmm, spiralnet
from baselines.coma import Coma
from baselines.mesh import hierarchy, spirals
from baselines.mesh.decimate import decimate_to
from bench.api import BenchError, Normalization, Region, Topology
from bench.base.arrays import stored
from bench.base.console import run_main
from bench.base.meshes import adjacency
from bench.measure.in_turn import Program, rounds_ms
from bench.measure.memory import saved_activations_bytes

Row = dict[str, Any]


def example_topology(vertex_count: int) -> Topology:
    """A bumpy ellipsoid with a hole below, collapsed to ``vertex_count`` vertices; made once, then from the cache."""
    if not 100 <= vertex_count <= 150_000:
        raise BenchError(f"expected 100 to 150,000 vertices, got {vertex_count}")
    arrays = stored("speed-mesh", f"bumpy-{vertex_count}-2", lambda: _bumpy(vertex_count))
    template = torch.from_numpy(arrays["vertices"]).float()
    everything = Region("all", torch.arange(vertex_count), torch.arange(0, vertex_count, max(1, vertex_count // 100)))
    spread = torch.full_like(template, 5.0)
    faces = torch.from_numpy(arrays["faces"])
    return Topology(f"bumpy-{vertex_count}", template, faces, (everything,), Normalization(template.clone(), spread))


def _bumpy(vertex_count: int) -> dict[str, np.ndarray]:
    subdivisions = next(k for k in range(3, 9) if 10 * 4**k + 2 > 1.2 * vertex_count)
    sphere = trimesh.creation.icosphere(subdivisions)
    points, faces = np.asarray(sphere.vertices), np.asarray(sphere.faces, dtype=np.int64)
    faces = faces[(points[faces][:, :, 2] > -0.85).all(1)]
    used = np.unique(faces)
    faces, points = np.searchsorted(used, faces), points[used]
    bumps = 1 + 0.08 * np.sin(7 * points[:, :1]) * np.cos(5 * points[:, 1:2]) + 0.05 * np.sin(11 * points[:, 2:])
    points = points * bumps * np.array([80.0, 100.0, 130.0])
    kept, faces = decimate_to(points, faces, vertex_count, exact=True)
    return {"vertices": points[kept], "faces": faces}


class GeometricComa(nn.Module):
    """CoMA on torch_geometric's ``ChebConv`` with the weights of a :class:`Coma`: what the tuned form is held against.

    The layer normalises the Laplacian in every forward; poolings are selections and sparse products.
    """

    def __init__(self, model: Coma, levels: hierarchy.Hierarchy) -> None:
        super().__init__()
        from torch_geometric.nn import ChebConv

        self.model = model
        graphs = [adjacency(level.faces, level.vertex_count).tocoo() for level in levels.levels]
        self.edges = [torch.from_numpy(np.stack([g.row, g.col]).astype(np.int64)) for g in graphs]
        self.selected = [torch.from_numpy(step.selected) for step in levels.steps]
        self.layers = nn.ModuleList()
        for layer in (*model.encoder, *model.decoder, model.last):
            order, c_in, c_out = layer.weight.shape
            copy = ChebConv(c_in, c_out, order, normalization="sym")
            for k in range(order):
                copy.lins[k].weight.data.copy_(layer.weight.data[k].t())
            copy.bias.data.copy_(layer.bias.data)
            self.layers.append(copy)

    def _apply_layer(self, index: int, level: int, features: Tensor) -> Tensor:
        return self.layers[index](features, self.edges[level], lambda_max=torch.tensor(2.0))

    def encode(self, vertices: Tensor) -> Tensor:
        features = vertices
        for level, selected in enumerate(self.selected):
            features = torch.relu(self._apply_layer(level, level, features)).index_select(1, selected)
        return self.model.to_latent(features.flatten(1))

    def decode(self, latent: Tensor) -> Tensor:
        depth = len(self.selected)
        features = torch.relu(self.model.from_latent(latent)).unflatten(1, (self.model.sizes[-1], -1))
        for index, up in enumerate(self.model.up):
            features = torch.relu(self._apply_layer(depth + index, depth - 1 - index, up(features)))
        return self._apply_layer(2 * depth, 0, features)

    def forward(self, vertices: Tensor) -> Tensor:
        return self.decode(self.encode(vertices))

    def loss(self, vertices: Tensor) -> Tensor:
        return (self(vertices) - vertices).abs().mean()


def saved_bytes(model: Any, vertices: Tensor) -> int:
    """Bytes of different storages kept for backward by ``model.loss``, without parameters, buffers and the input."""
    return saved_activations_bytes(lambda: model.loss(vertices), model, [vertices])


def compared(plain: Program, tuned: Program, rounds: int) -> Row:
    """Median milliseconds of both and the median of plain / tuned over rounds of plain, tuned, tuned, plain."""
    times = rounds_ms({"plain": plain, "tuned": tuned}, rounds, order="mirrored")
    ratios = [a / b for a, b in zip(times["plain"], times["tuned"], strict=True)]
    return {**{f"{name}_ms": statistics.median(found) for name, found in times.items()},
            "ratio": statistics.median(ratios)}  # fmt: skip


def _pair(name: str, topology: Topology, latent_size: int) -> tuple[Any, Any]:
    """The plain and the tuned program with the same weights."""
    if name == "coma":
        tuned = coma.build(topology, latent_size)
        return GeometricComa(tuned, hierarchy.hierarchy_of(topology)), tuned
    build: Any = {"spiralnet": spiralnet.build, "neural3dmm": neural3dmm.build}.get(name)
    if build is None:
        raise BenchError(f"expected model coma, spiralnet or neural3dmm, got {name!r}")
    tuned, plain = build(topology, latent_size), build(topology, latent_size, variant="faithful")
    plain.load_state_dict(tuned.state_dict())
    return plain, tuned


def ratios(name: str, vertices: int, batch: int, rounds: int = 5, latent_size: int = 16) -> list[Row]:
    """Forward and training step (loss and backward) of ``coma``, ``spiralnet`` or ``neural3dmm``, plain over tuned.

    Rows have model, vertices, batch, phase, plain_ms, tuned_ms, ratio; one more gives the bytes saved for backward.
    """
    torch.manual_seed(0)
    topology = example_topology(vertices)
    plain, tuned = _pair(name, topology, latent_size)
    meshes = torch.randn(batch, vertices, 3)
    about = {"model": name, "vertices": vertices, "batch": batch}

    def forward(model: Any) -> None:
        with torch.inference_mode():
            model(meshes)

    def step(model: Any) -> None:
        model.zero_grad(set_to_none=True)
        model.loss(meshes).backward()

    rows: list[Row] = [
        {**about, "phase": "forward"} | compared(lambda: forward(plain), lambda: forward(tuned), rounds),
        {**about, "phase": "train"} | compared(lambda: step(plain), lambda: step(tuned), rounds),
    ]
    kept = saved_bytes(plain, meshes), saved_bytes(tuned, meshes)
    rows.append({**about, "phase": "saved for backward", "plain_bytes": kept[0], "tuned_bytes": kept[1]})
    return rows


def preparation_seconds(vertices: int) -> Row:
    """Seconds to build hierarchy and both kinds of spirals of all levels, nothing from the cache."""
    topology = example_topology(vertices)
    points, faces = topology.template_mm.double().numpy(), topology.faces.numpy()
    began = time.perf_counter()
    pyramid = hierarchy.build_hierarchy(points, faces)
    built = time.perf_counter()
    for level in pyramid.levels[:-1]:
        spirals.spiralnet_spirals(level.vertices_mm, level.faces, spiralnet.SPIRAL_LENGTH)
    wound = time.perf_counter()
    for index, level in enumerate(pyramid.levels[:-1]):
        hops, dilation = neural3dmm.HOPS[index], neural3dmm.DILATIONS[index]
        spirals.neural3dmm_spirals(level.vertices_mm, level.faces, hops, dilation)
    padded = time.perf_counter()
    return {
        "vertices": vertices,
        "hierarchy_s": built - began,
        "spiralnet_spirals_s": wound - built,
        "neural3dmm_spirals_s": padded - wound,
    }


@click.command()
@click.option("--model", "models", multiple=True, default=("coma", "spiralnet", "neural3dmm"), show_default=True)
@click.option("--vertices", multiple=True, type=int, default=(11_916,), show_default=True)
@click.option("--batch", "sizes", multiple=True, type=int, default=(1, 16), show_default=True)
@click.option("--rounds", default=5, show_default=True)
@click.option("--preparation/--no-preparation", default=False, help="Also time hierarchy and spirals.")
def main(models: Sequence[str], vertices: Sequence[int], sizes: Sequence[int], rounds: int, preparation: bool) -> None:
    """Print interleaved ratios of the plain programs over the tuned ones."""
    try:
        for count in vertices:
            if preparation:
                click.echo("  ".join(f"{key} {value:.4g}" for key, value in preparation_seconds(count).items()))
            for name in models:
                for batch in sizes:
                    for row in ratios(name, count, batch, rounds):
                        click.echo(_line(row))
    except BenchError as error:
        raise click.UsageError(str(error)) from error


def _line(row: Row) -> str:
    head = f"{row['model']:<11}{row['vertices']:>7,} vertices  batch {row['batch']:>2}  {row['phase']:<19}"
    if "ratio" in row:
        return f"{head} plain {row['plain_ms']:8.1f} ms   tuned {row['tuned_ms']:8.1f} ms   ratio {row['ratio']:.2f}"
    plain, tuned = row["plain_bytes"], row["tuned_bytes"]
    return f"{head} plain {plain / 1e6:8.1f} MB   tuned {tuned / 1e6:8.1f} MB   share {tuned / max(plain, 1):.1%}"


if __name__ == "__main__":
    run_main(main)
