"""Bringing many organisations into a campaign, as GraphQL and as the address that takes their spreadsheet."""
