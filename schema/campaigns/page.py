"""A campaign with its entries in one statement; columns as in campaigns/submissions/cypher/entries_page.cypher."""

from typing import Any

from campaigns.submissions.queries import entries_page
from campaigns.votes.queries import votes_by
from core.paging import DEFAULT_FIRST, MAX_FIRST, cursor
from schema.context import Context
from schema.execution.pages import Inside, Listed, Page, Read, View, Wanted, connection
from schema.shown import global_id_shown, moment_shown
from schema.text import Language
from schema.works.types import WorkState

AUTHOR: View = {
    "id": Read("global_id_shown('Person', {o}[13])", shown=True),
    "handle": Read("{o}[14]"),
    "name": Read("{o}[15]"),
    "viewerIsFollowing": Read("{o}[16]"),
}
WORK: View = {
    "id": Read("global_id_shown('Work', {o}[4])", shown=True),
    "title": Read("{o}[5]"),
    "caption": Read("{o}[6]"),
    "language": Read("languages[{o}[7]]", shown=True),
    "state": Read("work_states[{o}[8]]", shown=True),
    "createdAt": Read("moment_shown({o}[9])", shown=True),
    "publishedAt": Read("moment_shown({o}[10]) if {o}[10] is not None else None", shown=True),
    "isPublic": Read("{o}[10] is not None", shown=True),
    "playCount": Read("{o}[11]"),
    "likeCount": Read("{o}[12]"),
    "author": Inside("{o} if {o}[13] is not None else None", (("True", "Person", AUTHOR),)),
}
ORGANISATION: View = {
    "id": Read("global_id_shown('Organisation', {o}[17])", shown=True),
    "handle": Read("{o}[18]"),
    "name": Read("{o}[19]"),
    "nameZh": Read("{o}[19]"),
    "nameEn": Read("({o}[20] or {o}[19])"),
}
ENTRY: View = {
    "id": Read("global_id_shown('Submission', {o}[0])", shown=True),
    "state": Read("'ACCEPTED'", shown=True),
    "enteredAt": Read("moment_shown({o}[1])", shown=True),
    "decidedAt": Read("moment_shown({o}[2]) if {o}[2] is not None else None", shown=True),
    "viewerHasVoted": Read("{o}[22]", group="vote"),
    "work": Inside("{o} if {o}[4] is not None else None", (("True", "Work", WORK),)),
    "organisation": Inside("{o} if {o}[17] is not None else None", (("True", "Organisation", ORGANISATION),)),
}
HOST: View = {
    "id": Read("global_id_shown('Organisation', {o}[16])", shown=True),
    "handle": Read("{o}[17]"),
    "name": Read("{o}[18]"),
    "nameZh": Read("{o}[18]"),
    "nameEn": Read("({o}[19] or {o}[18])"),
}
CAMPAIGN: View = {
    "id": Read("global_id_shown('Campaign', {o}[0])", shown=True),
    "handle": Read("{o}[1]"),
    "title": Inside("{o}", (("True", "BilingualText", {"zh": Read("{o}[2]"), "en": Read("{o}[3]")}),)),
    "text": Inside(
        "{o}[10]", (("True", "BilingualText", {"zh": Read("{o}[0]"), "en": Read("{o}[1]")}),), group="texts"
    ),
    "rules": Inside(
        "{o}[10]", (("True", "BilingualText", {"zh": Read("{o}[2]"), "en": Read("{o}[3]")}),), group="texts"
    ),
    "opensAt": Read("moment_shown({o}[11])", shown=True),
    "closesAt": Read("moment_shown({o}[12])", shown=True),
    "createdAt": Read("moment_shown({o}[13])", shown=True),
    "followerCount": Read("{o}[14]"),
    "viewerIsFollowing": Read("{o}[15]"),
    "organisation": Inside("{o}", (("True", "Organisation", HOST),)),
    "topic": Read("{o}[4]"),
    "hue": Read("{o}[5]"),
    "state": Read("campaign_states[{o}[6]]", shown=True),
    "submissionCount": Read("{o}[7]"),
    "partnerCount": Read("{o}[8]"),
    "submissions": Listed(
        "entries",
        "{o}[9]",
        "SubmissionConnection",
        lambda first: connection(first, "SubmissionEdge", (("True", "Submission", ENTRY),), "({o}[3], {o}[0])"),
    ),
}


async def _load(context: Context, arguments: dict[str, Any], wanted: Wanted) -> Any:
    row = await entries_page(
        context.db,
        viewer=context.viewer,
        handle=arguments["handle"],
        texts="texts" in wanted,
        limit=wanted["entries"] + 1 if "entries" in wanted else 0,
    )
    if row is not None and "vote" in wanted:
        held = None
        if row[20] is not None:
            held = (await votes_by(context.redis, pseudonym=row[20], campaign_ids=[row[0]])).get(row[0])
        for entry in row[9]:
            entry.append(entry[0] == held)
    return row


ENTRIES = Page(
    _load,
    (("True", "Campaign", CAMPAIGN),),
    {
        "cursor": cursor,
        "global_id_shown": global_id_shown,
        "moment_shown": moment_shown,
        "languages": {each.name: each.name for each in Language},
        "work_states": {each.name: each.name for each in WorkState},
        "campaign_states": {each: each for each in ("DRAFT", "OPEN", "FROZEN", "FINAL", "ARCHIVED")},
    },
    DEFAULT_FIRST,
    MAX_FIRST,
)
