"""The kernels of one checkout, built inside a worker of the gate (see ``worker.py``); loaded by path, like it."""

from __future__ import annotations

import functools
import importlib
import importlib.util
import inspect
import sys
from pathlib import Path
from types import ModuleType
from typing import Any


class NotThere(Exception):
    """This checkout has no such kernel."""


class Kernel:
    """What is timed: ``call``; and what is compared: ``output()``, taken before anything else has run."""

    def __init__(self, call: Any, output: Any = None, model: Any = None, device: str = "cpu") -> None:
        self.call, self.output, self.model, self.device = call, output or call, model, device

    def wait(self) -> None:
        if self.device != "cpu":
            import torch

            torch.cuda.synchronize(self.device)


def build_kernel(spec: dict[str, Any], checkout: Path, device: str) -> Kernel:
    """The kernel of one entry of ``bench-gate.toml`` as this checkout has it."""
    import torch

    torch.manual_seed(0)
    built = import_for(spec, checkout)
    if "function" in spec:
        takes_device = "device" in inspect.signature(built).parameters
        call = built(device=device) if takes_device else built()
        if not takes_device and device != "cpu":
            raise ValueError(f"expected {spec['function']} to take device=…, it does not; measure it on the CPU")
        return Kernel(call, device=device)
    return _model_kernel(spec, device)


def import_for(spec: dict[str, Any], checkout: Path) -> Any:
    """The function that an entry names; refused where it comes from somewhere else than this checkout."""
    if "function" in spec:
        place, _, name = spec["function"].rpartition(":")
        module = module_from_file(checkout / place) if place.endswith(".py") else _module(place)
        function = getattr(module, name, None)
    else:
        # a name that older commits have too: both sides of a comparison run this file
        from bench.load import installed_models, load_build

        target = installed_models().get(spec["model"], spec["model"])
        if not target.partition(":")[0].endswith(".py"):
            _module(target.partition(":")[0])
        function = load_build(target)
        _dataset(spec["data"], spec["vertices"])
    if function is None:
        raise NotThere(f"no function {spec.get('function', spec.get('model'))}")
    source = inspect.getsourcefile(inspect.unwrap(function))
    if source is None or checkout not in Path(source).resolve().parents:
        raise NotThere(f"{spec.get('function', spec.get('model'))} is not part of this checkout")
    return function


@functools.cache
def _dataset(name: str, vertices: int) -> Any:
    """Loaded once, before the fork: the children of this side share it."""
    from bench.data import load

    return load(name, vertices=vertices, seed=0)


def _module(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name and name.startswith(error.name):
            raise NotThere(f"no module {name}") from error
        raise


def module_from_file(path: Path) -> ModuleType:
    if not path.is_file():
        raise NotThere(f"no file {path.name}")
    spec = importlib.util.spec_from_file_location(f"gate_{path.stem}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _model_kernel(spec: dict[str, Any], device: str) -> Kernel:

    from bench.load import build_model

    dataset = _dataset(spec["data"], spec["vertices"])
    model = build_model(spec["model"], dataset.topology, spec["latent"], spec["variant"])
    closed_form = callable(getattr(model, "fit", None))
    if closed_form:
        model.fit(dataset.normalized("train"))
    model = model.to(device)
    kernel = _phase_kernel(spec, dataset, model, device)
    if "program" in spec:
        force = _module("bench.base.programs").program
        kernel.call, kernel.output = (_under(force, spec["program"], call) for call in (kernel.call, kernel.output))
    return kernel


def _under(force: Any, program: str, call: Any) -> Any:
    """``call`` with one of a model's programs forced."""

    def forced() -> Any:
        with force(program):
            return call()

    return forced


def _phase_kernel(spec: dict[str, Any], dataset: Any, model: Any, device: str) -> Kernel:
    import torch

    meshes = dataset.normalized("train", 0, spec["batch"])
    vertices = meshes.repeat(-(-spec["batch"] // len(meshes)), 1, 1)[: spec["batch"]].contiguous().to(device)
    if spec["phase"] == "train":
        return _training(model, vertices, device)
    model.eval()
    with torch.inference_mode():
        latent = model.encode(vertices)
    handles = dataset.topology.controls.to(device)
    moved = torch.full((spec["batch"], len(handles), 3), 0.1, device=device)
    calls = {
        "encode": lambda: model.encode(vertices),
        "decode": lambda: model.decode(latent),
        "forward": lambda: model.decode(model.encode(vertices)),
        "edit": lambda: model.edit(vertices, handles, moved),
    }
    return Kernel(torch.inference_mode()(calls[spec["phase"]]), model=model, device=device)


def _training(model: Any, vertices: Any, device: str) -> Kernel:
    import torch

    model.train()
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-5, fused=True)

    def step() -> Any:
        optimizer.zero_grad(set_to_none=True)
        loss = model.loss(vertices)
        loss.backward()
        optimizer.step()
        return loss.detach()

    def output() -> Any:  # the loss and the norm of every gradient: what a step computes, without millions of numbers
        loss = step()
        gradients = [p.grad for p in model.parameters() if p.grad is not None]
        return torch.stack([loss, *(gradient.norm() for gradient in gradients)])

    return Kernel(step, output, model, device)
