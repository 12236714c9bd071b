"""Partners and their invitations as GraphQL."""
