"""One training on several processes: what they must agree on, and what only the first of them does.

**Global batch and rate.** ``TrainSettings.batch`` is the batch of the whole training, whatever the number of processes
N: each takes a slice of ``batch / N`` meshes of every batch, the loss is a mean over meshes, and gradients are averaged
over the processes (DistributedDataParallel), so a step is that of one process with the whole batch. The learning rate
is therefore not changed. Terms of a loss that compare meshes of one batch with each other (LAMM's second stage) see
the slice; a model whose loss cannot be divided says so with ``divides_batches = False``.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import torch
from torch import Tensor, nn
from torch import distributed as dist

from bench.api import BenchError, default_loss
from bench.fit.state import snapshot, weights_digest

PATIENCE = timedelta(days=2)  # the first process may wait for another run's training before the others go on

__all__ = ["Group", "Objective", "start_group"]


class Objective(nn.Module):
    """``forward(vertices) → loss``: what a training minimises, as a module, since only ``forward`` can be wrapped."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.model = model

    def forward(self, vertices: Tensor) -> Tensor:
        own = getattr(self.model, "loss", None)
        return own(vertices) if callable(own) else default_loss(self.model, vertices)


@dataclass(frozen=True)
class Group:
    """The processes of one training; a single one where no process group was started."""

    rank: int = 0
    world: int = 1
    host: Any = None  # a group for numbers and objects of the host, whatever the device

    @staticmethod
    def current() -> Group:
        if not (dist.is_available() and dist.is_initialized()):
            return Group()
        return Group(dist.get_rank(), dist.get_world_size(), _host_group())

    @property
    def first(self) -> bool:
        return self.rank == 0

    def objective(self, model: nn.Module, device: torch.device) -> nn.Module:
        """The loss of the model as a module; with several processes its gradients are averaged over them.

        Raises :class:`BenchError` where the model's loss cannot be divided or the processes begin with other weights.
        """
        whole = Objective(model)
        if self.world == 1:
            return whole
        check_divides(model)
        digests = self.gather(weights_digest(snapshot(model)))
        if digests is not None and len(set(digests)) > 1:
            raise BenchError("expected the same first weights in every process, got others; build from one seed")
        ids = [device.index or 0] if device.type == "cuda" else None
        return nn.parallel.DistributedDataParallel(
            whole, device_ids=ids, broadcast_buffers=False, init_sync=False, find_unused_parameters=True
        )

    def agree(self, seconds: float, wish: bool, device: torch.device) -> tuple[float, bool]:
        """Seconds used by all, and the wish of the first process.

        On CPUs the process times are added up, as those of the threads of one process are; on GPUs, where time is wall
        time, the longest counts.
        """
        if self.world == 1:
            return seconds, wish
        summed = torch.tensor([seconds, float(wish and self.first)], dtype=torch.float64)
        if device.type == "cuda":
            dist.all_reduce(summed, dist.ReduceOp.MAX, group=self.host)
        else:
            dist.all_reduce(summed, group=self.host)
        return float(summed[0]), bool(summed[1] > 0)

    def total(self, value: float) -> float:
        """The sum of a number over the processes; NaN and infinity survive."""
        if self.world == 1:
            return value
        summed = torch.tensor([value], dtype=torch.float64)
        dist.all_reduce(summed, group=self.host)
        return float(summed)

    def gather(self, value: Any) -> list[Any] | None:
        """Every process's value, in the order of ranks, known to all."""
        if self.world == 1:
            return None
        found: list[Any] = [None] * self.world
        dist.all_gather_object(found, value, group=self.host)
        return found

    def wait(self) -> None:
        """Until every process is here."""
        if self.world > 1:
            dist.barrier(group=self.host)


def check_divides(model: Any) -> None:
    if not getattr(model, "divides_batches", True):
        raise BenchError(
            f"expected a model whose batch may be divided among devices, got {type(model).__name__}, whose loss "
            "compares all meshes of a batch; leave --devices out for it"
        )


def check_batch(batch: int, world: int) -> None:
    if batch % world:
        raise BenchError(
            f"expected a batch that {world} devices divide evenly, got {batch}; choose another number of --devices"
        )


_HOSTS: dict[str, Any] = {}


def _host_group() -> Any:
    if dist.get_backend() == "gloo":
        return dist.group.WORLD
    if "gloo" not in _HOSTS:
        _HOSTS["gloo"] = dist.new_group(backend="gloo", timeout=PATIENCE)
    return _HOSTS["gloo"]


def start_group(device: str) -> str:
    """Join the group that ``torchrun`` describes in the environment: gloo on the CPU, NCCL on GPUs.

    Returns the device of this process.
    """
    if device.partition(":")[0] != "cuda":
        dist.init_process_group("gloo", timeout=PATIENCE)
        return device
    mine = f"cuda:{os.environ.get('LOCAL_RANK', '0')}"
    torch.cuda.set_device(mine)
    dist.init_process_group("nccl", timeout=PATIENCE, device_id=torch.device(mine))
    return mine
