"""The story of one campaign, step by step, through HTTP alone, by clients that do not give up.

A client tries again where a part does not answer: that is what "safe to try again" means, and what the kill
run proves. Every answer it takes for done is an acknowledgement that must hold.
"""

import asyncio
import hashlib
import json
import time
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import httpx

from core.ids import new_id

PATIENCE_S = 60
PASSWORD = "a long enough password"
PART = 5 * 1024 * 1024


class Refused(AssertionError):
    """A mutation answered with errors."""

    def __init__(self, name: str, errors: list[dict[str, Any]]) -> None:
        super().__init__(f"{name}: {errors}")
        self.errors = errors
        self.codes = [error["code"] for error in errors]


@dataclass
class Someone:
    """A browser with a person at it."""

    address: str
    email: str = field(default_factory=lambda: f"{new_id()[-14:]}@story.test")
    person: dict[str, Any] = field(default_factory=dict)
    tries: int = 0

    def __post_init__(self) -> None:
        self.http = httpx.AsyncClient(base_url=self.address, timeout=10, headers={"x-kindred": "1"})

    async def ask(self, document: str, /, **variables: Any) -> dict[str, Any]:
        """The data of a document; tries again while a part does not answer."""
        until = time.monotonic() + PATIENCE_S
        seen = ""
        while time.monotonic() < until:
            try:
                answer = await self.http.post("/graphql", json={"query": document, "variables": variables})
                body = answer.json()
                if answer.status_code == 200 and not body.get("errors"):
                    data: dict[str, Any] = body["data"]
                    return data
                seen = answer.text
                codes = {(error.get("extensions") or {}).get("code") for error in body.get("errors", [])}
                assert codes <= {"UNAVAILABLE"}, seen
            except (httpx.HTTPError, json.JSONDecodeError) as error:
                seen = repr(error)
            self.tries += 1
            await asyncio.sleep(0.15)
        raise AssertionError(f"no answer within {PATIENCE_S} s: {seen}")

    async def do(self, name: str, fields: str, /, **given: Any) -> dict[str, Any]:
        """The payload of a mutation that must work; raises Refused with its errors."""
        kind = name[0].upper() + name[1:]
        answer = f"{name}(input: $input) {{ {fields} errors {{ code field message }} }}"
        document = f"mutation ($input: {kind}Input!) {{ {answer} }}"
        payload: dict[str, Any] = (await self.ask(document, input=given))[name]
        if payload["errors"]:
            raise Refused(name, payload["errors"])
        return payload

    async def sign_up(self, mailbox: Any, name: str = "Mei 梅", birth: str = "1990-05-12", **more: Any) -> "Someone":
        """Signs up, reads the mail, opens its link. After an answer that was lost, signs in."""
        given = {"email": self.email, "password": PASSWORD, "name": name, "handle": f"s{new_id()[-12:]}"}
        try:
            await self.do("signUp", "viewer { email }", **given, birthDate=birth, language="EN", **more)
        except Refused as refused:
            if "EMAIL_TAKEN" not in refused.codes:
                raise
            await self.do("signIn", "viewer { email }", email=self.email, password=PASSWORD)
        mail = await mailbox.wait(self.email, seconds=PATIENCE_S)
        await self.do("confirmEmail", "confirmed", token=link_in(mail, "/confirm/"))
        viewer = (await self.ask("{ viewer { emailConfirmed person { id handle } } }"))["viewer"]
        assert viewer["emailConfirmed"]
        self.person = viewer["person"]
        return self

    async def upload(self, content: bytes, name: str, kind: str, purpose: str) -> str:
        """Sends a file straight to the object store, part by part; returns the completed upload's id."""
        given = {"purpose": purpose, "fileName": name, "byteSize": len(content), "contentType": kind}
        digest = hashlib.sha256(content).hexdigest()
        started = (await self.do("startUpload", "upload { id partSize partCount }", **given, sha256=digest))["upload"]
        numbers = list(range(1, started["partCount"] + 1))
        urls = await self.do("signUploadParts", "urls { number url }", uploadId=started["id"], numbers=numbers)
        parts = []
        for each in urls["urls"]:
            start = (each["number"] - 1) * started["partSize"]
            etag = await self._put(each["url"], content[start : start + started["partSize"]])
            parts.append({"number": each["number"], "etag": etag})
        await self.do("completeUpload", "upload { state }", uploadId=started["id"], parts=parts)
        return str(started["id"])

    async def _put(self, url: str, content: bytes) -> str:
        until = time.monotonic() + PATIENCE_S
        while True:
            try:
                answer = await self.http.put(url, content=content, headers={"x-kindred": ""})
                answer.raise_for_status()
                return answer.headers["etag"]
            except httpx.HTTPError:
                if time.monotonic() > until:
                    raise
                await asyncio.sleep(0.15)

    async def wait_for(self, document: str, test: Any, seconds: float = PATIENCE_S, **variables: Any) -> Any:
        """Asks until the test of the data is true."""
        until = time.monotonic() + seconds
        while True:
            data = await self.ask(document, **variables)
            if test(data):
                return data
            assert time.monotonic() < until, f"not within {seconds} s: {data}"
            await asyncio.sleep(0.2)

    async def close(self) -> None:
        """Ends the browser."""
        await self.http.aclose()


def link_in(mail: dict[str, Any], path: str) -> str:
    """The secret at the end of a link in a mail."""
    return str(mail["text"].partition(path)[2].split()[0])


def wall(moment: datetime) -> str:
    """A moment as a wall time in UTC."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S")
