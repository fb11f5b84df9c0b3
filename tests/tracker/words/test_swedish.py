"""Every sentence of the source has its Swedish."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from tracker.words import __main__ as command
from tracker.words import extraction
from tracker.words.catalogue import catalogue, path_of
from tracker.words.extraction import in_step, lacking, save, sentences, template

PLACEHOLDER = re.compile(r"\{(\w*)[^}]*\}")


def forms(value: object) -> list[str]:
    return [str(form) for form in value] if isinstance(value, list | tuple) else [str(value)]


def every_message() -> list[Message]:
    return [message for message in in_step("sv", template()) if message.id]


def test_no_sentence_lacks_swedish_or_is_half_sure_of_it() -> None:
    assert [message.id for message in lacking(in_step("sv", template()))] == []


def test_the_catalogue_holds_no_sentence_that_the_source_has_lost() -> None:
    found = {message.id for message in template()}
    assert [message.id for message in catalogue("sv") if message.id not in found] == []


def test_the_swedish_has_the_same_placeholders() -> None:
    wrong = [
        message.id
        for message in every_message()
        for english, swedish in zip(forms(message.id), forms(message.string), strict=True)
        if set(PLACEHOLDER.findall(english)) != set(PLACEHOLDER.findall(swedish))
    ]
    assert wrong == []


def test_the_swedish_is_calm_and_ends_as_the_english_does() -> None:
    pairs = [
        pair
        for message in every_message()
        for pair in zip(forms(message.id), forms(message.string), strict=True)
    ]
    assert [sv for _, sv in pairs if "!" in sv or "“" in sv] == []
    assert [sv for en, sv in pairs if en.count('"') != sv.count('"')] == []
    assert [sv for en, sv in pairs if en.endswith(".") != sv.endswith(".")] == []
    assert [sv for en, sv in pairs if (en == en.strip()) != (sv == sv.strip())] == []


def test_both_arms_of_a_condition_are_found_and_pairs_stay_together() -> None:
    source = b"""
N_("one")
words.say("two" if x else "three", n=n)
words.say_n("{n} four", "{n} fours", n)
N_n("{n} six", "{n} sixes")
words.say(name)
other("five")
N_("a long "
   "sentence")
"""
    assert sorted(map(str, sentences(source))) == [
        "('{n} four', '{n} fours')",
        "('{n} six', '{n} sixes')",
        "a long sentence",
        "one",
        "three",
        "two",
    ]


def test_a_translation_survives_and_a_new_sentence_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "scenarios" / "one.py"
    source.parent.mkdir()
    source.write_text('N_("kept")\nsay_n("{n} day", "{n} days", 3)', encoding="utf-8")
    monkeypatch.setattr(extraction, "ROOT", tmp_path)
    monkeypatch.setattr(extraction, "path_of", lambda language: tmp_path / f"{language}.po")
    path = tmp_path / "sv.po"
    path.write_text('msgid "kept"\nmsgstr "behållen"\n\nmsgid "gone"\nmsgstr "borta"\n', "utf-8")
    assert command.main() == 1
    assert "1 without a translation" in capsys.readouterr().out
    text = path.read_text("utf-8")
    assert 'msgid "kept"\nmsgstr "behållen"' in text
    assert "gone" not in text
    assert 'msgid_plural "{n} days"' in text
    words = in_step("sv", template())
    words["{n} day"].string = ("{n} dag", "{n} dagar")
    save("sv", words)
    assert command.main() == 0


def test_writing_the_catalogue_again_changes_nothing(tmp_path: Path) -> None:
    before = path_of("sv").read_bytes()
    copy = tmp_path / "sv.po"
    with pytest.MonkeyPatch.context() as patch:
        words = in_step("sv", template())
        patch.setattr(extraction, "path_of", lambda _: copy)
        save("sv", words)
    assert copy.read_bytes() == before
