"""Recipe for whole bodies in strong poses."""

from __future__ import annotations

import numpy as np

from bench.api import Region
from bench.data.made import randomness as rnd
from bench.data.made.anny_model import HumanModel, Parameters
from bench.data.made.hands import by_weight

RECIPE = "bodies-1"
_CLIP = 2.0
# Standard deviation of the rotation vector of a joint, degrees a component.
_FREE = {"upperleg01": 30.0, "upperarm01": 35.0, "foot": 12.0, "wrist": 12.0, "clavicle": 7.0, "shoulder01": 7.0}
_SPINE = {"spine05": 6.0, "spine04": 6.0, "spine03": 6.0, "spine02": 6.0, "spine01": 6.0}
_SPINE |= {"neck01": 7.0, "neck02": 7.0, "head": 9.0}
# Knees and elbows bend one way: |N(0, σ)| about the axis from the upper bone to the lower, a little about the others.
_HINGES = {"lowerleg01": ("upperleg01", "foot", 35.0), "lowerarm01": ("upperarm01", "wrist", 35.0)}
_HINGE_SLACK_DEGREES = 5.0

_SHAPE_SIGMA = 0.25
_SHAPE_WORDS = ("-fat-", "-muscle-", "scale-horiz", "scale-depth", "stomach-", "buttocks", "torso-v", "torso-muscle")
_NOT_SHAPES = ("head", "neck", "mouth", "nose", "ear", "chin", "forehead", "hand", "foot", "navel", "measure", "pelvis")

# Name of an edit → the shape changes redrawn and the region that steers it.
EDITS: dict[str, tuple[tuple[str, ...], str]] = {
    "belly": (("stomach-pregnant", "stomach-tone"), "belly"),
    "chest": (("torso-muscle-pectoral", "torso-muscle-dorsi"), "chest"),
    "hips": (("buttocks-volume",), "hips"),
    "left upper arm": (("l-upperarm-fat", "l-upperarm-muscle"), "upperarm_left"),
    "right upper arm": (("r-upperarm-fat", "r-upperarm-muscle"), "upperarm_right"),
    "left forearm": (("l-lowerarm-fat", "l-lowerarm-muscle"), "forearm_left"),
    "right forearm": (("r-lowerarm-fat", "r-lowerarm-muscle"), "forearm_right"),
    "left thigh": (("l-upperleg-fat", "l-upperleg-muscle"), "thigh_left"),
    "right thigh": (("r-upperleg-fat", "r-upperleg-muscle"), "thigh_right"),
    "left shin": (("l-lowerleg-fat", "l-lowerleg-muscle"), "shin_left"),
    "right shin": (("r-lowerleg-fat", "r-lowerleg-muscle"), "shin_right"),
}


def shape_labels(model: HumanModel) -> list[str]:
    """The local changes of trunk and limbs that are varied; lengths and joint positions are left to the phenotype."""
    chosen = []
    for label in model.local_labels:
        bare = label[2:] if label.startswith(("l-", "r-")) else label
        if not bare.startswith(_NOT_SHAPES) and "navel" not in bare and any(word in bare for word in _SHAPE_WORDS):
            chosen.append(label)
    return chosen


def _local(model: HumanModel, u: np.ndarray) -> np.ndarray:
    out = np.zeros((len(u), len(model.local_labels)))
    for label in shape_labels(model):
        column = model.local_labels.index(label)
        value = rnd.normal(u[:, column], _SHAPE_SIGMA, 2.2)
        if label.startswith("r-"):
            twin = rnd.normal(u[:, model.local_labels.index("l-" + label[2:])], _SHAPE_SIGMA, 2.2)
            value = np.clip(twin + 0.1 * value, -0.55, 0.55)
        out[:, column] = value
    belly = model.local_labels.index("stomach-pregnant-incr")
    out[:, belly] = np.abs(out[:, belly]) * 0.5
    return out


def _hinge_axes(model: HumanModel) -> dict[str, np.ndarray]:
    """Axis about which a hinge bends further: upper bone × lower bone, in the rest pose."""
    _, rest = model.meshes(model.neutral())
    at = {bone: rest[0, index, :3, 3] for index, bone in enumerate(model.bone_labels)}
    out = {}
    for lower, (upper, end, _) in _HINGES.items():
        for side in (".L", ".R"):
            axis = np.cross(at[lower + side] - at[upper + side], at[end + side] - at[lower + side])
            out[lower + side] = axis / np.linalg.norm(axis)
    return out


def rotations(model: HumanModel, names: tuple[object, ...], start: int, stop: int) -> dict[str, np.ndarray]:
    """Rotation vectors N(0, σ) clipped at 2 σ, every joint by itself; hinges bend one way only."""
    degrees = dict(_SPINE)
    for bone, sigma in _FREE.items():
        degrees |= {bone + ".L": sigma, bone + ".R": sigma}
    out = {}
    for bone, sigma in degrees.items():
        out[bone] = rnd.normal(rnd.uniforms((*names, "pose", bone), start, stop, 3), np.deg2rad(sigma), _CLIP)
    for bone, axis in _hinge_axes(model).items():
        u = rnd.uniforms((*names, "pose", bone), start, stop, 4)
        sigma = np.deg2rad(_HINGES[bone[:-2]][2])
        slack = rnd.normal(u[:, :3], np.deg2rad(_HINGE_SLACK_DEGREES), _CLIP)
        out[bone] = slack + np.abs(rnd.normal(u[:, [3]], sigma, _CLIP)) * axis
    return out


def sample(model: HumanModel, seed: int, split: str, start: int, stop: int) -> Parameters:
    """People ``start`` … ``stop - 1`` of a split: phenotype, shape of trunk and limbs, pose."""
    names = (RECIPE, seed, split)
    people = model.neutral(stop - start)
    u = rnd.uniforms((*names, "phenotype"), start, stop, 9)
    column = model.phenotype_labels.index
    people.phenotype[:, column("gender")] = rnd.beta(u[:, 0], 0.6, 0.6)
    people.phenotype[:, column("age")] = 0.4 + 0.6 * u[:, 1]
    for position, label in enumerate(("muscle", "weight", "proportions")):
        people.phenotype[:, column(label)] = rnd.beta(u[:, 2 + position], 2, 2)
    people.phenotype[:, column("height")] = rnd.beta(u[:, 5], 4, 4)
    ancestry = [column(label) for label in ("african", "asian", "caucasian")]
    people.phenotype[:, ancestry] = rnd.dirichlet(u[:, 6:9], 0.7)
    people.local = _local(model, rnd.uniforms((*names, "local"), start, stop, len(model.local_labels)))
    people.rotations = rotations(model, names, start, stop)
    return people


def edits(
    model: HumanModel, seed: int, start: int, stop: int
) -> tuple[np.ndarray, np.ndarray, list[str], list[str], list[bool]]:
    """Edit i redraws the shape of part i mod 11 of a posed subject on its own skeleton. Source and target in mm."""
    people = sample(model, seed, "edits", start, stop)
    u = rnd.uniforms((RECIPE, seed, "edits", "change"), start, stop, len(model.local_labels))
    local, groups = people.local.copy(), []
    for row, index in enumerate(range(start, stop)):
        groups.append(list(EDITS)[index % len(EDITS)])
        for prefix in EDITS[groups[-1]][0]:
            column = next(i for i, label in enumerate(model.local_labels) if label.startswith(prefix))
            step = 0.3 + 0.4 * u[row, column]
            local[row, column] += step if local[row, column] < 0 or prefix.startswith("stomach-p") else -step
    changed = Parameters(people.phenotype, local, people.actions, people.rotations)
    where = [EDITS[group][1] for group in groups]
    return model.meshes(people)[0], model.reshaped(people, changed), where, groups, [False] * len(groups)


def regions(model: HumanModel, template_mm: np.ndarray) -> tuple[Region, ...]:
    """17 regions by the bones that carry most of a vertex's skinning weight."""
    bones: dict[str, tuple[str, ...]] = {
        "head": ("head", "eye."),
        "neck": ("neck0",),
        "chest": ("spine01", "spine02", "clavicle", "shoulder01"),
        "belly": ("spine03", "spine04"),
        "hips": ("root", "pelvis", "spine05"),
    }
    for side, tail in (("left", ".L"), ("right", ".R")):
        bones[f"upperarm_{side}"] = (f"upperarm01{tail}", f"upperarm02{tail}")
        bones[f"forearm_{side}"] = (f"lowerarm01{tail}", f"lowerarm02{tail}")
        sided = [bone for bone in model.bone_labels if bone.endswith(tail)]
        bones[f"hand_{side}"] = tuple(bone for bone in sided if bone.startswith(("wrist", "finger", "metacarpal")))
        bones[f"thigh_{side}"] = (f"upperleg01{tail}", f"upperleg02{tail}")
        bones[f"shin_{side}"] = (f"lowerleg01{tail}", f"lowerleg02{tail}")
        bones[f"foot_{side}"] = tuple(bone for bone in sided if bone.startswith(("foot", "toe")))
    columns = [[b for b in model.bone_labels if b.startswith(prefixes)] for prefixes in bones.values()]
    weights = np.stack([model.skin_weight(column) for column in columns], 1)
    return by_weight(tuple(bones), weights, model.faces, template_mm)
