"""The language server, driven by a real client over standard input and output."""

from __future__ import annotations

import asyncio
import json
import pathlib
import sys
from collections.abc import AsyncIterator, Callable

import pytest
import pytest_lsp
from lsprotocol import types as lsp

ROOT = pathlib.Path(__file__).resolve().parents[2]
CONFIG = pytest_lsp.ClientServerConfig(
    server_command=[sys.executable, "-m", "checker", "lsp", "--stdio"],
    server_env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
)
# One emoji before the finding: it is one code point, and two units as the client counts.
TEXT = "😀 The engineers said that the the bridge was safe.\n"


@pytest_lsp.fixture(config=CONFIG)
async def client(lsp_client: pytest_lsp.LanguageClient, tmp_path: pathlib.Path) -> AsyncIterator[None]:
    capabilities = lsp.ClientCapabilities()
    await lsp_client.initialize_session(lsp.InitializeParams(capabilities, root_uri=tmp_path.as_uri()))
    yield
    await lsp_client.shutdown_session()


async def opened(client: pytest_lsp.LanguageClient, folder: pathlib.Path) -> tuple[str, list[lsp.Diagnostic]]:
    uri = (folder / "draft.txt").as_uri()
    item = lsp.TextDocumentItem(uri, "plaintext", 1, TEXT)
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
    await client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return uri, [one for one in client.diagnostics[uri] if one.code == "repetition/doubled-word"]


async def comes_to_hold(holds: Callable[[], bool]) -> None:
    """Wait until what the server has said makes something hold; fail after half a minute."""
    async with asyncio.timeout(30):
        while not holds():
            await asyncio.sleep(0.05)


@pytest.mark.asyncio
async def test_diagnostic_hover_fix_and_dismissal(client: pytest_lsp.LanguageClient, tmp_path: pathlib.Path) -> None:
    uri, [found] = await opened(client, tmp_path)
    assert (found.range.start.character, found.range.end.character) == (27, 34)

    document = lsp.TextDocumentIdentifier(uri)
    hover = await client.text_document_hover_async(lsp.HoverParams(document, lsp.Position(0, 29)))
    assert hover is not None
    assert isinstance(hover.contents, lsp.MarkupContent)
    assert "Why it matters:" in hover.contents.value

    context = lsp.CodeActionContext(diagnostics=[found])
    actions = await client.text_document_code_action_async(lsp.CodeActionParams(document, found.range, context))
    assert actions is not None
    fix, *dismissals = actions
    assert isinstance(fix, lsp.CodeAction)
    assert [one.title.partition(": ")[2] for one in dismissals] == [
        "correct as it stands", "quoted as it was said", "house style", "false alarm",
    ]  # fmt: skip
    dismissal = dismissals[2]
    assert isinstance(dismissal, lsp.Command)
    assert fix.edit is not None
    assert fix.edit.changes is not None
    assert [(edit.new_text, edit.range) for edit in fix.edit.changes[uri]] == [("the", found.range)]

    await client.workspace_execute_command_async(lsp.ExecuteCommandParams(dismissal.command, dismissal.arguments))
    await comes_to_hold(lambda: not [one for one in client.diagnostics[uri] if one.code == "repetition/doubled-word"])
    kept = json.loads((tmp_path / "newsproof-decisions.json").read_text("utf-8"))["decisions"]
    assert [(one["verdict"], one["reason"], one["text"]) for one in kept] == [("dismiss", "house style", "the the")]
    assert kept[0]["path"] == str(tmp_path / "draft.txt")


@pytest.mark.asyncio
async def test_an_edit_is_checked_again(client: pytest_lsp.LanguageClient, tmp_path: pathlib.Path) -> None:
    uri, _ = await opened(client, tmp_path)
    whole = lsp.TextDocumentContentChangeWholeDocument("The engineers said that the bridge was safe.\n")
    identifier = lsp.VersionedTextDocumentIdentifier(2, uri)
    client.text_document_did_change(lsp.DidChangeTextDocumentParams(identifier, [whole]))
    await client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert not [one for one in client.diagnostics[uri] if one.code == "repetition/doubled-word"]


@pytest.mark.asyncio
async def test_a_broken_decisions_file_is_said_and_not_written(
    client: pytest_lsp.LanguageClient, tmp_path: pathlib.Path
) -> None:
    broken = tmp_path / "newsproof-decisions.json"
    broken.write_text("{", encoding="utf-8")
    uri, [found] = await opened(client, tmp_path)
    arguments = lsp.CodeActionParams(lsp.TextDocumentIdentifier(uri), found.range, lsp.CodeActionContext([found]))
    dismissal = (await client.text_document_code_action_async(arguments) or [])[-1]
    assert isinstance(dismissal, lsp.Command)
    await client.workspace_execute_command_async(lsp.ExecuteCommandParams(dismissal.command, dismissal.arguments))
    for start, name in (("No decisions hold", ""), ("Not dismissed", "newsproof-decisions.json")):

        def said(start: str = start, name: str = name) -> bool:
            return any(one.message.startswith(start) and name in one.message for one in client.messages)

        await comes_to_hold(said)
    assert broken.read_text("utf-8") == "{"
