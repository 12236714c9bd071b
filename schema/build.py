"""Builds the schema once, and prints it: `python -m schema` writes schema/schema.graphql."""

from functools import cache
from pathlib import Path

import strawberry

from schema.organisations.types import Organisation
from schema.people.types import Person
from schema.roots import Mutation, Query, Subscription
from schema.scalars import CONFIG

SNAPSHOT = Path(__file__).with_name("schema.graphql")
RELEASED = Path(__file__).with_name("released.graphql")
"""What clients were last promised: a test fails on any change that would break them."""


@cache
def schema() -> strawberry.Schema:
    """The one schema of this process."""
    return strawberry.Schema(
        query=Query, mutation=Mutation, subscription=Subscription, types=[Person, Organisation], config=CONFIG
    )


def printed() -> str:
    """The schema as SDL, as it is checked in."""
    return schema().as_str().strip() + "\n"
