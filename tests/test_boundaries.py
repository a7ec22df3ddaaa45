"""Imports go one way, floor by floor and without a circle; this reads every import and says who breaks the rule.

A second test proves that it can fail.
"""

import ast
import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("bench", "lamm", "baselines", "reports", "studies")
# From the command to what counts in four steps: each module names the next, and the last has the text that does it.
START = ("bench.run", "bench.processes.execute", "bench.work.run_case")
WAYS = {
    "timed call": ((*START, "bench.work.timing", "bench.measure.latency"), "start = clock()"),
    "optimiser's step": ((*START, "bench.work.training", "bench.fit.fit"), "self.optimizer.step()"),
}
# The floors of each house: a room may import its own, and those of the floors before it. A name is a module or a
# package with all that is in it; the longest that fits counts.
FLOORS = {
    "bench": (
        ("bench.base",),
        ("bench.api", "bench.case", "bench.stats"),
        ("bench.models",),
        ("bench.load", "bench.data", "bench.measure"),
        ("bench.metrics",),
        ("bench.fit", "bench.editing", "bench.runs"),
        ("bench.suites",),
        ("bench.processes",),
        ("bench.work", "bench.cluster", "bench.gate"),
        ("bench.choose", "bench.history", "bench.pack", "bench.status", "bench.run_options"),
        ("bench.run",),
    ),
    "lamm": (
        ("lamm.config", "lamm.regions", "lamm.reduce.storage"),
        ("lamm.fast",),
        ("lamm.loss",),
        ("lamm.layers",),
        ("lamm.network",),
        ("lamm.compact", "lamm.faithful", "lamm.pca_net", "lamm.weights", "lamm.edit"),
        ("lamm.reduce",),
        ("lamm.model",),
        ("lamm.builders", "lamm.published"),
        ("lamm.checkpoint", "lamm.pca_net_file", "lamm.sliders"),
        ("lamm.export", "lamm.shipped"),
        ("lamm.editor", "lamm.blender"),
        ("lamm.app",),
        ("lamm.__main__",),
    ),
    "baselines": (
        ("baselines.mesh",),
        ("baselines.layers",),
        ("baselines.graph_model",),
        ("baselines.spiral_autoencoder",),
        ("baselines.region_vae",),
        ("baselines.spiralnet", "baselines.coma", "baselines.neural3dmm", "baselines.pca"),
        ("baselines.sdvae", "baselines.ledvae"),
    ),
    "reports": (
        ("reports.style",),
        ("reports.read",),
        ("reports.tables",),
        ("reports.figures",),
        ("reports.write",),
        ("reports.render", "reports.gallery", "reports.readme"),
    ),
}  # fmt: skip
# What a house, or a room of it that is named, may use of bench; None: all of it.
OF_BENCH: dict[str, tuple[str, ...] | None] = {
    "lamm": ("bench.api", "bench.base"),
    # The command line of LAMM's users trains by the benchmark's engine and reads meshes by its readers.
    "lamm.app": (
        "bench.api",
        "bench.base",
        "bench.data",
        "bench.editing",
        "bench.fit",
        "bench.measure",
        "bench.metrics",
        "bench.models",
        "bench.processes",
    ),
    "baselines": ("bench.api", "bench.base"),
    "reports": ("bench.base", "bench.case", "bench.runs", "bench.stats"),
    "studies": None,
}  # fmt: skip
# Base names that stand twice in a house, each time for the same thing in another room. A new one needs a reason.
TWICE = {
    "bench": {"capacity", "load", "localization", "meshes", "reconstruction", "timing", "training"},
    "lamm": {"blocks", "load"},
    "reports": {"catalogue", "edits", "errors", "scaling"},
}
WITHOUT_TORCH = (
    "bench.base.errors",
    "bench.base.files",
    "bench.case",
    "bench.runs.folder",
    "bench.runs.stored",
    "reports.render",
)


def imported_modules(source: str) -> set[str]:
    """Full names of all modules that a source file imports, at any depth of nesting; not those for types alone."""
    names = set()
    for node in _nodes(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.update({node.module, *(f"{node.module}.{alias.name}" for alias in node.names)})
    return names


def _nodes(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING")):
            yield child
            yield from _nodes(child)


def anywhere(importer: str, source: str, modules: Collection[str]) -> set[str]:
    """Those of ``modules`` that a source file names in an import, wherever it stands: in a function, for types alone,
    relative, or as the text that ``import_module`` is given.

    ``from package import module`` imports the module; of a package itself only what its own file has counts.
    """
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = any(name.startswith(f"{importer}.") for name in modules)
            above = importer.split(".")[: 1 - node.level or None] if package else importer.split(".")[: -node.level]
            start = above if node.level else []
            base = ".".join([*start, *([node.module] if node.module else [])])
            names = {f"{base}.{alias.name}" for alias in node.names}
            found.update(name if name in modules else base for name in names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            found.update(arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant))
    return {name for name in found if name in modules and name != importer}


def within(module: str, place: str) -> bool:
    return module == place or module.startswith(f"{place}.")


def floor_of(module: str) -> tuple[int, str] | None:
    """The floor of a module and the room it is in; None for a package that has rooms on several."""
    found = [
        (len(room), floor, room)
        for floor, rooms in enumerate(FLOORS.get(module.partition(".")[0], ()))
        for room in rooms
        if within(module, room)
    ]
    return max(found)[1:] if found else None


def allowed(importer: str, module: str) -> bool:
    """Whether the module ``importer`` may import ``module``."""
    house, top = importer.partition(".")[0], module.partition(".")[0]
    if top not in PACKAGES:
        return house != "reports" or top != "torch"
    if house == "studies":
        return True
    if top == house:
        here, there = floor_of(importer), floor_of(module)
        return here is None or there is None or here[1] == there[1] or there[0] < here[0]
    if top == "bench":
        room = ".".join(importer.split(".")[:2])
        places = OF_BENCH[room if room in OF_BENCH else house] or ()
        return module == "bench" or any(within(module, place) or within(place, module) for place in places)
    return False


def violations(importer: str, source: str) -> set[str]:
    return {module for module in imported_modules(source) if not allowed(importer, module)}


def sources() -> dict[str, str]:
    """The text of every module, by its name."""
    found = {}
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path.read_text(encoding="utf-8")
    return found


def circles(imports: Mapping[str, set[str]]) -> list[list[str]]:
    """The groups of modules that import each other in a circle."""
    found, done = [], set()

    def reached(start: str) -> set[str]:
        seen, todo = set(), [start]
        while todo:
            for module in imports.get(todo.pop(), ()):
                if module not in seen:
                    seen.add(module)
                    todo.append(module)
        return seen

    reach = {module: reached(module) for module in imports}
    for module in sorted(imports):
        group = sorted({module, *(other for other in reach[module] if module in reach.get(other, ()))})
        if module in reach[module] and module not in done:
            done.update(group)
            found.append(group)
    return found


def circles_of(modules: Mapping[str, str]) -> list[list[str]]:
    """The circles among modules, given their sources by name."""
    return circles({name: anywhere(name, text, modules) for name, text in modules.items()})


def test_every_import_goes_one_way():
    found = {name: sorted(bad) for name, source in sources().items() if (bad := violations(name, source))}
    assert found == {}


def test_every_module_has_a_floor():
    rooms = [name for name in sources() if "." in name and not name.startswith("studies.")]
    assert [name for name in rooms if floor_of(name) is None] == []


def repeated(modules: Iterable[str]) -> dict[str, set[str]]:
    """By house, the base names that more than one of the modules has."""
    found: dict[str, set[str]] = {}
    seen: set[tuple[str, str]] = set()
    for module in modules:
        key = (module.partition(".")[0], module.rpartition(".")[2])
        if key in seen:
            found.setdefault(key[0], set()).add(key[1])
        seen.add(key)
    return found


def test_no_two_modules_of_a_house_share_a_name_but_by_the_list():
    packages = {path.parent for package in PACKAGES for path in (ROOT / package).rglob("__init__.py")}
    rooms = {".".join(path.relative_to(ROOT).parts) for path in packages}
    modules = [name for name in sources() if name not in rooms and not name.endswith("__main__")]
    assert repeated(modules) == TWICE
    assert repeated(["bench.a.store", "bench.b.store", "lamm.store"]) == {"bench": {"store"}}


def test_the_interface_of_models_stands_on_the_ground_floor_and_torch_alone():
    ground = ("bench.base.errors", "bench.base.files", "bench.base.topology")
    for module in ("bench.api", *ground):
        names = imported_modules(sources()[module])
        assert not {name for name in names if name.split(".")[0] in ("numpy", "pandas")}
        assert all(any(within(name, place) for place in ground) for name in names if "bench" in name)


def test_there_is_no_circle():
    """Not at the start of files, not through functions, and not through names of types."""
    assert circles_of(sources()) == []


def test_the_search_for_circles_can_fail():
    first = "from house.second import go"
    for back in (
        "def f():\n    from house.first import here",
        "def f():\n    import house.first",
        "def f():\n    from house import first",
        "from . import first",
        "def f():\n    from .first import here",
        "if TYPE_CHECKING:\n    from house.first import Here",
        "importlib.import_module('house.first')",
    ):
        modules = {"house": "", "house.first": first, "house.second": back, "house.third": "from house import first"}
        assert circles_of(modules) == [["house.first", "house.second"]], back
    whole = {"house": "from . import first", "house.first": "def f():\n    from house import go", "house.second": ""}
    assert circles_of(whole) == [["house", "house.first"]]


@pytest.mark.parametrize("way", WAYS)
def test_from_the_command_to_what_counts_it_is_four_steps(way):
    chain, text = WAYS[way]
    modules = sources()
    assert len(chain) - 1 == 4 and text in modules[chain[-1]]
    for here, there in itertools.pairwise(chain):  # a child process is started by the name of its function
        assert there in imported_modules(modules[here]) or f'"{there}:' in modules[here], (here, there)


def test_nobody_imports_what_is_not_there():
    modules = sources()
    tops = {
        name: {module for module in imported_modules(text) if module.split(".")[0] in PACKAGES}
        for name, text in modules.items()
    }
    assert {
        name: bad
        for name, targets in tops.items()
        if (bad := {m for m in targets if m not in modules and m.rpartition(".")[0] not in modules})
    } == {}


def test_the_check_itself_can_fail():
    assert violations("lamm.edit", "from baselines.mesh.spirals import spiral") == {
        "baselines.mesh.spirals",
        "baselines.mesh.spirals.spiral",
    }
    assert violations("baselines.pca", "def f():\n    import bench.fit.fit") == {"bench.fit.fit"}
    assert "bench.runs.folder" in violations("lamm.edit", "from bench.runs import folder")
    assert violations("bench.run", "import reports.render") == {"reports.render"}
    assert violations("bench.run", "import studies.lamm_speed") == {"studies.lamm_speed"}
    assert violations("bench.data.load", "import bench.runs.rows") == {"bench.runs.rows"}
    assert violations("bench.fit.fit", "import bench.runs.rows") == {"bench.runs.rows"}
    assert violations("lamm.layers.blocks", "import lamm.network") == {"lamm.network"}
    assert violations("reports.read.cells", "import torch") == {"torch"}
    assert violations("reports.read.cells", "import bench.fit.fit") == {"bench.fit.fit"}
    assert violations("lamm.edit", "from bench.api import Topology\nimport lamm.network") == set()
    assert violations("lamm.app.train", "import bench.fit.fit\nimport lamm.edit") == set()
    assert violations("lamm.app.train", "import bench.run") == {"bench.run"}
    assert violations("lamm.edit", "import lamm.app.train") == {"lamm.app.train"}
    assert violations("bench.fit.fit", "if TYPE_CHECKING:\n    import bench.run") == set()
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": set()}) == [["b", "c"]]


def test_what_reports_read_does_not_load_torch():
    import subprocess
    import sys

    for name in WITHOUT_TORCH:
        code = f"import sys, {name}; sys.exit('torch' in sys.modules)"
        assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0, name
