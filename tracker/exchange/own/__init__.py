"""Files of our own: told from others, and read into what their rows say of records."""
