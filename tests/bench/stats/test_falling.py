"""Whether a curve still falls: curves whose answer is known."""

import numpy as np
import pytest

from bench.stats.falling import still_falls


def test_a_line_has_its_slope_and_no_error():
    found = still_falls([0, 1, 2, 3, 4, 5], [6.0, 5.0, 4.0, 3.0, 2.0, 1.0])
    assert found.slope == pytest.approx(-5.0) and found.error == pytest.approx(0, abs=1e-9) and found.falls


def test_noise_about_a_level_rarely_falls():
    rng, done = np.random.default_rng(0), np.arange(101)
    found = [still_falls(done, 1 + 0.01 * rng.normal(size=101)).falls for _ in range(400)]
    assert np.mean(found) < 0.05


def test_a_fall_beyond_the_noise_is_seen_and_a_rise_is_none():
    rng, done = np.random.default_rng(0), np.arange(101)
    noise = 0.01 * rng.normal(size=101)
    assert still_falls(done, 2 - done / 100 + noise).falls
    assert not still_falls(done, 1 + done / 100 + noise).falls


def test_only_the_end_counts():
    done = np.arange(101)
    values = np.where(done < 85, 3 - done / 50, 1.3) + 1e-3 * np.cos(done * 2.0)
    assert not still_falls(done, values).falls


@pytest.mark.parametrize(
    ("done", "values"), [([0, 1, 2], [3, 2, 1]), ([0, 1, 2, 3], [3, 2, 1, np.nan]), ([0] * 5, [1] * 5)]
)
def test_too_little_to_say(done, values):
    assert still_falls(done, values) is None
