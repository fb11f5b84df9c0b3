"""What people are handed: the notes of a review, as HTML, Markdown, Word and PDF."""
