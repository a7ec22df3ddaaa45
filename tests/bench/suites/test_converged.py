"""Which trainings to the end a folder of runs lacks: made-up runs, and the committed ones."""

import json
import shlex
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from bench.api import BenchError
from bench.run import main as run_main
from bench.runs.folder import RunFolder
from bench.runs.rows import failure_row, make_row
from bench.status import main, show_shortfall
from bench.suites.converged import EPOCHS, WANTED, shortfall
from bench.suites.plan import make_cases

ROOT = Path(__file__).parents[3]
META = {"run": "r", "suite": "reconstruction", "commit": "abc", "fingerprint": "f00", "software": "s"}


def case_of(model="coma", **more):
    options = {"models": model, "data": "hands", "latent": "16", "seeds": 1, "epochs": EPOCHS} | more
    return make_cases("reconstruction", "converged", **options)[0][0]


def stored(folder, case, outcome="ok"):
    run = RunFolder.create(folder, META, {}, [case])
    row = make_row(case, "case_seconds", 2.0, "s") if outcome == "ok" else failure_row(case, outcome, "why")
    run.write(case, [row])
    run.release()


def lacking(found):
    return {
        (part.suite, model, part.data, part.latent, seed, part.settings)
        for part in found.missing
        for model in part.models
        for seed in part.seeds
    }


COMA = ("reconstruction", "coma", "hands", 16, 0, "common")


def test_a_training_to_the_end_is_no_longer_missing_on_whatever_device_and_costs_no_more(tmp_path):
    stored(tmp_path / "other", case_of("spiralnet"))
    before = shortfall(tmp_path)
    assert before.done == 1 and COMA in lacking(before) and before.done + len(lacking(before)) == before.wanted
    stored(tmp_path / "deeper" / "coma", replace(case_of(), device="cuda", threads=2))
    after = shortfall(tmp_path)
    assert lacking(before) - lacking(after) == {COMA} and after.runs == 2
    for hours in ("core_hours", "card_hours"):
        assert sum(getattr(part, hours) for part in after.missing) < sum(
            getattr(part, hours) for part in before.missing
        )


@pytest.mark.parametrize(
    "case",
    [
        case_of(epochs=EPOCHS // 3),
        replace(case_of(), budget="seconds=9999"),
        case_of(counts="5999,500,1000,32"),
        case_of(settings="published"),
        case_of(seed=3),
        replace(case_of(), suite="when"),
        replace(case_of(), variant="faithful"),
        replace(case_of(), options=(("channels", 8),)),
    ],
)
def test_another_training_does_not_count(tmp_path, case):
    stored(tmp_path / "run", case)
    assert COMA in lacking(shortfall(tmp_path)) and shortfall(tmp_path).done == 0


def test_a_failure_and_an_open_case_do_not_count_more_meshes_and_epochs_do(tmp_path):
    stored(tmp_path / "failed", case_of(), "crash")
    RunFolder.create(tmp_path / "open", META, {}, [case_of()]).release()
    assert COMA in lacking(shortfall(tmp_path))
    stored(tmp_path / "longer", case_of(epochs=EPOCHS + 1, counts="6000,500,1000,32"))
    assert COMA not in lacking(shortfall(tmp_path))


def test_a_closed_form_counts_with_any_settings(tmp_path):
    stored(tmp_path / "run", case_of("pca", settings="published"))
    assert shortfall(tmp_path).done == 1


def test_what_cannot_be_read_is_named_and_a_folder_without_a_run_is_refused(tmp_path):
    stored(tmp_path / "good", case_of())
    stored(tmp_path / "bad", case_of("spiralnet"))
    (tmp_path / "bad" / "run.json").write_text("{", encoding="utf-8")
    found = shortfall(tmp_path)
    assert found.done == 1 and len(found.unread) == 1 and "run.json" in show_shortfall(found).splitlines()[-1]
    (tmp_path / "empty").mkdir()
    with pytest.raises(BenchError, match=r"expected a run folder .*which has none; check the path"):
        shortfall(tmp_path / "empty")
    refused = CliRunner().invoke(main, [str(tmp_path / "empty")])
    assert refused.exit_code == 2 and refused.output.startswith("error: expected a run folder")


def test_every_command_plans_the_trainings_of_its_line(tmp_path):
    stored(tmp_path / "run", case_of())
    listed = json.loads(CliRunner().invoke(main, [str(tmp_path), "--json"]).output)
    assert len(listed["missing"]) >= len(WANTED)
    for part in listed["missing"][:4]:
        words = shlex.split(part["command"])
        assert words[:3] == ["python", "-m", "bench.run"]
        planned = CliRunner().invoke(run_main, [*words[3:], "--dry-run"])
        assert planned.exit_code == 0, planned.output
        kinds = [line for line in planned.output.splitlines() if f"epochs={EPOCHS}" in line]
        networks = [name for name in part["models"] if name != "pca"]
        editors = 1 if part["suite"] == "reconstruction" else None
        assert editors is None or len(kinds) == len(networks) * len(part["seeds"])
        assert all(any(f"{name} (tuned)" in line for line in kinds) for name in networks)
        assert all(any(f"seed {seed}" in line for line in kinds) for seed in part["seeds"])


@pytest.mark.slow
def test_the_committed_runs_have_the_trainings_that_the_pages_name():
    done = subprocess.run(
        [sys.executable, "-m", "bench.status", "results/reference"],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert f"trainings to the end ({EPOCHS} epochs)" in done.stdout and "not read" not in done.stdout
    left = lacking(shortfall(ROOT / "results" / "reference"))
    for model in ("pca", "lamm-mixer", "spiralnet", "neural3dmm", "pca-net"):
        assert ("reconstruction", model, "hands", 16, 0, "common") not in left
