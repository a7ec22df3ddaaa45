"""Made-up runs whose every derived figure is known by hand."""

import itertools
import json
import shutil
import zipfile
from dataclasses import replace

import numpy as np

from bench.case import Case
from bench.runs.folder import RunFolder
from bench.runs.rows import make_row

SIZES = (1000, 10000)
MODELS = ("pca", "lamm-mixer", "my|model_<b>")
SEEDS, MESHES, EDITS = (0, 1), 8, 6
GROUPS = ("nose", "ear")
META = {
    "run": "made", "suite": "scaling", "commit": "0123456789abcdef", "fingerprint": "f00", "allocator": "retain",
    "started": "20260101T000000", "timeout": 60.0,
}  # fmt: skip


def made_cases():
    base = Case("scaling", "pca", "tuned", "heads-mini", 1000, "decode", "latency", 1, 64)
    cells = [
        replace(base, model=model, vertices=size, phase=phase, batch=4 if phase == "train" else 1)
        for model, size, phase in itertools.product(MODELS, SIZES, ("decode", "train"))
    ]
    latency = [replace(cell, process=process) for process in range(3) for cell in cells]
    return latency + [replace(cell, measure=measure) for cell in cells for measure in ("memory", "counters")]


def made_rows(case, factor=1.0):
    """Latency of model number m at size v in process p, sample s: (m + 1) · v / 1000 · (1 + (p + s − 2) / 100) ms."""
    number = MODELS.index(case.model) + 1
    if case.model == "pca" and case.phase == "train":
        return [make_row(case, "latency_ms", None, "ms", outcome="unsupported", detail="closed form")]
    if case.model == MODELS[2] and case.vertices == 10000 and case.phase == "train":
        return [make_row(case, "latency_ms", None, "ms", outcome="timeout", detail="not finished after 60 s")]
    if case.measure == "latency":
        scale = factor * number * case.vertices / 1000
        values = [scale * (1 + (case.process + sample - 2) / 100) for sample in range(3)]
        return [make_row(case, "latency_ms", value, "ms", sample=sample) for sample, value in enumerate(values)]
    if case.measure == "memory":
        return [
            make_row(case, "weights_bytes", number * case.vertices * 2.0**10, "B"),
            make_row(case, "gradients_bytes", 0.0, "B"),
            make_row(case, "saved_activations_bytes", 2.0**20 if case.phase == "train" else 0.0, "B"),
        ]
    return [
        make_row(case, "parameters", 5e6, "1"),
        make_row(case, "flops", 2e9, "FLOP", detail="not counted: gather ×2"),
        make_row(case, "touched_bytes", 1e6 * number, "B"),
    ]


def write_scaling(folder, factor=1.0, environment=None, **meta):
    environment = {"cpu": {"model": "Test CPU"}, "read_bandwidth_bytes_per_s": 1e9, **(environment or {})}
    run = RunFolder.create(folder, {**META, **meta}, environment, made_cases())
    for case in made_cases():
        run.write(case, made_rows(case, factor))
    run.release()
    return without_checksums(folder)


def without_checksums(folder):
    """As a run of an older version: tests change files of it, which one with checksums would name as damaged."""
    shutil.rmtree(folder / "checksums")
    for path in (folder / "run.json", *(folder / "environments").iterdir()):
        values = json.loads(path.read_text(encoding="utf-8"))
        values.pop("sha256")
        values.pop("cases_sha256", None)
        path.write_text(json.dumps(values, indent=2, sort_keys=True), encoding="utf-8")
    return folder


def error_of(model, seed, mesh):
    """PCA: 1 mm at every mesh ± 1%; LAMM 20% lower; the third model 1% higher, which nothing can tell apart."""
    wave = 1 + 0.01 * np.sin(mesh)
    noise = 0.05 * np.cos(7 * mesh + 3 * seed + 1)
    return {"pca": wave, "lamm-mixer": 0.8 * wave + 0.002 * seed, MODELS[2]: 1.01 * wave + noise}[model]


def training_cases():
    base = Case("reconstruction", "pca", "tuned", "heads-mini", 500, "test", "reconstruction", 16, 64)
    learned = [
        replace(base, model=model, seed=seed, budget=budget)
        for model, seed, budget in itertools.product(MODELS[1:], SEEDS, ("epochs=10", "seconds=30"))
    ]
    return [base, *learned]


def training_rows(case):
    rows = []
    for mesh in range(MESHES):
        error = float(error_of(case.model, case.seed, mesh))
        for metric, value, unit in (
            ("error_mean_mm", error, "mm"), ("error_max_mm", 3 * error, "mm"), ("error_rms_mm", 1.2 * error, "mm"),
            ("normal_mean_deg", 10 * error, "deg"), ("edge_mean_mm", 0.1 * error, "mm"),
        ):  # fmt: skip
            rows.append(make_row(case, metric, value, unit, sample=mesh))
        rows += [
            make_row(case, "error_mean_mm", error * (1 + index), "mm", sample=mesh, part=region)
            for index, region in enumerate(("nose", "ear", "neck"))
        ]
    rows += [make_row(case, "error_median_vertices_mm", 0.7, "mm"), make_row(case, "error_p95_vertices_mm", 2.0, "mm")]
    rows += [make_row(case, "data_spread_mm", 10.0, "mm")]
    rows += [make_row(case, f"error_share_below@{at}", 1 - 0.5**at, "1") for at in (0.5, 1, 2, 4, 8)]
    if case.budget:
        for step in (10, 20, 30):
            at = {"curve_epoch": step / 3, "curve_train_seconds": float(step), "curve_validation_mm": 10 / step}
            rows += [make_row(case, name, value, "1", sample=step, phase="validation") for name, value in at.items()]
        rows += [make_row(case, "training_seconds", 30.0, "s", phase="train")]
        rows += [make_row(case, "training_epochs", 10.0, "1", phase="train")]
    return rows


def edit_cases():
    base = Case("localization", "pca", "tuned", "heads-mini", 500, "edit", "localization", 1, 64)
    return [base, *[replace(base, model="lamm-mixer", seed=seed, budget="epochs=10") for seed in SEEDS]]


def edit_rows(case):
    editors = {"pca": ("closed-form-ridge",), "lamm-mixer": ("native", "latent-fit-region")}[case.model]
    rows = []
    for number, editor in enumerate(editors):
        leak = {"closed-form-ridge": 0.5, "native": 0.02, "latent-fit-region": 0.3}[editor]
        for edit in range(EDITS):
            part, wave = GROUPS[edit % 2], 1 + 0.01 * edit + 0.001 * case.seed
            figures = {
                "displacement_inside_mm": 2 * wave, "displacement_outside_mm": 2 * wave * leak,
                "leak_share": leak * wave,
                "delivered_share": 0.9, "fidelity_inside_mm": wave, "edit_ms": 5.0 * (1 + 9 * number),
                **{f"leakage_mm@{low}-{low + 10}": leak * wave * 0.5 ** (low / 10) for low in range(0, 50, 10)},
            }  # fmt: skip
            rows += [
                make_row(case, name, float(value), "mm", sample=edit, part=part, editor=editor)
                for name, value in figures.items()
            ]
    if case.model == "pca":
        rows += [
            make_row(case, "leakage_mm@0-10", 0.01, "mm", sample=edit, part=GROUPS[edit % 2], model="truth")
            for edit in range(EDITS)
        ]
    return rows


def write_trained(folder, **meta):
    """A run of the suites reconstruction and localization, with meshes."""
    cases = [*training_cases(), *edit_cases()]
    run = RunFolder.create(folder, {**META, "run": "trained", "suite": "reconstruction", **meta}, {}, cases)
    for case in cases:
        run.write(case, training_rows(case) if case.suite == "reconstruction" else edit_rows(case))
    run.release()
    for case in training_cases():
        if case.budget in ("", "epochs=10") and case.seed == 0:
            write_meshes(folder, case)
    write_edit_meshes(folder)
    return without_checksums(folder)


def ball(rows=12, columns=20):
    """A sphere of 100 mm: vertices ``(V, 3)`` float32 and faces."""
    up = np.linspace(0.06, np.pi - 0.06, rows)[:, None]
    around = np.arange(columns) * 2 * np.pi / columns
    points = np.stack(
        [np.sin(up) * np.cos(around), np.sin(up) * np.sin(around), np.broadcast_to(np.cos(up), (rows, columns))], -1
    )
    at = np.arange(rows * columns).reshape(rows, columns)
    a, b = at[:-1].ravel(), at[1:].ravel()
    c, d = np.roll(at, -1, 1)[:-1].ravel(), np.roll(at, -1, 1)[1:].ravel()
    faces = np.concatenate([np.stack([a, b, c], 1), np.stack([c, b, d], 1)])
    return (100 * points.reshape(-1, 3)).astype(np.float32), faces.astype(np.int32)


def write_npz(path, meta, **arrays):
    path.parent.mkdir(exist_ok=True)
    packed = np.frombuffer(json.dumps(meta, sort_keys=True).encode(), dtype=np.uint8)
    np.savez_compressed(path, meta=packed, **arrays)
    assert zipfile.is_zipfile(path)


def write_meshes(folder, case):
    """Balls; the reconstruction is the truth moved outwards by (model number) mm in the upper half."""
    vertices, faces = ball()
    truth = np.stack([vertices, 0.9 * vertices])
    moved = (MODELS.index(case.model) + 1) * (vertices[:, 2:] > 0) * vertices / 100
    meta = {
        "schema": 1, "case": case.key, "suite": case.suite, "model": case.model, "variant": case.variant, "editor": "",
        "dataset": case.dataset, "latent": case.latent, "budget": case.budget, "seed": case.seed,
        "regions": ["upper", "lower"], "names": ["test 0", "test 3"],
    }  # fmt: skip
    write_npz(
        folder / "meshes" / f"{case.file_stem}.npz", meta, faces=faces, labels=(vertices[:, 2] <= 0).astype(np.int16),
        sample=np.array([0, 3], np.int32), original_mm=truth, reconstruction_mm=(truth + moved).astype(np.float32),
    )  # fmt: skip


def write_edit_meshes(folder):
    """The true edit moves the front by 10 mm to −y; native does the same, the closed form moves everything by half."""
    vertices, faces = ball()
    front = vertices[:, 1] < -80
    push = np.array([0, -10, 0], np.float32)
    controls = np.flatnonzero(front)[:3].astype(np.int32)
    target = vertices + front[:, None] * push
    for model, editor, edited in (("lamm-mixer", "native", target), ("pca", "closed-form-ridge", vertices + push / 2)):
        meta = {
            "schema": 1, "case": "x", "suite": "localization", "model": model, "variant": "tuned", "editor": editor,
            "dataset": "heads-mini", "latent": 64, "budget": "" if model == "pca" else "epochs=10", "seed": 0,
            "regions": ["front", "rest"], "names": ["nose 0"], "parts": ["nose"],
        }  # fmt: skip
        write_npz(
            folder / "meshes" / f"edit-{model}.npz", meta, faces=faces, labels=(~front).astype(np.int16),
            sample=np.array([0], np.int32), source_mm=vertices[None], target_mm=target[None].astype(np.float32),
            reconstruction_mm=vertices[None], edited_mm=edited[None].astype(np.float32),
            controls=np.concatenate([controls, [-1]])[None].astype(np.int32),
            control_targets_mm=np.concatenate([target[controls], [[np.nan] * 3]])[None].astype(np.float32),
        )  # fmt: skip
