"""Rows of fitted codes where a fit is not possible: they say why, and the case's other rows are kept."""

from dataclasses import replace

import pytest
import torch

from bench.api import MeshModel
from bench.case import Case
from bench.data.load import load
from bench.work import fitted_codes
from bench.work.fitted_codes import fitted_rows

CASE = Case("reconstruction", "m", "tuned", "heads-mini", 1100, "test", "reconstruction", 1, 4, fit_codes=3)


class Shift(MeshModel):
    """A code of four numbers that moves all vertices alike."""

    def encode(self, vertices):
        return torch.nn.functional.pad(vertices.mean(1), (0, 1))

    def decode(self, latent):
        return latent[:, None, :3].expand(-1, 1100, -1) + 0.0


@pytest.fixture(scope="module")
def dataset():
    return load("heads-mini", vertices=1100)


def test_every_mesh_has_an_error_and_none_is_asked_for_without_a_number(dataset):
    rows = fitted_rows(CASE, dataset, Shift())
    errors = [row["value"] for row in rows if row["metric"] == "fitted_error_mean_mm"]
    assert len(errors) == 3 and all(error > 0 for error in errors)
    assert fitted_rows(replace(CASE, fit_codes=0), dataset, Shift()) == []


@pytest.mark.parametrize(
    "error, outcome, words",
    [
        (MemoryError(), "host_oom", "no memory to fit codes in"),
        (RuntimeError("DefaultCPUAllocator: can't allocate memory"), "host_oom", "no memory to fit codes in"),
        (torch.cuda.OutOfMemoryError("CUDA out of memory"), "oom", "no memory to fit codes in"),
    ],
)
def test_memory_that_runs_out_is_a_row_of_its_own(dataset, monkeypatch, error, outcome, words):
    def full(*_):
        raise error

    monkeypatch.setattr(fitted_codes, "fit_codes", full)
    (row,) = fitted_rows(CASE, dataset, Shift())
    assert (row["metric"], row["outcome"], row["value"]) == ("fitted_error_mean_mm", outcome, None)
    assert words in row["detail"]


def test_a_decoder_without_gradients_is_unsupported_and_any_other_error_goes_on(dataset):
    class Constant(Shift):
        def decode(self, latent):
            return super().decode(latent).detach()

    (row,) = fitted_rows(CASE, dataset, Constant())
    assert row["outcome"] == "unsupported" and "gradients" in row["detail"]

    class Broken(Shift):
        def decode(self, latent):
            raise RuntimeError("no such thing")

    with pytest.raises(RuntimeError, match="no such thing"):
        fitted_rows(CASE, dataset, Broken())
