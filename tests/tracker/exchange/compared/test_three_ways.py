"""A row is compared with the revision it was written from, with what is there now, and merged."""

from datetime import date

import pytest

from scenarios.edits import Edit, Retire, Revise
from scenarios.history import History, Moment
from scenarios.kinds import RecordId
from tests.plans import FIRST_DAY, TODAY, full_plan, with_edits
from tracker.exchange.compared.terms import Terms
from tracker.exchange.out.writing import written
from tracker.exchange.preview import Import, preview
from tracker.exchange.sheets import File
from tracker.words import Words

LATER = date(2026, 1, 1)


def revise(key: str, day: date = TODAY, **values: object) -> Edit:
    return Revise(kind="goal", key=key, values=values, effective_on=day)


def goals(text: str) -> list[File]:
    return [File("goal.csv", text.encode())]


def imported(history: History, text: str, terms: Terms = Terms()) -> Import:  # noqa: B008
    return preview(history, TODAY, goals(text), terms)


def told(found: Import) -> dict[str, int]:
    return {name: count for name, count in found.counts(0).items() if count}


def test_what_only_others_have_changed_stays_changed() -> None:
    history = with_edits(full_plan(), [revise("S1", title="Annat")])
    found = imported(history, "code,title,owner,revision\nS1,Fler bostäder,Planchef,1\n")
    assert told(found) == {"unchanged": 1}


def test_fields_that_others_have_not_touched_are_merged_with_theirs() -> None:
    history = with_edits(full_plan(), [revise("S1", title="Annat")])
    found = imported(history, "code,title,owner,revision\nS1,Fler bostäder,Ekonom,1\n")
    [edit] = found.edits
    assert isinstance(edit, Revise)
    assert edit.values == {"owner": "Ekonom"}


def test_a_field_that_both_have_changed_is_a_clash_with_all_three_values() -> None:
    history = with_edits(full_plan(), [revise("S1", title="Deras")])
    found = imported(history, "code,title,revision\nS1,Vår,1\n")
    assert told(found) == {"clashes": 1}
    [problem] = found.all_problems
    assert (problem.row, problem.column, problem.value) == (2, "title", "Vår")
    assert [problem.values[name] for name in ("base", "theirs", "yours")] == [
        "Fler bostäder",
        "Deras",
        "Vår",
    ]
    assert "Fler bostäder" in problem.placed(Words("sv"))


def test_what_both_have_changed_alike_is_no_clash() -> None:
    history = with_edits(full_plan(), [revise("S1", title="Samma")])
    assert told(imported(history, "code,title,revision\nS1,Samma,1\n")) == {"unchanged": 1}


def test_without_a_revision_the_comparison_is_with_now() -> None:
    history = with_edits(full_plan(), [revise("S1", title="Deras")])
    for text in ("code,title\nS1,Vår\n", "code,title,revision\nS1,Vår,\n"):
        assert told(imported(history, text)) == {"changed": 1, "cells_changed": 1}


def test_a_revision_of_another_plan_is_compared_with_now() -> None:
    found = imported(full_plan(), "code,title,revision\nS1,Vår,77\n")
    assert told(found) == {"changed": 1, "cells_changed": 1}


def test_a_column_that_is_not_there_is_untouched_and_so_is_a_row() -> None:
    assert told(imported(full_plan(), "code,title\nS1,Fler bostäder\n")) == {"unchanged": 1}


def test_a_file_of_a_past_day_compares_with_that_day() -> None:
    history = with_edits(full_plan(), [revise("S1", LATER, confidence=8)])
    text = "code,title,confidence,revision\nS1,{title},{confidence},2@2025-06-01\n"
    unchanged = imported(history, text.format(title="Fler bostäder", confidence=6))
    assert told(unchanged) == {"unchanged": 1}
    titled = imported(history, text.format(title="Färre", confidence=6))
    assert told(titled) == {"changed": 1, "cells_changed": 1}
    clash = imported(history, text.format(title="Fler bostäder", confidence=7))
    assert told(clash) == {"clashes": 1}


def test_an_edit_of_a_past_day_is_written_for_that_day() -> None:
    history = with_edits(full_plan(), [revise("S1", LATER, confidence=8)])
    terms = Terms(effective_on=date(2025, 6, 1), reason="sent inkommet")
    found = imported(history, "code,confidence,revision\nS1,5,2@2025-06-01\n", terms)
    assert told(found) == {"changed": 1, "cells_changed": 1}
    after = with_edits(history, found.edits)
    assert after.at(Moment(date(2025, 12, 31))).get("goal", "S1").confidence == 5
    assert after.now(TODAY).get("goal", "S1").confidence == 8
    assert told(imported(after, "code,confidence\nS1,5\n", terms)) == {"unchanged": 1}


def test_what_others_have_retired_is_told_only_when_the_file_changed_it() -> None:
    history = with_edits(full_plan(), [Retire(kind="assumption", key="F2")])
    text = "code,text,revision\nF2,{},1\n"
    same = preview(
        history, TODAY, [File("assumption.csv", text.format("'@räntan stannar").encode())]
    )
    assert told(same) == {"unchanged": 1}
    other = preview(history, TODAY, [File("assumption.csv", text.format("annat").encode())])
    assert told(other) == {"clashes": 1}


def test_a_retired_record_in_a_file_without_revisions_is_restored() -> None:
    history = with_edits(full_plan(), [Retire(kind="assumption", key="F2")])
    file = File("assumption.csv", "code,text,evidence\nF2,räntan,ny\n".encode())
    found = preview(history, TODAY, [file])
    assert told(found) == {"added": 1}
    after = with_edits(history, found.edits)
    assert after.now(TODAY).get("assumption", "F2").evidence == "ny"
    assert told(preview(after, TODAY, [file])) == {"unchanged": 1}


def test_complete_retires_what_the_file_does_not_hold() -> None:
    file = File("assumption.csv", "code,text\nF1,Befolkningen växer\n".encode())
    found = preview(full_plan(), TODAY, [file], Terms(complete=True, reason="ur bruk"))
    assert told(found) == {"unchanged": 1, "retired": 1}
    after = with_edits(full_plan(), found.edits)
    assert after.now(TODAY).keys("assumption") == ["F1"]
    assert after.revisions_of(RecordId("assumption", "F2"))[-1].reason == "ur bruk"


def test_complete_retires_nothing_while_a_row_cannot_be_read() -> None:
    file = File("assumption.csv", b"code,text\nF1,\n")
    found = preview(full_plan(), TODAY, [file], Terms(complete=True))
    assert told(found) == {"refused": 1}


def test_retiring_what_is_referred_to_is_refused_with_what_refers() -> None:
    found = imported(full_plan(), "code,title\nS1,Fler bostäder\n", Terms(complete=True))
    sentences = [str(problem.refused) for problem in found.all_problems]
    assert len(sentences) == 2
    assert "allocation:G4/N1" in " ".join(sentences)


def test_files_refer_to_each_other_in_any_order() -> None:
    files = [
        File("allocation.csv", b"resource,goal,amount\nR9,Z9,3\n"),
        File("goal.csv", b"code,title,parent\nZ9,Nytt,S1\n"),
        File("resource.csv", b"code,title,unit\nR9,Mark,ha\n"),
    ]
    for order in (files, files[::-1]):
        found = preview(full_plan(), TODAY, order)
        assert found.all_problems == []
        assert len(found.edits) == 3


def test_a_row_that_is_refused_does_not_make_those_that_name_it_wrong() -> None:
    files = [
        File("goal.csv", b"code,title,due\nZ9,Nytt,snart\n"),
        File("indicator.csv", b"code,goal,title,unit,wanted\nI9,Z9,Antal,st,raise\n"),
    ]
    [problem] = preview(full_plan(), TODAY, files).all_problems
    assert (problem.file, problem.column) == ("goal.csv", "due")


def test_one_record_in_two_files_is_refused_with_both_places() -> None:
    files = [File("goal.csv", b"code,title\nZ9,Ett\n"), File("goal-2.csv", b"code,title\nZ9,Tv\n")]
    [problem] = preview(full_plan(), TODAY, files).all_problems
    assert (problem.file, problem.row) == ("goal-2.csv", 2)
    assert "goal.csv" in str(problem.refused)


@pytest.mark.parametrize("column", ["rubrik", "Rubrik", "TITLE", " title "])
def test_a_column_may_be_headed_by_its_name_or_its_words(column: str) -> None:
    assert told(imported(full_plan(), f"kod,{column}\nS1,Nytt\n")) == {
        "changed": 1,
        "cells_changed": 1,
    }


def test_a_review_gives_its_day_and_stands_in_every_revision() -> None:
    terms = Terms(review="R1", reason="på mötet bestämt", author="Ordförande")
    found = imported(full_plan(), "code,confidence\nS1,9\n", terms)
    [row] = with_edits(full_plan(), found.edits).revisions_of(RecordId("goal", "S1"))[1:]
    assert (row.effective_on, row.review) == (FIRST_DAY, "R1")
    assert (row.reason, row.author) == (terms.reason, terms.author)


def test_what_all_rows_share_is_refused_once() -> None:
    for terms in (Terms(effective_on=date(2027, 1, 1)), Terms(review="R77")):
        found = imported(full_plan(), "code,confidence\nS1,9\nS2,3\nN1,4\n", terms)
        [problem] = found.all_problems
        assert (problem.row, problem.column) == (None, None)
        assert told(found) == {"refused": 3}


def test_importing_the_same_file_again_changes_nothing() -> None:
    text = "code,title,confidence,due\nS1,Nytt,,2027-01-01\nQ1,Nyast,5,\n"
    first = imported(full_plan(), text)
    assert told(first) == {"added": 1, "changed": 1, "cells_changed": 2, "cells_cleared": 1}
    assert told(imported(with_edits(full_plan(), first.edits), text)) == {"unchanged": 2}


def test_what_was_exported_and_changed_meanwhile_still_merges() -> None:
    data = written(full_plan(), "goal", Moment(TODAY), today=TODAY).replace(b"Jobb", b"Arbeten")
    history = with_edits(full_plan(), [revise("N1", owner="Annan"), revise("S2", status="partly")])
    found = preview(history, TODAY, [File("goal.csv", data)])
    assert told(found) == {"changed": 1, "cells_changed": 1, "unchanged": 2}
