"""Displacements and codes that operators ask for: a region of another mesh, draws, directions, the other side.

The formulas are those of :mod:`lamm.edit`, :mod:`lamm.sliders` and :mod:`lamm.editor.mirror`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .model_file import Refused
from .numpy_model import NumpyModel
from .topology_arrays import Arrays

#: Directions in which a boundary has less than this share of its greatest extent are left as they are.
RANK_TOLERANCE = 1e-4
#: Sliders, at most.
DIRECTIONS = 16
CHUNK = 32
#: A displacement of more than this many of the training set's deviations is one that training did not see.
USUAL_DEVIATIONS = 3.0
#: A mesh has a left and a right if this share of its vertices have a mirror image in it, within this share of its size;
#: across the plane it is at least so wide; a control vertex's partner is at most so far from its exact image.
ALIKE_SHARE, ALIKE_REACH, FLAT_SHARE, REACH = 0.9, 0.01, 0.05, 0.05
#: Vertices that are looked at for the mirror plane.
LOOKED_AT = 1500


def swap_moves(arrays: Arrays, region: int, source_mm: np.ndarray, target_mm: np.ndarray) -> np.ndarray:
    """Displacement ``(c, 3)`` that gives ``source_mm`` the target's region, laid on it along the region's boundary.

    The target's control vertices go through the least-squares affine map x ↦ x A + t of the boundaries, A = I + E with
    E of least norm (paper, section 3.4).
    """
    start, stop = _range(arrays, region)
    controls = arrays.controls[start:stop]
    goal, edge = target_mm[controls], arrays.boundary(region) if len(arrays.faces) else np.empty(0, int)
    if len(edge):
        target, source = target_mm[edge].astype(float), source_mm[edge].astype(float)
        spread = target - target.mean(0)
        change = np.linalg.pinv(spread, rcond=RANK_TOLERANCE) @ ((source - source.mean(0)) - spread)
        matrix = np.eye(3) + change
        goal = goal @ matrix + (source.mean(0) - target.mean(0) @ matrix)
    return (goal - source_mm[controls]).astype(np.float32)


def drawn_region(model: NumpyModel, region: int, scale: float, random: np.random.Generator) -> np.ndarray:
    """Displacement ``(c, 3)`` from the Gaussian that training saw of a region: mean + scale · F n."""
    _range(model.arrays, region)
    if region not in (model.sampled or []):
        raise Refused(f"expected statistics of {model.arrays.names[region]}, got none; take a model that can sample")
    return _drawn(model, f"statistics.regions.{region}", scale, random).reshape(-1, 3)


def drawn_code(model: NumpyModel, scale: float, random: np.random.Generator) -> np.ndarray:
    """A code ``(Z,)`` from the mixture of Gaussians over those of training, its distance from the mean of all
    multiplied by ``scale``; from one Gaussian where the file has no mixture."""
    _require_statistics(model)
    if "statistics.mixture.weights" not in model.weights:
        return _drawn(model, "statistics.latent", scale, random)
    weights, means, factors = (model.weights[f"statistics.mixture.{part}"] for part in ("weights", "means", "factors"))
    share = weights.astype(float) / weights.sum(dtype=float)
    chosen, mean = random.choice(len(share), p=share), share @ means
    drawn = means[chosen] + factors[chosen] @ random.standard_normal(len(mean))
    return np.asarray(mean + scale * (drawn - mean), dtype=np.float32)


def directions(model: NumpyModel) -> np.ndarray:
    """Directions of the code that change the shape most, ``(n, Z)``, a deviation of training each, strongest first."""
    _require_statistics(model)
    mean, factor = model.weights["statistics.latent.mean"], model.weights["statistics.latent.factor"]
    steps = np.concatenate([mean + factor.T, mean - factor.T])
    shapes = np.concatenate([model.decode(steps[i : i + CHUNK]) for i in range(0, len(steps), CHUNK)])
    shapes = shapes.reshape(len(steps), -1).astype(float)
    moved = (shapes[: len(mean)] - shapes[len(mean) :]) / 2
    _, vectors = np.linalg.eigh(moved @ moved.T)
    chosen = vectors[:, ::-1][:, :DIRECTIONS].T @ factor.T.astype(float)
    largest = np.take_along_axis(chosen, np.abs(chosen).argmax(1)[:, None], 1)
    return (chosen * np.where(largest < 0, -1.0, 1.0)).astype(np.float32)


def usual_mm(model: NumpyModel) -> np.ndarray:
    """For every control vertex how long a displacement may be before training saw none like it; infinite if unknown."""
    limits = np.full(model.control_count, np.inf)
    for region in model.sampled or []:
        mean, factor = (model.weights[f"statistics.regions.{region}.{part}"] for part in ("mean", "factor"))
        variance = np.square(factor).sum(1).reshape(-1, 3).sum(1)
        length = np.linalg.norm(mean.reshape(-1, 3), axis=1)
        limits[slice(*model.arrays.control_ranges[region])] = length + USUAL_DEVIATIONS * np.sqrt(variance)
    return limits


@dataclass(frozen=True)
class Symmetry:
    """The plane across ``axis`` at ``middle_mm``; ``partner[c]`` is c's mirror image (itself on the plane), or −1."""

    axis: int
    middle_mm: float
    partner: np.ndarray

    def image(self, moves: np.ndarray) -> np.ndarray:
        """Displacements ``(…, 3)`` as in a mirror."""
        flipped = moves.copy()
        flipped[..., self.axis] *= -1
        return flipped

    def completed(self, moves: np.ndarray, moved: np.ndarray) -> np.ndarray:
        """``moves`` with the partners of the control vertices ``moved`` (a mask) as their mirror images.

        A partner that was moved itself keeps its own; one that is its own partner stays on the plane.
        """
        result, image = moves.copy(), self.image(moves)
        for control in np.flatnonzero(moved & (self.partner >= 0)):
            other = int(self.partner[control])
            if other == control:
                result[control, self.axis] = 0
            elif not moved[other]:
                result[other] = image[control]
        return result

    def copied(self, moves: np.ndarray, positions_mm: np.ndarray, sign: int) -> np.ndarray:
        """One side's displacements on the other too; ``sign`` +1 takes those with a larger coordinate."""
        result, image = moves.copy(), self.image(moves)
        side = np.sign(positions_mm[:, self.axis] - self.middle_mm)
        for control, other in enumerate(self.partner):
            if other >= 0 and other != control and side[control] == sign:
                result[other] = image[control]
        return result


def symmetry(arrays: Arrays) -> Symmetry | None:
    """The mirror plane of the template, across an axis in the middle of its box; None where there is none."""
    at = arrays.template_mm.astype(float)
    some = at[:: max(1, len(at) // LOOKED_AT)]
    best: tuple[float, int, float] | None = None
    for axis in range(3):
        low, high = at[:, axis].min(), at[:, axis].max()
        if high - low < FLAT_SHARE * arrays.extent_mm:
            continue
        middle = float(0.5 * (low + high))
        distance, _ = _nearest(at, _reflected(some, axis, middle))
        alike = (distance <= ALIKE_REACH * arrays.extent_mm).mean()
        if alike >= ALIKE_SHARE and (best is None or distance.mean() < best[0]):
            best = (float(distance.mean()), axis, middle)
    if best is None:
        return None
    _, axis, middle = best
    points = at[arrays.controls]
    distance, nearest = _nearest(points, _reflected(points, axis, middle))
    return Symmetry(axis, middle, np.where(distance <= REACH * arrays.extent_mm, nearest, -1))


def _reflected(points: np.ndarray, axis: int, middle: float) -> np.ndarray:
    image = points.copy()
    image[:, axis] = 2 * middle - image[:, axis]
    return image


def _nearest(points: np.ndarray, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Distance from each place to the nearest point, and which it is; by all pairs, some places at a time."""
    chosen, squared = [], (points**2).sum(1)
    for start in range(0, len(places), 256):
        part = places[start : start + 256]
        chosen.append((squared - 2 * part @ points.T).argmin(1))
    nearest = np.concatenate(chosen)
    return np.linalg.norm(points[nearest] - places, axis=1), nearest


def _drawn(model: NumpyModel, name: str, scale: float, random: np.random.Generator) -> np.ndarray:
    mean, factor = model.weights[f"{name}.mean"], model.weights[f"{name}.factor"]
    return (mean + scale * factor @ random.standard_normal(len(mean))).astype(np.float32)


def _require_statistics(model: NumpyModel) -> None:
    if model.sampled is None:
        raise Refused("expected a model with statistics, got one without; it cannot sample and has no sliders")


def _range(arrays: Arrays, region: int) -> tuple[int, int]:
    start, stop = arrays.control_ranges[region]
    if stop == start:
        raise Refused(f"expected a region with control vertices, got {arrays.names[region]}, which has none")
    return start, stop
