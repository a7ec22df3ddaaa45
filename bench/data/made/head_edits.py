"""Edits of heads: one group of shape parameters changes, everything else of the subject stays."""

from __future__ import annotations

import numpy as np

from bench.data.made import heads
from bench.data.made import randomness as rnd
from bench.data.made.anny_model import HumanModel, Parameters

# Group of shape parameters → the regions that steer it (one an edit, in turn; sided groups change one side only).
GROUP_REGIONS: dict[str, tuple[str, ...]] = {
    "eye": ("eye_left", "eye_right"),
    "nose": ("nose",),
    "mouth": ("mouth",),
    "ear": ("ear_left", "ear_right"),
    "chin": ("chin",),
    "cheek": ("cheeks",),
    "forehead": ("forehead",),
    "neck": ("neck",),
}
# Their parameters move joints, so a turned neck or an open jaw would carry the change elsewhere.
NEUTRAL_GROUPS = ("chin", "forehead", "neck")
EDIT_SIGMA = 0.35
# The height of the chin stretches the whole neck with it (18 mm at its end), so it is no local edit.
_NOT_LOCAL = ("chin-height",)


Edits = tuple[np.ndarray, np.ndarray, list[str], list[str], list[bool]]


def make(model: HumanModel, seed: int, start: int, stop: int) -> Edits:
    """Edits ``start`` … ``stop - 1``: source and target in mm in the head-bone frame, region, group, neutral mark.

    Edit i is of group i mod 8; subjects come from a stream of their own, so they are in no split. The frame is the
    source's for both, so the edit is not aligned away.
    """
    people, changed, regions, groups, neutral = _subjects(model, seed, start, stop, strong=False)
    source, poses = model.meshes(people)
    target, _ = model.meshes(changed)
    frames = heads.head_frames(model, poses)
    return heads.to_frame(source, frames), heads.to_frame(target, frames), regions, groups, neutral


def make_posed(model: HumanModel, seed: int, start: int, stop: int) -> Edits:
    """The same for strongly posed heads, in the frame of the neck's base."""
    people, changed, regions, groups, neutral = _subjects(model, seed, start, stop, strong=True)
    return model.meshes(people)[0], model.meshes(changed)[0], regions, groups, neutral


def _subjects(
    model: HumanModel, seed: int, start: int, stop: int, strong: bool
) -> tuple[Parameters, Parameters, list[str], list[str], list[bool]]:
    people = heads.sample(model, seed, "edits", start, stop, strong=strong)
    u = rnd.uniforms((heads.RECIPE, seed, "edits", "change"), start, stop, len(model.local_labels))
    groups, regions, neutral = [], [], []
    for row, index in enumerate(range(start, stop)):
        group = list(GROUP_REGIONS)[index % len(GROUP_REGIONS)]
        sides = GROUP_REGIONS[group]
        groups.append(group)
        regions.append(sides[index // len(GROUP_REGIONS) % len(sides)])
        neutral.append(group in NEUTRAL_GROUPS)
        if neutral[-1]:
            people.actions[row] = 0.0
            for rotation in people.rotations.values():
                rotation[row] = 0.0
    changed = Parameters(people.phenotype, people.local.copy(), people.actions, people.rotations)
    for row, (group, region) in enumerate(zip(groups, regions, strict=True)):
        _change(model, changed.local[row], u[row], group, region)
    return people, changed, regions, groups, neutral


def _change(model: HumanModel, local: np.ndarray, u: np.ndarray, group: str, region: str) -> None:
    labels = model.local_labels
    bound = heads.CLIP * heads.SIGMA
    for column, label in enumerate(labels):
        if heads.group_of(label) != group or label.startswith(_NOT_LOCAL):
            continue
        if label.startswith({"_left": "r-", "_right": "l-"}.get(region[region.rfind("_") :], "no side")):
            continue
        source = labels.index("l-" + label[2:]) if label.startswith("r-") else column  # both cheeks alike
        step = float(rnd.normal(u[source], EDIT_SIGMA, heads.CLIP)) * heads.strength(label)
        reach = max(bound * heads.strength(label), abs(local[column]))
        local[column] = np.clip(local[column] + step, -reach, reach)
