"""Recipe for left hands: fingers that curl, spread and differ in length."""

from __future__ import annotations

import numpy as np
import torch

from bench.api import Region
from bench.base import meshes
from bench.data.made import randomness as rnd
from bench.data.made.anny_model import HumanModel, Parameters

RECIPE = "hands-1"
FINGERS = ("thumb", "index", "middle", "ring", "little")
_FLEXION_DEGREES = np.array([80.0, 100.0, 65.0])  # of the three joints, at full curl; the thumb has half
_SPREAD_DEGREES = 7.0
_NOISE = 0.08  # of full curl, a joint
_SHAPES = ("l-hand-fingers-length", "l-hand-scale", "l-hand-fingers-diameter", "l-hand-fingers-distance")
_SHAPE_SIGMA = 0.25


def _joints(finger: int) -> list[str]:
    return [f"finger{finger + 1}-{joint}.L" for joint in (1, 2, 3)]


def _axes(model: HumanModel) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """For every finger joint the axes of flexion (towards the palm) and of spreading, in the resting hand."""
    _, rest = model.meshes(model.neutral())
    turn = {bone: rest[0, model.bone_labels.index(bone), :3, :3] for f in range(5) for bone in _joints(f)}
    return {bone: (matrix[:, 0], matrix[:, 2]) for bone, matrix in turn.items()}


def rotations(model: HumanModel, u: np.ndarray) -> dict[str, np.ndarray]:
    """Flexion 80°/100°/65° × curl, one curl a finger in [−.1, 1] plus noise a joint; spread N(0, 7°); thumb half.

    ``u`` ``(n, 5, 5)``: for each finger its curl, three joint noises and its spread.
    """
    axes = _axes(model)
    out = {}
    for finger in range(5):
        share = 0.5 if finger == 0 else 1.0
        curl = -0.1 + 1.1 * u[:, finger, 0]
        for joint, bone in enumerate(_joints(finger)):
            amount = np.clip(curl + rnd.normal(u[:, finger, 1 + joint], _NOISE, 2), -0.15, 1.0)
            flexion, spread = axes[bone]
            out[bone] = np.deg2rad(_FLEXION_DEGREES[joint]) * share * amount[:, None] * flexion
            if joint == 0:
                out[bone] = out[bone] + rnd.normal(u[:, finger, [4]], np.deg2rad(_SPREAD_DEGREES), 2) * share * spread
    return out


def sample(model: HumanModel, seed: int, split: str, start: int, stop: int) -> Parameters:
    """Hands ``start`` … ``stop - 1`` of a split: phenotype, four shape changes and the pose of five fingers."""
    names = (RECIPE, seed, split)
    people = model.neutral(stop - start)
    u = rnd.uniforms((*names, "shape"), start, stop, 8 + len(_SHAPES))
    column = model.phenotype_labels.index
    people.phenotype[:, column("gender")] = rnd.beta(u[:, 0], 0.6, 0.6)
    people.phenotype[:, column("age")] = 0.4 + 0.6 * u[:, 1]
    for position, label in enumerate(("muscle", "weight")):
        people.phenotype[:, column(label)] = rnd.beta(u[:, 2 + position], 2, 2)
    people.phenotype[:, column("height")] = rnd.beta(u[:, 4], 4, 4)
    ancestry = [column(label) for label in ("african", "asian", "caucasian")]
    people.phenotype[:, ancestry] = rnd.dirichlet(u[:, 5:8], 0.7)
    for position, prefix in enumerate(_SHAPES):
        change = next(i for i, name in enumerate(model.local_labels) if name.startswith(prefix))
        people.local[:, change] = rnd.normal(u[:, 8 + position], _SHAPE_SIGMA, 2.2)
    pose = rnd.uniforms((*names, "pose"), start, stop, 25).reshape(-1, 5, 5)
    people.rotations = rotations(model, pose)
    return people


def edits(
    model: HumanModel, seed: int, start: int, stop: int
) -> tuple[np.ndarray, np.ndarray, list[str], list[str], list[bool]]:
    """Edit i gives finger i mod 5 a new curl and spread; source and target in mm."""
    people = sample(model, seed, "edits", start, stop)
    pose = rnd.uniforms((RECIPE, seed, "edits", "pose"), start, stop, 25).reshape(-1, 5, 5)
    fresh = rnd.uniforms((RECIPE, seed, "edits", "change"), start, stop, 25).reshape(-1, 5, 5)
    fingers = [index % 5 for index in range(start, stop)]
    for row, finger in enumerate(fingers):
        # A third of a curl away at least: an edit that does nothing tests nothing.
        curl = (pose[row, finger, 0] + 0.35 + 0.3 * fresh[row, finger, 0]) % 1
        pose[row, finger] = np.r_[curl, fresh[row, finger, 1:]]
    changed = Parameters(people.phenotype, people.local, people.actions, rotations(model, pose))
    names = [FINGERS[finger] for finger in fingers]
    return model.meshes(people)[0], model.meshes(changed)[0], names, names, [False] * len(names)


def regions(model: HumanModel, template_mm: np.ndarray) -> tuple[Region, ...]:
    """Palm and five fingers, by the bones that carry most of a vertex's skinning weight."""
    weights = [model.skin_weight(["root", "wrist.L", *(f"metacarpal{k}.L" for k in range(1, 5))])]
    weights += [model.skin_weight(_joints(finger)) for finger in range(5)]
    return by_weight(("palm", *FINGERS), np.stack(weights, 1), model.faces, template_mm)


def by_weight(
    names: tuple[str, ...], weights: np.ndarray, faces: np.ndarray, template_mm: np.ndarray
) -> tuple[Region, ...]:
    """One region a column of ``weights`` ``(V, K)``: the heaviest wins, islands go to their neighbours."""
    labels = meshes.merge_islands(weights.argmax(1), meshes.adjacency(faces, len(template_mm)))
    out = []
    for index, name in enumerate(names):
        members = np.flatnonzero(labels == index)
        controls = meshes.farthest_points(template_mm, members, meshes.control_count(len(members)))
        out.append(Region(name, torch.from_numpy(members), torch.from_numpy(controls)))
    return tuple(out)
