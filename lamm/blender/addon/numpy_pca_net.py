"""A pca-net in NumPy (:mod:`lamm.pca_net`): PCA, small networks beside it, and edits in closed form."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

import numpy as np

from .model_file import FileContent
from .numpy_layers import gelu, linear, norm, times
from .numpy_model import NumpyModel, products

KEPT = 16  # sets of regions edited together whose maps are kept
EDIT_NOISE_MM = 0.05  # of files that do not say


class NumpyPcaNet(NumpyModel):
    """A pca-net."""

    kind = "pca-net"

    def __init__(self, path: str | Path, read: FileContent | None = None) -> None:
        super().__init__(path, read)
        w, size = self.weights, self.latent
        self._deviation = w["deviation"]
        coarse = np.maximum(self._deviation, self._deviation[size])
        self._seen_scale = np.maximum(coarse, np.float32(1e-3) * self._deviation[0])
        self._made_scale = np.minimum(self._deviation, self._deviation[size])
        self._maps: OrderedDict[tuple[int, ...], tuple[np.ndarray, np.ndarray]] = OrderedDict()
        self._whole: np.ndarray | None = None

    def encode(self, vertices_mm: np.ndarray) -> np.ndarray:
        w, size = self.weights, self.latent
        rows = self.centred(vertices_mm) / np.float32(self.unit_mm)
        components = (rows.reshape(len(rows), -1) - w["mean"]) @ w["basis"].T
        known = components[:, :size] / self._deviation[:size]
        return known + self._dense(components / self._seen_scale, "encoder_network")

    def decode(self, latent: np.ndarray, moves_mm: np.ndarray | None = None) -> np.ndarray:
        w, latent = self.weights, latent.astype(np.float32)
        known = self._start(latent)
        if self.config.get("region_code"):
            rows = times(known, w["basis"][: known.shape[1]]) + w["mean"]
            rows = rows + self.arrays.scatter(self._regions(latent)).reshape(len(rows), -1)
        else:
            made = self._dense(latent, "decoder_network") * self._made_scale
            made[:, : known.shape[1]] += known
            rows = times(made, w["basis"]) + w["mean"]
        vertices = rows.reshape(len(rows), -1, 3)
        if moves_mm is not None and np.any(moves_mm):
            moving, moved = self._followed(moves_mm.astype(np.float32) / np.float32(self.unit_mm))
            vertices[:, moving] += moved
        return vertices * np.float32(self.unit_mm) + self.arrays.mean_mm

    # -- parts -------------------------------------------------------------------------------------------------------

    def _start(self, latent: np.ndarray) -> np.ndarray:
        """The first components, as PCA and products of its code give them."""
        if self.config.get("quadratic"):
            more = products(latent, int(self.config["quadratic"]), self.weights, "quadratic")
            latent = np.concatenate([latent, more], 1)[:, : len(self._deviation)]
        return latent * self._deviation[: latent.shape[1]]

    def _dense(self, x: np.ndarray, name: str) -> np.ndarray:
        w, layers = self.weights, int(self.config["layers"])
        x = linear(x, w, f"{name}.0")
        for i in range(1, layers + 1):
            inner = gelu(linear(norm(x, w, f"{name}.{i}.norm"), w, f"{name}.{i}.inner"))
            x = x + linear(inner, w, f"{name}.{i}.outer")
        return linear(norm(x, w, f"{name}.{layers + 1}"), w, f"{name}.{layers + 2}")

    def _regions(self, latent: np.ndarray) -> np.ndarray:
        """What each region's network makes of its numbers of the code, in slot order."""
        w, columns, layers = self.weights, self.arrays.columns, int(self.config["layers"])

        def each(x: np.ndarray, name: str) -> np.ndarray:
            return x @ w[f"decoder_network.{name}.weight"] + w[f"decoder_network.{name}.bias"]

        x = each(each(np.broadcast_to(latent, (len(columns), *latent.shape)), "numbers"), "first")
        for i in range(layers):
            inner = gelu(each(norm(x, w, f"decoder_network.norms.{i}"), f"inner.{i}"))
            x = x + each(inner, f"outer.{i}")
        x = each(norm(x, w, f"decoder_network.norms.{layers}"), "last") * w["decoder_network.scale"][:, None]
        return np.concatenate(
            [times(part, w["decoder_network.basis"][:, at]) for part, at in zip(x, columns, strict=True)], 1
        )

    def _followed(self, moves: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The ids of vertices that move ``(m,)``, and how far ``(m, 3)``, with control vertices ``(C, 3)``."""
        ranges = self.arrays.control_ranges
        edited = tuple(i for i, (start, stop) in enumerate(ranges) if np.any(moves[start:stop]))
        if edited not in self._maps:
            self._maps[edited] = self._map(edited)
            if len(self._maps) > KEPT:
                self._maps.popitem(last=False)
        self._maps.move_to_end(edited)
        moving, weight = self._maps[edited]
        asked = np.concatenate([moves[slice(*ranges[region])] for region in edited]).reshape(1, -1)
        return moving, times(asked, weight).reshape(-1, 3)

    def _map(self, edited: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
        """W of :class:`lamm.layers.surface_path.SurfacePath`, transposed, for the vertices of regions that touch."""
        arrays = self.arrays
        rows = self.weights["basis"] * self._deviation[:, None]
        by_vertex = rows.reshape(len(rows), -1, 3)
        if self._whole is None:
            self._whole = _gram(rows)
        inside, moving = np.zeros((2, arrays.vertex_count), bool)
        for region, vertices in enumerate(arrays.regions):
            inside[vertices] |= region in edited
            moving[vertices] |= bool(arrays.near[list(edited), region].any())
        controls = np.concatenate([arrays.controls[slice(*arrays.control_ranges[region])] for region in edited])
        handles = by_vertex[:, controls].reshape(len(rows), -1).astype(np.float64)
        precision = (float(self.config.get("edit_noise_mm", EDIT_NOISE_MM)) / self.unit_mm) ** -2
        system = 0.5 * np.eye(len(rows)) + handles @ handles.T * precision
        if not inside.all():
            held = self._whole - _gram(by_vertex[:, inside].reshape(len(rows), -1))
            system += held * (precision / (~inside).sum())
        found = np.linalg.solve(system, handles * precision).astype(np.float32)
        return np.flatnonzero(moving), found.T @ by_vertex[:, moving].reshape(len(rows), -1)


def _gram(rows: np.ndarray) -> np.ndarray:
    """``rows @ rows.T`` in float64, a part of the columns at a time."""
    total = np.zeros((len(rows), len(rows)))
    for start in range(0, rows.shape[1], 8192):
        part = rows[:, start : start + 8192].astype(np.float64)
        total += part @ part.T
    return total
