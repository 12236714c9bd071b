"""Mutations of posts."""

import strawberry

from schema.posts.like import LikingMutation
from schema.posts.write import WritingMutation


@strawberry.type
class PostsMutation(WritingMutation, LikingMutation):
    """Writing and liking posts."""
