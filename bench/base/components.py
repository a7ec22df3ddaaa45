"""Principal components of rows that need not fit in memory: exactly, randomised in a few passes, incrementally in one.

What reads rows more than once takes :class:`Rows`, so that rows in memory and rows read from disk take the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import torch
from jaxtyping import Float
from torch import Tensor

from bench.base.errors import BenchError

OVERSAMPLING = 16
POWER_STEPS = (4, 40)  # at least and at most; they end when another adds less variance than SETTLED of what is left
SETTLED = 1e-7
ROUNDING = 1e-8  # of the variance found: what adds less is not seen in sums of float32
EXACT_ROWS = 2048  # up to here :func:`principal` is exact
FEW_STEPS = (5, 5)  # of subspace iteration in :func:`principal`
_COLUMNS = 4096
_CHUNK = 512


@dataclass(frozen=True, eq=False)
class Rows:
    """``count`` rows: ``chunks()`` starts a pass over them, ``(c, w)`` at a time, in the same order each time."""

    chunks: Callable[[], Iterable[Float[Tensor, "c w"]]]
    count: int

    @staticmethod
    def of(rows: Tensor | Rows, change: Callable[[Tensor], Tensor] = lambda chunk: chunk) -> Rows:
        """These rows, each chunk changed; a tensor's chunks have 512 rows."""
        if isinstance(rows, Rows):
            return Rows(lambda: map(change, rows.chunks()), rows.count)
        return Rows(lambda: map(change, rows.split(_CHUNK)), len(rows))

    def first(self, count: int) -> Rows:
        """At most so many of them, from the beginning."""

        def some() -> Iterator[Tensor]:
            left = count
            for chunk in self.chunks():
                yield chunk[:left]
                left -= len(chunk)
                if left <= 0:
                    return

        return self if count >= self.count else Rows(some, count)

    def every(self, step: int) -> Tensor:
        """Every so many-th row, in memory."""
        found, at, filled = torch.empty(0), 0, 0
        for chunk in self:
            taken = chunk[-at % step :: step]
            if at == 0:
                found = chunk.new_empty(-(-self.count // step), chunk.shape[1])
            found[filled : filled + len(taken)] = taken
            at, filled = at + len(chunk), filled + len(taken)
        return found

    def columns(self, which: slice) -> Tensor:
        """These columns of all rows, in memory, filled chunk by chunk: at no time are there two copies of them."""
        found, at = torch.empty(0), 0
        for chunk in self:
            if at == 0:
                found = chunk.new_empty(self.count, chunk[:, which].shape[1])
            found[at : at + len(chunk)] = chunk[:, which]
            at += len(chunk)
        return found

    def __iter__(self) -> Iterator[Tensor]:
        """The chunks of one pass, which must be ``count`` rows in all."""
        seen = 0
        for chunk in self.chunks():
            seen += len(chunk)
            yield chunk
        if seen != self.count:
            raise BenchError(f"expected {self.count} meshes in every pass, got {seen}; chunks() must start afresh")

    def mean(self) -> Tensor:
        """In float64."""
        total = sum(chunk.sum(0, dtype=torch.float64) for chunk in self)
        if not isinstance(total, Tensor):
            raise BenchError("expected at least one chunk of meshes, got none")
        _require_finite(total)
        return total / self.count

    def centred(self, mean: Tensor) -> Iterator[tuple[slice, Tensor]]:
        """Where each chunk stands, and its rows less the mean."""
        at = 0
        for chunk in self:
            yield slice(at, at + len(chunk)), chunk - mean.to(chunk.dtype)
            at += len(chunk)

    def along(self, mean: Tensor, directions: Float[Tensor, "k w"]) -> Float[Tensor, "n k"]:
        """The rows less the mean along the directions, in memory."""
        return Rows.of(self, lambda chunk: (chunk - mean.to(chunk.dtype)) @ directions.t()).columns(slice(None))

    def rms(self, mean: Tensor, kept: Callable[[slice], Tensor]) -> tuple[float, float]:
        """Root mean square of the rows less the mean, and of what ``kept(place)`` of them, ``(c, w)``, leaves."""
        whole = left = 0.0
        for here, centred in self.centred(mean):
            whole += float(centred.square().sum(dtype=torch.float64))
            left += float((centred - kept(here)).square().sum(dtype=torch.float64))
        number = self.count * len(mean)
        return (whole / number) ** 0.5, (left / number) ** 0.5


@dataclass(frozen=True, eq=False)
class Components:
    """Mean ``(w,)``, orthonormal directions ``(k, w)`` by falling variance, deviation ``(k,)`` (n − 1), n."""

    mean: Tensor
    directions: Tensor
    deviation: Tensor
    count: int


def check_latent(latent: int, count: int, name: str = "") -> None:
    """Refuse a code that ``count`` training meshes cannot fill: around their mean they span n − 1 directions."""
    if latent > count - 1:
        of = f" of {name}" if name else ""
        raise BenchError(
            f"expected a latent of at most n - 1 = {count - 1} for {count:,} training meshes{of}, got {latent}; lower "
            "the latent size or add meshes"
        )


def exact(rows: Rows, size: int) -> Components:
    """By the eigenvectors of the n × n products of the centred rows, summed in float64.

    Of c chunks about c / 2 passes are made: every chunk meets every other.
    """
    mean = rows.mean()
    gram = torch.zeros(rows.count, rows.count, dtype=torch.float64, device=mean.device)
    for here, own in rows.centred(mean):
        gram[here, here] = _products(own, own)
        for there, others in rows.centred(mean):
            if there.start >= here.start:
                break
            gram[here, there] = _products(own, others)
            gram[there, here] = gram[here, there].t()
    values, vectors = torch.linalg.eigh(gram)
    values, vectors = values[-size:].flip(0).clamp(min=0), vectors[:, -size:].flip(1)
    directions = sum(vectors[here].to(own.dtype).t() @ own for here, own in rows.centred(mean))
    assert isinstance(directions, Tensor)
    return Components(mean, orthonormal(directions.double()), (values / (rows.count - 1)).sqrt(), rows.count)


def _products(a: Float[Tensor, "a w"], b: Float[Tensor, "b w"]) -> Float[Tensor, "a b"]:
    found = torch.zeros(len(a), len(b), dtype=torch.float64, device=a.device)
    for left, right in zip(a.split(_COLUMNS, 1), b.split(_COLUMNS, 1), strict=True):
        found.addmm_(left.double(), right.double().t())
    return found


def randomised(rows: Rows, size: int, steps: tuple[int, int] = POWER_STEPS) -> Components:
    """Subspace iteration on a random start (Halko, Martinsson, Tropp 2011, algorithm 4.4), a pass over the data a step.

    Of ``steps``, at least and at most, so many are taken that the variance of the best ``size`` directions in the
    subspace, the sum of its Ritz values, no longer grows. By default that leaves the error of reconstruction within
    1e-5 of the exact components', relatively. The start is seeded, so equal data give equal components.

    Raises :class:`BenchError` if the passes do not give ``count`` rows.
    """
    mean = rows.mean()
    width = min(size + OVERSAMPLING, rows.count - 1, len(mean))
    start = torch.randn(width, len(mean), generator=torch.Generator().manual_seed(0))
    probe = start.to(mean.device, next(iter(rows)).dtype)
    found = total = gain = falls = 0.0
    for step in range(1, steps[1] + 1):
        spread = torch.zeros_like(probe)
        for _, centred in rows.centred(mean):
            spread.addmm_((centred @ probe.t()).t(), centred)
            if step == 1:
                total += float(centred.square().sum(dtype=torch.float64))
        wide = spread.double()
        if step == 1:  # the start is not orthonormal: all may yet be found
            gain = total
        else:
            products = wide @ probe.double().t()
            before, found = found, float(torch.linalg.eigvalsh((products + products.t()) / 2)[-size:].sum())
            if found - before > ROUNDING * found:
                falls, gain = min(1.0, (found - before) / gain), found - before
            else:  # too little to be seen: taken to fall on as it did when it was
                gain *= falls
        probe = orthonormal(wide).to(probe)
        if step >= steps[0] and gain <= max(SETTLED * (total - found), ROUNDING**2 * found):
            break
    small = torch.zeros(width, width, dtype=torch.float64, device=mean.device)
    for _, centred in rows.centred(mean):
        inside = (centred @ probe.t()).double()
        small.addmm_(inside.t(), inside)
    values, vectors = torch.linalg.eigh(small)
    values, vectors = values[-size:].flip(0).clamp(min=0), vectors[:, -size:].flip(1)
    return Components(mean, vectors.t() @ probe.double(), (values / (rows.count - 1)).sqrt(), rows.count)


def incremental(chunks: Iterable[Float[Tensor, "c w"]], size: int) -> Components:
    """One pass (Ross, Lim, Lin, Yang 2008): the running components and mean are merged with each chunk by a thin SVD.

    2·size + 16 directions are kept meanwhile. Exact if the data has no more; else what was cut off is lost.
    """
    kept = 2 * size + OVERSAMPLING
    mean, scaled, count = None, None, 0
    for chunk in chunks:
        rows = chunk.double()
        if not len(rows):
            continue
        own = rows.mean(0)
        _require_finite(own)
        if mean is None or scaled is None:
            stack, mean = rows - own, own
        else:
            shift = (own - mean) * (count * len(rows) / (count + len(rows))) ** 0.5
            stack = torch.cat([scaled, rows - own, shift[None]])
            mean = mean + (own - mean) * (len(rows) / (count + len(rows)))
        count += len(rows)
        values, vectors = torch.linalg.eigh(stack @ stack.t())
        top = min(kept, len(values))
        scaled = vectors[:, -top:].flip(1).t() @ stack  # rows: singular value × direction
    if mean is None or scaled is None:
        raise BenchError("expected at least one chunk of meshes, got none")
    scaled = scaled[:size]
    lengths = scaled.norm(dim=1)
    return Components(mean, orthonormal(scaled), lengths / max(count - 1, 1) ** 0.5, count)


def orthonormal(rows: Float[Tensor, "k w"]) -> Float[Tensor, "k w"]:
    """Gram–Schmidt in the order of the rows, keeping their signs."""
    factor, triangle = torch.linalg.qr(rows.T)
    return factor.T * torch.where(triangle.diagonal() < 0, -1.0, 1.0).to(rows)[:, None]


def _require_finite(mean: Tensor) -> None:
    if not bool(torch.isfinite(mean).all()):
        raise BenchError("expected finite meshes, got NaN or infinity; remove the meshes that hold them")


def principal(rows: Float[Tensor, "n w"] | Rows, size: int) -> Components:
    """The first ``size`` principal components of the rows, in their precision.

    Up to 2,048 rows exactly, beyond by five steps of subspace iteration. Errors: NaN, or more components than rows − 1
    or columns.
    """
    rows = Rows.of(rows)
    first = next(iter(rows))
    limit = min(rows.count - 1, first.shape[1])
    if not 1 <= size <= limit:
        raise BenchError(f"expected 1 to {limit} components of {rows.count} rows of {first.shape[1]}, got {size}")
    found = exact(rows, size) if rows.count <= EXACT_ROWS else randomised(rows, size, FEW_STEPS)
    mean, directions, deviation = (part.to(first.dtype) for part in (found.mean, found.directions, found.deviation))
    return Components(mean, directions, deviation, rows.count)
