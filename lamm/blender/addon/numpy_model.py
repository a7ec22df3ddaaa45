"""A model in NumPy: the same function as :mod:`lamm.edit` computes, for programs whose Python has no PyTorch.

Every form that a LAMM's file can have is here: full or low-rank region maps, linear and quadratic path, control
path, regions that share vertices, both backbones. Meshes are in millimetres; displacements are those of *all* control
vertices, ``(C, 3)``, zero where nothing is asked (which is the same as a region left out).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from .model_file import FileContent, Refused, kind_of, read_model
from .numpy_layers import backbone, gelu, linear, times
from .topology_arrays import Arrays


class NumpyModel:
    """A model of a file. ``arrays`` is its topology, ``control_count`` C, ``latent`` Z.

    ``read``: what :func:`lamm.blender.addon.model_file.read_model` gave of the file, where that is at hand. Errors: a
    file of another kind of model.
    """

    kind = ""

    def __init__(self, path: str | Path, read: FileContent | None = None) -> None:
        header, tensors = read or read_model(path)
        if kind_of(header) != self.kind:
            raise Refused(f"{path}: expected a {self.kind}, got a {kind_of(header)}; take another file")
        self.path, self.config = Path(path), header["config"]
        self.arrays = Arrays(header, tensors, self.config.get("overlap", "sum"))
        self.weights = {n.removeprefix("model."): t for n, t in tensors.items() if n.startswith("model.")}
        self.latent = int(self.config["latent"])
        self.control_count = len(self.arrays.controls)
        #: Numbers of the regions that have Gaussians of displacements; None: the model cannot sample.
        self.sampled: list[int] | None = header.get("statistics")
        self.unit_mm = float(np.sqrt(np.square(self.arrays.std_mm.astype(np.float64)).mean()))

    def encode(self, vertices_mm: np.ndarray) -> np.ndarray:
        """Codes ``(B, Z)`` of meshes ``(B, V, 3)``. Errors: another number of vertices, NaN."""
        raise NotImplementedError

    def decode(self, latent: np.ndarray, moves_mm: np.ndarray | None = None) -> np.ndarray:
        """Meshes ``(B, V, 3)`` of codes ``(B, Z)``, with control vertices moved by ``(C, 3)`` mm, for all the same."""
        raise NotImplementedError

    def edit(self, vertices_mm: np.ndarray, moves_mm: np.ndarray) -> np.ndarray:
        """One mesh ``(V, 3)`` with its control vertices moved by ``(C, 3)`` mm."""
        return self.decode(self.encode(vertices_mm[None]), moves_mm)[0]

    def centred(self, vertices_mm: np.ndarray) -> np.ndarray:
        """Meshes ``(B, V, 3)`` in float32, from the mean shape. Errors: as for :meth:`encode`."""
        expected = (self.arrays.vertex_count, 3)
        if vertices_mm.shape[1:] != expected:
            raise Refused(f"expected meshes (B, {expected[0]}, 3), got {vertices_mm.shape}")
        if not np.isfinite(vertices_mm).all():
            raise Refused("expected finite vertices, got NaN or infinity; clean the mesh first")
        return vertices_mm.astype(np.float32) - self.arrays.mean_mm


def products(latent: np.ndarray, count: int, weights: Mapping[str, np.ndarray], name: str) -> np.ndarray:
    """What products of the code's first ``count`` numbers say of components that it leaves out."""
    first, second = np.triu_indices(min(count, latent.shape[1]))
    pairs = latent[:, first] * latent[:, second] - weights[f"{name}.offset"]
    return times(np.concatenate([latent, pairs], 1), weights[f"{name}.weight"])


class NumpyLamm(NumpyModel):
    """A LAMM."""

    kind = "lamm"

    def __init__(self, path: str | Path, read: FileContent | None = None) -> None:
        super().__init__(path, read)
        self._low_rank = self.config.get("rank") is not None
        self._linear, self._path = bool(self.config.get("linear_path")), bool(self.config.get("control_path"))
        #: Millimetres in a unit of the regions' maps: one for all with a linear path, else each coordinate's deviation.
        self._scale_mm: Any = np.float32(self.unit_mm) if self._linear else self.arrays.std_mm

    # -- meshes and codes --------------------------------------------------------------------------------------------

    def encode(self, vertices_mm: np.ndarray) -> np.ndarray:
        w = self.weights
        scaled = self.centred(vertices_mm) / self._scale_mm
        packed = scaled[:, self.arrays.slots].reshape(len(scaled), -1)
        first = np.broadcast_to(w["identity_token"], (len(packed), 1, len(w["identity_token"])))
        tokens = self._backbone(np.concatenate([first, self._region_tokens(packed)], 1), "encoder")
        code = linear(tokens[:, 0], w, "bottleneck_down")
        if not self._linear:
            return code
        shares = (packed - w["linear.mean"]) @ w["linear.encoder"].T
        return (shares + code * w["linear.deviation"][-1]) / w["linear.deviation"]

    def decode(self, latent: np.ndarray, moves_mm: np.ndarray | None = None) -> np.ndarray:
        w, arrays = self.weights, self.arrays
        first = linear(latent.astype(np.float32), w, "bottleneck_up")[:, None]
        regions = w["decoder_tokens"]
        moved = moves_mm is not None and bool(np.any(moves_mm))
        if moved:
            assert moves_mm is not None
            regions = regions + self._control_tokens(moves_mm.astype(np.float32))
        regions = np.broadcast_to(regions, (len(latent), *regions.shape))
        tokens = self._backbone(np.concatenate([first, regions], 1), "decoder")[:, 1:]
        packed = np.empty((len(latent), 3 * len(arrays.slots)), np.float32)
        packed[:] = w["region_decoder.bias"]
        if self._linear:
            tokens = tokens * w["linear.residual"]
            packed += w["linear.mean"] + times(self._features(latent.astype(np.float32)), w["linear.decoder"])
        for i, columns in enumerate(arrays.columns):
            packed[:, columns] += self._region_geometry(tokens[:, i], i)
        if moved and self._path:
            assert moves_mm is not None
            self._follow(packed, moves_mm.astype(np.float32) / np.float32(self.unit_mm))
        return arrays.scatter(packed) * self._scale_mm + arrays.mean_mm

    # -- parts -------------------------------------------------------------------------------------------------------

    def _backbone(self, tokens: np.ndarray, name: str) -> np.ndarray:
        config = self.config
        kind, heads = config.get("backbone", "mixer"), int(config.get("heads", 8))
        return backbone(tokens, self.weights, name, int(config[f"{name}_layers"]), kind, heads)

    def _region_tokens(self, packed: np.ndarray) -> np.ndarray:
        w, tokens = self.weights, []
        for i, columns in enumerate(self.arrays.columns):
            if self._low_rank:
                wide = w[f"region_encoder.wide.{i}"]
                tokens.append(packed[:, columns] @ wide.T @ w["region_encoder.small"][i, : len(wide)])
            else:
                tokens.append(packed[:, columns] @ w[f"region_encoder.weights.{i}"].T)
        return np.stack(tokens, 1) + w["region_encoder.bias"] + w["region_encoder.embedding"]

    def _region_geometry(self, token: np.ndarray, region: int) -> np.ndarray:
        w = self.weights
        if not self._low_rank:
            return times(token, w[f"region_decoder.weights.{region}"])
        wide = w[f"region_decoder.wide.{region}"]
        return times(times(token, w["region_decoder.small"][region, :, : len(wide)]), wide)

    def _control_tokens(self, moves_mm: np.ndarray) -> np.ndarray:
        """f_i(δ_i / σ) for every region, ``(K, D)``; f_i(0) = 0."""
        arrays, w = self.arrays, self.weights
        normal = moves_mm / arrays.std_mm[arrays.controls]
        added = np.zeros_like(w["decoder_tokens"])
        for region, (start, stop) in enumerate(arrays.control_ranges):
            if stop > start and np.any(normal[start:stop]):
                x, name = normal[start:stop].reshape(-1), f"control_networks.networks.{region}"
                x = gelu(linear(gelu(linear(x, w, f"{name}.0")), w, f"{name}.2"))
                added[region] = linear(x, w, f"{name}.4")
        return added

    def _features(self, latent: np.ndarray) -> np.ndarray:
        if not self.config.get("quadratic"):
            return latent
        more = products(latent, int(self.config["quadratic"]), self.weights, "linear.quadratic")
        return np.concatenate([latent, more], 1)

    def _follow(self, packed: np.ndarray, moves: np.ndarray) -> None:
        """Add what the control path says of each region, from the control vertices next to it."""
        for region, follows in enumerate(self.arrays.follows):
            rows = moves[follows].reshape(-1)
            if np.any(rows):
                packed[:, self.arrays.columns[region]] += times(rows[None], self.weights[f"control_path.map{region}"])
