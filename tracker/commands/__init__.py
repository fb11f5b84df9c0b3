"""What each word of the command line does: an answer for programs and sentences for people."""
