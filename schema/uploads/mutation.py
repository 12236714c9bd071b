"""All mutations of uploads."""

import strawberry

from schema.uploads.finish import FinishUploadMutation
from schema.uploads.start import StartUploadMutation


@strawberry.type
class UploadsMutation(StartUploadMutation, FinishUploadMutation):
    """Sending files."""
