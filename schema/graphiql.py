"""A small place to try documents in, for development only: no file of others, so that it works offline."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

_PAGE = """<!doctype html><meta charset="utf-8"><title>Kindred: try a document</title>
<style>body{font:14px/1.5 system-ui;margin:2rem;display:grid;grid-template-columns:1fr 1fr;gap:1rem}
textarea,pre{width:100%;height:70vh;font:13px/1.5 ui-monospace,monospace;overflow:auto;box-sizing:border-box}</style>
<form id="f"><textarea id="q" aria-label="Document">{ campaigns { nodes { handle title { zh en } } } }</textarea>
<input id="v" aria-label="Variables" size="60" value="{}"><button>Run</button></form><pre id="r"></pre>
<script>document.getElementById('f').onsubmit=async e=>{e.preventDefault();
const body=JSON.stringify({query:q.value,variables:JSON.parse(v.value||'{}')});
const a=await fetch('/graphql',{method:'POST',headers:{'content-type':'application/json','x-kindred':'1'},body});
r.textContent=JSON.stringify(await a.json(),null,2)}</script>"""


async def graphiql(_: Request) -> Response:
    """The page."""
    return HTMLResponse(_PAGE)
