"""Works that are entered in campaigns, on behalf of an organisation that has to say yes."""
