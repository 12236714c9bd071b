"""Decisions of the domain's tables as GraphQL permissions."""

from campaigns.pages.decide import MESSAGES, Decision
from schema.text import BilingualText, Permission, PermissionReason


def permission(decision: Decision) -> Permission:
    """Allowed, or why not and in which words."""
    if decision is True:
        return Permission(allowed=True)
    en, zh = MESSAGES[decision]
    return Permission(allowed=False, reason=PermissionReason[decision.name], message=BilingualText(zh=zh, en=en))
