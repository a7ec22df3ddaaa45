"""Small meshes with known properties, and a cache of their own for every run."""

import numpy as np
import pytest
import torch
import trimesh

from bench.api import Normalization, Region, Topology


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LAMM_BENCH_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


def sphere(subdivisions=3):
    mesh = trimesh.creation.icosphere(subdivisions)
    return np.array(mesh.vertices), np.array(mesh.faces, dtype=np.int64)


def grid(rows, columns, hole=False):
    """A wavy sheet; with ``hole`` some faces in the middle are missing."""
    x, y = np.meshgrid(np.arange(columns), np.arange(rows))
    vertices = np.stack([x.ravel(), y.ravel(), np.sin(0.7 * x.ravel()) * np.cos(0.4 * y.ravel())], 1).astype(float)
    ids = np.arange(rows * columns).reshape(rows, columns)
    a, b, c, d = ids[:-1, :-1].ravel(), ids[:-1, 1:].ravel(), ids[1:, 1:].ravel(), ids[1:, :-1].ravel()
    faces = np.concatenate([np.stack([a, b, c], 1), np.stack([a, c, d], 1)])
    if hole:
        middle = ids[rows // 3, columns // 3], ids[rows // 3, columns // 3 + 1]
        faces = faces[~np.isin(faces, middle).all(1) & ~(np.isin(faces, middle).sum(1) > 1)]
    return vertices, faces


def joined(*meshes):
    """Several meshes as one, ten times their size apart."""
    vertices, faces, count = [], [], 0
    for index, (points, triangles) in enumerate(meshes):
        vertices.append(points + np.array([100.0 * index, 0, 0]))
        faces.append(triangles + count)
        count += len(points)
    return np.concatenate(vertices), np.concatenate(faces)


def topology_of(vertices, faces, regions=3, name="test"):
    template = torch.tensor(vertices, dtype=torch.float32)
    parts = torch.arange(len(vertices)).tensor_split(regions)
    named = tuple(Region(f"part{i}", part, part[::7].clone()) for i, part in enumerate(parts))
    spread = 0.5 + torch.rand(template.shape, generator=torch.Generator().manual_seed(3))
    return Topology(name, template, torch.tensor(faces), named, Normalization(template.clone(), spread))


@pytest.fixture(scope="session")
def meshes():
    """The builders, for tests that make their own."""
    return {"sphere": sphere, "grid": grid, "joined": joined, "topology": topology_of}


@pytest.fixture(scope="session")
def topology():
    """An open sheet of 24 × 26 = 624 vertices with a hole in it, three regions."""
    return topology_of(*grid(24, 26, hole=True))
