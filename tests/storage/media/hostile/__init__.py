"""Files that mean harm or are broken, made here: what each is, and what becomes of it."""
