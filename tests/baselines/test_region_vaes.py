import numpy as np
import pytest
import torch
from scipy import sparse

from baselines import ledvae, sdvae
from baselines.region_vae import latent_parts
from bench.api import BenchError


def test_the_latent_is_divided_evenly_with_the_remainder_in_front():
    assert latent_parts(60, 12)[:2] == [slice(0, 5), slice(5, 10)]
    assert latent_parts(8, 3) == [slice(0, 3), slice(3, 6), slice(6, 8)]
    with pytest.raises(BenchError, match="3 regions, got 2"):
        latent_parts(2, 3)


@pytest.fixture(scope="module")
def swapping(topology):
    torch.manual_seed(0)
    return sdvae.build(topology, 9)


def test_the_grid_swaps_one_region_from_the_column(swapping, topology):
    vertices = torch.arange(3.0)[:, None, None].expand(3, topology.vertex_count, 3).contiguous()
    grid = swapping.swapped(vertices, 1).view(3, 3, -1, 3)
    ids = topology.regions[1].vertices
    outside = torch.ones(topology.vertex_count, dtype=torch.bool)
    outside[ids] = False
    for row in range(3):
        for column in range(3):
            assert (grid[row, column, ids] == column).all()
            assert (grid[row, column, outside] == row).all()


def grid_codes(parts, region, count, spread):
    """Codes as they should be: the region's part depends on the column alone, the rest on the row alone."""
    codes = torch.zeros(count, count, parts[-1].stop)
    for row in range(count):
        for column in range(count):
            codes[row, column] = spread * row
            codes[row, column, parts[region]] = spread * column
    return codes.flatten(0, 1)


def test_consistency_is_zero_for_codes_apart_and_the_margins_for_equal_ones(swapping):
    good = grid_codes(swapping.parts, 1, 4, 2.0)
    assert float(swapping.consistency(good, 1)) == 0.0
    assert float(swapping.consistency(torch.zeros(16, 9), 1)) == pytest.approx(1.0)
    assert float(swapping.consistency(good, 0)) > 1.0  # the wrong region


def test_consistency_of_a_two_by_two_grid_by_hand(swapping):
    # one entry of the region's part at (0, 0): its square 0.16 enters as same-column and as same-row distance
    codes = torch.zeros(4, 9)
    codes[0, swapping.parts[1].start] = 0.4
    # per entry (i, j): |z_ij - z_kj|² - |z_ij - z_il|² + .5; (0,0): 0, (0,1): -.16, (1,0): +.16, (1,1): 0
    assert float(swapping.consistency(codes, 1)) == pytest.approx((0.5 + 0.34 + 0.66 + 0.5) / 4 + 0.5)


def test_losses_of_any_batch_are_finite(swapping, topology):
    swapping.train()
    for count in (1, 2, 4, 5, 9):
        loss = swapping.loss(torch.randn(count, topology.vertex_count, 3))
        assert loss.dim() == 0 and bool(torch.isfinite(loss))


def test_training_draws_and_evaluation_does_not(swapping, topology):
    vertices = torch.randn(2, topology.vertex_count, 3)
    swapping.train()
    assert not torch.equal(swapping.autoencode(vertices)[1], swapping.autoencode(vertices)[1])
    swapping.eval()
    assert torch.equal(swapping.autoencode(vertices)[1], swapping.encode(vertices))


def test_only_the_part_of_the_region_that_moves_is_editable(swapping, topology):
    assert swapping.editable_latents(topology.regions[2].controls[:1]).nonzero().flatten().tolist() == [6, 7, 8]
    both = torch.cat([topology.regions[0].controls, topology.regions[1].controls])
    assert swapping.editable_latents(both).nonzero().flatten().tolist() == [0, 1, 2, 3, 4, 5]
    no_control = topology.regions[1].vertices[1:2]
    assert swapping.editable_latents(no_control).nonzero().flatten().tolist() == [3, 4, 5]


def test_divergence_and_smoothness_by_hand(swapping, topology):
    swapping.eval()
    for layer in (swapping.to_latent, swapping.to_log_variance, swapping.last):
        saved = [p.detach().clone() for p in layer.parameters()]
        for p in layer.parameters():
            torch.nn.init.zeros_(p)
        layer.saved = saved
    try:
        torch.nn.init.constant_(swapping.to_latent.bias, 2.0)
        vertices = torch.ones(2, topology.vertex_count, 3)
        # mean 2, variance 1: KL = 9 · 2² / 2; output 0: error 1, Laplacian 0
        assert swapping.autoencode(vertices)[2].item() == pytest.approx(1 + 1e-4 * 18)
    finally:
        for layer in (swapping.to_latent, swapping.to_log_variance, swapping.last):
            for p, old in zip(layer.parameters(), layer.saved, strict=True):
                p.data.copy_(old)
            del layer.saved
    constant = swapping.laplacian(torch.ones(1, topology.vertex_count, 3))
    assert constant.abs().max() < 1e-6


def test_eigenvectors_of_a_path_are_cosines():
    path = sparse.diags([np.ones(5), np.ones(5)], [1, -1]).tocsr()
    vectors = ledvae.kirchhoff_vectors(path, 3)
    for order in range(3):
        cosine = np.cos(np.pi * order * (np.arange(6) + 0.5) / 6)
        assert abs(cosine @ vectors[:, order]) / np.linalg.norm(cosine) == pytest.approx(1)


def test_sparse_and_dense_eigenvectors_span_the_same(monkeypatch):
    rng = np.random.default_rng(0)
    weights = sparse.random(60, 60, 0.1, random_state=rng)
    graph = ((weights + weights.T) > 0).astype(float).tocsr() + sparse.diags(
        [np.ones(59), np.ones(59)], [1, -1]
    ).tocsr()
    graph.data[:] = 1.0
    dense = ledvae.kirchhoff_vectors(graph, 6)
    monkeypatch.setattr(ledvae, "DENSE_VERTICES", 10)
    iterated = ledvae.kirchhoff_vectors(graph, 6)
    assert np.linalg.svd(dense.T @ iterated)[1] == pytest.approx(np.ones(6), abs=1e-6)


@pytest.fixture
def tied(topology):
    torch.manual_seed(0)
    return ledvae.build(topology, 9)


def smooth(topology, count):
    generator = torch.Generator().manual_seed(2)
    phases = torch.rand(count, 1, 3, generator=generator) * 6
    return torch.sin(0.3 * topology.template_mm[None] * (0.5 + torch.rand(count, 1, 3, generator=generator)) + phases)


def test_projections_are_signed_lengths_on_the_regions_vectors(tied, topology):
    distance = torch.where(torch.arange(topology.vertex_count) % 2 == 0, 1.0, -2.0)
    vertices = (distance[:, None] * tied.normals / tied.std_mm)[None]
    assert torch.allclose(tied.project(vertices)[0], distance @ tied.projection, atol=1e-3)
    assert tied.projection.shape == (topology.vertex_count, 150)
    outside = torch.ones(topology.vertex_count, dtype=torch.bool)
    outside[topology.regions[1].vertices] = False
    assert (tied.projection[outside][:, tied.owner == 1] == 0).all()


def test_statistics_of_batches_are_those_of_the_whole(tied, topology):
    vertices = smooth(topology, 40)
    tied.train()
    for batch in vertices.split(7):
        tied.loss(batch)
    found = [tensor.clone() for tensor in (tied.seen, tied.mean, tied.square)]
    projections = tied.project(vertices).double()
    assert float(found[0]) == 40
    assert torch.allclose(found[1], projections.mean(0), atol=1e-5)
    assert torch.allclose(found[2], (projections - projections.mean(0)).square().sum(0), rtol=1e-4, atol=1e-5)
    tied.fit_projections(vertices)
    assert all(torch.allclose(a, b, atol=1e-4) for a, b in zip(found, (tied.seen, tied.mean, tied.square), strict=True))


def test_the_first_epoch_settles_what_is_tied(tied, topology):
    vertices = smooth(topology, 12)
    tied.train()
    tied.on_epoch(0, 5)
    tied.loss(vertices)
    assert not bool(tied.settled)
    tied.on_epoch(1, 5)
    before = tied.mean.clone()
    tied.loss(vertices * 3)
    assert bool(tied.settled) and torch.equal(before, tied.mean)
    again = ledvae.build(topology, 9)
    again.load_state_dict(tied.state_dict())
    assert torch.equal(again.targets()[0], tied.targets()[0])


def test_the_candidates_of_highest_variance_are_tied_each_in_its_region(tied, topology):
    tied.fit_projections(smooth(topology, 30))
    chosen, _, deviation = tied.targets()
    for region, part in enumerate(tied.parts):
        mine = chosen[part]
        assert (torch.from_numpy(tied.owner)[mine] == region).all()
        others = np.setdiff1d(np.flatnonzero(tied.owner == region), mine.numpy())
        assert tied.square[mine].min() >= tied.square[others].max()
    projections = tied.project(smooth(topology, 30))[:, chosen]
    assert torch.allclose(projections.std(0, correction=0), deviation, rtol=1e-3)


def test_a_region_smaller_than_its_part_is_refused(meshes):
    from bench.api import Region, Topology

    plain = meshes["topology"](*meshes["grid"](24, 26), regions=1)
    tiny = Region("tip", torch.tensor([0, 1]))
    everything = Region("rest", torch.arange(plain.vertex_count))
    topology = Topology("t", plain.template_mm, plain.faces, (tiny, everything), plain.normalization)
    with pytest.raises(BenchError, match="'tip' to have at least 3 vertices"):
        ledvae.build(topology, 6)


def test_settings_of_the_papers():
    assert (sdvae.SdVae.published.batch, sdvae.SdVae.published.rate, sdvae.SdVae.published.epochs) == (4, 1e-4, 40)
    assert (ledvae.LedVae.published.batch, ledvae.LedVae.laplacian_weight) == (16, 50.0)
