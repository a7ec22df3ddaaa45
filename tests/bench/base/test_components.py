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
