"""A campaign's page: what its host writes on it, its dates, and the states it goes through."""
