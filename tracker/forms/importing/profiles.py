"""Profiles on screen: offered for a file, loaded from JSON, and kept for the next of its sort."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from tracker import listings
from tracker.exchange.faults import Fault
from tracker.exchange.leaves.leaf import Leaf
from tracker.exchange.office.fitting import fit_of
from tracker.exchange.office.guesses import Proposal, lasting
from tracker.exchange.office.opening import laid_out
from tracker.exchange.profiles import SHIPPED, profile_of, shipped
from tracker.forms.importing.place import FORM
from tracker.forms.importing.way import Way
from tracker.forms.importing.widgets import one_of
from tracker.visit import Visit

Told = Mapping[str, Any]


def offered(visit: Visit, way: Way, leaf: Leaf) -> None:
    """Draw the choice of a profile, and say whether it fits."""
    known = known_profiles(visit)
    with st.expander(visit.say("Read by a profile"), icon=":material/auto_fix_high:"):
        one_of(
            visit,
            visit.say("Profile"),
            list(known),
            way.profile,
            lambda name: _take(way, name, known.get(name)),
            help=visit.say("How a file of this sort was read before."),
        )
        if way.profile in _kept_here(visit):
            st.button(
                visit.say("Forget this profile"),
                key=f"{FORM}_forget",
                icon=":material/delete:",
                type="tertiary",
                on_click=_forget,
                args=(visit, way, way.profile),
            )
        given = st.file_uploader(
            visit.say("Or a profile as a JSON file"), type="json", key=f"{FORM}:profile_file"
        )
    if given is not None and way.profile != given.name:
        _load(visit, way, given.name, given.getvalue())
    if way.profile and not way.by_itself:
        _fits(visit, way, leaf)
    if way.outdated and way.outdated.fault:
        _outdated(visit, way.outdated.fault)


def known_profiles(visit: Visit) -> dict[str, Told]:
    """Give the profiles that were kept here, and those that come along."""
    come_along = {name: json.loads((SHIPPED / f"{name}.json").read_bytes()) for name in shipped()}
    return come_along | _kept_here(visit)


def _kept_here(visit: Visit) -> dict[str, Told]:
    return {**visit.workspace.store.profiles(visit.workspace.name).all()}


def _forget(visit: Visit, way: Way, name: str) -> None:
    visit.workspace.store.profiles(visit.workspace.name).drop(name)
    _take(way, None, None)


def recognise(visit: Visit, way: Way, leaves: Sequence[Leaf]) -> None:
    """Choose the profile that was kept for files of this sort, if one fits and nothing is said."""
    if way.looked or way.said or way.profile:
        return
    way.looked = True
    fit = fit_of(leaves, _kept_here(visit))
    if fit is not None and fit.fault is None:
        _take(way, fit.name, fit.told)
        way.by_itself = True
    else:
        way.outdated = fit


def recognised(visit: Visit, way: Way) -> None:
    """Say by which profile the file is read without anybody's choice, with the way out of it."""
    if not way.by_itself:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="import_recognised"):
        told = visit.say(
            "Read by the profile “{profile}”, for every heading that it names is here.",
            profile=way.profile,
        )
        st.markdown(f":material/auto_fix_high: {listings.cell(told)}", width="content")
        st.button(
            visit.say("Read it without"),
            key=f"{FORM}_without",
            type="tertiary",
            icon=":material/close:",
            on_click=_take,
            args=(way, None, None),
        )


def _take(way: Way, name: str | None, told: Told | None) -> None:
    opened: Told = {word: way.said[word] for word in ("sheet", "encoding") if word in way.said}
    way.profile, way.said = name, {**opened, **(told or {})}
    way.also, way.looked, way.by_itself, way.outdated = [], True, False, None


def _load(visit: Visit, way: Way, name: str, data: bytes) -> None:
    try:
        profile_of(name, data)
    except Fault as fault:
        st.error(listings.plain(visit.words.refusal(fault)), icon=":material/error:")
        return
    _take(way, name, json.loads(data))
    st.rerun()


def _fits(visit: Visit, way: Way, leaf: Leaf) -> None:
    try:
        laid_out(leaf, profile_of(way.profile or "", json.dumps(way.said).encode()))
    except Fault as fault:
        st.warning(listings.plain(visit.words.refusal(fault)), icon=":material/warning:")
        return
    told = visit.say("The profile fits: every heading that it names is there.")
    st.markdown(f":material/check: {listings.plain(told)}")


def _outdated(visit: Visit, fault: Fault) -> None:
    """Say why the file is not read as files like it were."""
    told = visit.say("A file like this was read before, but not by that profile now.")
    why = listings.plain(visit.words.refusal(fault))
    st.warning(f"{listings.plain(told)} {why}", icon=":material/warning:")


def keeping(visit: Visit, way: Way, proposal: Proposal) -> None:
    """Draw how to keep what was said of this file for the next one of its sort."""
    usual = way.profile or way.file.name.rsplit(".", 1)[0]
    with st.expander(visit.say("Keep how this file was read"), icon=":material/bookmark_add:"):
        name = st.text_input(
            visit.say("Name of the profile"), usual, key=f"{FORM}:profile_name"
        ).strip()
        told = {"profile": name or usual, **lasting(_plainly(proposal))}
        with st.container(horizontal=True):
            st.button(
                visit.say("Remember it here"),
                key=f"{FORM}_remember",
                icon=":material/bookmark_add:",
                on_click=_remember,
                args=(visit, way, name or usual, told),
            )
            st.download_button(
                visit.say("Download it as JSON"),
                json.dumps(told, ensure_ascii=False, indent=2).encode(),
                file_name=f"{name or usual}.json",
                mime="application/json",
                key=f"{FORM}_profile_json",
                icon=":material/download:",
                on_click="ignore",
            )
        if way.profile and name == way.profile:
            st.markdown(listings.grey(visit.say("The next file of this sort is read by it.")))


def _plainly(proposal: Proposal) -> Told:
    return {word: said for word, said in proposal.told.items() if word != "profile"}


def _remember(visit: Visit, way: Way, name: str, told: Told) -> None:
    visit.workspace.store.profiles(visit.workspace.name).keep(name, told)
    way.profile = name
