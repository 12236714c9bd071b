"""Mutations of comments."""

import strawberry

from schema.comments.decide import DecidingMutation
from schema.comments.like import LikingMutation
from schema.comments.write import WritingMutation


@strawberry.type
class CommentsMutation(WritingMutation, DecidingMutation, LikingMutation):
    """Writing, liking and deciding on comments."""
