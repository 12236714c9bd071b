"""What is measured: each operation as every system is asked for it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from benchmarks.population import ENTRIES, FIRST_VIEWER, PEOPLE, VIEWERS, key
from schema.nodes import global_id

Variables = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Operation:
    """`turns` gives the variables of the n-th request; `by_hand` its method and path at the hand-written endpoint.

    `peer` is the document for @neo4j/graphql and `peer_turns` its variables for (n, id of the viewer); None where its
    graph cannot say it.
    """

    name: str
    document: str
    turns: Callable[[int], Variables]
    by_hand: Callable[[int], tuple[str, str]]
    peer: str | None = None
    peer_turns: Callable[[int, str], Variables] | None = None
    writes: bool = False
    systems: tuple[str, ...] = field(default=("ours", "graphql_core", "neo4j_graphql", "hand_written", "raw_driver"))


PROFILE = """query Profile($handle: String!) {
  account(handle: $handle) {
    __typename id handle name bio { zh en } city { id name { zh en } } createdAt followerCount viewerIsFollowing
    ... on Person {
      following(first: 20) { nodes { __typename id handle name } pageInfo { hasNextPage endCursor } }
      works(first: 20) {
        nodes { id title caption language state playCount likeCount createdAt }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}"""
PROFILE_PEER = """query Profile($handle: String!, $viewer: ID!) {
  people(where: {handle_key: {eq: $handle}}) {
    id handle name bio_zh bio_en created_at
    city { id name_zh name_en }
    followersConnection { aggregate { count { nodes } } }
    followers(where: {id: {eq: $viewer}}) { id }
    following(limit: 21) { __typename id handle }
    works(limit: 21, sort: [{created_at: DESC}], where: {published_at: {gt: 0}}) {
      id title caption language state play_count like_count created_at
    }
  }
}"""
CAMPAIGN_PAGE = """query Page($handle: String!) {
  campaign(handle: $handle) {
    id handle title { zh en } text { zh en } rules { zh en } topic hue state opensAt closesAt
    submissionCount partnerCount followerCount viewerIsFollowing
    organisation { id handle name }
    submissions(first: 20) {
      nodes {
        id enteredAt viewerHasVoted
        work { id title author { id handle name } }
        organisation { id handle name }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}"""
CAMPAIGN_PAGE_PEER = """query Page($handle: String!, $viewer: ID!) {
  campaigns(where: {handle_key: {eq: $handle}}) {
    id handle title_zh title_en text_zh text_en rules_zh rules_en topic hue state opens_at closes_at
    submission_count partner_count
    followersConnection { aggregate { count { nodes } } }
    followers(where: {id: {eq: $viewer}}) { id }
    organisation { id handle name_zh name_en }
    submissions(limit: 21, sort: [{changed_at: DESC}, {id: DESC}], where: {state: {eq: "ACCEPTED"}}) {
      id entered_at
      work { id title author { id handle name } }
      organisation { id handle name_zh name_en }
    }
  }
}"""
BOARD = """query Board($handle: String!) {
  campaign(handle: $handle) {
    id
    board(kind: ENTRIES) {
      id state entrantCount lateVoteCount digest
      entries(first: 20) {
        nodes { rank score votes likes plays submission { id work { id title author { id handle name } } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}"""
WIDE_PAGE = """query Wide($handle: String!) {
  campaign(handle: $handle) {
    id
    submissions(first: 50) {
      nodes {
        id enteredAt
        work { id title playCount likeCount createdAt author { id handle name viewerIsFollowing } }
        organisation { id handle name }
      }
    }
  }
}"""
WIDE_PAGE_PEER = """query Wide($handle: String!, $viewer: ID!) {
  campaigns(where: {handle_key: {eq: $handle}}) {
    id
    submissions(limit: 50, sort: [{changed_at: DESC}, {id: DESC}], where: {state: {eq: "ACCEPTED"}}) {
      id entered_at
      work {
        id title play_count like_count created_at
        author { id handle name followers(where: {id: {eq: $viewer}}) { id } }
      }
      organisation { id handle name_zh name_en }
    }
  }
}"""
FEED = """{
  followingFeed(first: 20) {
    nodes {
      work {
        id title caption language playCount likeCount createdAt
        author { id handle name viewerIsFollowing }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}"""
FOLLOW = """mutation Follow($input: FollowInput!) {
  follow(input: $input) { account { id followerCount viewerIsFollowing } errors { code field message } }
}"""
FOLLOW_PEER = """mutation Follow($viewer: ID!, $subject: ID!, $now: BigInt!) {
  updatePeople(where: {id: {eq: $viewer}}, update: {
    followed: [{connect: [{where: {node: {id: {eq: $subject}}}, edge: {at: $now}}]}]
  }) { info { relationshipsCreated } }
}"""
VOTE = """mutation Vote($input: CastVoteInput!) {
  castVote(input: $input) { late errors { code field message } }
}"""


def subject(n: int) -> str:
    """Whom the n-th follow is for: one that the viewer of that turn does not follow yet."""
    return key("p", 20_000 + n // VIEWERS * 7919 % (PEOPLE - 20_000))


def choice(n: int) -> str:
    """What the n-th vote is for: another entry each time a viewer's turn comes."""
    return key("s", (n * 31 + n // VIEWERS) % ENTRIES)


def viewer(n: int) -> str:
    """Who asks in the n-th turn."""
    return key("p", FIRST_VIEWER + n % VIEWERS)


OPERATIONS = (
    Operation(
        "profile",
        PROFILE,
        lambda _: {"handle": "person0"},
        lambda _: ("GET", "/profile/person0"),
        PROFILE_PEER,
        lambda _, who: {"handle": "person0", "viewer": who},
    ),
    Operation(
        "campaign_page",
        CAMPAIGN_PAGE,
        lambda _: {"handle": "blue-action"},
        lambda _: ("GET", "/campaign/blue-action"),
        CAMPAIGN_PAGE_PEER,
        lambda _, who: {"handle": "blue-action", "viewer": who},
        systems=("ours", "ours_cached", "graphql_core", "neo4j_graphql"),
    ),
    Operation(
        "board",
        BOARD,
        lambda _: {"handle": "blue-action"},
        lambda _: ("GET", "/board/blue-action"),
        systems=("ours", "ours_cached", "graphql_core"),
    ),
    Operation(
        "wide_page",
        WIDE_PAGE,
        lambda _: {"handle": "blue-action"},
        lambda _: ("GET", "/wide/blue-action"),
        WIDE_PAGE_PEER,
        lambda _, who: {"handle": "blue-action", "viewer": who},
    ),
    Operation(
        "feed",
        FEED,
        lambda _: {},
        lambda _: ("GET", "/feed"),
        systems=("ours", "graphql_core", "hand_written", "raw_driver"),
    ),
    Operation(
        "follow",
        FOLLOW,
        lambda n: {"input": {"subjectId": global_id("Person", subject(n))}},
        lambda n: ("POST", f"/follow/{subject(n)}"),
        FOLLOW_PEER,
        lambda n, who: {"viewer": who, "subject": subject(n), "now": str(1_790_000_000_000 + n)},
        writes=True,
    ),
    Operation(
        "vote",
        VOTE,
        lambda n: {"input": {"submissionId": global_id("Submission", choice(n))}},
        lambda n: ("POST", f"/vote/{choice(n)}"),
        writes=True,
        systems=("ours", "graphql_core", "hand_written", "raw_driver"),
    ),
)
