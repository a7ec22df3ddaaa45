"""Principal components of rows that are read in chunks: those of the same rows in memory."""

import pytest
import torch

from bench.api import BenchError
from bench.base import components
from bench.base.components import Rows, exact, principal, randomised


def rows(count=90, columns=50):
    random = torch.Generator().manual_seed(0)
    falling = torch.randn(12, columns, generator=random) * torch.linspace(9, 1, 12)[:, None]
    return torch.randn(count, 12, generator=random) @ falling + 5 + 0.01 * torch.randn(count, columns, generator=random)


def chunked(whole, size=7):
    return Rows(lambda: iter(whole.split(size)), len(whole))


@pytest.mark.parametrize("most", [2048, 20])
def test_chunks_give_the_components_of_the_whole_to_rounding(monkeypatch, most):
    monkeypatch.setattr(components, "EXACT_ROWS", most)  # above it by iteration
    whole = rows()
    direct, streamed = principal(whole, 5), principal(chunked(whole), 5)
    torch.testing.assert_close(streamed.mean, direct.mean)
    torch.testing.assert_close(streamed.deviation, direct.deviation)
    torch.testing.assert_close(
        streamed.directions.T @ streamed.directions, direct.directions.T @ direct.directions, rtol=0, atol=1e-5
    )


@pytest.mark.parametrize("way", [exact, randomised])
def test_both_ways_find_what_a_singular_value_decomposition_finds(way):
    whole = rows()
    centred = whole.double() - whole.double().mean(0)
    _, lengths, vectors = torch.linalg.svd(centred, full_matrices=False)
    found = way(chunked(whole), 5)
    torch.testing.assert_close(found.deviation, lengths[:5] / 89**0.5, rtol=1e-5, atol=0)
    torch.testing.assert_close(found.directions.T @ found.directions, vectors[:5].T @ vectors[:5], rtol=0, atol=1e-4)


@pytest.mark.parametrize(("falling", "most"), [(0.6, 10), (0.9, 43), (1.0, 43)])
def test_passes_end_when_what_is_left_has_the_error_of_exact_components(falling, most):
    """Variances that fall fast end it after few passes; however slowly they fall, the error left is the exact one."""
    random = torch.Generator().manual_seed(0)
    scale = falling ** torch.arange(80.0)
    whole = (torch.randn(400, 80, generator=random) * scale) @ torch.linalg.qr(torch.randn(80, 80, generator=random))[0]
    passes = 0

    def chunks():
        nonlocal passes
        passes += 1
        return iter(whole.split(64))

    def left(found):
        centred = whole.double() - found.mean
        return float((centred - centred @ found.directions.T @ found.directions).square().sum()) ** 0.5

    assert left(randomised(Rows(chunks, 400), 8)) == pytest.approx(left(exact(chunked(whole, 64), 8)), rel=1e-5)
    assert passes <= most


@pytest.mark.parametrize("rank", [0, 5])
def test_data_with_fewer_directions_than_asked_for_ends_it_too(rank):
    random = torch.Generator().manual_seed(0)
    whole = 3 + torch.randn(300, rank, generator=random) @ torch.randn(rank, 60, generator=random)
    found = randomised(chunked(whole, 64), 8)
    assert torch.isfinite(found.directions).all()
    assert (found.deviation > 1e-3).sum() == rank


def test_the_first_and_every_nth_row_do_not_depend_on_the_chunks():
    whole = rows(20)
    for size in (1, 3, 7, 20):
        for count in (1, 7, 8, 20, 30):
            assert torch.equal(torch.cat(list(chunked(whole, size).first(count))), whole[:count])
        for step in (1, 2, 3, 9, 50):
            assert torch.equal(chunked(whole, size).every(step), whole[::step])


def test_columns_of_chunks_are_those_of_the_whole():
    whole = torch.randn(70, 12, generator=torch.Generator().manual_seed(0))
    assert torch.equal(chunked(whole, 16).columns(slice(3, 8)), whole[:, 3:8])
    with pytest.raises(BenchError, match="70 meshes in every pass, got 48"):
        Rows(lambda: iter(whole[:48].split(16)), 70).columns(slice(3, 8))
