"""The application: screen, files, database and clock around the plan."""
