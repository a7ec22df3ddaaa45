"""The data card of a set: what is in it, how linear it is, whether meshes fold over, and pictures to look at."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse.linalg import eigsh

from bench.api import BenchError, open_atomically
from bench.base import meshes
from bench.data.cards import pictures
from bench.data.dataset import SPLITS, Dataset

PCA_SIZES = (8, 16, 32, 64, 128, 256)
_LOOKED_AT = 100  # meshes that fold-over and spread are measured on
_FOLDED, _OPEN = -0.5, 0.0  # cosine between two neighbouring face normals: over 120°; under 90° in the template
_UP_Y = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, -1.0, 0.0]])  # (x, y, z) → (x, −z, y), as rows @ matrix


def write(dataset: Dataset, folder: Path, up: str = "z") -> dict[str, Any]:
    """Write ``card.md``, ``card.json`` and three or four PNG into ``folder``; returns the figures of the card.

    ``up`` is the axis that points up in the pictures, ``z`` (the built-in sets) or ``y`` (most scans).
    """
    facts = measure(dataset)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        names = _pictures(dataset, folder, up)
        with open_atomically(folder / "card.json", "w") as stream:
            json.dump(facts, stream, indent=1, default=str)
        with open_atomically(folder / "card.md", "w") as stream:
            stream.write(markdown(facts, names))
    except OSError as error:
        raise BenchError(
            f"expected to write the card to {folder}, got {error.strerror}; choose another folder"
        ) from error
    return facts


def measure(dataset: Dataset) -> dict[str, Any]:
    """The figures of the card (lengths in mm); see :func:`pca_errors_mm`, :func:`fold_share`."""
    topology, train = dataset.topology, dataset.splits["train"]
    looked = np.asarray(train[: _LOOKED_AT * 10], dtype=np.float64)
    spread = np.sqrt(np.square(looked - looked.mean(0)).sum(2).mean(0))
    faces = topology.faces.numpy()
    folds = fold_share(np.asarray(train[:_LOOKED_AT]), topology.template_mm.numpy(), faces)
    graph = meshes.adjacency(faces, topology.vertex_count)
    parts = [
        {
            "region": region.name,
            "vertices": len(region.vertices),
            "controls": len(region.controls),
            "connected_parts": len(meshes.components(graph, region.vertices.numpy())),
            "spread_mm": round(float(spread[region.vertices.numpy()].mean()), 3),
        }
        for region in topology.regions
    ]
    test = dataset.splits.get("test", np.zeros((0, topology.vertex_count, 3)))
    return {
        "name": dataset.name,
        "counts": {split: len(dataset.splits[split]) for split in SPLITS if split in dataset.splits},
        "edits": 0 if dataset.edits is None else len(dataset.edits),
        "vertices": topology.vertex_count,
        "faces": len(faces),
        "size_mm": [round(float(x), 1) for x in np.ptp(topology.template_mm.numpy(), axis=0)],
        "topology_sha256": topology.digest(),
        "info": {k: v for k, v in dataset.info.items() if k not in ("names", "folder")},
        "regions": parts,
        "pca_test_error_mm": pca_errors_mm(train, test) if len(test) else {},
        "fold_share_mean": float(folds.mean()),
        "fold_share_max": float(folds.max()),
        "edit_effect_mm": edit_effects(dataset),
    }


def pca_errors_mm(train: np.ndarray, test: np.ndarray, sizes: Sequence[int] = PCA_SIZES) -> dict[int, float]:
    """Mean Euclidean vertex error (mm) on test of the mean (size 0) and of PCA at each latent size below n_train.

    PCA in millimetres, from the eigenvectors of the Gram matrix of train (float64), so any vertex count is cheap.
    """
    count, flat = len(train), int(np.prod(train.shape[1:]))
    mean = np.zeros(flat)
    for start in range(0, count, 256):
        mean += np.asarray(train[start : start + 256], dtype=np.float64).reshape(-1, flat).sum(0) / count
    centred = np.empty((count, flat), dtype=np.float32)
    for start in range(0, count, 256):
        centred[start : start + 256] = np.asarray(train[start : start + 256]).reshape(-1, flat) - mean
    gram = np.zeros((count, count))
    for start in range(0, flat, 4096):
        block = centred[:, start : start + 4096].astype(np.float64)
        gram += block @ block.T
    kept = [size for size in sizes if size < count]
    values, vectors = _leading(gram, max(kept, default=0))
    order = np.argsort(-values)[: max(kept, default=0)]
    order = order[values[order] > 1e-10 * max(float(values.max()), 1e-300)]
    basis = (centred.T @ vectors[:, order]) / np.sqrt(values[order])
    totals = dict.fromkeys([0, *kept], 0.0)
    for start in range(0, len(test), 64):
        rest = np.asarray(test[start : start + 64], dtype=np.float64).reshape(-1, flat) - mean
        codes = rest @ basis
        for size in totals:
            left = rest - codes[:, :size] @ basis[:, :size].T
            totals[size] += float(np.linalg.norm(left.reshape(len(left), -1, 3), axis=2).mean(1).sum())
    return {size: round(total / len(test), 4) for size, total in totals.items()}


def _leading(gram: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    """The ``count`` largest eigenvalues and their vectors (at least those)."""
    if len(gram) < 4 * count or len(gram) < 1000:
        return np.linalg.eigh(gram)
    return eigsh(gram, k=count, v0=np.ones(len(gram)))  # a fixed start: the same figures every time


def fold_share(vertices: np.ndarray, template: np.ndarray, faces: np.ndarray) -> np.ndarray:
    """For each mesh the share of edges whose two faces fold over by more than 120° though open in the template."""
    sides = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    owner = np.tile(np.arange(len(faces)), 3)
    order = np.lexsort(np.sort(sides, axis=1).T[::-1])
    ordered = np.sort(sides, axis=1)[order]
    same = np.flatnonzero((ordered[1:] == ordered[:-1]).all(1))
    pairs = np.stack([owner[order[same]], owner[order[same + 1]]], 1)
    if not len(pairs):
        return np.zeros(len(vertices))
    pairs = pairs[_cosines(template.astype(np.float64), faces, pairs) > _OPEN]
    return np.array([(_cosines(mesh.astype(np.float64), faces, pairs) < _FOLDED).mean() for mesh in vertices])


def _cosines(vertices: np.ndarray, faces: np.ndarray, pairs: np.ndarray) -> np.ndarray:
    corners = vertices[faces]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-30)
    return np.einsum("ij,ij->i", normals[pairs[:, 0]], normals[pairs[:, 1]])


def edit_effects(dataset: Dataset) -> list[dict[str, Any]]:
    """For every group of edits the mean true displacement inside and outside the region, and how many vertices move."""
    if dataset.edits is None:
        return []
    rows: dict[str, list[tuple[float, float, int]]] = {}
    for edit in dataset.edits:
        moved = (edit.target_mm - edit.source_mm).norm(dim=1).numpy()
        inside = np.zeros(len(moved), dtype=bool)
        inside[dataset.topology.region(edit.region).vertices.numpy()] = True
        rows.setdefault(edit.group, []).append((moved[inside].mean(), moved[~inside].mean(), int(edit.moves.sum())))
    names = ("inside_mm", "outside_mm", "moving_vertices")
    return [
        {"group": group, "edits": len(found), **dict(zip(names, np.mean(found, axis=0).round(3).tolist(), strict=True))}
        for group, found in rows.items()
    ]


def turn_of(up: str) -> np.ndarray:
    """Rows @ this: ``up`` (``y`` or ``z``) becomes z, as the pictures have it."""
    return _UP_Y if up == "y" else np.eye(3)


def _pictures(dataset: Dataset, folder: Path, up: str) -> list[str]:
    turn = turn_of(up)
    faces = dataset.topology.faces.numpy()
    shown = np.asarray(dataset.splits["train"][:24], dtype=np.float64) @ turn
    pictures.gallery(folder / "samples.png", shown, faces)
    pictures.region_picture(folder / "regions.png", dataset.topology, turn)
    if dataset.edits is None or not len(dataset.edits):
        return ["samples.png", "regions.png"]
    chosen = [dataset.edits[i] for i in range(min(8, len(dataset.edits)))]
    pictures.edit_picture(folder / "edits.png", chosen, faces, turn)
    return ["samples.png", "regions.png", "edits.png"]


def folder_name(name: str) -> str:
    """The name of a data set as that of one folder: nothing in it leads elsewhere."""
    return re.sub(r"[^\w.-]+", "-", name).strip("-.")[:80] or "meshes"


def plain(text: Any) -> str:
    """Words from outside as Markdown shows them: on one line, without marks, links, images, tags or table cells."""
    line = " ".join(str(text).split())
    return re.sub(r"([\\`*\[\]<>|~!&#])|((?<!\w)_|_(?!\w))", r"\\\g<0>", line)


def markdown(facts: dict[str, Any], images: Sequence[str]) -> str:
    """The card as Markdown."""
    info = facts["info"]
    counts = ", ".join(f"{n:,} {split}" for split, n in facts["counts"].items())
    size = " × ".join(f"{x:g}" for x in facts["size_mm"])
    lines = [f"# Data card: {plain(facts['name'])}", ""]
    lines += [f"- **Meshes:** {counts}; {facts['edits']} edits with a true answer"]
    lines += [f"- **Mesh:** {facts['vertices']:,} vertices, {facts['faces']:,} faces, {size} mm"]
    shown = ("recipe", "seed", "generator", "source", "split", "split_sha256", "licence", "frame", "resampled_from")
    lines += [f"- **{key.replace('_', ' ').capitalize()}:** {plain(info[key])}" for key in shown if key in info]
    lines += [f"- **Topology SHA-256:** `{facts['topology_sha256']}`"]
    lines += [
        f"- **Fold-over:** {facts['fold_share_mean']:.3%} of edges on average, {facts['fold_share_max']:.3%} at worst "
        f"(folded by more than 120° though open in the template; {min(_LOOKED_AT, facts['counts']['train'])} meshes)"
    ]
    lines += ["", "## How linear", "", "Mean vertex error of PCA on test, by latent size (0: the mean shape).", ""]
    errors = facts["pca_test_error_mm"]
    lines += ["| Z | " + " | ".join(map(str, errors)) + " |", "|---|" + "---:|" * len(errors)]
    lines += ["| mm | " + " | ".join(f"{error:.3g}" for error in errors.values()) + " |"]
    lines += [
        "",
        "## Regions",
        "",
        "| region | vertices | control vertices | parts | spread, mm |",
        "|---|---:|---:|---:|---:|",
    ]
    for part in facts["regions"]:
        cells = (
            plain(part["region"]),
            part["vertices"],
            part["controls"],
            part["connected_parts"],
            f"{part['spread_mm']:.2f}",
        )
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    if facts["edit_effect_mm"]:
        lines += [
            "",
            "## Edits",
            "",
            "| group | edits | inside, mm | outside, mm | vertices that move |",
            "|---|---:|---:|---:|---:|",
        ]
        for row in facts["edit_effect_mm"]:
            figures = f"{row['inside_mm']:.2f} | {row['outside_mm']:.3f} | {row['moving_vertices']:.0f}"
            lines.append(f"| {plain(row['group'])} | {row['edits']} | {figures} |")
    lines += ["", *(f"![{Path(image).stem}]({image})" for image in images), ""]
    return "\n".join(lines)
