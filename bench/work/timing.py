"""Time, memory, counters, capacity: the rows of a case that measures a phase of a model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import torch
from torch import Tensor

from bench.api import TrainSettings, Unsupported, default_loss
from bench.case import Case, rank_of, split_of
from bench.data.dataset import Dataset
from bench.fit.meshes import fit_closed_form
from bench.measure.counters import count
from bench.measure.energy import measure_energy
from bench.measure.graphs import recorded
from bench.measure.latency import measure_latency
from bench.measure.memory import measure_memory
from bench.measure.nvml import NvmlUnavailable
from bench.measure.precision import TENSORS, set_precision
from bench.models import GRAPH, build_model
from bench.runs.rows import make_row
from bench.work.capacity import capacity_rows
from bench.work.outputs import check_outputs
from bench.work.ranks import as_compressed
from bench.work.speedup import speedup_rows


def timing_rows(case: Case, dataset: Dataset) -> list[dict[str, Any]]:
    """Latency, memory or counters of one phase of one model, or what takes several of its forms or batches."""
    if case.measure == "speedup":
        return speedup_rows(case, lambda form: _ready(form, dataset)[:2])
    if case.measure == "capacity":
        return capacity_rows(case, lambda batch: _ready(batch, dataset))
    function, model, optimizer = _ready(case, dataset)
    measure = {"latency": latency_rows, "memory": memory_rows, "counters": _counter_rows}[case.measure]
    rows = measure(case, model, function, optimizer)
    if case.measure == "latency":
        rows += energy_rows(case, function) if rows[-1]["outcome"] == "ok" else []
        rows += deviation_rows(case, dataset, model)
    return rows


def _ready(case: Case, dataset: Dataset) -> tuple[Callable[[], Tensor], Any, Any]:
    """The function of a case's phase, its model and its optimiser (training only)."""
    model = prepare_model(case, dataset)
    vertices = batch_of(dataset, case).to(case.device, TENSORS[case.dtype])
    check_outputs(model, vertices, case.latent)
    function, optimizer = phase_function(model, vertices, case)
    return as_form(case, function), model, optimizer


def as_form(case: Case, function: Callable[[], Any]) -> Callable[[], Any]:
    """The function itself; in the form ``graph`` its recording, whose memory counts from here on."""
    if case.variant != GRAPH:
        return function
    place = torch.device(case.device)
    if place.type == "cuda":
        torch.cuda.reset_peak_memory_stats(place)
    return recorded(function, place)


def prepare_model(case: Case, dataset: Dataset) -> torch.nn.Module:
    """Build the case's model, fit it where it has a closed form, compress it to its rank, and put it on its device."""
    model = build_model(case.model, dataset.topology, case.latent, case.variant, case.options)
    if callable(getattr(model, "fit", None)):
        fit_closed_form(model, dataset, torch.device("cpu"))
    model = as_compressed(case, model, dataset, rank_of(case.variant) + 1)
    return model.to(case.device, TENSORS[case.dtype])


def batch_of(dataset: Dataset, case: Case) -> Tensor:
    meshes = dataset.normalized(split_of(case), 0, case.batch)
    return meshes.repeat(-(-case.batch // len(meshes)), 1, 1)[: case.batch].contiguous()


def phase_function(model: Any, vertices: Tensor, case: Case) -> tuple[Callable[[], Any], Any]:
    """The function that one call of a phase is, and the optimiser it uses (training only)."""
    if case.phase == "train":
        return _train_step(case, model, vertices)
    model.eval()
    with torch.inference_mode():
        latent = model.encode(vertices)

    def encode() -> Tensor:
        with torch.inference_mode():
            return model.encode(vertices)

    def decode() -> Tensor:
        with torch.inference_mode():
            return model.decode(latent)

    def forward() -> Tensor:
        with torch.inference_mode():
            return model.decode(model.encode(vertices))

    return {"encode": encode, "decode": decode, "forward": forward}[case.phase], None


def _train_step(case: Case, model: Any, vertices: Tensor) -> tuple[Callable[[], Tensor], torch.optim.Optimizer]:
    if callable(getattr(model, "fit", None)):
        raise Unsupported("fitted in closed form: there is no training step")
    model.train()
    own = getattr(model, "loss", None)
    loss_of = own if callable(own) else partial(default_loss, model)
    settings = getattr(model, "published", TrainSettings())
    # AdamW for every model: the same optimiser state for all, and the rate does not change the time of a step. Fused,
    # as the training engine has it, but in the faithful forms, whose programs take torch's default.
    fused = None if case.variant == "faithful" else True
    parameters, decay = model.parameters(), settings.weight_decay
    graph: dict[str, Any] = {"capturable": True} if case.variant == GRAPH and case.device != "cpu" else {}
    optimizer = torch.optim.AdamW(parameters, lr=settings.rate, weight_decay=decay, fused=fused, **graph)

    def step() -> Tensor:
        optimizer.zero_grad(set_to_none=True)
        loss = loss_of(vertices)
        loss.backward()
        optimizer.step()
        return loss.detach()

    return step, optimizer


def latency_rows(case: Case, model: Any, function: Callable[[], Any], _: Any) -> list[dict]:
    last: list[Any] = [None]

    def kept() -> None:
        last[0] = function()

    timed = measure_latency(
        kept,
        device=case.device,
        samples=case.samples,
        warmup_calls=case.warmup_calls,
        warmup_seconds=case.warmup_seconds,
        max_seconds=case.max_seconds,
        min_samples=case.min_samples,
    )
    if not bool(torch.isfinite(last[0]).all()):
        return [make_row(case, "latency_ms", None, "ms", outcome="nonfinite", detail="output has NaN or infinity")]
    detail = "; ".join(timed.warnings)
    rows = [
        make_row(case, "latency_ms", value, "ms", sample=index, detail=detail if index == 0 else "")
        for index, value in enumerate(timed.samples_ms)
    ]
    events = enumerate(timed.device_event_ms)
    return rows + [make_row(case, "device_event_ms", value, "ms", sample=index) for index, value in events]


def deviation_rows(case: Case, dataset: Dataset, model: Any) -> list[dict]:
    """How far reconstructions in the case's precision lie from those in float32, weights rounded with the rest.

    Mean and largest Euclidean distance of vertices over the case's batch, in mm; of inference in reduced precision
    and in the first process alone.
    """
    if case.dtype in ("float32", "float64") or case.phase not in ("decode", "forward") or case.process:
        return []
    torch.manual_seed(case.seed)  # the same first weights as the model in reduced precision had
    exact: Any = prepare_model(replace(case, dtype="float32"), dataset).eval()
    vertices, normalization = batch_of(dataset, case).to(case.device), dataset.topology.normalization
    with torch.inference_mode():
        reduced = model.decode(model.encode(vertices.to(TENSORS[case.dtype]))).float()
        set_precision("float32")
        plain = exact.decode(exact.encode(vertices))
        set_precision(case.dtype)
    distance = (normalization.denormalize(reduced) - normalization.denormalize(plain)).norm(dim=-1)
    values = {"deviation_mm": distance.mean(), "deviation_max_mm": distance.max()}
    return [make_row(case, name, float(value), "mm") for name, value in values.items()]


def energy_rows(case: Case, function: Callable[[], Any]) -> list[dict]:
    """Energy of a call, on a GPU and in the first process; a row that says why where the card does not tell."""
    if case.device == "cpu" or case.process:
        return []
    try:
        found = measure_energy(function, device=case.device, seconds=min(5.0, 2 * case.max_seconds))
    except NvmlUnavailable as error:
        return [make_row(case, "energy_mj", None, "mJ", outcome="unsupported", detail=str(error))]
    return [make_row(case, "energy_mj", found.per_call_mj, "mJ", detail="; ".join(found.warnings))]


def memory_rows(case: Case, model: Any, function: Callable[[], Any], optimizer: Any) -> list[dict]:
    """Bytes by kind. Of a recorded call the peak is that of its recording: a replay allocates nothing, its tensors lie
    in the recording's own pool."""
    place = torch.device(case.device)
    recording = case.variant == GRAPH and place.type == "cuda"
    peak = torch.cuda.max_memory_allocated(place) if recording else 0
    measured = measure_memory(function, model=model, device=case.device, optimizer=optimizer)
    if recording:
        measured["peak_allocated_bytes"] = max(peak, measured["peak_allocated_bytes"])
        for kind in ("saved_activations_bytes", "peak_growth_bytes"):
            del measured[kind]
    return [make_row(case, name, float(value), "B") for name, value in measured.items() if value is not None]


def _counter_rows(case: Case, model: Any, function: Callable[[], Any], _: Any) -> list[dict]:
    counted = count(function, model=model)
    units = {"flops": "FLOP", "sparse_flops": "FLOP", "touched_bytes": "B"}
    missed = ", ".join(f"{entry.name} ×{entry.calls}" for entry in counted.missed)
    rows = [make_row(case, name, float(value), units.get(name, "1")) for name, value in counted.values().items()]
    for row in rows:
        if row["metric"] == "flops" and missed:
            row["detail"] = f"not counted: {missed}"
    if case.phase != "train":
        rows.append(make_row(case, "output_digest", None, "sha256", detail=counted.digest))
    return rows
