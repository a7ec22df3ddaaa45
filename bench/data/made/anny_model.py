"""The parametric human model behind the built-in sets: the PyPI package ``anny`` (code Apache-2.0, assets CC0).

Everything that touches ``anny`` is in this file. Its first ever load builds a cache of its own (about a minute and
0.75 GB, under ``$ANNY_CACHE_DIR``); later loads take seconds. Linear-blend skinning keeps its GPU kernels unloaded.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from filelock import FileLock

from bench.api import BenchError
from bench.base.files import writable_cache

logger = logging.getLogger(__name__)

VARIANTS: dict[str, dict[str, Any]] = {
    "heads": {
        "rig": "makehuman-head-noeyes-notongue",
        "topology": "head-noeyes-notongue",
        "local_changes": "default",
        "facial_actions": "all",
    },
    "hands": {"rig": "makehuman-hand.L", "topology": "hand.L", "local_changes": "default"},
    "bodies": {"local_changes": "default"},
}

# A power of two: multiples are exact in float32, and rounding to it hides last-bit differences between machines.
GRID_MM = 2.0**-10


@dataclass
class Parameters:
    """What one batch of people is made of; every array has one row a person.

    ``phenotype`` in [0, 1], ``local`` in [-1, 1], ``actions`` in [0, 1] (columns named by the model's labels),
    ``rotations`` ``{bone: (n, 3)}`` rotation vectors in radians about the body's axes (x left, y back, z up).
    """

    phenotype: np.ndarray
    local: np.ndarray
    actions: np.ndarray
    rotations: dict[str, np.ndarray] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.phenotype)

    def rows(self, chosen: slice | np.ndarray) -> Parameters:
        turned = {bone: value[chosen] for bone, value in self.rotations.items()}
        return Parameters(self.phenotype[chosen], self.local[chosen], self.actions[chosen], turned)


@contextlib.contextmanager
def one_thread() -> Iterator[None]:
    """Sums in one fixed order: the number of threads must not change the bytes."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def version() -> str:
    try:
        return importlib.metadata.version("anny")
    except importlib.metadata.PackageNotFoundError:
        raise BenchError(
            "expected the package anny, which makes the built-in heads, hands and bodies, got none installed; "
            "run pip install 'lamm-bench[data]', or use the shipped set heads-mini"
        ) from None


class HumanModel:
    """One variant of ``anny`` in float64: parameters in, vertices in millimetres out."""

    def __init__(self, variant: str) -> None:
        version()
        try:
            import anny
        except ImportError as error:
            raise BenchError(
                f"expected to import anny, got {error}; reinstall with pip install 'anny==0.6.2'"
            ) from error
        logger.info("loading the human model (the first load ever builds a cache of about 0.75 GB: a minute or two)")
        lock = writable_cache() / "locks" / "anny.lock"
        lock.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(lock), torch.no_grad():
            self.model = anny.Anny(phenotypes="all", skinning_method="lbs", **VARIANTS[variant]).to(torch.float64)
        self.phenotype_labels: list[str] = list(self.model.phenotype_labels)
        self.local_labels: list[str] = list(self.model.local_change_labels)
        self.action_labels: list[str] = list(self.model.facial_action_labels)
        self.bone_labels: list[str] = list(self.model.bone_labels)
        self.faces = np.asarray(self.model.get_triangular_faces(), dtype=np.int64)

    def neutral(self, count: int = 1) -> Parameters:
        """The middle of every phenotype, no local change, no expression, rest pose."""
        phenotype = np.full((count, len(self.phenotype_labels)), 0.5)
        for ancestry in ("african", "asian", "caucasian"):
            phenotype[:, self.phenotype_labels.index(ancestry)] = 1 / 3
        return Parameters(
            phenotype, np.zeros((count, len(self.local_labels))), np.zeros((count, len(self.action_labels)))
        )

    def meshes(self, parameters: Parameters) -> tuple[np.ndarray, np.ndarray]:
        """Vertices ``(n, V, 3)`` in mm and bone poses ``(n, J, 4, 4)`` (translations in mm), float64."""
        out = self._run(parameters)
        poses = out["bone_poses"].numpy().copy()
        poses[..., :3, 3] *= 1000.0
        return out["vertices"].numpy() * 1000.0, poses

    def reshaped(self, parameters: Parameters, shape: Parameters) -> np.ndarray:
        """The rest shape of ``shape`` skinned on the posed skeleton of ``parameters``, ``(n, V, 3)`` in mm.

        A shape change may also move joints, which would carry it through the whole pose; here they stay.
        """
        out, rest = self._run(parameters), self._run(shape)["rest_vertices"]
        with one_thread(), torch.no_grad():
            transforms = out["bone_poses"] @ torch.linalg.inv(out["rest_bone_poses"])
            return self.model.get_skinned_vertices(rest, transforms).numpy() * 1000.0

    @torch.no_grad()
    def _run(self, parameters: Parameters) -> dict[str, torch.Tensor]:
        pose = torch.eye(4, dtype=torch.float64).repeat(len(parameters), len(self.bone_labels), 1, 1)
        for bone, vectors in parameters.rotations.items():
            pose[:, self.bone_labels.index(bone), :3, :3] = torch.from_numpy(rotation_matrices(vectors))
        with one_thread():
            return self.model(
                pose,
                torch.from_numpy(parameters.phenotype),
                torch.from_numpy(parameters.local) if parameters.local.shape[1] else None,
                torch.from_numpy(parameters.actions) if parameters.actions.shape[1] else None,
            )

    def cavity(self, name: str) -> np.ndarray:
        """Mask ``(V,)`` of the vertices whose faces all lie in a part of anny's own segmentation."""
        from anny.face_segmentation import get_face_segmentation_mask

        inside = np.asarray(get_face_segmentation_mask(self.model, [name]))
        mask = np.zeros(len(self.model.template_vertices), dtype=bool)
        mask[self.faces[inside]] = True
        return mask

    def skin_weight(self, bones: list[str]) -> np.ndarray:
        """Summed skinning weight ``(V,)`` of some bones."""
        weights = self.model.dense_vertex_bone_weights.numpy()
        return weights[:, [self.bone_labels.index(bone) for bone in bones]].sum(1)


def rotation_matrices(vectors: np.ndarray) -> np.ndarray:
    """Rotation vectors ``(n, 3)`` in radians → matrices ``(n, 3, 3)`` (Rodrigues)."""
    from scipy.spatial.transform import Rotation

    return Rotation.from_rotvec(vectors).as_matrix()


def on_grid(vertices_mm: np.ndarray) -> np.ndarray:
    """Round to multiples of 2⁻¹⁰ mm, float32."""
    return (np.round(vertices_mm / GRID_MM) * GRID_MM).astype(np.float32)
