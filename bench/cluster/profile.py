"""What a cluster's jobs ask for: a small TOML file with a table ``[slurm]``."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from bench.api import BenchError
from bench.models import close_matches

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@dataclass(frozen=True)
class Profile:
    """Table ``[slurm]`` of a profile. A key left out leaves the choice to the cluster.

    ``partition``, ``account``, ``qos``, ``constraint``: as for ``sbatch``. ``gpus`` a node, of the kind ``gpu_type``
    (``"a100"``, as the cluster names it), ``cpus`` a job. ``memory`` a node or ``memory_per_gpu``, with a unit,
    ``"16GB"``. ``time``: ``"HH:MM:SS"`` or whole minutes, above 0; longer trainings go on in the next job. ``setup``:
    lines of shell run before Python. ``parallelism``: jobs at once. ``pack``: trainings a job does one after the other
    (timings are never packed). ``retries``: how often a case is tried again after a failure that may pass.
    """

    partition: str = ""
    account: str = ""
    qos: str = ""
    constraint: str = ""
    gpus: int = 0
    gpu_type: str = ""
    cpus: int = 0
    memory: str = ""
    memory_per_gpu: str = ""
    time: str | int = 60
    setup: tuple[str, ...] = ()
    parallelism: int = 64
    pack: int = 1
    retries: int = 3

    @property
    def minutes(self) -> int:
        """The time limit of a job in minutes, rounded up."""
        if isinstance(self.time, int):
            return self.time
        days, dash, rest = self.time.partition("-") if "-" in self.time else ("0", "", self.time)
        parts = [int(part) for part in rest.split(":")]
        parts = [*parts, 0, 0][:3] if dash or len(parts) == 3 else [0, *parts]
        seconds = int(days) * 86400 + parts[0] * 3600 + parts[1] * 60 + parts[2]
        return -(-seconds // 60)

    def gpus_per_node(self, gpus: int) -> str:
        """What sbatch is asked for: ``"2"``, ``"a100:2"``, or nothing where no GPU is wanted.

        Raises :class:`BenchError` where the profile says something about GPUs and there are none.
        """
        if gpus < 1:
            for key in ("gpu_type", "memory_per_gpu"):
                if value := getattr(self, key):
                    raise BenchError(
                        f"expected GPUs for {key} = {value!r} of the profile, got a run that asks for none; "
                        f"set gpus, run on --device cuda, or leave {key} out"
                    )
            return ""
        return f"{self.gpu_type}:{gpus}" if self.gpu_type else str(gpus)


KINDS = {"gpus": int, "cpus": int, "parallelism": int, "pack": int, "retries": int}
LEAST = {"gpus": 0, "cpus": 0, "parallelism": 1, "pack": 1, "retries": 0}
_TIME = re.compile(r"(\d+-)?\d+(:\d\d){1,2}")
_GPU_TYPE = re.compile(r"[\w.+-]+")
_MEMORY = re.compile(r"\d+\s*(K|M|G|T)B?", re.IGNORECASE)


def read_profile(path: Path | None) -> Profile:
    """Read a profile; without a path, one that leaves everything to the cluster.

    Raises :class:`BenchError` for a file that is not there or not TOML, a key misspelt, a value of another kind.
    """
    if path is None:
        return Profile()
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BenchError(
            f"expected a profile at {path}, got {error.strerror}; write one, see docs/use/cluster.md"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BenchError(f"expected {path} to be TOML, got: {error}; see docs/use/cluster.md") from error
    _known(path, "table", list(content), ["slurm"])
    table = content.get("slurm")
    if not isinstance(table, dict):
        raise BenchError(f"expected a table [slurm] in {path}, got none; see docs/use/cluster.md")
    _known(path, "key", list(table), [field.name for field in fields(Profile)])
    if "memory" in table and "memory_per_gpu" in table:
        raise BenchError(
            f"expected memory or memory_per_gpu in {path}, got both, which SLURM refuses; keep the one you mean"
        )
    profile = Profile(**{key: _value(path, key, value) for key, value in table.items()})
    if profile.minutes < 1:
        raise BenchError(
            f"expected a time above 0 in {path}, got {profile.time!r}, which SLURM takes for no limit or for the "
            "partition's; leave time out, or give minutes"
        )
    return profile


def _known(path: Path, what: str, names: list[str], known: list[str]) -> None:
    for name in names:
        if name not in known:
            raise BenchError(
                f"expected a {what} of {', '.join(known)} in {path}, got {name!r}{close_matches(name, known)}"
            )


def _value(path: Path, key: str, value: Any) -> Any:
    def refuse(expected: str) -> BenchError:
        return BenchError(f"expected {expected} for {key} in {path}, got {value!r}; correct the profile")

    if key in KINDS:
        if not isinstance(value, int) or isinstance(value, bool) or value < LEAST[key]:
            raise refuse(f"a whole number of {LEAST[key]} or more")
    elif key == "time":
        if isinstance(value, bool) or not (
            (isinstance(value, int) and value > 0) or (isinstance(value, str) and _TIME.fullmatch(value))
        ):
            raise refuse('minutes or a time "HH:MM:SS"')
    elif key == "setup":
        lines = [value] if isinstance(value, str) else value
        if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
            raise refuse("a list of shell lines")
        return tuple(lines)
    elif key in ("memory", "memory_per_gpu"):
        if not isinstance(value, str) or not _MEMORY.fullmatch(value):
            raise refuse('a size with its unit such as "16GB"')
        return value.replace(" ", "")
    elif key == "gpu_type":
        if not isinstance(value, str) or not _GPU_TYPE.fullmatch(value):
            raise refuse('the name of a kind of GPU such as "a100" (how many is gpus)')
    elif not isinstance(value, str) or not value.strip() or "\n" in value:
        raise refuse("a text")
    return value
