"""The page of the mail sink, for people, and `/messages?to=address`, for tests."""

import html
import re
from dataclasses import asdict

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from stack.mailbox import Mail, Mailbox

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_HEADERS = {
    "Content-Security-Policy": f"{_POLICY}; frame-src 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_LETTER_HEADERS = _HEADERS | {"Content-Security-Policy": f"sandbox allow-popups; {_POLICY}"}
_EMPTY = "<p>No mail yet. Every mail the product sends arrives here.</p>"
_STYLE = """
:root {
  color-scheme: light dark; font: 1rem/1.6 "PingFang SC", "Noto Sans SC", system-ui, sans-serif;
  --line: 1px solid color-mix(in oklab, currentColor 15%, transparent);
}
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
ul { padding: 0; }
li { padding: .5rem 0; border-bottom: var(--line); list-style: none; }
small { opacity: .7; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
iframe { width: 100%; height: 30rem; border: var(--line); background: white; }
"""
_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>{style}</style>
<h1>{title}</h1>
{content}
"""
_ROW = '<li><a href="/mail/{id}">{subject}</a><br><small>{people} · {date}</small>'
_LETTER = """
<p><small>from {sender}<br>to {people}<br>{date}</small></p>
<pre>{text}</pre>
{frame}
<p><a href="/">all mails</a></p>
"""
_FRAME = '<iframe sandbox="allow-popups" src="/mail/{id}/html" title="the mail as HTML"></iframe>'
_LINK = re.compile(r"https?://[^\s<>\"]+")


def page(mailbox: Mailbox) -> Starlette:
    async def index(request: Request) -> Response:
        rows = "".join(_row(mail) for mail in reversed(mailbox.mails(request.query_params.get("to", ""))))
        return _page("Mailbox", f"<ul>{rows}</ul>" if rows else _EMPTY)

    async def messages(request: Request) -> Response:
        return JSONResponse([asdict(mail) for mail in mailbox.mails(request.query_params.get("to", ""))])

    async def letter(request: Request) -> Response:
        mail = mailbox.mail(request.path_params["key"])
        return _page(mail.subject, _letter(mail)) if mail else PlainTextResponse("no such mail", 404)

    async def body(request: Request) -> Response:
        mail = mailbox.mail(request.path_params["key"])
        if mail is None:
            return PlainTextResponse("no such mail", 404)
        return HTMLResponse(mail.html, headers=_LETTER_HEADERS)

    async def healthz(_: Request) -> Response:
        return PlainTextResponse("ok")

    return Starlette(
        routes=[
            Route("/", index),
            Route("/messages", messages),
            Route("/mail/{key}", letter),
            Route("/mail/{key}/html", body),
            Route("/healthz", healthz),
        ]
    )


def _page(title: str, content: str) -> HTMLResponse:
    text = _PAGE.format(title=html.escape(title), style=_STYLE, content=content)
    return HTMLResponse(text, headers=_HEADERS)


def _row(mail: Mail) -> str:
    return _ROW.format(
        id=mail.id,
        subject=html.escape(mail.subject) or "(no subject)",
        people=html.escape(", ".join(mail.to)),
        date=mail.date,
    )


def _letter(mail: Mail) -> str:
    return _LETTER.format(
        sender=html.escape(mail.sender),
        people=html.escape(", ".join(mail.to)),
        date=mail.date,
        text="".join(_linked(mail.text)),
        frame=_FRAME.format(id=mail.id) if mail.html else "",
    )


def _linked(text: str) -> list[str]:
    parts, end = [], 0
    for found in _LINK.finditer(text):
        address = html.escape(found.group())
        parts += [
            html.escape(text[end : found.start()]),
            f'<a href="{address}" rel="noreferrer">{address}</a>',
        ]
        end = found.end()
    return [*parts, html.escape(text[end:])]
