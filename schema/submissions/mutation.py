"""All mutations of entries."""

import strawberry

from schema.submissions.enter import EnterCampaignMutation
from schema.submissions.review import ReviewSubmissionMutation


@strawberry.type
class SubmissionsMutation(EnterCampaignMutation, ReviewSubmissionMutation):
    """Entering works and judging them."""
