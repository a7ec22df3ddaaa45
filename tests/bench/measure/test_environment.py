import copy
import json
import subprocess
import sys
from types import SimpleNamespace

import pytest

from bench.api import BenchError
from bench.measure.environment import cgroup_limits, container, environment, fingerprint, machine_id
from bench.measure.git import git_state
from bench.measure.nvml import (
    NvmlUnavailable,
    device_index,
    energy_mj,
    gpu_state,
    others_bytes,
    process_bytes,
    throttle_reasons,
    used_bytes,
)


@pytest.fixture(scope="module")
def here():
    return environment("cpu", 1)


def test_an_environment_is_plain_json_and_has_what_the_issue_asks_for(here):
    again = json.loads(json.dumps(here))
    assert again == here
    assert here["cpu"]["model"] and here["cpu"]["cores"] >= 1 and here["memory_bytes"] > 2**28
    assert here["torch"]["threads"] == 1 and here["torch"]["build"]
    assert here["libraries"]["torch"].startswith("2.")
    assert set(here["cgroup"]) == {"cores", "memory_bytes"}
    assert "matmul_tf32" in here["torch"] and "governor" in here["cpu"]


def test_the_fingerprint_ignores_what_changes_by_itself(here):
    other = copy.deepcopy(here)
    other["cpu"]["load_1min"] = 99.0
    other["git"] = {"commit": "0" * 40, "dirty": True, "difference": "x"}
    other["os"]["release"] = "another"
    other["gpu"] = {"temperature_c": 80, "clock_sm_mhz": 300}
    assert fingerprint(other) == fingerprint(here)
    assert len(fingerprint(here)) == 12


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("cpu", "model"), "another"),
        (("cgroup", "cores"), 0.5),
        (("torch", "threads"), 7),
        (("libraries", "torch"), "1.0"),
        (("allocator", "in_use"), "jemalloc"),
        (("allocator", "settings"), {"MALLOC_MMAP_MAX_": "0"}),
        (("torch", "matmul_tf32"), True),
    ],
)
def test_the_fingerprint_sees_what_makes_results_incomparable(here, path, value):
    other = copy.deepcopy(here)
    other[path[0]][path[1]] = value
    assert fingerprint(other) != fingerprint(here)


def test_a_library_update_leaves_the_machine_the_same(here):
    other = copy.deepcopy(here)
    other["libraries"]["torch"] = "9.9"
    assert machine_id(other) == machine_id(here)
    other["cpu"]["model"] = "another"
    assert machine_id(other) != machine_id(here)


def test_allocator_settings_are_recorded_without_folders(monkeypatch):
    monkeypatch.setenv("MALLOC_MMAP_MAX_", "0")
    monkeypatch.setenv("LD_PRELOAD", "/somebody/home/libjemalloc.so.2")
    settings = environment()["allocator"]["settings"]
    assert settings["MALLOC_MMAP_MAX_"] == "0"
    assert settings["LD_PRELOAD"] == "libjemalloc.so.2"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_limits_of_control_groups_version_2_take_the_tightest_of_the_path(tmp_path):
    write(tmp_path / "proc/self/cgroup", "0::/outer/inner\n")
    write(tmp_path / "fs/outer/inner/cpu.max", "150000 100000\n")
    write(tmp_path / "fs/outer/inner/memory.max", "max\n")
    write(tmp_path / "fs/outer/cpu.max", "max 100000\n")
    write(tmp_path / "fs/outer/memory.max", "1073741824\n")
    assert cgroup_limits(tmp_path / "proc", tmp_path / "fs") == {"cores": 1.5, "memory_bytes": 2**30}


def test_limits_of_control_groups_version_1(tmp_path):
    write(tmp_path / "proc/self/cgroup", "4:memory:/job\n1:cpu:/job\n")
    write(tmp_path / "fs/memory/job/memory.limit_in_bytes", "536870912\n")
    write(tmp_path / "fs/memory/memory.limit_in_bytes", "9223372036854771712\n")  # the kernel's "no limit"
    write(tmp_path / "fs/cpu/job/cpu.cfs_quota_us", "50000\n")
    write(tmp_path / "fs/cpu/job/cpu.cfs_period_us", "100000\n")
    assert cgroup_limits(tmp_path / "proc", tmp_path / "fs") == {"cores": 0.5, "memory_bytes": 2**29}


def test_no_control_groups_is_no_limit(tmp_path):
    assert cgroup_limits(tmp_path, tmp_path) == {"cores": None, "memory_bytes": None}


def test_containers_are_told_by_their_marks(tmp_path, monkeypatch):
    monkeypatch.delenv("KUBERNETES_SERVICE_HOST", raising=False)
    monkeypatch.delenv("container", raising=False)
    assert container(tmp_path) == "none"
    write(tmp_path / "run/.containerenv", "")
    assert container(tmp_path) == "podman"
    write(tmp_path / ".dockerenv", "")
    assert container(tmp_path) == "docker"


def git(folder, *arguments):
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


def test_the_commit_of_a_clean_and_of_a_changed_tree(tmp_path):
    write(tmp_path / "package/code.py", "a = 1\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    clean = git_state(tmp_path / "package")
    assert len(clean["commit"]) == 40 and clean["dirty"] is False and clean["difference"] == ""
    write(tmp_path / "package/code.py", "a = 2\n")
    changed = git_state(tmp_path / "package")
    assert changed["commit"] == clean["commit"] and changed["dirty"] is True and changed["difference"]
    write(tmp_path / "package/code.py", "a = 3\n")
    assert git_state(tmp_path / "package")["difference"] != changed["difference"]


def test_outside_git_and_inside_a_stranger_s_checkout_the_commit_is_unknown(tmp_path):
    assert git_state(tmp_path)["commit"] == "unknown"
    write(tmp_path / "mine.py", "")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    write(tmp_path / "venv/site-packages/bench/api.py", "")
    assert git_state(tmp_path / "venv/site-packages/bench")["commit"] == "unknown"


def has_driver():
    return "name" in gpu_state("cuda")


def test_without_a_driver_every_gpu_figure_says_why():
    if has_driver():
        pytest.skip("this machine has an NVIDIA driver")
    assert "no NVIDIA driver" in gpu_state("cuda")["unavailable"]["nvml"]
    for read in (lambda: process_bytes(1, "cuda"), lambda: used_bytes("cuda"), lambda: energy_mj("cuda")):
        with pytest.raises(NvmlUnavailable, match="driver"):
            read()


def test_what_other_processes_hold_on_a_card(monkeypatch):
    running = [SimpleNamespace(pid=7, usedGpuMemory=100), SimpleNamespace(pid=8, usedGpuMemory=30)]
    driver = SimpleNamespace(
        NVMLError=RuntimeError, nvmlInit=lambda: None, nvmlShutdown=lambda: None,
        nvmlDeviceGetHandleByIndex=lambda index: index, nvmlDeviceGetComputeRunningProcesses=lambda handle: running,
    )  # fmt: skip
    monkeypatch.setitem(sys.modules, "pynvml", driver)
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES", raising=False)
    assert others_bytes(7, "cuda") == 30 and others_bytes(8, "cuda") == 100
    with pytest.raises(NvmlUnavailable, match="process 9 is not among those the driver shows"):
        others_bytes(9, "cuda")
    running.append(SimpleNamespace(pid=9, usedGpuMemory=None))
    with pytest.raises(NvmlUnavailable, match="does not say what other processes hold"):
        others_bytes(7, "cuda")


def test_device_names():
    assert device_index("cuda") == 0 and device_index("cuda:3") == 3
    for wrong in ("cpu", "cuda:x", "gpu:0"):
        with pytest.raises(BenchError, match="CUDA device"):
            device_index(wrong)


def test_throttle_bits_in_words():
    assert throttle_reasons(0x1) == []
    assert throttle_reasons(0x4 | 0x40) == ["power cap", "hardware thermal slowdown"]


@pytest.mark.gpu
def test_a_card_tells_its_name_and_clocks():
    if not has_driver():
        pytest.skip("needs an NVIDIA driver")
    state = environment("cuda")["gpu"]
    assert state["name"] and state["memory_bytes"] > 2**30


def test_what_libraries_set_when_they_are_imported_makes_no_other_environment(monkeypatch):
    monkeypatch.delenv("KMP_DUPLICATE_LIB_OK", raising=False)
    before = environment("cpu", 1)
    monkeypatch.setenv("KMP_DUPLICATE_LIB_OK", "True")
    after = environment("cpu", 1)
    assert "KMP_DUPLICATE_LIB_OK" not in after["variables"] and fingerprint(before) == fingerprint(after)
    monkeypatch.setenv("KMP_AFFINITY", "compact")
    assert fingerprint(environment("cpu", 1)) != fingerprint(before)
