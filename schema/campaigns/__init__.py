"""Campaigns as GraphQL: their pages, states and public record."""
