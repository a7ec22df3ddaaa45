"""Draws that must be the same on every machine."""

import hashlib

import numpy as np
import pytest

from bench.data.made import randomness as rnd


def test_uniforms_have_pinned_bits():
    u = rnd.uniforms(("recipe", 0, "train"), 0, 3, 4)
    assert hashlib.sha256(u.tobytes()).hexdigest()[:16] == "f2431a2750613385"


def test_a_row_depends_on_its_index_only():
    whole = rnd.uniforms(("a", 1), 0, 10, 5)
    np.testing.assert_array_equal(rnd.uniforms(("a", 1), 4, 7, 5), whole[4:7])
    np.testing.assert_array_equal(rnd.uniforms(("a", 1), 4, 7, 3), whole[4:7, :3])


def test_names_make_other_streams():
    first = rnd.uniforms(("a", 1), 0, 4, 4)
    assert not np.isclose(first, rnd.uniforms(("a", 2), 0, 4, 4)).any()
    # Names are kept apart: ("ab",) is not ("a", "b").
    assert not np.isclose(rnd.uniforms(("ab",), 0, 4, 4), rnd.uniforms(("a", "b"), 0, 4, 4)).any()


def test_distributions_at_known_quantiles():
    assert rnd.normal(np.array(0.5)) == 0.0
    assert rnd.normal(np.array(0.975), sigma=2.0) == pytest.approx(2 * 1.959964, abs=1e-5)
    assert rnd.normal(np.array(1 - 1e-12), sigma=1.0, clip=2.2) == 2.2
    assert rnd.beta(np.array(0.25), 1, 1) == pytest.approx(0.25)  # Beta(1, 1) is uniform
    assert rnd.beta(np.array(0.5), 4, 4) == pytest.approx(0.5)


def test_dirichlet_sums_to_one_with_equal_means():
    parts = rnd.dirichlet(rnd.uniforms(("d",), 0, 4000, 3), 0.7)
    np.testing.assert_allclose(parts.sum(1), 1.0)
    np.testing.assert_allclose(parts.mean(0), 1 / 3, atol=0.02)
