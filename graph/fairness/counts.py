"""Where the counts are kept in Redis. The fold alone writes them, all at once with how far it has come (commit.lua).

A scope is a set of plays: ALL (the whole ledger), a surface, or a campaign's page. A creator is named as the ledger
names them, by a random pseudonym.
"""

from storage.exposures.stream import Surface

ALL = "ALL"
SCOPES = (ALL, *(surface.value for surface in Surface))

AT = "kindred:fairness:at"
"""Hash: version, positions in both streams and in the published works, the controller's state and its coefficient."""
SINCE = "kindred:fairness:since"
"""Hash: scope → ms since 1970 of the first thing counted in it."""
IMPRESSIONS = "kindred:fairness:works:impressions"
PLAYS = "kindred:fairness:works:plays"
DWELL = "kindred:fairness:works:dwell"
"""Hashes by work. Dwell in ms."""
TOTALS = "kindred:fairness:totals"
"""Hash: `surface|i`, `surface|p`, `surface|d` → impressions, plays, dwell (ms) of a surface."""
CREATOR = "kindred:fairness:creator"
"""Hash: work → creator."""
CHANGED = "kindred:fairness:changed"
"""Set: scopes whose published figures are behind."""
DIRTY = "kindred:fairness:dirty"
"""Set: works whose impressions the graph does not know yet."""

NEWEST = "kindred:feeds:newest"
BELOW = "kindred:feeds:below"
HOT = "kindred:feeds:hot"
"""Sorted sets of works: by publication; below the floor, by publication; by plays, of which old ones weigh less."""


def plays_key(scope: str) -> str:
    """Hash: creator → plays in the scope, zeros included."""
    return f"kindred:fairness:plays:{scope}"


def campaign_scope(campaign_id: str) -> str:
    """The scope of plays on a campaign's page."""
    return f"c:{campaign_id}"


def snapshot_key(scope: str) -> str:
    """What is published of a scope, as JSON."""
    return f"kindred:fairness:snapshot:{scope}"
