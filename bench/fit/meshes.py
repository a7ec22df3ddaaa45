"""Training meshes in a reproducible order, on the device where they fit; checks of the splits; validation error."""

from __future__ import annotations

import hashlib
import resource
import time
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import psutil
import torch
from jaxtyping import Float, Int
from torch import Tensor

from bench.api import BenchError
from bench.data.dataset import Dataset
from bench.fit.group import Group, check_batch

__all__ = ["TrainingMeshes", "data_digest", "fit_closed_form", "require_disjoint", "validation_error_mm"]

_COPIES = 6  # of the training meshes: what a closed form over all of them at once holds at its highest
_CHUNK_BYTES = 32 * 2**20
_LEAST_CHUNK = 64  # meshes: exact components of up to 2,048 meshes read every chunk once for every other
_DIGESTS: weakref.WeakKeyDictionary[Dataset, dict[str, list[bytes]]] = weakref.WeakKeyDictionary()


class TrainingMeshes:
    """The normalised training split as batches: every epoch a new order, given by seed and epoch alone.

    Batches have one size, so an epoch leaves out the ``n mod batch`` meshes that come last in its order. With
    ``keep`` the whole split is normalised once and kept on the device; without, batches are read, normalised and
    copied one ahead of use. Both give the same numbers. ``keep=None`` keeps it if it takes under half of what is free.
    """

    def __init__(
        self,
        dataset: Dataset,
        batch: int,
        seed: int,
        device: torch.device,
        keep: bool | None = None,
        group: Group | None = None,
    ) -> None:
        self._dataset, self.seed, self._device = dataset, seed, device
        self._group = group or Group()
        self.count = len(dataset.splits.get("train", ()))
        if not self.count:
            raise BenchError(f"data set {dataset.name!r}: expected training meshes, got none")
        self.batch = min(batch, self.count)
        check_batch(self.batch, self._group.world)
        self.steps = self.count // self.batch
        needed = self.count * dataset.topology.vertex_count * 12
        beside = self._group.world if device.type == "cpu" else 1  # processes that share this memory
        self.kept = _free_bytes(device) > 2 * needed * beside if keep is None else keep
        self._vertices = _whole_split(dataset, device) if self.kept else None
        #: Processor seconds that batches read ahead have taken in their own thread; 0 where the split is kept.
        self.reading_seconds = 0.0

    def order(self, epoch: int) -> Tensor:
        """Mesh ids of an epoch in the order of their use."""
        text = f"{self.seed}:{epoch}".encode()
        number = int.from_bytes(hashlib.blake2b(text, digest_size=7).digest(), "big")
        return torch.randperm(self.count, generator=torch.Generator().manual_seed(number))

    def all(self) -> Float[Tensor, "n v 3"]:
        """All training meshes, normalised, on the device; a copy is made where they are not kept there."""
        return _whole_split(self._dataset, self._device) if self._vertices is None else self._vertices

    def prepare(self, model: Any) -> None:
        """Have a model take its first weights: chunk by chunk where the meshes are not kept and it can do that."""
        if not self.kept and callable(getattr(model, "prepare_chunks", None)):
            model.prepare_chunks(_chunks(self._dataset, self._device), self.count)
        else:
            model.prepare(self.all())

    def batches(self, epoch: int, start: int = 0) -> Iterator[Float[Tensor, "b v 3"]]:
        """The batches of an epoch from step ``start`` on; of several processes, each one's slice of every batch."""
        if self._vertices is not None:
            for ids in self.ids(epoch, start):
                yield self._vertices.index_select(0, ids)
            return
        chunks = self._chunks(epoch, start)
        with ThreadPoolExecutor(1) as reader:
            waiting = [reader.submit(self._read, ids) for ids in chunks[:1]]
            for index in range(len(chunks)):
                ready = waiting.pop().result()
                if index + 1 < len(chunks):
                    waiting.append(reader.submit(self._read, chunks[index + 1]))
                yield ready.to(self._device, non_blocking=True)

    def ids(self, epoch: int, start: int = 0) -> Iterator[Int[Tensor, " b"]]:
        """Mesh ids of the batches of :meth:`batches`, on the device; an epoch's order is copied there once."""
        chunks = self._chunks(epoch, start)
        if chunks:
            yield from torch.stack(chunks).to(self._device)

    def _chunks(self, epoch: int, start: int) -> list[Int[Tensor, " b"]]:
        share = self.batch // self._group.world
        mine = slice(self._group.rank * share, (self._group.rank + 1) * share)
        whole = self.order(epoch)[: self.steps * self.batch].split(self.batch)[start:]
        return [chunk[mine] for chunk in whole]

    def _read(self, ids: Tensor) -> Tensor:
        """By NumPy, which keeps to this thread: its time can be kept apart from that of the steps."""
        began = time.thread_time()
        normalization = self._dataset.topology.normalization
        millimetres = np.asarray(self._dataset.splits["train"][ids.numpy()], dtype=np.float32)
        vertices = torch.from_numpy((millimetres - normalization.mean_mm.numpy()) / normalization.std_mm.numpy())
        ready = vertices.pin_memory() if self._device.type == "cuda" else vertices
        self.reading_seconds += time.thread_time() - began
        return ready


def _whole_split(dataset: Dataset, device: torch.device) -> Tensor:
    count = len(dataset.splits["train"])
    vertices = torch.empty((count, dataset.topology.vertex_count, 3), device=device)
    for start in range(0, count, 256):
        vertices[start : start + 256] = dataset.normalized("train", start, start + 256).to(device)
    return vertices


def fit_closed_form(model: Any, dataset: Dataset, device: torch.device) -> None:
    """Give a model with ``fit`` the normalised training meshes: all at once where a few copies of them fit in memory.

    Else, where it has ``fit_chunks(chunks, count)``, chunk by chunk, read from the memory map as often as it asks.
    """
    count = len(dataset.splits["train"])
    streams = callable(getattr(model, "fit_chunks", None))
    if not streams or _free_bytes(device) > _COPIES * count * dataset.topology.vertex_count * 12:
        model.fit(dataset.normalized("train").to(device))
    else:
        model.fit_chunks(_chunks(dataset, device), count)


def _chunks(dataset: Dataset, device: torch.device) -> Callable[[], Iterator[Float[Tensor, "c v 3"]]]:
    """Passes over the normalised training meshes, in chunks of which some dozens fit in memory (a batch at least)."""
    mesh_bytes = dataset.topology.vertex_count * 12
    step = max(_LEAST_CHUNK, min(_CHUNK_BYTES, _free_bytes(device) // 64) // mesh_bytes)

    def chunks() -> Iterator[Float[Tensor, "c v 3"]]:
        for piece in dataset.pieces("train", step):
            yield dataset.topology.normalization.normalize(piece).to(device)

    return chunks


def _free_bytes(device: torch.device) -> int:
    """Memory that may still be taken: of the device; of the host no more than this process's own limit allows."""
    if device.type == "cuda":
        return int(torch.cuda.mem_get_info(device)[0])
    free = int(psutil.virtual_memory().available)
    limit = resource.getrlimit(resource.RLIMIT_DATA)[0]
    if limit == resource.RLIM_INFINITY:
        return free
    return min(free, max(0, limit - psutil.Process().memory_info().data))


@torch.no_grad()
def validation_error_mm(
    model: Any,
    dataset: Dataset,
    device: torch.device,
    batch: int = 64,
    split: str = "validation",
    group: Group | None = None,
) -> float:
    """Mean over meshes of the mean Euclidean distance between vertices and their reconstruction, in mm.

    The model runs in evaluation mode and float32; its mode and the random state are as before afterwards. The
    processes of a ``group`` take every n-th batch each, and all get the error of the whole.
    """
    group = group or Group()
    count = len(dataset.splits.get(split, ()))
    if not count:
        raise BenchError(f"data set {dataset.name!r}: expected {split} meshes, got none; the best weights need them")
    was_training, total = model.training, 0.0
    model.eval()
    with torch.random.fork_rng(devices=[device] if device.type == "cuda" else []):
        for start in range(group.rank * batch, count, group.world * batch):
            truth = dataset.millimetres(split, start, start + batch).to(device)
            found = model.decode(model.encode(dataset.topology.normalization.normalize(truth)))
            distance = (dataset.topology.normalization.denormalize(found) - truth).norm(dim=-1)
            total += float(distance.mean(1).double().sum())
    model.train(was_training)
    return group.total(total) / count


def mesh_digests(dataset: Dataset) -> dict[str, list[bytes]]:
    """A digest of every mesh of every split, remembered for as long as the data set lives."""
    if dataset not in _DIGESTS:
        _DIGESTS[dataset] = {
            split: [hashlib.blake2b(mesh.tobytes(), digest_size=16).digest() for mesh in meshes]
            for split, meshes in dataset.splits.items()
        }
    return _DIGESTS[dataset]


def data_digest(dataset: Dataset) -> str:
    """One digest of topology, training and validation meshes: equal for equal data, whatever its name."""
    sha = hashlib.sha256(dataset.topology.digest().encode())
    digests = mesh_digests(dataset)
    for split in ("train", "validation"):
        sha.update(split.encode() + b"".join(digests.get(split, [])))
    return sha.hexdigest()


def require_disjoint(dataset: Dataset) -> None:
    """Refuse a data set in which one mesh stands in two splits."""
    owner: dict[bytes, tuple[str, int]] = {}
    for split, digests in mesh_digests(dataset).items():
        for index, digest in enumerate(digests):
            first = owner.setdefault(digest, (split, index))
            if first[0] != split:
                raise BenchError(
                    f"data set {dataset.name!r}: expected splits without a common mesh, got {split} mesh {index} equal "
                    f"to {first[0]} mesh {first[1]}; split by subject and remove repeated meshes"
                )
