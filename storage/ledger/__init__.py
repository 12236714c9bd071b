"""The ledger: every play, like and vote, in the order received, kept for ever under random pseudonyms.

    request ─ Ledger.append ─┐ one script call for all that wait ┌─ fold (campaigns/leaderboard)
    request ─ Ledger.append ─┴──► Redis stream, fsync, answer ───┴─ seal: hash-chained Parquet

A row holds pseudonyms, ids of works, submissions and campaigns, integers and times: nothing that names
a person.
"""

from storage.ledger.committer import Ledger
from storage.ledger.entries import Entry, Receipt

__all__ = ["Entry", "Ledger", "Receipt"]
