"""An office's own file goes in by its profile: nothing is lost, nothing is read silently."""

import json
from datetime import date

import pytest

from scenarios.history import History
from tracker.exchange.office.codes import code_of
from tracker.exchange.office.reading import read_by_profile
from tracker.exchange.preview import preview
from tracker.exchange.profiles import (
    NoSuchProfile,
    Profile,
    ProfileUnclear,
    ProfileUnreadable,
    profile_at,
    profile_of,
    shipped,
)
from tracker.exchange.sheets import File, Sheet

TODAY = date(2026, 11, 23)


def a_profile(**more: object) -> Profile:
    told = {"kind": "goal", "key": "Nr", "title": "Namn", "fields": {"title": "Namn"}} | more
    return profile_of("test", json.dumps(told).encode())


def sheets(text: str | bytes, profile: Profile) -> tuple[Sheet, ...]:
    data = text if isinstance(text, bytes) else text.encode()
    return read_by_profile(File("mål.csv", data), profile, History.empty(), TODAY)


def own(text: str | bytes, profile: Profile) -> Sheet:
    return sheets(text, profile)[-1]


def sentences(sheet: Sheet) -> list[str]:
    return [str(problem.refused) for problem in sheet.problems]


def test_the_heading_row_and_the_delimiter_are_found_where_the_profile_does_not_say() -> None:
    found = own("Målrapport 2026\n\nNr;Namn;Övrigt\n1;Fler bostäder;x\n", a_profile())
    assert (found.header_row, found.delimiter) == (3, ";")
    assert [(row.line, row.key, row.values) for row in found.rows] == [
        (4, "1", {"title": "Fler bostäder"})
    ]


def test_a_blank_cell_of_an_office_file_never_deletes() -> None:
    profile = a_profile(fields={"title": "Namn", "owner": "Ansvarig"})
    assert own("Nr,Namn,Ansvarig\n1,A,\n", profile).rows[0].values == {"title": "A"}


def test_a_value_map_gives_words_their_meaning_whatever_their_case() -> None:
    status = {"column": "Läge", "map": {"Uppfyllt": "met"}, "default": "not_judged"}
    profile = a_profile(fields={"title": "Namn", "status": status})
    found = own("Nr,Namn,Läge\n1,A,UPPFYLLT\n2,B,kanske\n", profile)
    assert [row.values["status"] for row in found.rows] == ["met", "not_judged"]
    assert [(note.row, note.value) for note in found.notes] == [(3, "kanske")]


def test_a_word_without_meaning_is_a_problem_where_the_map_has_no_default() -> None:
    profile = a_profile(
        fields={"title": "Namn", "status": {"column": "Läge", "map": {"ok": "met"}}}
    )
    found = own("Nr,Namn,Läge\n1,A,kanske\n", profile)
    assert (found.problems[0].row, found.problems[0].column) == (2, "Läge")
    assert found.refused == 1
    assert not found.rows


@pytest.mark.parametrize(
    ("unreadable", "values", "told"),
    [
        ("refuse", None, (1, 0)),
        ("empty", {"title": "A", "due": None}, (0, 1)),
        ("leave", {"title": "A"}, (0, 0)),
    ],
)
def test_a_date_that_cannot_be_read_is_refused_emptied_or_left_as_the_profile_says(
    unreadable: str, values: dict[str, object] | None, told: tuple[int, int]
) -> None:
    due = {"column": "Slut", "dates": ["%d.%m.%y"], "unreadable": unreadable}
    found = own("Nr,Namn,Slut\n1,A,TBD\n", a_profile(fields={"title": "Namn", "due": due}))
    assert [row.values for row in found.rows] == ([] if values is None else [values])
    assert (len(found.problems), len(found.notes)) == told


def test_dates_are_read_by_the_first_pattern_that_fits() -> None:
    due = {"column": "Slut", "dates": ["%d.%m.%y", "%Y-%m-%d"]}
    found = own(
        "Nr,Namn,Slut\n1,A,31.12.40\n2,B,2027-02-01\n",
        a_profile(fields={"title": "Namn", "due": due}),
    )
    assert [row.values["due"] for row in found.rows] == [date(2040, 12, 31), date(2027, 2, 1)]


def test_numbers_are_read_with_their_decimal_sign_and_without_signs_to_strip() -> None:
    value = {"column": "Värde", "decimal": ",", "strip": "%"}
    profile = profile_of(
        "test",
        json.dumps(
            {
                "kind": "observation",
                "key": {"indicator": "Nr", "period": "Period"},
                "fields": {"value": value},
            }
        ).encode(),
    )
    found = own("Nr;Period;Värde\nI1;2026-Q3;\u22121\u202f234,5 %\n", profile)
    assert found.rows[0].values == {"value": -1234.5}


def test_numbers_are_multiplied_as_they_are_written_so_that_no_decimal_is_lost() -> None:
    percent = {"column": "Del", "decimal": ",", "times": 100, "unreadable": "empty"}
    profile = a_profile(
        kind="likelihood",
        key={"scenario": "Nr", "judge": {"constant": "group"}},
        title=None,
        fields={"percent": percent},
    )
    found = own("Nr;Del\n1;0,148566337043\n2;0,07\n3;saknas\n", profile)
    assert [row.values["percent"] for row in found.rows] == [14.8566337043, 7.0, None]
    assert [note.value for note in found.notes] == ["saknas"]


def test_a_part_of_the_key_that_is_always_the_same_names_no_record_by_itself() -> None:
    key = {"scenario": "Nr", "judge": {"constant": "group"}}
    profile = a_profile(kind="likelihood", key=key, title=None, fields={"percent": "Del"})
    found = own("Nr,Del\nA,60\n,40\n", profile)
    assert [row.key for row in found.rows] == ["A/group"]
    assert [problem.row for problem in found.problems] == [3]


def test_a_file_that_does_not_say_its_day_gets_it_by_its_name() -> None:
    told = {"effective_on": "{day}", "review": "R{number}", "reason": "{Namn}, {number}"}
    profile = a_profile(files={"mål": {"day": "2026-05-31", "number": "7"}}, **told)
    row = own("Nr,Namn\n1,A\n", profile).rows[0]
    assert (row.effective_on, row.review, row.reason) == (date(2026, 5, 31), "R7", "A, 7")


def test_a_file_that_its_profile_does_not_name_is_refused_with_those_it_does() -> None:
    profile = a_profile(files={"maj": {"day": "2026-05-31"}}, effective_on="{day}")
    assert sentences(own("Nr,Namn\n1,A\n", profile)) == [
        "The profile test does not name the file mål, only: maj."
    ]


def test_a_title_names_the_record_only_where_the_key_cell_is_empty() -> None:
    found = own("Nr,Namn\nP1,Hamn\n,Åre nya bad\n", a_profile())
    assert [row.key for row in found.rows] == ["P1", "are-nya-bad"]


def test_a_row_with_neither_key_nor_title_is_a_problem() -> None:
    found = own("Nr,Namn,X\n,,y\n", a_profile())
    assert "names no record" in sentences(found)[0]


def test_two_rows_with_one_key_are_a_problem_that_names_both() -> None:
    found = own("Nr,Namn\n1,A\n1,B\n", a_profile())
    assert found.problems[0].row == 3
    assert "row 2" in sentences(found)[0]


def test_rows_are_left_out_by_number_and_by_what_stands_in_them() -> None:
    profile = a_profile(skip={"rows": [2], "where": {"Namn": "^Summa"}})
    found = own("Nr,Namn\n0,Rubrik\n1,A\n,Summa alla\n", profile)
    assert [row.key for row in found.rows] == ["1"]
    assert found.skipped == 2


def test_a_byte_that_no_encoding_explains_refuses_the_file_with_its_line() -> None:
    found = own(b"Nr,Namn\n1,Caf\x9d\xe5\n", a_profile())
    assert found.problems[0].row == 2
    assert not found.rows


def test_a_profile_may_have_such_a_byte_replaced_and_it_is_told() -> None:
    found = own(b"Nr,Namn\n1,Caf\x9d\xe5\n", a_profile(undecodable="replace"))
    assert found.rows[0].values["title"] == "Caf\ufffdå"
    assert [(note.row, note.column) for note in found.notes] == [(2, "Namn")]


def test_day_review_and_reason_are_made_from_columns() -> None:
    profile = a_profile(effective_on="{År}-03-31", review="R{År}", reason="Rapport för {År}")
    row = own("Nr,Namn,År\n1,A,2025\n", profile).rows[0]
    assert (row.effective_on, row.review, row.reason) == (
        date(2025, 3, 31),
        "R2025",
        "Rapport för 2025",
    )


def test_what_a_profile_brings_along_comes_first_and_once() -> None:
    review = {
        "kind": "review",
        "key": "R{År}",
        "values": {"title": "År {År}", "date": "{År}-03-31"},
    }
    profile = a_profile(brings=[review], effective_on="{År}-03-31")
    first, second = sheets("Nr,Namn,År\n1,A,2025\n2,B,2025\n", profile)
    assert (first.kind, first.brought_along, second.brought_along) == ("review", True, False)
    assert [row.key for row in first.rows] == ["R2025"]


def test_a_profile_that_no_longer_fits_says_which_headings_are_gone_and_which_are_new() -> None:
    profile = a_profile(fields={"title": "Namn", "owner": "Ansvarig"})
    [problem] = own("Nr,Namn,Ägare\n1,A,B\n", profile).problems
    assert problem.values["columns"] == ["Ansvarig"]
    assert problem.values["fresh"] == ["Ägare"]


def test_a_name_that_is_new_to_a_profile_is_told() -> None:
    key = {"indicator": "Nr", "period": {"constant": "2026"}}
    profile = a_profile(kind="observation", key=key, title=None, fields={"value": "Tal"})
    found = own("Nr,Tal\nNytt mått,1\n", profile)
    assert "“Nytt mått”" in sentences(found)[0]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (b"[]", ProfileUnreadable),
        (b"{", ProfileUnreadable),
        (b'{"kind": "gaol"}', ProfileUnclear),
        (b'{"kind": "goal", "colour": 1}', ProfileUnclear),
        (b'{"kind": "goal", "fields": {"titel": "x"}}', ProfileUnclear),
        (
            b'{"kind": "goal", "fields": {"due": {"column": "x", "unreadable": "eh"}}}',
            ProfileUnclear,
        ),
    ],
)
def test_a_profile_that_says_something_unknown_is_refused(told: bytes, why: type) -> None:
    with pytest.raises(why):
        profile_of("test", told)


def test_a_profile_that_is_nowhere_is_refused_with_those_that_come_along() -> None:
    with pytest.raises(NoSuchProfile, match="gmpp-uk"):
        profile_at("nowhere")


def test_every_profile_that_comes_along_can_be_read() -> None:
    assert [profile_at(name).name for name in shipped()] == shipped()


def test_a_long_title_makes_a_code_of_its_own() -> None:
    one, two = code_of("a" * 60 + " one"), code_of("a" * 60 + " two")
    assert one != two
    assert len(one) <= 40


def test_a_new_scale_is_a_change_of_method_and_is_told_as_one() -> None:
    scale = {"column": "Läge", "map": {"3 av 5": "partly"}, "new_method": True}
    profile = a_profile(fields={"title": "Namn", "status": scale})
    found = own("Nr,Namn,Läge\n1,A,3 av 5\n2,B,\n", profile)
    assert [row.trigger for row in found.rows] == ["method", None]


def test_what_the_rows_say_of_a_record_that_is_brought_along_is_written_too() -> None:
    brings = [{"kind": "goal", "key": "9", "values": {"title": "Nytt"}}]
    profile = a_profile(brings=brings, fields={"title": "Namn", "owner": "Ansvarig"})
    file = File("mål.csv", b"Nr;Namn;Ansvarig\n9;Nytt;Ekonom\n")
    found = preview(History.empty(), TODAY, [file], profile=profile)
    assert not found.all_problems
    assert [outcome.status for outcome in found.outcomes] == ["added", "changed"]
    assert found.outcomes[-1].set == {"owner": (None, "Ekonom")}
