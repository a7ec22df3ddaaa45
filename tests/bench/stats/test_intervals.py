"""Intervals against exact tiny cases and against their coverage on simulated data."""

import subprocess
import sys

import numpy as np
import pytest
from scipy import stats as distributions

import bench.stats.intervals as stats
from bench.api import BenchError
from bench.stats.intervals import bootstrap_interval, holm, paired_ratio, verdict
from bench.stats.meshes import mesh_seed_estimate, paired_difference, paired_gain


def test_one_value_everywhere_gives_an_interval_of_no_width():
    assert bootstrap_interval([[7.0] * 5, [7.0] * 3]) == (7.0, 7.0)


def test_groups_are_drawn_before_samples():
    # Three processes, no noise inside: with plain resampling of 300 pooled samples the median could never leave 2.
    groups = [[1.0] * 100, [2.0] * 100, [3.0] * 100]
    assert bootstrap_interval(groups, expand=False) == (1.0, 3.0)


def test_ragged_groups_equal_the_same_groups_cut_even():
    # Repeating a group's samples twice changes nothing in what can be drawn for the mean of a two-point group.
    low, high = bootstrap_interval([[0.0], [10.0, 10.0, 10.0]], "max", expand=False)
    assert (low, high) == (0.0, 10.0)


def test_mean_of_one_group_matches_the_normal_theory():
    rng = np.random.default_rng(1)
    samples = rng.normal(5.0, 2.0, 400)
    low, high = bootstrap_interval([samples], "mean", resamples=4000)
    half = 1.96 * samples.std() / 20
    assert low == pytest.approx(samples.mean() - half, abs=0.02)
    assert high == pytest.approx(samples.mean() + half, abs=0.02)


def test_statistics_by_name_and_by_function_agree():
    groups = np.random.default_rng(2).gamma(2, size=(4, 30))
    assert bootstrap_interval(groups, "p90", 0.9, 500) == pytest.approx(
        bootstrap_interval(groups, lambda x: np.percentile(x, 90), 0.9, 500)
    )


def test_same_seed_same_interval():
    groups = np.random.default_rng(3).normal(size=(3, 40)).tolist()
    assert bootstrap_interval(groups, seed=4) == bootstrap_interval(groups, seed=4)
    assert bootstrap_interval(groups, seed=4) != bootstrap_interval(groups, seed=5)


@pytest.mark.parametrize(("processes", "least"), [(3, 0.80), (8, 0.90)])
def test_coverage_of_the_hierarchical_interval(processes, least):
    rng = np.random.default_rng(10)
    hits = []
    for trial in range(300):
        groups = 10 + rng.normal(0, 1, (processes, 1)) + rng.normal(0, 0.5, (processes, 20))
        low, high = bootstrap_interval(groups, "median", resamples=300, seed=trial)
        hits.append(low <= 10 <= high)
    assert least <= np.mean(hits) <= 0.99


def test_pooling_processes_as_if_independent_would_not_cover():
    rng = np.random.default_rng(11)
    hits = []
    for trial in range(200):
        groups = 10 + rng.normal(0, 1, (8, 1)) + rng.normal(0, 0.5, (8, 20))
        low, high = bootstrap_interval([groups.ravel()], "median", resamples=300, seed=trial)
        hits.append(low <= 10 <= high)
    assert np.mean(hits) < 0.75


def test_ratio_of_pairs_is_the_students_interval_of_logs():
    a, b = [2.0, 2.2, 1.9, 2.1, 2.0], [1.0] * 5
    logs = np.log(a)
    found = paired_ratio(a, b, level=0.95)
    low, high = distributions.t.interval(0.95, 4, logs.mean(), distributions.sem(logs))
    assert found[:3] == pytest.approx((np.exp(logs.mean()), np.exp(low), np.exp(high)))


def test_common_drift_cancels_in_pairs():
    drift = np.array([1.0, 3.0, 0.5, 10.0, 2.0, 7.0])
    found = paired_ratio(1.1 * drift, drift)
    assert found[:3] == pytest.approx((1.1, 1.1, 1.1))


@pytest.mark.parametrize("method", ["pairs", "medians"])
def test_coverage_of_the_paired_ratio(method):
    rng = np.random.default_rng(12)
    hits = []
    for trial in range(150):
        drift = rng.lognormal(0, 0.02, (10, 1))
        a = 1.03 * drift * rng.lognormal(0, 0.02, (10, 6))
        b = drift * rng.lognormal(0, 0.02, (10, 6))
        found = paired_ratio(a, b, level=0.95, method=method, resamples=200, seed=trial)
        hits.append(found.low <= 1.03 <= found.high)
    assert np.mean(hits) >= 0.9


def test_verdicts():
    assert verdict(1.051, 1.2) == "slower"
    assert verdict(0.5, 0.94) == "faster"
    assert verdict(0.96, 1.04) == "same"
    assert verdict(1.04, 1.2) == verdict(0.9, 1.2) == verdict(0.90, 0.97) == "inconclusive"
    assert verdict(1.02, 1.03, tolerance=0.01) == "slower"


def test_holm_by_hand():
    assert holm([0.01, 0.04, 0.03]).tolist() == pytest.approx([0.03, 0.06, 0.06])
    assert holm([0.5, 0.9]).tolist() == pytest.approx([1.0, 1.0])
    assert holm([]).tolist() == []


def test_difference_of_means_over_meshes_is_students():
    rng = np.random.default_rng(5)
    a, b = rng.gamma(3, size=200), rng.gamma(3, size=200)
    found = paired_difference(a, b, resamples=20000)
    exact = distributions.ttest_rel(a, b)
    interval = exact.confidence_interval()
    assert found.value == pytest.approx(a.mean() - b.mean())
    assert (found.low, found.high) == pytest.approx((interval.low, interval.high), abs=0.01)
    assert found.p == pytest.approx(exact.pvalue, abs=0.02)


def test_pairing_over_meshes_removes_what_the_meshes_share():
    rng = np.random.default_rng(6)
    hard = rng.gamma(2, 5, 300)
    a, b = hard + rng.normal(0, 0.1, (3, 300)), hard + 0.2 + rng.normal(0, 0.1, (3, 300))
    paired = paired_difference(a, b)
    assert -0.25 < paired.low < paired.high < -0.15
    alone = mesh_seed_estimate(a)
    assert alone.high - alone.low > 10 * (paired.high - paired.low)


def test_few_seeds_decide_the_interval_where_seeds_differ():
    # Meshes agree exactly; three seeds at 1, 2, 3: the mean has the Student interval with 2 degrees of freedom.
    a = np.array([[1.0], [2.0], [3.0]]) + np.zeros((3, 50))
    found = mesh_seed_estimate(a, resamples=20000)
    low, high = distributions.t.interval(0.95, 2, 2.0, 1 / np.sqrt(3))
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.05)


def test_coverage_over_meshes_and_seeds_with_unequal_seed_counts():
    rng = np.random.default_rng(13)
    hits, claims = [], []
    for trial in range(200):
        mesh = rng.gamma(2, 1, 60)
        a = mesh + rng.normal(0, 0.1, (3, 1)) + rng.normal(0, 0.3, (3, 60))
        b = mesh + rng.normal(0, 0.3, (1, 60))
        found = paired_difference(a, b, resamples=300, seed=trial)
        hits.append(found.low <= 0 <= found.high)
        claims.append(found.p < 0.05)
    assert np.mean(hits) >= 0.91
    assert hits == [not claim for claim in claims]


def test_median_over_meshes_is_the_difference_of_medians():
    a, b = np.array([1.0, 2.0, 9.0]), np.array([1.0, 1.0, 1.0])
    assert paired_difference(a, b, statistic="median").value == 1.0
    assert paired_difference(a, b, statistic="mean").value == 3.0


def test_gain_is_the_ratio_of_means_and_inverts():
    rng = np.random.default_rng(7)
    a, b = rng.gamma(5, 1, (2, 80)), rng.gamma(5, 0.5, (3, 80))
    forth, back = paired_gain(a, b), paired_gain(b, a)
    assert forth.value == pytest.approx(a.mean() / b.mean())
    assert forth.low == pytest.approx(1 / back.high, rel=0.1)
    assert forth.low < forth.value < forth.high


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (lambda: bootstrap_interval([]), "at least one group"),
        (lambda: bootstrap_interval([[1.0], []]), "at least one group"),
        (lambda: bootstrap_interval([[1.0, float("nan")]]), "finite samples"),
        (lambda: bootstrap_interval([[1.0]], "modus"), "expected a statistic"),
        (lambda: bootstrap_interval([[1.0]], level=95), "confidence level"),
        (lambda: paired_ratio([1.0], [1.0]), "two or more pairs"),
        (lambda: paired_ratio([1.0, 2.0], [1.0, 0.0]), "above 0"),
        (lambda: paired_difference([1.0, 2.0], [1.0]), "same test meshes"),
        (lambda: paired_gain([1.0, 0.0], [1.0, 1.0]), "above 0"),
        (lambda: holm([0.1, float("nan")]), "p-values"),
        (lambda: verdict(2.0, 1.0), "low ≤ high"),
        (lambda: verdict(float("nan"), 1.0), "finite interval"),
    ],
)
def test_mistakes_are_told(call, text):
    with pytest.raises(BenchError, match=text):
        call()


def test_statistics_do_not_import_torch():
    code = "import sys, bench.stats, bench.stats.meshes; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("lengths", [(9, 9, 9), (4, 9, 2), (7,), (5, 1)])
def test_draws_kept_between_calls_are_those_of_drawing_anew(lengths):
    rng = np.random.default_rng(3)
    groups = [rng.normal(size=length) for length in lengths]
    table, counts = stats._table(groups)
    draws = np.random.default_rng(5)
    chosen = draws.integers(0, len(groups), (300, len(groups)))
    replicates = np.nanmedian(stats._drawn(table, counts, chosen, draws), axis=1)
    tail = (1 - 0.95) / 2
    again = [stats.bootstrap_interval(groups, "median", resamples=300, seed=5, expand=False) for _ in range(2)]
    assert again[0] == again[1] == tuple(np.quantile(replicates, [tail, 1 - tail]))
