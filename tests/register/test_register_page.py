"""The register's page in a real browser against a real server, as an editor uses it; and who may ask."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator

import httpx
import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from checker.readers.archive import articles
from checker.register.database import Database
from checker.register.learning import learn
from checker.register.lookup import Register
from checker.service import tokens
from tests.conftest import Browser
from tests.serving import serving

COPY = (
    ("2024-01-05", "Governor Marta Lindqvist spoke in Porto. Lindqvist left. Sergei Vershinin came."),
    ("2024-03-05", "Governor Marta Lindkvist said no. Sergey Vershinin left. Sergei Vershinin's sister <b>Hana</b> stayed."),
    ("2024-04-05", "Sergei Vershinin spoke. Martha Lindt sang. Sergei <img src=x onerror=alert(1)> Vershinin left."),
)


def fill(folder: pathlib.Path) -> str:
    url = str(folder / "register.db")
    archive = folder / "archive"
    archive.mkdir()
    for day, text in COPY:
        (archive / f"{day}.txt").write_text(text, encoding="utf-8")
    database = Database(url)
    learn(database, articles([str(archive)]))
    database.close()
    return url


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    folder = tmp_path_factory.mktemp("register")
    url = fill(folder)
    with serving(folder, "--register", url) as (base, _, _):
        yield base, url


def said(browser: Browser, part: str) -> None:
    WebDriverWait(browser, 20).until(lambda _: part in browser.find_element(By.ID, "status").text)


def search(browser: Browser, text: str) -> None:
    field = browser.find_element(By.ID, "q")
    field.clear()
    field.send_keys(text)
    browser.find_element(By.CSS_SELECTOR, "#search button[type=submit]").click()
    said(browser, "found")


def pick(browser: Browser, name: str) -> None:
    listed = browser.find_elements(By.CSS_SELECTOR, "#found button")
    next(button for button in listed if button.find_element(By.TAG_NAME, "span").text == name).click()
    # The entry may be the one that is shown already; the page clears what it said once it is shown anew.
    WebDriverWait(browser, 20).until(lambda _: not browser.find_element(By.ID, "status").text)
    assert browser.find_element(By.CSS_SELECTOR, "#entity h2").text == name


def row(browser: Browser, form: str) -> WebElement:
    rows = browser.find_elements(By.CSS_SELECTOR, "#entity tbody tr")
    return next(one for one in rows if one.find_element(By.TAG_NAME, "th").text == form)


def press(inside: WebElement | Browser, text: str) -> None:
    next(button for button in inside.find_elements(By.TAG_NAME, "button") if button.text == text).click()


def test_an_editor_searches_splits_merges_and_takes_it_back(browser: Browser, served: tuple[str, str]) -> None:
    base, url = served
    browser.get(f"{base}/register")
    browser.find_element(By.ID, "by").send_keys("Ann")
    search(browser, "Vershinin")
    pick(browser, "Sergei Vershinin")
    chart = row(browser, "Sergei Vershinin").find_element(By.CSS_SELECTOR, "svg.months")
    assert chart.get_attribute("aria-label").startswith("Sergei Vershinin by month: 2024-01: 1, 2024-03: 1, 2024-04:")
    assert len(chart.find_elements(By.TAG_NAME, "rect")) == 3

    row(browser, "Sergey Vershinin").find_element(By.CSS_SELECTOR, "input").click()
    press(browser, "Split the chosen forms off")
    said(browser, "Sergey Vershinin: split off.")
    register = Register(url)
    first, second = (register.find([name])[name][0] for name in ("Sergei Vershinin", "Sergey Vershinin"))
    assert first.id != second.id

    search(browser, "Vershinin")
    browser.find_element(By.CSS_SELECTOR, f"#found input[value='{second.id}']").click()
    pick(browser, "Sergei Vershinin")
    browser.find_element(By.CSS_SELECTOR, f"#found input[value='{second.id}']")
    press(browser, "Merge the entries chosen on the left into this one")
    said(browser, "1 entry merged")
    assert register.find(["Sergey Vershinin"])["Sergey Vershinin"][0].id == first.id

    press(row(browser, "Sergey Vershinin"), "House form")
    said(browser, "“Sergey Vershinin” is the house form.")
    press(row(browser, "Sergei Vershinin"), "Forbid")
    said(browser, "is forbidden")
    history = browser.find_elements(By.CSS_SELECTOR, "#entity ol li")
    assert [line.text.split(": ")[0].split(" ", 2)[2] for line in history] == ["Ann"] * 4
    press(history[0], "Undo")
    said(browser, "is undone")
    (now,) = register.find(["Sergey Vershinin"])["Sergey Vershinin"]
    assert (now.house, [form.status.value for form in now.forms]) == ("Sergey Vershinin", ["seen", "legitimate"])
    assert [line for line in browser.get_log("browser") if line["level"] == "SEVERE"] == []


def test_two_editors_at_one_entry(browser: Browser, served: tuple[str, str]) -> None:
    base, url = served
    browser.get(f"{base}/register")
    browser.find_element(By.ID, "by").send_keys("Ann")
    search(browser, "Lindqvist")
    pick(browser, "Marta Lindqvist")
    (found,) = Register(url).find(["Marta Lindqvist"])["Marta Lindqvist"]
    answer = httpx.post(
        f"{base}/v1/register/{found.id}", json={"action": "note", "note": "governor", "version": 0, "by": "Bob"}
    )
    assert answer.status_code == 200
    browser.find_element(By.ID, "note").send_keys("mayor")
    press(browser, "Keep the note")
    said(browser, "was changed by somebody else meanwhile")
    (now,) = Register(url).find(["Marta Lindqvist"])["Marta Lindqvist"]
    assert now.note == "governor"


def test_an_editor_writes_an_office_down(browser: Browser, served: tuple[str, str]) -> None:
    base, url = served
    browser.get(f"{base}/register")
    search(browser, "Lindqvist")
    pick(browser, "Marta Lindqvist")
    browser.find_element(By.ID, "role").send_keys("governor")
    press(browser, "Add office")
    said(browser, "who decides?")
    browser.find_element(By.ID, "by").send_keys("Ann")
    press(browser, "Add office")
    said(browser, "The office is written down.")
    (found,) = Register(url).find(["Marta Lindqvist"])["Marta Lindqvist"]
    assert [role.role for role in found.roles] == ["governor"]


def test_names_are_shown_as_text_and_near_ones_are_found(browser: Browser, served: tuple[str, str]) -> None:
    base, _ = served
    name = "<img src=x onerror=document.title='run'> Lindqvist"
    entity = httpx.get(f"{base}/v1/register", params={"q": "Lindqvist"}).json()["entities"][0]["id"]
    httpx.post(f"{base}/v1/register/{entity}", json={"action": "house", "forms": [name], "by": "Bob<b>"}).raise_for_status()
    browser.get(f"{base}/register")
    search(browser, "Martha Lindquist")
    pick(browser, name)
    assert browser.title == "Register – Newsproof"
    assert browser.find_elements(By.CSS_SELECTOR, "#entity img, #entity b, #found img") == []


def test_the_page_needs_no_token_but_the_register_does(tmp_path: pathlib.Path) -> None:
    url = fill(tmp_path)
    file = tmp_path / "tokens.json"
    token, _ = tokens.add(file, "Ann")
    with serving(tmp_path, "--register", url, "--tokens", str(file)) as (base, _, _):
        page = httpx.get(f"{base}/register")
        assert page.status_code == 200
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert "Lindqvist" not in page.text
        assert httpx.get(f"{base}/v1/register", params={"q": "Lind"}).status_code == 401
        body = {"action": "note", "note": "x", "by": "Mallory"}
        assert httpx.post(f"{base}/v1/register/1", json=body).status_code == 401
        headers = {"Authorization": f"Bearer {token}"}
        answer = httpx.post(f"{base}/v1/register/1", json=body, headers=headers).json()
        assert answer["history"][0]["by"] == "Ann", "who decides is whose token it is"
        sent = {"content": b'{"action": "note", "note": "y", "by": "x"}', "headers": {**headers, "Content-Type": "text/plain"}}
        assert httpx.post(f"{base}/v1/register/1", **sent).status_code == 422
        wrong = {"action": "house", "forms": []}
        assert httpx.post(f"{base}/v1/register/1", json=wrong, headers=headers).json()["detail"] == "name one form"
        assert httpx.get(f"{base}/v1/register/99999", headers=headers).status_code == 409


def test_a_register_that_is_away_is_named(tmp_path: pathlib.Path) -> None:
    with serving(tmp_path, "--register", "postgresql://desk:secret@127.0.0.1:1/names") as (base, _, _):
        answer = httpx.get(f"{base}/v1/register")
        assert answer.status_code == 503
        assert "the database is away" in answer.json()["detail"]
        assert "secret" not in answer.text
        assert httpx.get(f"{base}/register").status_code == 200
        assert httpx.post(f"{base}/v1/check", content="All is well.", timeout=60).json()["detail"].startswith("not checked")
