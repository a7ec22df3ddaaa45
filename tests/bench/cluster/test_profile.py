import pytest

from bench.api import BenchError
from bench.cluster.profile import Profile, read_profile

WHOLE = """
[slurm]
partition = "gpu"
account = "lab"
gpus = 1
cpus = 8
memory = "32 GB"
time = "1-02:30:00"
constraint = "a100"
setup = ["module load python", "export X=1"]
parallelism = 16
pack = 4
"""


def written(tmp_path, text):
    path = tmp_path / "p.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_whole_profile_is_read(tmp_path):
    found = read_profile(written(tmp_path, WHOLE))
    assert (found.partition, found.memory, found.pack, found.setup[1]) == ("gpu", "32GB", 4, "export X=1")
    assert found.minutes == 26 * 60 + 30 and read_profile(None) == Profile()


def test_qos_and_gpus_by_kind_and_memory(tmp_path):
    text = '[slurm]\nqos = "high"\ngpus = 2\ngpu_type = "a100_3g.20gb"\nmemory_per_gpu = "40 GB"\n'
    found = read_profile(written(tmp_path, text))
    assert (found.qos, found.memory_per_gpu, found.memory) == ("high", "40GB", "")
    assert found.gpus_per_node(found.gpus) == "a100_3g.20gb:2" and Profile().gpus_per_node(2) == "2"
    assert Profile().gpus_per_node(0) == ""
    for key in ("gpu_type", "memory_per_gpu"):
        with pytest.raises(BenchError, match=f"GPUs for {key}"):
            Profile(**{key: "8GB"}).gpus_per_node(0)


@pytest.mark.parametrize(("time", "minutes"), [(45, 45), ("02:00:00", 120), ("90:30", 91), ("2-00:00:00", 2880)])
def test_times(time, minutes):
    assert Profile(time=time).minutes == minutes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[slurm]\npartion = "gpu"', "'partion'; did you mean partition"),
        ("[slum]\ncpus = 1", "did you mean slurm"),
        ("[slurm]\ncpus = -1", "0 or more for cpus"),
        ("[slurm]\npack = 0", "1 or more for pack"),
        ("[slurm]\npack = true", "whole number"),
        ('[slurm]\ntime = "soon"', "HH:MM:SS"),
        ("[slurm]\nmemory = 16", "with its unit"),
        ('[slurm]\nsetup = [1]', "shell lines"),
        ('[slurm]\naccount = ""', "a text"),
        ('[slurm]\ntime = 0', "minutes or a time"),
        ('[slurm]\ntime = "0"', "minutes or a time"),
        ('[slurm]\ntime = "00:00:00"', "above 0"),
        ('[slurm]\ntime = "0:00"', "above 0"),
        ('[slurm]\ntime = "0-00:00"', "above 0"),
        ('[slurm]\nmemory = "8GB"\nmemory_per_gpu = "8GB"', "got both"),
        ('[slurm]\nmemory_per_gpu = 8', "with its unit"),
        ('[slurm]\ngpu_type = "a100:2"', "how many is gpus"),
        ('[slurm]\nqos = ""', "a text"),
        ("slurm = 3", "table"),
        ("[slurm", "TOML"),
    ],
)  # fmt: skip
def test_a_wrong_profile_is_one_line(tmp_path, text, words):
    with pytest.raises(BenchError) as caught:
        read_profile(written(tmp_path, text))
    assert words in str(caught.value) and "\n" not in str(caught.value)


def test_a_profile_that_is_not_there(tmp_path):
    with pytest.raises(BenchError, match="No such file"):
        read_profile(tmp_path / "none.toml")
