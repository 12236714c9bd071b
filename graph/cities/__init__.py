"""Cities: the geonames list, as nodes that accounts live in."""
