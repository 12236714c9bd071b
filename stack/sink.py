"""The process of the mail sink: `python -m stack.sink FOLDER SMTP_PORT PAGE_PORT [HOST]`.

A mail is on disk (fsync) before it is acknowledged; the same Message-ID to the same people is kept once.
"""

import asyncio
import os
import sys
from pathlib import Path

import uvicorn
from aiosmtpd.smtp import SMTP, Envelope, Session

from stack.mailbox import Mailbox
from stack.mailpage import page

_LARGEST = 20 * 1024 * 1024


class _Handler:
    def __init__(self, mailbox: Mailbox) -> None:
        self.mailbox = mailbox

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        content = envelope.content
        raw = content if isinstance(content, bytes) else (content or "").encode()
        await asyncio.to_thread(self.mailbox.keep, raw, list(envelope.rcpt_tos))
        return "250 kept"


async def serve(folder: Path, smtp_port: int, page_port: int, host: str) -> None:
    mailbox = Mailbox(folder)
    handler = _Handler(mailbox)
    loop = asyncio.get_running_loop()
    smtp = await loop.create_server(
        lambda: SMTP(handler, enable_SMTPUTF8=True, data_size_limit=_LARGEST, hostname="kindred.local"),
        host,
        smtp_port,
    )
    config = uvicorn.Config(page(mailbox), host=host, port=page_port, log_level="warning", access_log=False)
    async with smtp:
        await uvicorn.Server(config).serve()
    os._exit(0)  # open SMTP connections must not hold the end back


if __name__ == "__main__":
    place, smtp_at, page_at, *at = sys.argv[1:]
    asyncio.run(serve(Path(place), int(smtp_at), int(page_at), at[0] if at else "127.0.0.1"))
