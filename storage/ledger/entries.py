"""What can be put into the ledger, and the state kept beside it so that one reads one's own write."""

from dataclasses import dataclass

from storage.ledger.rows import Kind, Position


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to append. `state` is the key that makes repeating it harmless; `extra` goes by kind."""

    kind: Kind
    state: str
    actor: str = ""
    campaign: str = ""
    submission: str = ""
    work: str = ""
    organisation: str = ""
    cast_at: int = 0
    extra: str = ""

    def arguments(self) -> tuple[str, ...]:
        """As the append script reads them."""
        return (
            self.kind.value,
            self.actor,
            self.campaign,
            self.submission,
            self.work,
            self.organisation,
            str(self.cast_at),
            self.extra,
        )


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the ledger answers once the row is on disk.

    `position` is None where nothing had to be written because the state was so already. `kept` is the state
    now: the submission that holds a voter's vote, or the row of a like.
    """

    position: Position | None
    late: bool
    kept: str


def votes_key(campaign_id: str) -> str:
    """Hash: voter → submission that holds the vote. Late votes are in the same name with `:late`."""
    return f"kindred:vote:{campaign_id}"


def likes_key(work_id: str) -> str:
    """Hash: who likes the work → position of the row that said so."""
    return f"kindred:like:{work_id}"


def entries_key(campaign_id: str) -> str:
    """Hash: submission that counts → its author, organisation and work."""
    return f"kindred:entry:{campaign_id}"


def rule_key(campaign_id: str) -> str:
    """The weights and closing time last declared."""
    return f"kindred:rule:{campaign_id}"


def closed_key(campaign_id: str) -> str:
    """The position of the row that closed the campaign."""
    return f"kindred:closed:{campaign_id}"


def play(*, actor: str, work_id: str, play_id: str, campaign_id: str = "", cast_at: int) -> Entry:
    """A play, on a campaign's page if one is named; the same `play_id` within two days is the same play."""
    state = f"kindred:play:{work_id}:{play_id}"
    return Entry(Kind.PLAY, state, actor, campaign_id, work=work_id, cast_at=cast_at)


def like(*, actor: str, work_id: str, cast_at: int) -> Entry:
    """A like; liking again writes nothing."""
    return Entry(Kind.LIKE, likes_key(work_id), actor, work=work_id, cast_at=cast_at)


def unlike(*, actor: str, work_id: str, cast_at: int) -> Entry:
    """A like taken back; where there is none nothing is written."""
    return Entry(Kind.UNLIKE, likes_key(work_id), actor, work=work_id, cast_at=cast_at)


def vote(*, actor: str, campaign_id: str, submission_id: str, closes_at: int, cast_at: int) -> Entry:
    """The actor's vote in a campaign is for this submission. Received at `closes_at` or after it is late."""
    return Entry(
        Kind.VOTE,
        votes_key(campaign_id),
        actor,
        campaign_id,
        submission_id,
        cast_at=cast_at,
        extra=str(closes_at),
    )


def entry(*, campaign_id: str, submission_id: str, author: str, organisation: str, work_id: str, at: int) -> Entry:
    """A submission counts from here on, for its author and organisation (pseudonyms; that may be '')."""
    return Entry(
        Kind.ENTRY,
        entries_key(campaign_id),
        author,
        campaign_id,
        submission_id,
        work_id,
        organisation,
        at,
        f"{author},{organisation},{work_id}",
    )


def entry_out(*, campaign_id: str, submission_id: str, at: int) -> Entry:
    """A submission no longer counts."""
    return Entry(Kind.ENTRY_OUT, entries_key(campaign_id), "", campaign_id, submission_id, cast_at=at)


def rule(*, campaign_id: str, version: int, votes: int, likes: int, plays: int, closes_at: int, at: int) -> Entry:
    """A campaign's weights and when it closes. The first weights hold; the time may move until it passes."""
    if not all(type(value) is int and 0 <= value < 1 << 53 for value in (version, votes, likes, plays, closes_at)):
        raise ValueError(f"{campaign_id} has no whole rule")
    return Entry(
        Kind.RULE,
        rule_key(campaign_id),
        "",
        campaign_id,
        cast_at=at,
        extra=f"{version},{votes},{likes},{plays},{closes_at}",
    )


def close(*, campaign_id: str, closes_at: int, at: int) -> Entry:
    """A campaign has closed. Before `closes_at` on the clock of Redis nothing is written (`kept` is '')."""
    return Entry(Kind.CLOSE, closed_key(campaign_id), "", campaign_id, cast_at=at, extra=str(closes_at))
