import time

import pytest
from graphql import GraphQLError, parse

from schema.execution.limits import MAX_TOKENS, check_limits


def nested_fragments(levels: int) -> str:
    spreads = "".join(f" fragment f{n} on Query {{ ...f{n + 1} ...f{n + 1} }}" for n in range(levels))
    return f"{{ ...f0 }}{spreads} fragment f{levels} on Query {{ now }}"


def test_short_document_of_doubling_fragments_is_weighed_at_once() -> None:
    started = time.perf_counter()

    with pytest.raises(GraphQLError, match=r"more than|deeper"):
        check_limits(parse(nested_fragments(24)))

    assert time.perf_counter() - started < 0.1


def test_chain_of_three_hundred_fragments_is_refused_without_recursion() -> None:
    chain = "{ ...f0 }" + "".join(f" fragment f{n} on Query {{ ...f{n + 1} }}" for n in range(300))

    with pytest.raises(GraphQLError, match="deeper"):
        check_limits(parse(chain + " fragment f300 on Query { now }"))


def test_fragment_that_spreads_itself_is_named() -> None:
    with pytest.raises(GraphQLError, match='"a" spreads itself'):
        check_limits(parse("{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }"))


def test_depth_counts_fields_only() -> None:
    assert check_limits(parse("{ a { ... { b { ... { c } } } } }")).depth == 3


@pytest.mark.parametrize("depth", [14, 15])
def test_depth_has_a_limit(depth: int) -> None:
    document = parse("{ a" * depth + " }" * depth)

    if depth <= 14:
        assert check_limits(document).depth == depth
    else:
        with pytest.raises(GraphQLError, match="deeper"):
            check_limits(document)


def test_first_multiplies_what_is_below_it() -> None:
    few = check_limits(parse("{ a(first: 2) { b c } }")).cost
    many = check_limits(parse("{ a(first: 100) { b c } }")).cost

    assert (few, many) == (1 + 2 * 2, 1 + 100 * 2)


def test_edges_and_nodes_are_not_counted_again() -> None:
    assert check_limits(parse("{ a(first: 5) { edges { node { b } } } }")).cost == 1 + 5 * 3
    assert check_limits(parse("{ a { nodes { b } } }")).cost == 1 + 20 * 2
    assert check_limits(parse("query ($n: Int) { a(first: $n) { nodes { b } } }")).cost == 1 + 50 * 2


def test_lists_of_lists_of_lists_are_refused() -> None:
    with pytest.raises(GraphQLError, match="values"):
        check_limits(parse("{ a(first: 100) { b(first: 100) { c(first: 100) { d } } } }"))


def test_many_aliases_are_refused() -> None:
    with pytest.raises(GraphQLError, match="fields"):
        check_limits(parse("{" + " ".join(f"a{n}: now" for n in range(1600)) + "}", max_tokens=MAX_TOKENS * 2))
