"""Regions of the heads, found from the model itself: a vertex belongs to the part whose shape changes move it most."""

from __future__ import annotations

import numpy as np
import torch
from scipy import sparse

from bench.api import Region
from bench.base import meshes
from bench.data.made import heads
from bench.data.made.anny_model import HumanModel

_GROUPS = ("eye", "nose", "mouth", "ear", "chin", "cheek", "forehead", "skull", "neck")
_SKULL_FLOOR = 0.12
_SIDED = ("eye", "ear", "cheek")
_SMOOTHING_STEPS = 4


def find(model: HumanModel, template_mm: np.ndarray, merge_cheeks: bool = True) -> tuple[Region, ...]:
    """11 regions (12 with the cheeks apart), with control vertices by farthest points of what is visible.

    The score of a vertex for a group is the mean displacement of the group's shape changes, each scaled to a
    maximum of 1, divided by its 98th percentile; a constant floor stands for the skull and the skinning weight of
    the neck bones for the neck. Four steps of neighbour averaging, then the highest score wins; the inside of the
    mouth and of the eye sockets follows the model's own segmentation; islands go to their neighbours.
    """
    graph = meshes.adjacency(model.faces, len(template_mm))
    cavity = {name: model.cavity(name) for name in ("mouth_cavity", "eye_cavity.L", "eye_cavity.R")}
    scores = _scores(model)
    degree = np.asarray(graph.sum(1)).ravel()
    for _ in range(_SMOOTHING_STEPS):
        scores = 0.5 * scores + 0.5 * (graph @ scores) / degree[:, None]
    winner = scores.argmax(1)
    winner[cavity["mouth_cavity"]] = _GROUPS.index("mouth")
    winner[cavity["eye_cavity.L"] | cavity["eye_cavity.R"]] = _GROUPS.index("eye")
    names, labels = _split_sides(winner, template_mm)
    labels = meshes.merge_islands(labels, graph)
    if merge_cheeks:
        names, labels = _merge(names, labels, ("cheek_left", "cheek_right"), "cheeks")
    hidden = np.logical_or.reduce(list(cavity.values()))
    return tuple(_region(name, np.flatnonzero(labels == i), hidden, graph, template_mm) for i, name in enumerate(names))


def _scores(model: HumanModel) -> np.ndarray:
    neutral, _ = model.meshes(model.neutral())
    out = np.zeros((neutral.shape[1], len(_GROUPS)))
    for index, group in enumerate(_GROUPS):
        columns = [i for i, change in enumerate(model.local_labels) if _part_of(change) == group]
        if columns:
            people = model.neutral(len(columns))
            people.local[np.arange(len(columns)), columns] = 1.0
            moved = np.linalg.norm(model.meshes(people)[0] - neutral, axis=2)
            score = (moved / moved.max(1, keepdims=True)).mean(0)
            out[:, index] = score / np.percentile(score, 98)
    skull = _GROUPS.index("skull")
    out[:, skull] = np.maximum(out[:, skull], _SKULL_FLOOR)
    weight = model.skin_weight(["root", "neck01", "neck02", "neck03"])
    neck = _GROUPS.index("neck")
    out[:, neck] = np.where(weight > 0.5, np.maximum(out[:, neck], 1.0), out[:, neck])
    return out


def _part_of(change: str) -> str | None:
    """Brows are part of the forehead; the back of the head is the skull; changes of the whole head are no one's."""
    if change.startswith("head-"):
        return "skull" if change.startswith("head-back") else None
    group = heads.group_of(change)
    return "forehead" if group == "eyebrow" else group


def _split_sides(winner: np.ndarray, template_mm: np.ndarray) -> tuple[list[str], np.ndarray]:
    names: list[str] = []
    labels = np.empty(len(winner), dtype=np.int64)
    left = template_mm[:, 0] > 0
    for index, group in enumerate(_GROUPS):
        sides = {f"{group}_left": left, f"{group}_right": ~left} if group in _SIDED else {group: left | ~left}
        for name, side in sides.items():
            labels[(winner == index) & side] = len(names)
            names.append(name)
    return names, labels


def _merge(names: list[str], labels: np.ndarray, pair: tuple[str, str], name: str) -> tuple[list[str], np.ndarray]:
    first, second = (names.index(side) for side in pair)
    labels = np.where(labels == second, first, labels)
    labels = np.where(labels > second, labels - 1, labels)
    return [name if n == pair[0] else n for n in names if n != pair[1]], labels


def _region(
    name: str, members: np.ndarray, hidden: np.ndarray, graph: sparse.csr_matrix, template_mm: np.ndarray
) -> Region:
    controls = []
    for part in meshes.components(graph, members):  # two cheeks: control vertices for each
        seen = part[~hidden[part]]
        pool = seen if len(seen) else part
        controls.append(meshes.farthest_points(template_mm, pool, meshes.control_count(len(part))))
    return Region(name, torch.from_numpy(members), torch.from_numpy(np.sort(np.concatenate(controls))))
