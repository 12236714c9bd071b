"""`/metrics` counts how operations were answered."""

import re

from core.ids import new_id
from tests.schema.conftest import Api

LINE = re.compile(r'(# (HELP|TYPE) \w+ .+|\w+(\{\w+="\w+"\})? \d+)')


async def count(api: Api, how: str) -> int:
    text = (await api.client().http.get("/metrics")).text
    found = re.search(rf'kindred_operations_total{{how="{how}"}} (\d+)', text)
    assert found is not None
    return int(found.group(1))


async def test_every_line_is_prometheus_text(api: Api) -> None:
    answer = await api.client().http.get("/metrics")

    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert all(LINE.fullmatch(line) for line in answer.text.splitlines())


async def test_operation_is_counted_by_how_it_was_answered(api: Api) -> None:
    client, document = api.client(), f"query N{new_id()} {{ now }}"
    before = {how: await count(api, how) for how in ("graphql_core", "compiled", "refused")}

    await client.ask(document)
    await client.ask(document)
    await client.settle()
    await client.ask(document)
    await client.post({"query": "{ nothing }"})
    await client.post(b"null")

    after = {how: await count(api, how) for how in before}
    assert {how: after[how] - before[how] for how in before} == {"graphql_core": 2, "compiled": 1, "refused": 2}
