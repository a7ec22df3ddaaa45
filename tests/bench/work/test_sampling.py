"""New shapes of models whose distribution is known: where codes come from, and what the rows say."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from bench.api import BenchError, MeshModel
from bench.case import Case
from bench.data.load import load
from bench.suites.plan import make_cases
from bench.work.code_gaussian import MIXED_ON, fitted, gaussian_of, mixture, training_codes
from bench.work.sampling import check_enough, drawn_shapes, set_rows

CASE = Case("generation", "m", "tuned", "heads-mini", 1100, "sample", "generation", 1, 4)


class Linear(MeshModel):
    """Codes are the first coordinates of a mesh, shapes a mean and directions."""

    def __init__(self, count, size=4):
        super().__init__()
        self.size, self.count = size, count
        self.directions = torch.randn(size, 3 * count, generator=torch.Generator().manual_seed(1))

    def encode(self, vertices):
        return vertices.flatten(1)[:, : self.size] * torch.arange(1.0, self.size + 1) + 3

    def decode(self, latent):
        return ((latent - 3) @ self.directions).unflatten(1, (-1, 3))


def codes_of(model, dataset):
    return training_codes(model, dataset, MIXED_ON, "cpu")


@pytest.fixture(scope="module")
def dataset():
    return load("heads-mini", vertices=1100)


def test_a_model_without_a_prior_gets_a_gaussian_and_it_is_said(dataset):
    model = Linear(1100)
    found = gaussian_of(model, codes_of(model, dataset))
    codes = model.encode(dataset.normalized("train"))
    torch.testing.assert_close(found.mean, codes.mean(0))
    torch.testing.assert_close(found.factor @ found.factor.T, torch.cov(codes.T), rtol=1e-4, atol=1e-4)
    assert not found.prior and found.source == (
        "a Gaussian fitted to the codes of 128 training meshes: the model has no prior"
    )
    drawn = found.sample(40000, seed=0)
    torch.testing.assert_close(torch.cov(drawn.T), torch.cov(codes.T), rtol=0.05, atol=0.1)
    assert found.sample(3, seed=5).equal(found.sample(3, seed=5))


def test_a_vae_is_drawn_from_its_prior(dataset):
    model = Linear(1100)
    model.standard_normal_prior = True
    found = gaussian_of(model, codes_of(model, dataset))
    assert found.prior and found.mean.eq(0).all() and found.factor.equal(torch.eye(4)) and "prior" in found.source
    from baselines.region_vae import RegionVae

    assert RegionVae.standard_normal_prior


def test_codes_that_nothing_can_be_fitted_to_are_refused():
    with pytest.raises(BenchError, match="2 or more codes"):
        fitted(torch.zeros(1, 4))
    with pytest.raises(BenchError, match="finite codes"):
        fitted(torch.full((3, 4), torch.nan))


def clusters(count, spread=0.1, seed=0):
    """Codes at (±5, ±5, 0), a quarter each, in four numbers of which the last does not vary."""
    generator = torch.Generator().manual_seed(seed)
    corner = 10.0 * torch.randint(0, 2, (count, 2), generator=generator) - 5
    noise = spread * torch.randn(count, 3, generator=generator)
    return torch.cat([noise + torch.nn.functional.pad(corner, (0, 1)), torch.full((count, 1), 2.0)], 1)


def test_a_mixture_draws_where_codes_are_and_a_gaussian_between_them():
    found = mixture(clusters(800))
    assert len(found.weights) >= 4 and "800 training meshes" in found.source
    drawn = found.sample(2000, seed=1)
    assert ((drawn[:, :2].abs() - 5).abs() < 1).all() and drawn[:, 3].sub(2).abs().max() < 1e-3
    between = fitted(clusters(800)).sample(2000, seed=1)
    assert ((between[:, :2].abs() - 5).abs() < 1).all(1).float().mean() < 0.2
    assert found.sample(5, seed=3).equal(found.sample(5, seed=3)) and not drawn[:5].equal(found.sample(5, seed=3))


def test_normal_codes_get_one_component_with_their_mean_and_covariance():
    turn = torch.tensor([[2.0, 1.0, 0.0], [0.0, 1.0, 0.5], [0.0, 0.0, 0.2]])
    codes = torch.randn(3000, 3, generator=torch.Generator().manual_seed(2)) @ turn + torch.tensor([1.0, -2.0, 30.0])
    found = mixture(codes)
    assert len(found.weights) == 1
    torch.testing.assert_close(found.means[0], codes.mean(0), rtol=1e-4, atol=1e-3)
    torch.testing.assert_close(found.factors[0] @ found.factors[0].T, torch.cov(codes.T), rtol=0.01, atol=0.01)


def test_few_codes_get_one_component_and_it_is_said_and_bad_ones_are_refused():
    found = mixture(clusters(39))
    assert len(found.weights) == 1 and found.source.endswith("39 training meshes, too few for a mixture")
    torch.testing.assert_close(found.factors[0], fitted(clusters(39)).factor)
    with pytest.raises(BenchError, match="finite codes"):
        mixture(torch.full((100, 4), torch.nan))
    same = mixture(torch.ones(100, 3))  # a collapsed encoder
    torch.testing.assert_close(same.sample(10, seed=0), torch.ones(10, 3), rtol=0, atol=1e-3)


def test_a_vae_too_is_drawn_from_a_mixture_of_its_codes(dataset):
    model = Linear(1100)
    model.standard_normal_prior = True
    found = mixture(codes_of(model, dataset))
    torch.testing.assert_close(
        found.weights @ found.means, model.encode(dataset.normalized("train")).mean(0), rtol=1e-3, atol=1e-2
    )


def values(rows, metric):
    return [row["value"] for row in rows if row["metric"] == metric]


def test_a_set_that_is_the_training_set_is_at_no_distance_from_it(dataset):
    real = dataset.millimetres("test")
    rows = set_rows(CASE, dataset, dataset.millimetres("train", 0, len(real)), real)
    assert values(rows, "specificity_mm") == [0.0] * len(real)
    assert {row["phase"] for row in rows} == {"sample"}


def test_a_collapsed_model_is_seen(dataset):
    model, real = Linear(1100), dataset.millimetres("test")
    gaussian = replace(gaussian_of(model, codes_of(model, dataset)), factor=torch.zeros(4, 4))
    made = drawn_shapes(model, dataset, gaussian, len(real), seed=0)
    rows = set_rows(CASE, dataset, made, real)
    assert values(rows, "diversity_mm") == [pytest.approx(0.0, abs=1e-4)]
    assert values(rows, "coverage_share") == [1 / len(real)]
    spread = set_rows(CASE, dataset, dataset.millimetres("validation"), real)
    assert values(spread, "coverage_share")[0] > 0.3


def test_too_few_meshes_are_refused_before_any_training(dataset):
    few = replace(dataset, splits={**dataset.splits, "test": dataset.splits["test"][:1]})
    with pytest.raises(BenchError, match="2 or more test meshes"):
        check_enough(few)

    with pytest.raises(BenchError, match="2 or more training and test meshes"):
        make_cases("generation", "quick", models="pca", counts="20,5,1")


def test_the_suite_takes_several_latent_sizes_and_the_default_models():
    cases, _ = make_cases("generation", "quick")
    assert {case.latent for case in cases} == {8, 16, 32} and {"pca", "pca-net"} <= {case.model for case in cases}
    assert all(case.trains and case.phase == "sample" and case.measure == "generation" for case in cases)


@pytest.mark.slow
def test_the_command_measures_pca_and_a_closed_form_is_kept_as_its_eigenvalues_say(bench_run, tmp_path):
    import json

    done = bench_run(
        "--suite", "generation", "--data", "heads-mini", "--sizes", "1100", "--latent", "8", "--models", "pca",
        "--out", tmp_path / "run", "--no-report",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr + done.stdout
    rows = [json.loads(line) for path in (tmp_path / "run" / "rows").iterdir() for line in path.open(encoding="utf-8")]
    assert {row["outcome"] for row in rows} == {"ok"}
    train = load("heads-mini", vertices=1100).splits["train"].reshape(128, -1).astype(float)
    powers = np.linalg.svd(train - train.mean(0), compute_uv=False) ** 2
    (kept,) = [row["value"] for row in rows if row["metric"] == "compactness_share"]
    assert kept == pytest.approx(powers[:8].sum() / powers.sum(), rel=1e-3)
    made = [row for row in rows if row["metric"] == "specificity_mm" and row["model"] == "pca"]
    assert len(made) == 32 and all("fitted to the codes of 128" in row["detail"] for row in made)
    assert sum(row["phase"] == "sample-mixture" for row in made) == 16
    (components,) = [row for row in rows if row["metric"] == "mixture_components"]
    assert f"mixture of {components['value']:.0f} Gaussians" in components["detail"]
    assert {row["part"] for row in rows if row["phase"] == "sample-region"} > {"", "nose"}
    with np.load(next((tmp_path / "run" / "meshes").glob("*.npz"))) as meshes:
        assert meshes["generated_mm"].shape == meshes["real_mm"].shape == (4, 1100, 3)
