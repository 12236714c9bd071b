"""All mutations of campaigns."""

import strawberry

from schema.campaigns.create import CreateCampaignMutation
from schema.campaigns.edit import EditCampaignMutation
from schema.campaigns.states import CampaignStatesMutation


@strawberry.type
class CampaignsMutation(CreateCampaignMutation, EditCampaignMutation, CampaignStatesMutation):
    """Making and running campaigns."""
