"""Files that nobody here wrote, brought in as offices would; skipped where they are absent."""
