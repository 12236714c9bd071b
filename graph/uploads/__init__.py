"""Files on their way from a person to the object store, until the server has looked at them itself."""
