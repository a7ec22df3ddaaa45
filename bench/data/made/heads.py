"""Recipe for heads: who they are, what face they make, how they hold their neck.

Version it: any change of a number here changes every head, so ``RECIPE`` must then change too.
"""

from __future__ import annotations

import numpy as np

from bench.data.made import randomness as rnd
from bench.data.made.anny_model import HumanModel, Parameters

RECIPE = "heads-1"
SIGMA = 0.25  # of a local change; .35 makes caricatures
CLIP = 2.2

GROUPS = ("cheek", "chin", "ear", "eyebrow", "eye", "forehead", "head", "mouth", "neck", "nose")
# Near-global changes: they would move the whole head.
_LEFT_OUT = (
    "head-trans", "head-angle", "head-age", "neck-scale-vert", "neck-trans", "measure-neck-height", "torso",
    "measure-bust",
)  # fmt: skip
# Changes that deform violently at full strength, and how much of it is kept.
_TAMED = {
    "forehead-nubian": 0.25, "forehead-scale-vert": 0.4, "ear-trans-up": 0.4, "ear-trans-forward": 0.6,
    "mouth-trans-out": 0.3, "nose-trans-out": 0.3, "mouth-trans-up": 0.6, "mouth-trans-forward": 0.6,
    "nose-trans-up": 0.6, "nose-trans-forward": 0.6, "chin-jaw-drop": 0.6, "chin-prognathism": 0.6,
    "eye-trans": 0.6, "eye-scale": 0.7, "head-scale": 0.7, "head-fat": 0.7, "head-back-scale": 0.7,
    "nose-compression": 0.6, "ear-scale": 0.7, "neck-double": 0.7,
}  # fmt: skip

NECK_BONES = ("neck01", "neck02", "neck03", "head")
_NECK_SHARE = np.array([0.2, 0.25, 0.25, 0.3])
_NECK_SIGMA_DEGREES = np.array([10.0, 6.0, 14.0])  # pitch, roll, yaw about x, y, z

_OPPOSITES = (
    ("browDown", "browInnerUp"), ("browDown", "browOuterUp"), ("eyeBlink", "eyeWide"), ("eyeSquint", "eyeWide"),
    ("eyeLookUp", "eyeLookDown"), ("gazeLeft", "gazeRight"), ("jawLeft", "jawRight"), ("mouthLeft", "mouthRight"),
    ("mouthFrown", "mouthSmile"), ("mouthPucker", "mouthStretch"), ("mouthPucker", "mouthSmile"),
    ("mouthFunnel", "mouthStretch"), ("mouthFunnel", "mouthPress"), ("cheekPuff", "jawOpen"),
    ("mouthRollLower", "mouthLowerDown"), ("mouthRollUpper", "mouthUpperUp"), ("mouthPress", "jawOpen"),
    ("mouthRollLower", "mouthShrugLower"), ("mouthRollUpper", "mouthShrugUpper"), ("mouthRollLower", "mouthPucker"),
    ("mouthRollUpper", "mouthPucker"), ("mouthFunnel", "mouthRollLower"), ("mouthFunnel", "mouthRollUpper"),
)  # fmt: skip


def group_of(label: str) -> str | None:
    """The face part a local change belongs to, or None if it is not used for heads."""
    if any(label.startswith(prefix) for prefix in _LEFT_OUT):
        return None
    bare = label[2:] if label.startswith(("l-", "r-")) else label
    if bare.startswith("measure-neck"):
        return "neck"
    return next((group for group in GROUPS if bare.startswith((f"{group}-", f"{group}s-"))), None)


def strength(label: str) -> float:
    """The share of :data:`SIGMA` that a local change is drawn with."""
    bare = label[2:] if label.startswith(("l-", "r-")) else label
    return next((share for prefix, share in _TAMED.items() if bare.startswith(prefix)), 1.0)


def local_changes(model: HumanModel, u: np.ndarray, groups: tuple[str, ...] = GROUPS) -> np.ndarray:
    """N(0, .25) clipped at 2.2 σ; left and right share a value, with 10% of their own. ``u``: one column a label."""
    labels = model.local_labels
    out = np.zeros((len(u), len(labels)))
    for column, label in enumerate(labels):
        if group_of(label) not in groups:
            continue
        value = rnd.normal(u[:, column], SIGMA, CLIP)
        if label.startswith("r-"):
            twin = rnd.normal(u[:, labels.index("l-" + label[2:])], SIGMA, CLIP)
            value = np.clip(twin + 0.1 * value, -CLIP * SIGMA, CLIP * SIGMA)
        out[:, column] = value * strength(label)
    return out


def tied_actions(labels: list[str]) -> dict[str, list[str]]:
    """Facial actions with left and right as one; gaze to one side moves both eyes; the tongue stays in."""
    tied: dict[str, list[str]] = {
        "gazeLeft": ["eyeLookOutLeft", "eyeLookInRight"],
        "gazeRight": ["eyeLookInLeft", "eyeLookOutRight"],
    }
    for label in labels:
        if label == "tongueOut" or label.startswith(("eyeLookIn", "eyeLookOut")):
            continue
        bare = label.removesuffix("Left").removesuffix("Right")
        one_sided = bare in ("jaw", "mouth")  # jawLeft moves the whole jaw: left and right are opposites, not a pair
        tied.setdefault(label if one_sided else bare, []).append(label)
    return tied


def expressions(model: HumanModel, u: np.ndarray, strong: bool = False) -> np.ndarray:
    """A quarter neutral; else 2 to 6 actions at .8·Beta(1.6, 1.6), no opposites, lips closed only on an open jaw.

    ``strong``: none neutral, and at 1·Beta.
    """
    labels = model.action_labels
    tied = tied_actions(labels)
    names = list(tied)
    foes = {frozenset(pair) for pair in _OPPOSITES}
    out = np.zeros((len(u), len(labels)))
    for row, draw in enumerate(u):
        if draw[0] < 0.25 and not strong:
            continue
        wanted = 2 + int(draw[1] * 5)
        chosen: list[str] = []
        for position in np.argsort(draw[2 : 2 + len(names)]):
            name = names[position]
            if len(chosen) < wanted and not any(frozenset((name, other)) in foes for other in chosen):
                chosen.append(name)
        if "mouthClose" in chosen and "jawOpen" not in chosen:
            chosen.remove("mouthClose")
        size = (1.0 if strong else 0.8) * rnd.beta(draw[2 + len(names) :], 1.6, 1.6)
        amount = {name: float(size[names.index(name)]) for name in chosen}
        if "mouthClose" in amount:
            amount["mouthClose"] = min(amount["mouthClose"], amount["jawOpen"])
        for name, value in amount.items():
            out[row, [labels.index(label) for label in tied[name]]] = value
    return out


def neck_pose(u: np.ndarray, scale: float) -> dict[str, np.ndarray]:
    """Total pitch, roll and yaw N(0, 10°/6°/14°·scale), clipped at 2.2 σ, shared out over four joints ±30%."""
    total = rnd.normal(u[:, :3], 1.0, CLIP) * np.deg2rad(_NECK_SIGMA_DEGREES) * scale
    share = _NECK_SHARE * (0.7 + 0.6 * u[:, 3:7])
    share /= share.sum(1, keepdims=True)
    return {bone: total * share[:, [i]] for i, bone in enumerate(NECK_BONES)}


def sample(model: HumanModel, seed: int, split: str, start: int, stop: int, *, strong: bool = False) -> Parameters:
    """Parameters of people ``start`` … ``stop - 1`` of a split; nothing else enters into them.

    ``strong`` turns the necks of the same people 2.5 times as far and makes all of them pull a face.
    """
    names = (RECIPE, seed, split)
    u = rnd.uniforms((*names, "phenotype"), start, stop, 9)
    phenotype = model.neutral(stop - start).phenotype
    column = model.phenotype_labels.index
    phenotype[:, column("gender")] = rnd.beta(u[:, 0], 0.6, 0.6)
    phenotype[:, column("age")] = 0.4 + 0.6 * u[:, 1]
    for position, label in enumerate(("muscle", "weight", "proportions")):
        phenotype[:, column(label)] = rnd.beta(u[:, 2 + position], 2, 2)
    phenotype[:, column("height")] = rnd.beta(u[:, 5], 4, 4)
    ancestry = [column(label) for label in ("african", "asian", "caucasian")]
    phenotype[:, ancestry] = rnd.dirichlet(u[:, 6:9], 0.7)
    local = local_changes(model, rnd.uniforms((*names, "local"), start, stop, len(model.local_labels)))
    width = 2 + 2 * len(tied_actions(model.action_labels))
    actions = expressions(model, rnd.uniforms((*names, "expression"), start, stop, width), strong)
    turns = neck_pose(rnd.uniforms((*names, "neck"), start, stop, 7), 2.5 if strong else 1.0)
    return Parameters(phenotype, local, actions, turns)


def head_frames(model: HumanModel, poses: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rotation ``(n, 3, 3)`` and origin ``(n, 3)`` (mm) of the head bone, turned so that axes stay anatomical.

    A vertex x of the model is at ``(x - origin) @ rotation`` in the frame; the neutral head is not turned.
    """
    head = model.bone_labels.index("head")
    _, rest = model.meshes(model.neutral())
    rotation = poses[:, head, :3, :3] @ rest[0, head, :3, :3].T
    return rotation, poses[:, head, :3, 3]


def to_frame(vertices_mm: np.ndarray, frames: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    rotation, origin = frames
    return (vertices_mm - origin[:, None]) @ rotation
