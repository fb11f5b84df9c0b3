"""Past years come in as rows that say their day, their act and why; twice changes nothing."""

from datetime import date

import pytest

from scenarios.edits import Correct, Undo
from scenarios.history import History, Moment
from scenarios.kinds import RecordId
from scenarios.revisions import Act
from tests.plans import TODAY, full_plan, with_edits
from tracker.exchange.preview import Import, preview
from tracker.exchange.sheets import File

YEARS = """code,title,status,effective_on,act,reason,trigger,author,rests_on,until,successor
Z1,Först,,2020-01-01,add,,,Chef,,,
Z1,Sedan,met,2021-01-01,revise,nya tal kom,new_data,Chef,,,
Z1,,,2022-01-01,confirm,,,,besök på plats,,
Z1,,,2023-01-01,defer,,,,,2024-01-01,
Z1,,,2024-06-01,retire,ersatt av annat,decision,Chef,,,Z2
Z1,Åter,met,2025-01-01,restore,behövs igen nu,,,,,
Z2,Ny,,2024-06-01,,,,,,,
"""
SCALE = """title,status_scale,effective_on
Plan,"met|Uppfyllt|a|b|;partly|Delvis|a|b|",2020-01-01
"""


def brought(text: str, history: History | None = None, name: str = "goal.csv") -> Import:
    return preview(history or full_plan(), TODAY, [File(name, text.encode())])


def sentences(found: Import) -> list[str]:
    return [str(problem.refused) for problem in found.all_problems]


def with_scale() -> History:
    scale = brought(SCALE, History.empty(), "settings.csv")
    assert sentences(scale) == []
    return with_edits(History.empty(), scale.edits)


def test_years_of_a_record_become_the_acts_they_say() -> None:
    found = brought(YEARS, with_scale())
    assert sentences(found) == []
    history = with_edits(with_scale(), found.edits)
    rows = history.revisions_of(RecordId("goal", "Z1"))
    assert [row.act for row in rows] == [
        Act.ADD,
        Act.REVISE,
        Act.CONFIRM,
        Act.DEFER,
        Act.RETIRE,
        Act.RESTORE,
    ]
    assert [row.effective_on.year for row in rows] == [2020, 2021, 2022, 2023, 2024, 2025]
    assert rows[1].values == {"title": "Sedan", "status": "met"}
    assert (rows[1].reason, rows[1].trigger, rows[1].author) == ("nya tal kom", "new_data", "Chef")
    assert rows[2].values == {"rests_on": "besök på plats"}
    assert rows[3].values == {"until": date(2024, 1, 1)}
    assert rows[4].values == {"successor": "Z2"}
    assert rows[5].values == {"title": "Åter"}
    assert history.at(Moment(date(2020, 6, 1))).get("goal", "Z1").title == "Först"
    assert history.at(Moment(date(2024, 12, 31))).get("goal", "Z1") is None


def test_years_that_come_in_twice_change_nothing() -> None:
    history = with_edits(with_scale(), brought(YEARS, with_scale()).edits)
    again = brought(YEARS, history)
    assert (sentences(again), again.edits) == ([], [])
    assert again.counts(0)["unchanged"] == 7


def test_years_in_any_order_of_rows_give_the_same_history() -> None:
    head, *rows = YEARS.splitlines()
    turned = "\n".join([head, *rows[::-1]]) + "\n"
    one, other = (
        with_edits(with_scale(), brought(text, with_scale()).edits) for text in (YEARS, turned)
    )
    for key in ("Z1", "Z2"):
        told = [
            [
                (row.act, row.effective_on, row.values)
                for row in history.revisions_of(RecordId("goal", key))
            ]
            for history in (one, other)
        ]
        assert told[0] == told[1]


def test_a_row_that_was_corrected_since_is_not_turned_back() -> None:
    history = with_edits(with_scale(), brought(YEARS, with_scale()).edits)
    target = history.revisions_of(RecordId("goal", "Z1"))[1].position
    mended = Correct(kind="goal", key="Z1", values={"title": "Rättat"}, target=target)
    history = with_edits(history, [mended])
    assert brought(YEARS, history).edits == []


def test_years_that_were_undone_come_in_again() -> None:
    history = with_edits(with_scale(), brought(YEARS, with_scale()).edits)
    history = with_edits(history, [Undo(change=history.last_change)])
    assert history.now(TODAY).get("goal", "Z2") is None
    again = brought(YEARS, history)
    assert sentences(again) == []
    assert with_edits(history, again.edits).now(TODAY).get("goal", "Z2").title == "Ny"


def test_a_file_without_acts_tells_years_by_their_days_alone() -> None:
    text = "scenario,judge,percent,effective_on\n" + "".join(
        f"{code},group,{percent},{day}\n"
        for day, percents in [("2025-06-01", (50, 50)), ("2025-12-01", (70, 30))]
        for code, percent in zip("AB", percents, strict=True)
    )
    found = brought(text, name="likelihood.csv")
    assert sentences(found) == []
    history = with_edits(full_plan(), found.edits)
    told = [
        history.at(Moment(day)).get("likelihood", "A/group").percent
        for day in (date(2025, 5, 31), date(2025, 6, 1), date(2025, 12, 1))
    ]
    assert told == [60, 50, 70]
    assert brought(text, history, "likelihood.csv").edits == []


def test_an_earlier_first_day_moves_the_beginning_and_changes_nothing_after() -> None:
    found = brought("code,title,effective_on\nS2,Tidigt,2020-01-01\n")
    assert sentences(found) == []
    history = with_edits(full_plan(), found.edits)
    assert history.at(Moment(date(2021, 1, 1))).get("goal", "S2").title == "Tidigt"
    assert history.now(TODAY).get("goal", "S2").title == "=Levande, stadskärna"


def test_a_correction_in_a_file_repairs_what_was_set_that_day() -> None:
    text = "code,title,effective_on,act,reason\nS2,Rätt,2025-01-15,correct,skrivfel i filen\n"
    found = brought(text)
    assert sentences(found) == []
    history = with_edits(full_plan(), found.edits)
    assert history.revisions_of(RecordId("goal", "S2"))[-1].act is Act.CORRECT
    assert history.now(TODAY).get("goal", "S2").title == "Rätt"
    assert brought(text, history).edits == []


HEAD = "code,title,effective_on,act,rests_on,until,successor\n"
WRONG = {
    "an act nobody knows": ("S1,x,2026-01-01,change,,,", "act", "change"),
    "an undo": ("S1,x,2026-01-01,undo,,,", "act", "undo"),
    "a confirmation that changes": ("S1,Annat,2026-01-01,confirm,,,", "title", "Annat"),
    "what another act carries": ("S1,Fler bostäder,2026-01-01,revise,,2027-01-01,", "until", None),
    "a correction of nothing": ("S1,x,2026-01-01,correct,,,", "effective_on", None),
    "an add of what is there": ("S1,x,2026-01-01,add,,,", None, None),
    "a restore of what lives": ("S1,x,2026-01-01,restore,,,", None, None),
    "a revision before the first day": ("S1,x,2020-01-01,revise,,,", None, None),
    "a retirement of nothing": ("Q9,,2026-01-01,retire,,,", None, None),
    "a day to come": ("S1,x,2027-01-01,revise,,,", "effective_on", None),
    "no day": ("S1,x,igår,revise,,,", "effective_on", "igår"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_row_that_cannot_be_is_one_problem_on_its_row(what: str) -> None:
    row, column, value = WRONG[what]
    found = brought(HEAD + row + "\n")
    [problem] = found.all_problems
    assert problem.row == 2
    assert column is None or problem.column == column
    assert value is None or problem.value == value


def test_the_same_act_twice_on_a_day_is_refused_with_both_rows() -> None:
    row = "S1,{},2026-01-01,revise,,,\n"
    [problem] = brought(HEAD + row.format("ett") + row.format("två")).all_problems
    assert (problem.row, problem.values["first"]) == (3, 2)
