"""The page of the mail sink, for people, and `/messages?to=address`, for tests."""

import html
import re
from dataclasses import asdict

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from stack.mailbox import Mail, Mailbox

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_STYLE = """
:root { color-scheme: light dark; font: 1rem/1.6 "PingFang SC", "Noto Sans SC", system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
li { padding: .5rem 0; border-bottom: 1px solid color-mix(in oklab, currentColor 15%, transparent); list-style: none; }
ul { padding: 0; } small { opacity: .7; } pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
iframe { width: 100%; height: 30rem; border: 1px solid color-mix(in oklab, currentColor 15%, transparent); background: white; }
"""
_LINK = re.compile(r"https?://[^\s<>\"]+")


def page(mailbox: Mailbox) -> Starlette:
    async def index(request: Request) -> Response:
        to = request.query_params.get("to", "")
        rows = "".join(_row(mail) for mail in reversed(mailbox.mails(to)))
        return _page("Mailbox", f"<ul>{rows}</ul>" if rows else "<p>No mail yet. Every mail the product sends arrives here.</p>")

    async def messages(request: Request) -> Response:
        return JSONResponse([asdict(mail) for mail in mailbox.mails(request.query_params.get("to", ""))])

    async def one(request: Request) -> Response:
        mail = mailbox.mail(request.path_params["key"])
        return _page(mail.subject, _letter(mail)) if mail else PlainTextResponse("no such mail", 404)

    async def body(request: Request) -> Response:
        mail = mailbox.mail(request.path_params["key"])
        if mail is None:
            return PlainTextResponse("no such mail", 404)
        return HTMLResponse(mail.html, headers=_HEADERS | {"Content-Security-Policy": "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; img-src data:"})

    async def healthz(_: Request) -> Response:
        return PlainTextResponse("ok")

    return Starlette(
        routes=[
            Route("/", index),
            Route("/messages", messages),
            Route("/mail/{key}", one),
            Route("/mail/{key}/html", body),
            Route("/healthz", healthz),
        ]
    )


def _page(title: str, content: str) -> HTMLResponse:
    head = f"<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'><title>{html.escape(title)}</title>"
    body = f"<style>{_STYLE}</style><body><h1>{html.escape(title)}</h1>{content}"
    return HTMLResponse(head + body, headers=_HEADERS)


def _row(mail: Mail) -> str:
    people = html.escape(", ".join(mail.to))
    return f'<li><a href="/mail/{mail.id}">{html.escape(mail.subject) or "(no subject)"}</a><br><small>{people} · {mail.date}</small>'


def _letter(mail: Mail) -> str:
    people = html.escape(", ".join(mail.to))
    head = f"<p><small>from {html.escape(mail.sender)}<br>to {people}<br>{mail.date}</small></p>"
    text = "".join(_linked(mail.text))
    frame = f'<iframe sandbox="allow-popups" src="/mail/{mail.id}/html" title="the mail as HTML"></iframe>' if mail.html else ""
    return f'{head}<pre>{text}</pre>{frame}<p><a href="/">all mails</a></p>'


def _linked(text: str) -> list[str]:
    parts, end = [], 0
    for found in _LINK.finditer(text):
        address = html.escape(found.group())
        parts += [html.escape(text[end : found.start()]), f'<a href="{address}" rel="noreferrer">{address}</a>']
        end = found.end()
    return [*parts, html.escape(text[end:])]
