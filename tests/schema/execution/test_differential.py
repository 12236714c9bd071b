"""The compiled operation and graphql-core give the same data and the same errors."""

from graphql import parse, validate
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.schema.execution.documents import Maker
from tests.schema.execution.faulty import Ctx, core
from tests.schema.execution.oracle import by_graphql_core, by_us, told

VALUES = {
    "seed": st.integers(0, 40),
    "first": st.integers(0, 3),
    "suffix": st.sampled_from(["", "!", "é"]),
    "Int": st.integers(0, 9),
}
MANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@given(st.data(), st.sampled_from([0, 0, 15, 80]), st.sampled_from(["query", "query", "query", "mutation"]))
@MANY
async def test_made_operations_answer_as_graphql_core_does(data: st.DataObject, faults: int, kind: str) -> None:
    text, variables = Maker(core, data.draw, VALUES).document(kind)
    assume(validate(core, parse(text)) == [])
    theirs, ours = Ctx(faults), Ctx(faults)

    expected = await by_graphql_core(core, text, variables, theirs)
    found = await by_us(core, text, variables, ours)

    assert told(found) == told(expected), text
    again = {
        key: (count, theirs.calls[key]) for key, count in ours.calls.items() if count > theirs.calls.get(key, count)
    }
    assert not again, f"resolvers ran more often: {again} in {text}"
    if expected.errors is None:
        assert ours.calls == theirs.calls, text
