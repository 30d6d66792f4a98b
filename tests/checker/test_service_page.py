"""The service's page, in a real browser against a real server, as a sub-editor uses it."""

from __future__ import annotations

import pathlib
import socket
import time
from collections.abc import Iterator

import httpx
import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from tests.conftest import Browser
from tests.serving import serving

BAD = "Bridge reopens\n\nThe engineers said that the the bridge was safe."


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("service")) as (base, _, _):
        yield base


def status(browser: Browser, starts: str) -> str:
    WebDriverWait(browser, 60).until(lambda _: browser.find_element(By.ID, "status").text.startswith(starts))
    return browser.find_element(By.ID, "status").text


def test_a_pasted_draft_gets_its_report_at_once(browser: Browser, base: str) -> None:
    browser.get(base)
    browser.find_element(By.ID, "text").send_keys(BAD)
    browser.find_element(By.CSS_SELECTOR, "button[type=submit]").click()
    status(browser, "Checked")
    browser.switch_to.frame("report")
    marks = [str(mark.get_property("textContent")) for mark in browser.find_elements(By.CSS_SELECTOR, "a.m")]
    assert any("the the" in mark for mark in marks)
    applied = browser.execute_script("return [...document.styleSheets].map(sheet => sheet.cssRules.length > 0)")
    assert applied == [True], "the report's own style holds inside the page"
    browser.switch_to.default_content()
    assert [line for line in browser.get_log("browser") if line["level"] == "SEVERE"] == []


def test_a_file_is_checked_and_one_that_cannot_be_read_is_named(browser: Browser, base: str, tmp_path: pathlib.Path) -> None:
    browser.get(base)
    draft = tmp_path / "draft.txt"
    draft.write_bytes(BAD.encode("utf-16"))
    browser.find_element(By.ID, "file").send_keys(str(draft))
    browser.find_element(By.CSS_SELECTOR, "button[type=submit]").click()
    status(browser, "Checked")
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"caf\xe9")
    browser.find_element(By.ID, "file").send_keys(str(broken))
    browser.find_element(By.CSS_SELECTOR, "button[type=submit]").click()
    assert "broken.txt: byte 3" in status(browser, "Not checked")


def test_without_a_draft_it_says_so(browser: Browser, base: str) -> None:
    browser.get(base)
    browser.find_element(By.CSS_SELECTOR, "button[type=submit]").click()
    assert "There is no draft yet" in status(browser, "There is no draft")


def test_a_slow_client_is_let_go(base: str) -> None:
    host, port = base.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as slow:
        slow.sendall(
            b"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nabc"
        )
        slow.settimeout(40)
        began = time.monotonic()
        answer = slow.recv(4096)
        assert b" 408 " in answer.split(b"\r\n")[0]
        assert time.monotonic() - began < 35
    assert httpx.get(f"{base}/readyz").json()["ready"] is True
