"""All mutations of partners."""

import strawberry

from schema.partners.accept import AcceptPartnerMutation
from schema.partners.invite import InvitePartnerMutation
from schema.partners.review import ReviewPartnerMutation


@strawberry.type
class PartnersMutation(InvitePartnerMutation, AcceptPartnerMutation, ReviewPartnerMutation):
    """Taking part in campaigns."""
