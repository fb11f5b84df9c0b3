"""The moment bar above every page: now, a review or any day, kept in step with the address."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import streamlit as st

from scenarios.errors import Refused
from scenarios.history import History, Moment, ReviewMark
from tracker import listings
from tracker.screen import playing
from tracker.visit import NOW
from tracker.words import Words

AT, VERSUS = "at", "vs"
SHOWING = "moment_showing"  # what the address said when the bar was drawn last
SHOWN = 12


@dataclass(frozen=True)
class Bar:
    """The moments that can be gone to, and the one that the address asks for."""

    history: History
    words: Words
    today: date

    def reviews(self) -> list[ReviewMark]:
        """Give the reviews that have been, by date."""
        return [mark for mark in self.history.reviews(self.today) if mark.day <= self.today]

    def moment(self, text: str) -> Moment | None:
        """Give the moment that a text names, None when it names none."""
        try:
            return self.history.moment(text, self.today)
        except Refused:
            return None

    def options(self, *asked: str | None) -> list[str]:
        """Give the last reviews, what was asked for besides, and now, in the order of time."""
        codes = [mark.code for mark in self.reviews()[-SHOWN:]]
        others = [text for text in dict.fromkeys(asked) if text and text not in (*codes, NOW)]
        known = [text for text in (*codes, *others) if self.moment(text) is not None]
        return [*sorted(known, key=self._place), NOW]

    def _place(self, text: str) -> tuple[date, int]:
        moment = self.moment(text) or Moment(self.today)
        return moment.day, moment.known or 0

    def draw(self, ends: Callable[[str], None]) -> str:
        """Draw the bar, with `ends` at its end, and give the moment as the address has it."""
        following = playing.due()
        if following is not None:
            go(following)
        in_address, in_state = st.query_params.get(AT), st.session_state.get(AT)
        options = self.options(in_address, in_state)
        if in_state not in (None, *options):
            del st.session_state[AT]
        with st.container(key="moment", horizontal=True, vertical_alignment="center", gap="small"):
            chosen = self._steps(options, self._going_to())
            playing.play(self.words, options, chosen)
            self._any_day()
            st.markdown(listings.grey(self._said(chosen)), width="stretch")
            ends(chosen)
        if in_address and in_address != NOW and in_address not in options:
            st.warning(self._unknown(in_address), icon=":material/event_busy:")
        return chosen

    @staticmethod
    def _going_to() -> str:
        """Give the moment that is about to be shown: of a new address its own, else the chosen."""
        in_address = st.query_params.get(AT, NOW)
        is_new = in_address != st.session_state.get(SHOWING)
        return str(in_address if is_new else st.session_state.get(AT) or in_address)

    def _steps(self, options: list[str], going_to: str) -> str:
        place = options.index(going_to) if going_to in options else len(options) - 1
        self._step("chevron_left", self.words.say("Earlier"), "Alt+Left", options, place - 1)
        chosen = st.segmented_control(
            self.words.say("Moment"),
            options,
            default=NOW,
            required=True,
            bind="query-params",
            key=AT,
            format_func=self._label,
            label_visibility="collapsed",
            wrap=False,
        )
        self._step("chevron_right", self.words.say("Later"), "Alt+Right", options, place + 1)
        st.session_state[SHOWING] = str(chosen or NOW)
        return str(chosen or NOW)

    def _label(self, option: str) -> str:
        return self.words.say("Now") if option == NOW else option

    def _step(self, icon: str, name: str, keys: str, options: list[str], place: int) -> None:
        st.button(
            name,
            icon=f":material/{icon}:",
            key=f"moment_{icon}",
            type="tertiary",
            help=name,
            shortcut=keys,
            disabled=not 0 <= place < len(options),
            on_click=go,
            args=(options[min(max(place, 0), len(options) - 1)],),
        )

    def _any_day(self) -> None:
        """Draw the way to the older reviews and to any day."""
        label = self.words.say("Another day or review")
        icon = ":material/calendar_month:"
        with st.popover(label, icon=icon, type="tertiary", help=label, key="moment_any"):
            earlier = [mark.code for mark in self.reviews()[:-SHOWN]]
            if earlier:
                st.selectbox(
                    self.words.say("Earlier reviews"),
                    earlier[::-1],
                    index=None,
                    placeholder=self.words.say("Choose"),
                    key="moment_earlier",
                    on_change=_go_to,
                    args=("moment_earlier",),
                )
            st.date_input(
                self.words.say("The plan as it stood at the end of a day"),
                value=None,
                max_value=self.today,
                format="YYYY-MM-DD",
                key="moment_day",
                on_change=_go_to,
                args=("moment_day",),
            )
            st.button(
                self.words.say("Go there"),
                key="moment_go",
                on_click=_go_to,
                args=("moment_day",),
            )

    def _said(self, chosen: str) -> str:
        if chosen == NOW:
            return self.words.say("today {day}", day=self.today)
        moment = self.moment(chosen) or Moment(self.today)
        return self.words.day(moment.day)

    def _unknown(self, text: str) -> str:
        sentence = self.words.say(
            "“{text}” is not a moment. Write now, a day like 2025-03-31, or a review's code.",
            text=text,
        )
        return f"{listings.plain(sentence)} {self.words.say('You see the plan as it is now.')}"


def go(text: str) -> None:
    """Go to a moment."""
    st.session_state[AT] = text


def _go_to(key: str) -> None:
    chosen = st.session_state[key]
    if chosen is not None:
        go(str(chosen))
        st.session_state[key] = None
