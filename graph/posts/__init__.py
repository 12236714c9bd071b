"""Status posts: short texts with pictures, by people and on behalf of organisations."""
