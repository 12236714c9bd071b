"""The GraphQL schema: composed of the subjects, printed as schema/schema.graphql."""
