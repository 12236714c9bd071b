"""The same boards counted in the plainest way: after each row, every total from nothing. What the fold must equal."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from campaigns.leaderboard.model import BoardKind, Standing
from storage.ledger.rows import Row


@dataclass
class _Submission:
    author: str = ""
    organisation: str = ""
    work: str = ""
    counts: bool = False
    likers: set[str] = field(default_factory=set)
    plays: int = 0


@dataclass
class _Campaign:
    weights: tuple[int, int, int] | None = None
    closes_at: int | None = None
    closed: bool = False
    late: set[str] = field(default_factory=set)
    votes: dict[str, str] = field(default_factory=dict)
    submissions: dict[str, _Submission] = field(default_factory=dict)
    points: dict[BoardKind, dict[str, int]] = field(default_factory=lambda: {kind: {} for kind in BoardKind})
    reached: dict[tuple[BoardKind, str], int] = field(default_factory=dict)

    def totals(self) -> dict[BoardKind, dict[str, tuple[int, int, int]]]:
        found: dict[BoardKind, dict[str, tuple[int, int, int]]] = {kind: {} for kind in BoardKind}
        for name, one in self.submissions.items():
            if not one.counts:
                continue
            mine = (sum(held == name for held in self.votes.values()), len(one.likers), one.plays)
            for kind, who in (
                (BoardKind.ENTRIES, name),
                (BoardKind.PEOPLE, one.author),
                (BoardKind.ORGANISATIONS, one.organisation),
            ):
                if who:
                    had = found[kind].get(who, (0, 0, 0))
                    found[kind][who] = (had[0] + mine[0], had[1] + mine[1], had[2] + mine[2])
        return found

    def score(self, counts: tuple[int, int, int]) -> int:
        return sum(weight * count for weight, count in zip(self.weights or (0, 0, 0), counts, strict=True))

    def settle(self, ms: int) -> None:
        for kind, totals in self.totals().items():
            now = {who: self.score(counts) for who, counts in totals.items()}
            for who, points in now.items():
                if self.points[kind].get(who) != points:
                    self.reached[kind, who] = ms
            self.points[kind] = now

    def board(self, kind: BoardKind) -> list[Standing]:
        totals = self.totals()[kind]
        order = sorted(totals, key=lambda who: (-self.score(totals[who]), self.reached[kind, who], who))
        return [
            Standing(rank + 1, who, self.score(totals[who]), *totals[who], self.reached[kind, who])
            for rank, who in enumerate(order)
        ]


class Reference:
    """Counts rows one by one."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self.campaigns: dict[str, _Campaign] = {}
        self.works: dict[str, list[int]] = {}
        for row in rows:
            self.take(row)

    def board(self, campaign: str, kind: BoardKind) -> list[Standing]:
        return self.campaigns[campaign].board(kind) if campaign in self.campaigns else []

    def late(self, campaign: str) -> int:
        return len(self.campaigns[campaign].late) if campaign in self.campaigns else 0

    def take(self, row: Row) -> None:
        if row.kind not in ("PLAY", "LIKE", "UNLIKE"):
            self._of_campaign(self.campaigns.setdefault(row.campaign, _Campaign()), row)
        else:
            self._of_work(row)
        for campaign in self.campaigns.values():
            campaign.settle(row.ms)

    def _of_work(self, row: Row) -> None:
        plays, likes = self.works.setdefault(row.work, [0, 0])
        self.works[row.work] = [
            plays + (row.kind == "PLAY"),
            likes + (row.kind == "LIKE") - (row.kind == "UNLIKE"),
        ]
        for campaign in self.campaigns.values():
            if campaign.closed or campaign.closes_at is None or row.ms >= campaign.closes_at:
                continue
            for one in campaign.submissions.values():
                if one.work == row.work:
                    _touch(one, row)

    def _of_campaign(self, campaign: _Campaign, row: Row) -> None:
        if row.kind == "VOTE" and row.late:
            campaign.late.add(row.actor)
        elif campaign.closed:
            return
        elif row.kind == "VOTE":
            campaign.votes[row.actor] = row.submission
        elif row.kind == "CLOSE":
            campaign.closed = True
        elif row.kind == "RULE":
            _, votes, likes, plays, closes_at = map(int, row.rule.split(","))
            campaign.weights = campaign.weights or (votes, likes, plays)
            if campaign.closes_at is None or row.ms < campaign.closes_at:
                campaign.closes_at = closes_at
        else:
            one = campaign.submissions.setdefault(row.submission, _Submission())
            one.counts = row.kind == "ENTRY"
            if one.counts:
                one.author, one.organisation, one.work = row.actor, row.organisation, row.work


def _touch(one: _Submission, row: Row) -> None:
    if row.kind == "UNLIKE":
        one.likers.discard(row.actor)
    elif one.counts and row.kind == "LIKE":
        one.likers.add(row.actor)
    elif one.counts and row.kind == "PLAY":
        one.plays += 1
