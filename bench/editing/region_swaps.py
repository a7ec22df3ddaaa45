"""The LAMM paper's own test of locality: regions taken from other subjects, and regions drawn from a Gaussian.

Neither has a true answer, so only what moves inside and outside of the region can be measured (section 4.3 of the
paper); edits with a true answer are in :mod:`bench.work.localization`.
"""

from __future__ import annotations

import numpy as np
import torch
from jaxtyping import Float, Int
from torch import Tensor

from bench.api import BenchError, Region
from bench.base import meshes
from bench.data.dataset import Dataset

PROTOCOL_SUBJECTS = 8  # most test subjects that regions are sampled and swapped for
RIDGE = 1e-6  # of the covariance's mean variance: a Gaussian over few pairs has directions without spread
ROUNDING = 1e-6  # a subject paired with one of the same rim has a diagonal of 1, up to rounding


def region_boundary(dataset: Dataset, region: Region) -> Int[Tensor, " n"]:
    """Ids of the region's vertices that have a neighbour outside it; four or more, as an affine map needs."""
    found = _rim(dataset, region)
    if len(found) < 4:
        raise BenchError(f"expected 4 or more boundary vertices of region {region.name!r}, got {len(found)}")
    return found


def _rim(dataset: Dataset, region: Region) -> Int[Tensor, " n"]:
    inside = torch.zeros(dataset.topology.vertex_count, dtype=torch.bool)
    inside[region.vertices] = True
    return torch.from_numpy(meshes.rim(dataset.topology.faces.numpy(), inside.numpy()))


def aligned_displacements(
    dataset: Dataset, region: Region, source_mm: Float[Tensor, "n v 3"], other_mm: Float[Tensor, "n v 3"]
) -> tuple[Float[Tensor, "n h 3"], Tensor]:
    """Where the region's control vertices go if the source gets the other subject's region.

    The least-squares affine map from the other's boundary vertices to the source's is applied to the other's
    control vertices; displacement = aligned − source, in mm. Also returned: which pairs to keep ``(n,)`` – those
    whose map has no diagonal entry over 1 in magnitude. A region that is a piece of its own (an eyeball) has no
    boundary to be aligned by, so it is taken from where it is, and every pair is kept.
    """
    rim, controls = _rim(dataset, region), region.controls
    if len(rim) < 4:
        return other_mm[:, controls] - source_mm[:, controls], torch.ones(len(source_mm), dtype=torch.bool)
    ones = torch.ones(len(other_mm), len(rim), 1, dtype=torch.float64)
    system = torch.cat([other_mm[:, rim].double(), ones], dim=2)
    affine = torch.linalg.lstsq(system, source_mm[:, rim].double()).solution  # (n, 4, 3)
    here = other_mm[:, controls].double()
    moved = here @ affine[:, :3] + affine[:, 3:]
    kept = (affine[:, :3].diagonal(dim1=1, dim2=2).abs() <= 1 + ROUNDING).all(1)
    return (moved - source_mm[:, controls].double()).float(), kept


def fit_displacements(
    dataset: Dataset, region: Region, pairs: int = 500, seed: int = 0
) -> tuple[np.ndarray, np.ndarray]:
    """Mean and covariance ``(3h,)``, ``(3h, 3h)`` of aligned displacements between training subjects, mm."""
    train = dataset.splits["train"]
    rng = np.random.default_rng(seed)
    first = rng.integers(0, len(train), pairs)
    second = (first + rng.integers(1, len(train), pairs)) % len(train)
    found = []
    for start in range(0, pairs, 100):
        take = slice(start, start + 100)
        pair = [torch.from_numpy(np.array(train[ids[take]], dtype=np.float32)) for ids in (first, second)]
        displacement, kept = aligned_displacements(dataset, region, *pair)
        found.append(displacement[kept].flatten(1).double().numpy())
    every = np.concatenate(found)
    if len(every) < 10:
        raise BenchError(
            f"expected 10 or more pairs of region {region.name!r} that can be aligned, got {len(every)} of {pairs}"
        )
    covariance = np.cov(every, rowvar=False)
    return every.mean(0), covariance + RIDGE * np.trace(covariance) / len(covariance) * np.eye(len(covariance))


def sample_displacements(gaussian: tuple[np.ndarray, np.ndarray], number: int, seed: int = 0) -> Float[Tensor, "n h 3"]:
    """``number`` displacements of a region's control vertices drawn from its Gaussian, mm."""
    mean, covariance = gaussian
    drawn = np.random.default_rng(seed).multivariate_normal(mean, covariance, number, method="cholesky")
    return torch.from_numpy(drawn.astype(np.float32)).unflatten(1, (-1, 3))


def protocol_subjects(true_edits: int) -> int:
    """How many test subjects the protocol takes at most: in proportion to the true edits, where there are some."""
    return max(2, min(PROTOCOL_SUBJECTS, true_edits // 16)) if true_edits else PROTOCOL_SUBJECTS
