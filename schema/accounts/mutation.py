"""All mutations of accounts."""

import strawberry

from schema.accounts.sign_in import SignInMutation
from schema.accounts.sign_up import SignUpMutation


@strawberry.type
class AccountsMutation(SignUpMutation, SignInMutation):
    """Signing up, in and out."""
