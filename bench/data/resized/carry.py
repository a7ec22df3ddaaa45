"""Regions and control vertices taken along to another resolution."""

from __future__ import annotations

import numpy as np
import torch
from scipy import sparse

from bench.api import Normalization, Region, Topology
from bench.base import meshes


def topology(old: Topology, matrix: sparse.csr_matrix, faces: np.ndarray) -> Topology:
    """The topology after ``matrix`` ``(W, V)``: same region names, as connected as they were, covering everything.

    A new vertex is in the regions of the old vertex that weighs most in it (ties: the smaller id). Its normalisation
    maps the mean and takes the dominant vertex's std; refit it where there is training data.
    """
    template = np.asarray(matrix @ old.template_mm.double().numpy())
    parent = dominant(matrix)
    member = np.zeros((old.vertex_count, len(old.regions)), dtype=bool)
    for index, region in enumerate(old.regions):
        member[region.vertices.numpy(), index] = True
    graph = meshes.adjacency(faces, len(template))
    old_graph = meshes.adjacency(old.faces.numpy(), old.vertex_count)
    parts = [len(meshes.components(old_graph, region.vertices.numpy())) for region in old.regions]
    carried = _fill_empty(member[parent], old, template)
    carried = _tidy(carried, parts, graph, template)
    regions = tuple(
        _region(region, np.flatnonzero(carried[:, index]), old.template_mm.double().numpy(), template)
        for index, region in enumerate(old.regions)
    )
    mean = torch.from_numpy(np.asarray(matrix @ old.normalization.mean_mm.double().numpy())).float()
    normalization = Normalization(mean, old.normalization.std_mm[torch.from_numpy(parent)])
    template_mm = torch.from_numpy(template).float()
    return Topology(old.name, template_mm, torch.from_numpy(np.ascontiguousarray(faces)), regions, normalization)


def dominant(matrix: sparse.csr_matrix) -> np.ndarray:
    """For every row the column of its largest entry (ties: the smallest column)."""
    matrix = sparse.csr_matrix(matrix)
    matrix.sort_indices()
    largest = np.maximum.reduceat(matrix.data, matrix.indptr[:-1])
    row = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    at_top = np.flatnonzero(matrix.data >= largest[row] - 1e-9)
    _, first = np.unique(row[at_top], return_index=True)
    return np.asarray(matrix.indices[at_top[first]], dtype=np.int64)


def _fill_empty(member: np.ndarray, old: Topology, template: np.ndarray) -> np.ndarray:
    """A region that lost all its vertices gets the new vertex nearest to its centre, from a region that has others."""
    for index in np.flatnonzero(~member.any(0)):
        centre = old.template_mm[old.regions[index].vertices].double().mean(0).numpy()
        spare = (member.sum(0)[None] * member).max(1) > 1
        nearest = np.argmin(np.where(spare, np.linalg.norm(template - centre, axis=1), np.inf))
        member[nearest] = False
        member[nearest, index] = True
    return member


def _tidy(member: np.ndarray, parts: list[int], graph: sparse.csr_matrix, template: np.ndarray) -> np.ndarray:
    """Keep as many connected parts of each region as it had, the largest; hand the rest to neighbouring regions."""
    for _ in range(16):
        changed = False
        for index, count in enumerate(parts):
            for island in meshes.components(graph, np.flatnonzero(member[:, index]))[count:]:
                alone = island[member[island].sum(1) == 1]
                outside = np.setdiff1d(graph[island].indices, island)
                votes = member[outside].sum(0)
                votes[index] = 0
                if len(alone) and not votes.any():
                    continue  # a component of the mesh by itself: nowhere else to go
                member[island, index] = False
                if len(alone):
                    member[alone, int(votes.argmax())] = True
                changed = True
        if not changed:
            break
    return member


def _region(old: Region, members: np.ndarray, old_template: np.ndarray, template: np.ndarray) -> Region:
    """Each control vertex goes to the nearest member that no other has taken (in the order of the ids)."""
    taken: list[int] = []
    for control in old.controls.tolist():
        if len(taken) == len(members):
            break
        distance = np.linalg.norm(template[members] - old_template[control], axis=1)
        distance[np.isin(members, taken)] = np.inf
        taken.append(int(members[np.argmin(distance)]))
    return Region(old.name, torch.from_numpy(members), torch.tensor(sorted(taken), dtype=torch.long))
