"""The demonstration's sources keep the rules of the plan, checked without the product."""

import csv
import itertools
from collections import Counter
from collections.abc import Iterator

from demo import derive_expected, schema, story, write_source
from demo.replay import SOURCE, Moment, Row, rows_of
from scenarios.kinds import KINDS
from scenarios.revisions import RESERVED, TRIGGERS
from tests.demo.reading import EVER, day_at_home, every_row, replay, reviews

QUIET = range(27, 32)
SAME_IN_BOTH = {
    "%",
    "MW",
    "ha",
    "index 0–100",
    "m²",
    "Controller",
    "Väderåsa Energi & Bostäder AB",
    "Mellanåsens Elnät",
    "Granit & Stål i Väderåsa AB",
}
OF_THE_SCALE = {"met", "partly", "not_met", "not_judged"}


def test_the_written_files_are_what_the_tables_and_the_story_say() -> None:
    assert {path.name: path.read_bytes() for path in SOURCE.iterdir()} == write_source.files()


def test_expected_json_is_what_the_sources_give() -> None:
    assert derive_expected.EXPECTED.read_text(encoding="utf-8") == derive_expected.derive()


def test_the_schema_written_down_apart_is_that_of_the_product() -> None:
    assert {name: kind.key for name, kind in KINDS.items()} == dict(schema.KEYS)
    for name, kind in KINDS.items():
        assert list(kind.fields) == list(schema.FIELDS[name])
        required = {field for field, told in schema.FIELDS[name].items() if "*" in told}
        assert required <= {field for field, about in kind.fields.items() if about.required}
    assert set(RESERVED) - {"revision"} == set(schema.CARRIED) - {"made_at"}
    assert set(TRIGGERS) == set(schema.TRIGGERS)


def test_files_are_canonical_csv() -> None:
    for path in SOURCE.iterdir():
        content = path.read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf")
        assert content.endswith(b"\r\n")
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert {len(row) for row in rows} == {len(rows[0])}
        texts = [
            cell for row in rows for cell in row if not cell.lstrip("-").replace(".", "").isdigit()
        ]
        assert not [text for text in texts if text.startswith(("=", "+", "-", "@"))]


def test_every_cell_is_a_value_of_its_field() -> None:
    for kind, key, row in every_row():
        assert KINDS[kind].checked_key(key) == key
        for name in schema.FIELDS[kind]:
            field = KINDS[kind].fields[name]
            assert field.write(field.read(row[name])) == row[name], (kind, key, name)


def test_every_kind_has_records() -> None:
    assert {kind for kind, _ in replay().records} == set(schema.KEYS)


def test_every_act_is_told_at_least_once() -> None:
    acts = Counter(row["act"] for _, _, row in every_row())
    assert set(acts) == set(schema.ACTS)
    assert [row for row in rows_of("changes") if row["undoes"]]


def test_records_live_before_anything_is_done_to_them() -> None:
    for kind, key in replay().records:
        alive, ever = False, False
        for row in replay().in_effect(kind, key, EVER):
            assert row["act"] in schema.ACTS
            assert (row["act"] == "add") == (not ever), (kind, key, row["effective_on"])
            assert (row["act"] == "restore") == (ever and not alive), (kind, key)
            alive, ever = row["act"] != "retire", True


def test_an_act_that_changes_something_says_why() -> None:
    for kind, key, row in every_row():
        if row["act"] == "confirm":
            assert row["rests_on"], (kind, key)
            continue
        assert len(row["reason"]) >= 10, (kind, key, row["made_at"])
        assert row["trigger"] in schema.TRIGGERS, (kind, key, row["made_at"])
    undone = [row for row in rows_of("changes") if row["undoes"]]
    assert all(row["reason"] and row["trigger"] for row in undone)


def test_every_act_has_an_author_in_a_role() -> None:
    roles = set(story.words())
    assert {row["author"] for _, _, row in every_row()} <= roles


def test_acts_in_a_review_take_its_day_and_nothing_follows_its_finalising() -> None:
    for code, day in reviews().items():
        inside = [(kind, row) for kind, _, row in every_row() if row["review"] == code]
        finalising = [
            row
            for kind, row in inside
            if row["state" if kind == "review" else "act"] == "finalised"
        ]
        assert len(finalising) == (0 if code == "R8" else 1)
        for kind, row in inside:
            last = row in finalising or kind == "addendum"
            assert last or row["effective_on"] == day, (code, kind, row["made_at"])
            closed = finalising and kind != "addendum"
            assert not closed or row["made_at"] <= finalising[0]["made_at"]


def test_finalising_takes_effect_on_the_day_it_is_written() -> None:
    finalised = [row for row in rows_of("review") if row["state"] == "finalised"]
    assert [row["code"] for row in finalised] == [f"R{number}" for number in range(1, 8)]
    for row in finalised:
        assert day_at_home(row["made_at"]).isoformat() == row["effective_on"]
        assert row["finalised_text"].startswith("# Minnesanteckningar")


def test_nothing_takes_effect_before_it_is_written_down_and_nobody_works_in_july() -> None:
    for kind, key, row in every_row():
        made = day_at_home(row["made_at"])
        assert row["effective_on"] <= made.isoformat(), (kind, key)
        assert made.isocalendar().week not in QUIET
        assert made.weekday() < 5


def test_changes_are_listed_with_the_moments_of_their_acts() -> None:
    moments = [row["made_at"] for row in rows_of("changes")]
    assert moments == sorted(set(moments))
    empty = {row["made_at"] for row in rows_of("changes") if row["undoes"]}
    assert set(moments) - empty == {row["made_at"] for _, _, row in every_row()}


def references(kind: str, row: Row) -> Iterator[tuple[str, str]]:
    """Give what a row refers to: by its fields, and by its key."""
    for name, told in (schema.FIELDS[kind] | schema.KEY_REFERENCES.get(kind, {})).items():
        kept_as, _, other = told.partition(":")
        for part in filter(None, row[name].split(";")):
            if kept_as == "mentions":
                of, _, code = part.partition(":")
                yield of, code
            elif kept_as in {"ref", "refs"} and part != "group":
                yield other.rstrip("*"), part


def test_what_is_referred_to_is_there_on_that_day() -> None:
    for kind, key, row in every_row():
        moment = Moment(row["effective_on"], row["made_at"])
        found = list(references(kind, row)) if row["act"] in schema.SETTING_ACTS else []
        found += [("decision", row["decision"])] if row["decision"] else []
        found += [("review", row["review"])] if row["review"] else []
        found += [(kind, row["successor"])] if row["successor"] else []
        for other in found:
            assert replay().state(*other, moment).alive, (kind, key, other)


def test_relations_stand_in_the_order_of_their_codes() -> None:
    assert all(row["first"] < row["second"] for row in rows_of("relation"))


def test_likelihoods_sum_to_a_hundred_after_every_change_on_every_day() -> None:
    rows = rows_of("likelihood")
    days = sorted({row["effective_on"] for row in rows})
    for day, known in itertools.product(days, sorted({row["made_at"] for row in rows})):
        living = replay().living("likelihood", Moment(day, known)).values()
        assert not living or sum(float(each.fields["percent"]) for each in living) == 100


def test_sectors_units_and_statuses_are_those_of_the_settings() -> None:
    settings = rows_of("settings")[-1]
    assert {row["sector"] for row in rows_of("goal")} - {""} <= set(settings["sectors"].split(";"))
    units = {row["unit"] for kind in ("indicator", "resource") for row in rows_of(kind)} - {""}
    assert units == set(settings["units"].split(";"))
    scale = {step.split("|")[0] for step in settings["status_scale"].split(";")}
    assert {row["status"] for row in rows_of("goal")} - {""} == scale == OF_THE_SCALE


def texts() -> Iterator[str]:
    for kind, _, row in every_row():
        for name in schema.FIELDS[kind]:
            if schema.is_worded(kind, name):
                many = schema.type_of(kind, name) == "texts"
                yield from row[name].split(";") if many else [row[name]]
        yield from (row[name] for name in schema.CARRIED_TEXTS)
    for row in rows_of("changes"):
        yield from (row["person"], row["source"], row["reason"])


def test_every_swedish_text_has_an_english_one_and_none_is_left_over() -> None:
    english = replay().english
    assert {text for text in texts() if text} == set(english)
    assert all(english.values())
    assert {sv for sv, en in english.items() if sv == en} == SAME_IN_BOTH
    assert set(story.words()) <= set(english)


def test_english_is_english() -> None:
    names = {"Väderåsa", "Tallköping", "Mellanåsen", "Bostäder", "Stål", "Mellanåsens", "Elnät"}
    for english in replay().english.values():
        left = english
        for name in names:
            left = left.replace(name, "")
        assert not set(left) & set("åäöÅÄÖ"), english


def test_one_english_text_stands_for_one_swedish_title() -> None:
    titles = [row["title"] for kind in ("goal", "resource", "scenario") for row in rows_of(kind)]
    english = [replay().english[title] for title in set(titles) - {""}]
    assert len(english) == len(set(english))
