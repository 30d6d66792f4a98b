"""The language server (extra ``lsp``): findings in an editor as diagnostics, with manual pages, quick fixes and dismissals."""

from __future__ import annotations

import datetime
import pathlib

from lsprotocol import types as lsp
from pygls import uris
from pygls.lsp.server import LanguageServer
from pygls.workspace import PositionCodec, TextDocument

from checker import __version__, compose, decisions, engine
from checker.document import Document
from checker.finding import Finding, Severity, Span
from checker.manual import page
from checker.readers import markdown

DISMISS = "newsproof.dismiss"
DECISIONS_FILE = "newsproof-decisions.json"
_LEVELS = {
    Severity.CRITICAL: lsp.DiagnosticSeverity.Error,
    Severity.MAJOR: lsp.DiagnosticSeverity.Error,
    Severity.MINOR: lsp.DiagnosticSeverity.Warning,
    Severity.NEUTRAL: lsp.DiagnosticSeverity.Information,
}


class NewsproofServer(LanguageServer):
    """Keeps the last result of every open draft, as the client sees the text."""

    def __init__(self) -> None:
        super().__init__("newsproof", __version__)
        self.results: dict[str, engine.Result] = {}
        self.task, _, _ = compose.prepare(compose.Request((), cache=False))

    def check(self, uri: str) -> None:
        """Check the text as it stands in the editor and publish what counts."""
        draft = self.workspace.get_text_document(uri)
        prose = markdown.prose(draft.source) if uri.lower().endswith((".md", ".markdown")) else draft.source
        document = Document(draft.source, path=uris.to_fs_path(uri) or uri, prose=prose, reading=self.task.reading)
        result = engine.check(document, self.task.rules, gather=False)
        file = self.decisions_file(uri)
        try:
            known = decisions.load(file) if file.exists() else []
        except decisions.DecisionsError as error:
            self.tell(f"No decisions hold: {error}")
            known = []
        [result], _ = decisions.apply([result], known, datetime.date.today())
        self.results[uri] = result
        diagnostics = [self._diagnostic(draft, result, finding) for finding in result.findings if finding.counts]
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, diagnostics, version=draft.version))

    def at(self, uri: str, where: lsp.Range) -> list[Finding]:
        """The findings that touch a range of a draft."""
        result = self.results.get(uri)
        if result is None:
            return []
        draft = self.workspace.get_text_document(uri)
        start, end = draft.offset_at_position(where.start), draft.offset_at_position(where.end)
        found = []
        for finding in result.findings:
            if finding.counts and finding.span.start <= end and start <= finding.span.end:
                found.append(finding)
        return found

    def tell(self, message: str) -> None:
        """Show the editor's user what went wrong."""
        self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Warning, message))

    def range(self, draft: TextDocument, document: Document, span: Span) -> lsp.Range:
        """A span of code points as the client counts: lines from 0, columns in the units it agreed on."""
        codec: PositionCodec = draft.position_codec
        ends = []
        for offset in span:
            line, column = document.position(offset)
            position = lsp.Position(line - 1, column - 1)
            ends.append(codec.position_to_client_units(draft.lines, position) if draft.lines else position)
        return lsp.Range(*ends)

    def decisions_file(self, uri: str) -> pathlib.Path:
        """Where dismissals of a draft are kept: in the workspace's folder, or beside the draft."""
        root = self.workspace.root_path
        folder = pathlib.Path(root or pathlib.Path(uris.to_fs_path(uri) or uri).parent)
        return folder / DECISIONS_FILE

    def _diagnostic(self, draft: TextDocument, result: engine.Result, finding: Finding) -> lsp.Diagnostic:
        related = [
            lsp.DiagnosticRelatedInformation(
                lsp.Location(draft.uri, self.range(draft, result.document, place)), result.document[place]
            )
            for place in finding.related
        ]
        return lsp.Diagnostic(
            range=self.range(draft, result.document, finding.span),
            message=finding.message,
            severity=_LEVELS[finding.severity],
            code=finding.rule,
            source="newsproof",
            related_information=related,
            data={"fingerprint": finding.fingerprint},
        )


def create_server() -> NewsproofServer:
    """The server with its features; ``start_io()`` runs it. Raises ``checker.config.ConfigError``."""
    server = NewsproofServer()
    manuals = {rule.id: page(rule).text for rule in server.task.rules}

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        server.check(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        server.check(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        server.results.pop(params.text_document.uri, None)
        server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(params.text_document.uri, []))

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        uri = params.text_document.uri
        found = server.at(uri, lsp.Range(params.position, params.position))
        if not found:
            return None
        parts = [f"{finding.message}\n\n```text\n{manuals.get(finding.rule, finding.rule)}\n```" for finding in found]
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, "\n\n---\n\n".join(parts)))

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix]))
    def actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction | lsp.Command]:
        uri = params.text_document.uri
        draft = server.workspace.get_text_document(uri)
        offered: list[lsp.CodeAction | lsp.Command] = []
        for finding in server.at(uri, params.range):
            where = server.range(draft, server.results[uri].document, finding.span)
            for number, suggestion in enumerate(finding.suggestions):
                edit = lsp.WorkspaceEdit({uri: [lsp.TextEdit(where, suggestion)]})
                title = f"Replace “{finding.text}” with “{suggestion}”"
                offered.append(lsp.CodeAction(title, lsp.CodeActionKind.QuickFix, edit=edit, is_preferred=number == 0))
            for reason in decisions.REASONS:
                if reason != decisions.TWO_NAMES or decisions.names_of(server.results[uri].document, finding):
                    arguments = [uri, finding.fingerprint, reason]
                    offered.append(lsp.Command(f"Dismiss “{finding.text}”: {reason}", DISMISS, arguments=arguments))
        return offered

    @server.command(DISMISS)
    def dismiss(uri: str, fingerprint: str, reason: str) -> None:
        found = [one for one in server.results[uri].findings if one.fingerprint == fingerprint] if uri in server.results else []
        if not found:
            server.tell("This finding is no longer there.")
            return
        one = decisions.Decision(
            fingerprint,
            found[0].rule,
            decisions.Verdict.DISMISS,
            reason=reason,
            by=compose.user(),
            at=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
            text=found[0].text,
            path=server.results[uri].document.path,
        )
        try:
            decisions.change(server.decisions_file(uri), lambda known: [*known, one])
        except (OSError, decisions.DecisionsError) as error:
            server.tell(f"Not dismissed: {error}")
            return
        server.check(uri)

    return server
