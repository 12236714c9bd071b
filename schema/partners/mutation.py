"""All mutations of partners."""

import strawberry

from schema.partners.accept import AcceptPartnerMutation
from schema.partners.apply import ApplyMutation
from schema.partners.checklist import ChecklistMutation
from schema.partners.invite import InvitePartnerMutation
from schema.partners.review import ReviewPartnerMutation


@strawberry.type
class PartnersMutation(
    InvitePartnerMutation, AcceptPartnerMutation, ApplyMutation, ReviewPartnerMutation, ChecklistMutation
):
    """Taking part in campaigns."""
