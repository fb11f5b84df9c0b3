"""The days on which a country is free from work, with their names."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import holidays

KEPT = ("public", "de_facto")  # in Sweden the eves of midsummer, Christmas and the new year
LANGUAGES: Mapping[str, tuple[str, ...]] = {"sv": ("sv", "sv_FI"), "en": ("en_US", "en_GB")}


@lru_cache(maxsize=256)
def free_days(country: str | None, year: int, language: str) -> Mapping[date, str]:
    """Give the free days of a year by day; none where the country is not known."""
    if country not in holidays.list_supported_countries():
        return {}
    known = holidays.country_holidays(country)
    spoken = [one for one in LANGUAGES[language] if one in known.supported_languages]
    return dict(
        holidays.country_holidays(
            country,
            years=year,
            categories=[one for one in KEPT if one in known.supported_categories],
            language=spoken[0] if spoken else None,
        )
    )
