"""Classes: lessons in order, a number of places, who is enrolled, and how far each has come."""
