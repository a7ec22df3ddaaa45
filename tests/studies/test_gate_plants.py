"""Plants for kernels of the default table: they fit the present source, and the commits are what they should be."""

import subprocess
from pathlib import Path

import pytest

from bench.api import BenchError
from bench.gate.kernels import read_kernels
from studies import gate_plants as planted
from studies.gate_plants import WORDS, SourcePlant, find_plant, read_plants, trial_of_kernel
from studies.gate_trial import summary

ROOT = Path(__file__).parents[2]


def test_every_plant_fits_the_source_and_leaves_a_program(tmp_path):
    kernels = {spec["name"] for spec in read_kernels(ROOT)}
    plants = read_plants(ROOT)
    assert {plant.kernel for plant in plants} <= kernels and len({plant.kernel for plant in plants}) >= 2
    for number, plant in enumerate(plants):
        copy = tmp_path / str(number) / plant.file
        copy.parent.mkdir(parents=True)
        copy.write_text((ROOT / plant.file).read_text(encoding="utf-8"), encoding="utf-8")
        plant.into(tmp_path / str(number), 3)
        assert copy.read_text(encoding="utf-8") != (ROOT / plant.file).read_text(
            encoding="utf-8"
        ) and "{n}" not in copy.read_text(encoding="utf-8")
        compile(copy.read_text(encoding="utf-8"), plant.file, "exec")


def test_each_kernel_has_every_plant():
    for kernel in {plant.kernel for plant in read_plants(ROOT)}:
        for name in WORDS:
            assert name == "nothing" or find_plant(ROOT, kernel, name) is not None


def test_a_plant_that_no_longer_fits_is_told(tmp_path):
    (tmp_path / "model.py").write_text("a\na\n", encoding="utf-8")
    for old, times in (("a\n", 2), ("b\n", 0)):
        with pytest.raises(BenchError, match=f"got it {times} times"):
            SourcePlant("k", "copy", "model.py", old, "c\n").into(tmp_path, 1)


def test_an_unknown_kernel_and_one_without_plants_are_told():
    with pytest.raises(BenchError, match="expected --kernel to be one of"):
        next(trial_of_kernel(ROOT, "no-such-kernel", "nothing", 1))
    with pytest.raises(BenchError, match="expected a kernel with plants"):
        next(trial_of_kernel(ROOT, "hierarchy", "copy", 1))


@pytest.mark.parametrize("each", [0.01, 0.009, 0.001])
def test_repetitions_are_chosen_by_what_they_cost(each):
    tried = []
    found = planted._repetitions(lambda n: tried.append(n) or 1 + each * n, 0.1, lambda _: None)
    assert each * found == pytest.approx(0.1, abs=each) and tried[1] == found


def test_a_repetition_whose_cost_cannot_be_seen_does_not_end_in_a_division():
    assert planted._repetitions(lambda n: 0.99, 0.1, lambda _: None) > 100


@pytest.fixture
def repository(tmp_path):
    folder = tmp_path / "repository"
    (folder / planted.PLANTS_FILE.parent).mkdir(parents=True)
    (folder / "bench-gate.toml").write_text('[[kernel]]\nname = "k"\nfunction = "model.py:run"\n', encoding="utf-8")
    (folder / "model.py").write_text("work()\n", encoding="utf-8")
    (folder / planted.PLANTS_FILE).write_text(
        '[[plant]]\nkernel = "k"\nname = "slower"\nfile = "model.py"\nold = "work()\\n"\nnew = "work({n})\\n"\n',
        encoding="utf-8",
    )
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "clean"]):
        subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True)
    return folder


@pytest.mark.parametrize(
    ("name", "base", "head"),
    [("slower", "work()\n", "work(10)\n"), ("faster", "work(11)\n", "work()\n"), ("nothing", "work()\n", "work()\n")],
)
def test_base_and_head_hold_what_is_planted(repository, monkeypatch, name, base, head):
    seen = []

    def judge(clone, base, head, kernel, clocked):
        sources = [planted._git(clone, "show", f"{commit}:model.py") + "\n" for commit in (base, head)]
        seen.append(sources)
        repeats = [int("0" + "".join(filter(str.isdigit, source))) for source in sources]
        return {"words": [WORDS[name]], "ratio": [(1 + repeats[1] / 100) / (1 + repeats[0] / 100), 1, 1], "seconds": 1}

    monkeypatch.setattr(planted, "_judge", judge)
    lines = list(trial_of_kernel(repository, "k", name, 2))
    assert len(lines) == 2 and seen[-1] == seen[-2] == [base, head]


def test_a_summary_counts_hits_and_false_verdicts():
    def line(plant, *words):
        return {
            "plant": plant,
            "words": list(words),
            "ratio": [1, 0.98, 1.02],
            "tries": 1,
            "clock": "wall",
            "seconds": 3,
        }

    found = dict(summary([line("slower", *words) for words in (("larger", "slower"), ("faster",), ("inconclusive",))]))
    assert (found["runs"], found["verdict 'slower'"], found["false verdicts"], found["inconclusive"]) == (3, 1, 1, 1)
    found = dict(summary([line("nothing", "same"), line("nothing", "larger", "same")]))
    assert (found["verdict 'same'"], found["false verdicts"]) == (2, 1)
    assert found["its interval, median"] == "±2.0%"
