"""Keep the words in step with the source: `python -m tracker.words`."""

import sys

from tracker.words.catalogue import LANGUAGES, SOURCE
from tracker.words.extraction import in_step, lacking, save, template


def main() -> int:
    """Write every catalogue anew and list what lacks a translation."""
    found, missing = template(), 0
    for language in LANGUAGES:
        if language != SOURCE:
            words = in_step(language, found)
            save(language, words)
            for message in lacking(words):
                sys.stdout.write(f"{language}: {message.id!r}\n")
                missing += 1
    sys.stdout.write(f"{missing} without a translation\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
