"""Base and head side by side, on made-up repositories."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from bench.api import BenchError
from bench.gate.checkout import repository_root, resolve_base, side_by_side, sweep
from bench.gate.command import main


def git(folder, *arguments):
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    done = subprocess.run(
        ["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path):
    """Two commits on main, the second of which changes code.py."""
    git(tmp_path, "init", "-q", "-b", "main")
    for text in ("a = 1\n", "a = 2\n"):
        (tmp_path / "code.py").write_text(text, encoding="utf-8")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-q", "-m", text.strip())
    return tmp_path


def test_the_folders_of_a_killed_gate_are_swept_by_the_next_and_those_of_one_at_work_are_not(repository):
    program = (
        "import sys, time\nfrom pathlib import Path\nfrom bench.gate.checkout import side_by_side\n"
        "with side_by_side(Path(sys.argv[1]), sys.argv[2]) as sides:\n"
        "    print(sides.base.parent, flush=True)\n    time.sleep(600)\n"
    )
    base = resolve_base(repository, "HEAD~1")
    command_line = [sys.executable, "-c", program, str(repository), base]
    process = subprocess.Popen(command_line, stdout=subprocess.PIPE, encoding="utf-8")
    folder = Path(process.stdout.readline().strip())
    assert sweep(repository) == [] and (folder / "base" / "code.py").exists()
    process.kill()
    process.communicate()
    assert (folder / "base" / "code.py").exists() and len(git(repository, "worktree", "list").splitlines()) == 3
    with side_by_side(repository, base):
        assert not folder.exists() and len(git(repository, "worktree", "list").splitlines()) == 3
    assert len(git(repository, "worktree", "list").splitlines()) == 1


def test_base_and_head_stand_side_by_side_and_are_removed(repository):
    base = resolve_base(repository, "HEAD~1")
    with side_by_side(repository, base) as sides:
        assert (sides.base / "code.py").read_text(encoding="utf-8") == "a = 1\n"
        assert (sides.head / "code.py").read_text(encoding="utf-8") == "a = 2\n"
        assert sides.notes == () and sides.head != repository
    assert not sides.base.exists() and not sides.head.exists()
    assert len(git(repository, "worktree", "list").splitlines()) == 1


def test_a_dirty_tree_is_measured_as_it_is_and_said_so(repository):
    (repository / "code.py").write_text("a = 3\n", encoding="utf-8")
    with side_by_side(repository, resolve_base(repository, "HEAD")) as sides:
        assert sides.head == repository and sides.head_name.endswith("+changes")
        assert "1 changed file" in sides.notes[0]


def test_files_that_git_does_not_know_are_not_measured_and_told(repository):
    (repository / "bench-gate.toml").write_text("", encoding="utf-8")
    (repository / "other.py").write_text("", encoding="utf-8")
    with side_by_side(repository, resolve_base(repository, "HEAD")) as sides:
        assert not (sides.head / "bench-gate.toml").exists()
        assert "bench-gate.toml and 1 more untracked" in sides.notes[0] and "not measured" in sides.notes[0]
    (repository / "code.py").write_text("a = 3\n", encoding="utf-8")
    with side_by_side(repository, resolve_base(repository, "HEAD")) as sides:
        assert (sides.head / "bench-gate.toml").exists() and "untracked" not in " ".join(sides.notes)


def test_a_checkout_that_was_stopped_half_made_is_forgotten(repository):
    with side_by_side(repository, resolve_base(repository, "HEAD")) as sides:
        git(repository, "worktree", "lock", "--reason", "initializing", str(sides.base))
    assert len(git(repository, "worktree", "list").splitlines()) == 1


def test_the_default_base_is_where_the_branch_left_main(repository):
    left = git(repository, "rev-parse", "HEAD")
    git(repository, "checkout", "-q", "-b", "topic")
    (repository / "code.py").write_text("a = 4\n", encoding="utf-8")
    git(repository, "commit", "-q", "-am", "topic")
    assert resolve_base(repository, None) == left


def test_comparing_a_commit_with_itself_is_said(repository):
    with side_by_side(repository, resolve_base(repository, None)) as sides:
        assert "same commit" in sides.notes[0]


def test_other_dependencies_are_said(repository):
    (repository / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "dependencies")
    with side_by_side(repository, resolve_base(repository, "HEAD~1")) as sides:
        assert any("dependencies" in note for note in sides.notes)


def test_a_base_that_does_not_exist_is_one_line_and_exit_code_2(repository, monkeypatch):
    monkeypatch.chdir(repository)
    done = CliRunner().invoke(main, ["--base", "nonsense"])
    assert done.exit_code == 2
    assert done.output.count("\n") == 1 and "nonsense" in done.output


def test_outside_git_and_without_main(tmp_path, repository):
    outside = tmp_path.parent / "outside"
    outside.mkdir(exist_ok=True)
    with pytest.raises(BenchError, match="git checkout"):
        repository_root(outside)
    git(repository, "branch", "-m", "main", "trunk")
    with pytest.raises(BenchError, match="give --base"):
        resolve_base(repository, None)


def test_histories_that_do_not_meet(repository):
    git(repository, "checkout", "-q", "--orphan", "island")
    git(repository, "commit", "-q", "-m", "island")
    with pytest.raises(BenchError, match="fetch-depth"):
        resolve_base(repository, None)
