"""The plug-ins under examples/, against a real server of the service.

Neither Superdesk nor WordPress runs here. Superdesk's side is its documented contract: a blinker signal ``item:validate``
with ``item``, ``response`` and ``error_fields``. WordPress's side is the handful of functions that the plug-in calls, as
its developer reference documents them; the plug-in itself runs in a real PHP.
"""

from __future__ import annotations

import importlib.util
import json
import pathlib
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import blinker
import pytest
import yaml

from tests.serving import ROOT, serving

BAD, GOOD = "<p>The engineers said that the the bridge was safe.</p>", "<p>The engineers said that the bridge was safe.</p>"
FOLDER = ROOT / "examples" / "integrations"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("service")) as (base, _, _):
        yield base


@pytest.fixture
def superdesk(service: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setenv("NEWSPROOF_URL", service)
    spec = importlib.util.spec_from_file_location("newsproof_validation", FOLDER / "superdesk" / "newsproof_validation.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def validated(module: ModuleType, body: str) -> tuple[list[str], dict[str, Any]]:
    signal = blinker.Namespace().signal("item:validate")
    signal.connect(module.on_validate)
    response: list[str] = []
    fields: dict[str, Any] = {}
    item = {"act": "publish", "type": "text", "validate": {"type": "text", "headline": "Bridge safe", "body_html": body}}
    signal.send(object(), item=item, response=response, error_fields=fields)
    return response, fields


def test_superdesk_holds_what_must_be_fixed(superdesk: ModuleType) -> None:
    response, fields = validated(superdesk, BAD)
    assert response == ["Newsproof: “the” stands twice in a row"]
    assert fields == {"body_html": {"newsproof": ["repetition/doubled-word"]}}
    assert validated(superdesk, GOOD) == ([], {})


def test_superdesk_stays_closed_without_the_service(superdesk: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSPROOF_URL", "http://127.0.0.1:9")
    response, _ = validated(superdesk, GOOD)
    assert len(response) == 1
    assert "could not check" in response[0]


def wordpress(base: str, content: str, status: str = "publish") -> dict[str, Any]:
    php = shutil.which("php")
    assert php, "the plug-in is tested in a real PHP; on Debian: apt-get install php-cli"
    post = json.dumps({"post_status": status, "post_title": "Bridge safe", "post_content": content})
    host, plugin = pathlib.Path(__file__).with_name("wordpress_host.php"), FOLDER / "wordpress" / "newsproof.php"
    done = subprocess.run([php, str(host), base, str(plugin), post], capture_output=True, text=True, timeout=60, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_wordpress_holds_what_must_be_fixed(service: str) -> None:
    assert wordpress(service, BAD) == {"error": "newsproof_hold", "message": "Newsproof: “the” stands twice in a row"}
    assert wordpress(service, GOOD) == {"saved": True}
    assert wordpress(service, BAD, "draft") == {"saved": True}
    assert wordpress("http://127.0.0.1:9", GOOD)["error"] == "newsproof_not_checked"


def test_hook_and_action_name_what_exists() -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    assert hook["entry"].split()[0] in scripts
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    assert action["runs"]["using"] == "composite"
    assert (ROOT / "requirements.lock").is_file()
