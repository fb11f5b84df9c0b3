"""Profiles: kept by name, each workspace its own."""

from tracker.store import Store

TOLD = {"kind": "goal", "key": {"code": "Nr"}, "fields": {"title": "Mål"}, "leave_out": ["total"]}


def test_a_profile_comes_back_as_it_was_told(store: Store) -> None:
    store.create("plan")
    store.profiles("plan").keep("kvartal", TOLD)
    assert store.profiles("plan").all() == {"kvartal": TOLD}


def test_a_later_profile_takes_the_place_of_the_one_of_its_name(store: Store) -> None:
    store.create("plan")
    profiles = store.profiles("plan")
    profiles.keep("kvartal", TOLD)
    profiles.keep("kvartal", TOLD | {"kind": "indicator"})
    profiles.keep("bokslut", TOLD)
    assert profiles.all() == {"bokslut": TOLD, "kvartal": TOLD | {"kind": "indicator"}}


def test_each_workspace_has_its_own_and_may_throw_them_away(store: Store) -> None:
    store.create("plan")
    store.create("other")
    store.profiles("plan").keep("kvartal", TOLD)
    assert store.profiles("other").all() == {}
    for _ in range(2):
        store.profiles("plan").drop("kvartal")
    assert store.profiles("plan").all() == {}
