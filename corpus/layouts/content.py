"""What the layout letters say: blocks in reading order, the same for every program that sets them.

Inline: `**bold**`; `^{marker|text of the footnote}` where a footnote is called; `[#8]` a redaction eight characters wide.
All persons, organisations and places are invented.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

REDACTION = "███"
NOTE = re.compile(r"\^\{([^|}]+)\|([^}]*)\}")
BAR = re.compile(r"\[#(\d+)\]")


@dataclass(frozen=True)
class Block:
    """One block. `kind` says how it is set; `cells` holds the columns of a head, the rows of a table, the signatures."""

    kind: str
    text: str = ""
    cells: tuple[tuple[str, ...], ...] = field(default=())


@dataclass(frozen=True)
class Letter:
    """A letter and how its pages are furnished: `number` is the form of page numbers, `running` the running head."""

    name: str
    language: str
    blocks: tuple[Block, ...]
    number: str = "{page}"
    running: str = ""


def expected(letter: Letter) -> str:
    """The text that layout should compose: blocks parted by blank lines, footnotes at the end."""
    notes = [match for block in letter.blocks for text in _texts(block) for match in NOTE.finditer(text)]
    parts = [part for block in letter.blocks for part in _expected(block)]
    return "\n\n".join([*parts, *(plain(match[2]) for match in notes)])


def plain(text: str) -> str:
    """Text without marks: bold gone, calls gone, redactions typed, odd blanks and ligatures made plain."""
    text = BAR.sub(REDACTION, NOTE.sub("", text)).replace("**", "").replace("\u00ad", "")
    for sign in "\u00a0\u2009\u202f":
        text = text.replace(sign, " ")
    return text.replace("ﬁ", "fi").replace("ﬀ", "ff")


def _texts(block: Block) -> list[str]:
    return [block.text, *(cell for row in block.cells for cell in row)]


def _expected(block: Block) -> list[str]:
    if block.kind == "head":
        return [plain(cell) for column in block.cells for cell in column]
    if block.kind == "table":
        return [" | ".join(map(plain, row)) for row in block.cells]
    if block.kind == "signatures":
        return [plain(cell) for row in block.cells for cell in row]
    if block.kind == "pair":
        return [plain(cell) for cell in block.cells[0]]
    if block.kind == "bullet":
        return [f"• {plain(block.text)}"]
    if block.kind in {"new page", "space"}:
        return []
    return [plain(block.text)]


HEAD = Block(
    "head",
    cells=(
        (
            "NATIONS UNIES",
            "HAUT-COMMISSARIAT DES NATIONS UNIES\nAUX DROITS DE L’HOMME",
            "PROCÉDURES SPÉCIALES DU\nCONSEIL DES DROITS DE L’HOMME",
        ),
        (
            "UNITED NATIONS",
            "OFFICE OF THE UNITED NATIONS\nHIGH COMMISSIONER FOR HUMAN RIGHTS",
            "SPECIAL PROCEDURES OF THE\nHUMAN RIGHTS COUNCIL",
        ),
    ),
)
PALAIS = Block(
    "palais",
    "PALAIS DES NATIONS • 1211 GENEVA 10, SWITZERLAND\n"
    "TEL: +41 22 917 9359 • FAX: +41 22 917 9008 • E-MAIL: registry@ohchr.org",
)

_FILLER = (
    "The police report, which the family was allowed to read only once, states that the search began at 4.15 a.m. and "
    "ended at noon. Neighbours who had gathered in the courtyard said that eleven officers in plain clothes took part, "
    "of whom three carried rifles, and that none of them showed a warrant. Two computers, a printer and the accounts of "
    "the association were taken away. No list of the objects was drawn up, although the lawyer asked for one twice."
)

VICTIMS = Letter(
    "victims",
    "en",
    (
        PALAIS,
        Block(
            "mandates",
            "Mandates of the Special Rapporteur on the situation of human rights defenders; the Special Rapporteur on the "
            "promotion and protection of the right to freedom of opinion and expression; the Special Rapporteur on minority "
            "issues and the Working Group on Enforced or Involuntary Disappearances",
        ),
        Block("lines", "Ref.: AL XQA 7/2021\n(Please use this reference in your reply)"),
        Block("date", "4 May 2021"),
        Block("flush", "Excellency,"),
        Block(
            "para",
            "We have the honour to address you in our capacities as Special Rapporteur on the situation of human rights "
            "defenders; Special Rapporteur on the promotion and protection of the right to freedom of opinion and expression; "
            "Special Rapporteur on minority issues and Working Group on Enforced or Involuntary Disappearances, pursuant to "
            "Human Rights Council resolutions 43/16, 43/4, 43/8 and 45/3.",
        ),
        Block(
            "para",
            "In this connection, we would like to bring to the attention of your Excellency’s Government information we have "
            "received concerning the arrest of **Ms. Ilona Varkas** and **Mr. Petru Salomé**, of the association “Open Wells”, "
            "and of [#9], a minor.^{1|Information received on 2 March 2021; see also "
            "https://www.ohchr.org/en/special-procedures/archive/letters/2021/open-wells-and-others.html, which was last "
            "consulted on 30 April 2021, and the decision of the district court of Lower Marsk of 11 March 2021, of which "
            "a copy was provided.}",
        ),
        Block("flush", "According to the information received:"),
        Block(
            "indented",
            "On 2 March 2021, Ms. Varkas was arrested at her home in the above-mentioned district of Lower Marsk under "
            "article 214, part 2, of the Criminal Code (“insult of a public servant”).^{2|Law No. 31 of 2015.} "
            + _FILLER,
        ),
        Block(
            "indented",
            "In the following week, Mr. Salomé, a non-governmental observer, and [#14] were taken to the pre-trial centre of "
            "Upper Marsk. They were questioned about their reports on the well-being of the Sarmic-speaking minority and "
            "on the drying up of the wells.^{3|A/HRC/46/35, para. 12. The observer’s report was published in two languages, of "
            "which only the second, shorter one was withdrawn by the authorities of the region; the first is still to be "
            "found in public libraries, according to the source, and was cited by the mayor of Upper Marsk in a statement "
            "of 19 March 2021 that was broadcast by the regional television and later removed from its website. The "
            "statement said that the wells had run dry because of the weather.} " + _FILLER,
        ),
        Block("indented", "The persons named below were released between 20 and 25 March 2021:"),
        Block(
            "table",
            cells=(
                ("No.", "Name", "Date of arrest", "Place of detention"),
                ("1", "Ilona Varkas", "2 March 2021", "Police station of Lower Marsk"),
                (
                    "2",
                    "Petru Salomé",
                    "9 March 2021",
                    "Pre-trial centre of Upper Marsk, later the central prison",
                ),
                ("3", "Dorota Hemmings-Osei", "10 March 2021", "Pre-trial centre of Upper Marsk"),
            ),
        ),
        Block("indented", _FILLER),
        Block(
            "para",
            "While we do not wish to prejudge the accuracy of these allegations, we express our serious concern at what "
            "appears to be a reprisal for the exercise of the right to freedom of expression. The following are of "
            "particular concern:",
        ),
        Block(
            "bullet",
            "the arrest of a minor, whose family was not told of his whereabouts for three days and nights;",
        ),
        Block("bullet", "the use of article 214;"),
        Block(
            "bullet",
            "the seizure of the association’s accounts, without which it can neither pay its staff nor answer to its donors.",
        ),
        Block(
            "para",
            "As it is our responsibility, under the mandates provided to us by the Human Rights Council, to seek to clarify "
            "all cases brought to our attention, we would be grateful for your observations on the following matters:",
        ),
        Block(
            "item",
            "1. Please provide any additional information and any comment you may have on the above allegations.",
        ),
        Block(
            "item",
            "2. Please explain the legal and factual basis of the arrest of Ms. Varkas, Mr. Salomé and the other persons "
            "named above, and in particular:",
        ),
        Block(
            "sub",
            "(a) whether a warrant had been issued, by which court and on what date it was shown to them;",
        ),
        Block(
            "sub",
            "(b) how the measures are compatible with resolution 24/24^{4|Adopted on 27 September 2013.} and with articles 9 and 19 of the Covenant.",
        ),
        Block("item", "3. Please indicate what has been done to return the objects seized."),
        Block(
            "para",
            "We would appreciate receiving a response within 60 days. Past this delay, this communication and any response "
            "received from your Excellency’s Government will be made public.",
        ),
        Block("para", "Please accept, Excellency, the assurances of our highest consideration."),
        Block(
            "signatures",
            cells=(
                (
                    "Mara Lindqvist-Obi\nSpecial Rapporteur on the situation of human rights defenders",
                    "Tomás Arrieta\nSpecial Rapporteur on the promotion and protection of the right to freedom of opinion and expression",
                ),
                (
                    "Fernando Okeke\nSpecial Rapporteur on minority issues",
                    "Aino Baldé\nChair-Rapporteur of the Working Group on Enforced or Involuntary Disappearances",
                ),
            ),
        ),
        Block("new page"),
        Block("centred", "**Annex**"),
        Block("centred", "**Reference to international human rights law**"),
        Block(
            "para",
            "In connection with the above alleged facts and concerns, we would like to draw the attention of your "
            "Excellency’s Government to article 19 of the International Covenant on Civil and Political Rights, acceded to "
            "on 3 June 1993.^{5|See CCPR/C/GC/34, paras. 21 to 36.}",
        ),
        Block("heading", "**Freedom of expression**"),
        Block("para", _FILLER),
    ),
    running="AL XQA 7/2021",
    number="{page}",
)

PREMIER = Letter(
    "premier",
    "fr",
    (
        HEAD,
        Block(
            "mandates",
            "Mandats de la Rapporteuse spéciale sur l’indépendance des juges et des avocats ; du Rapporteur spécial sur la "
            "torture et autres peines ou traitements cruels, inhumains ou dégradants",
        ),
        Block(
            "lines",
            "RÉFÉRENCE : UA G/SO 214 (67-17) G/SO 214 (3-3-16) G/SO 214 (53-24) G/SO 214 (33-27) G/SO 214 (107-9) G/SO 218/2\nXQB 3/2012",
        ),
        Block("lines", "le 12 avril 2012\nExcellence,"),
        Block(
            "para",
            "Nous avons l’honneur de nous adresser à vous en nos qualités de Rapporteuse spéciale sur l’indépendance des juges "
            "et des avocats et de Rapporteur spécial sur la torture et autres peines ou traitements cruels, inhumains ou "
            "dégradants, conformément aux résolutions 17/2 et 16/23 du Conseil des droits de l’homme.",
        ),
        Block(
            "para",
            "Nous souhaitons attirer l’attention du Gouvernement de votre Excellence sur la situation de **Me Odile Mbarga-Tessier**, "
            "avocate, et de son confrère [#12], arrêtés le 28 mars 2012 à Port-Liberté.^{1|Loi no 2009/017 du 6 août 2009, "
            "dont l’article 3 est cité ci-dessous.} Celui-ci aurait été relâché le 1er avril, après que le bâtonnier se fut "
            "rendu auprès du procureur ; celle-là demeurerait détenue, sans que son frère, sous-préfet à la retraite, ait "
            "pu lui rendre visite. Elle souffrirait d’une affection cardiaque et n’aurait pas reçu ses médicaments.",
        ),
        Block(
            "para",
            "Selon les renseignements reçus, les policiers auraient déclaré : « Vous parlerez demain. » L’enquête porterait sur "
            "des propos tenus lors d’une émission diffusée en mars 2012, au cours de laquelle Me Mbarga-Tessier aurait mis en "
            "cause la gestion des fonds publics. Le président du tribunal de grande instance, saisi d’une requête en "
            "habeas corpus, se serait déclaré incompétent le 5 avril 2012.",
        ),
        Block(
            "para",
            "Il est de notre responsabilité de solliciter votre coopération pour tirer au clair les cas qui ont été portés à "
            "notre attention. Nous serions reconnaissants au Gouvernement de votre Excellence de ses observations sur les points suivants :",
        ),
        Block("item", "1. Les faits tels que relatés dans le résumé du cas sont-ils exacts ?"),
        Block(
            "item",
            "2. Veuillez fournir toute information, et éventuellement tout résultat des enquêtes menées, des examens médicaux et des "
            "investigations judiciaires menées en relation avec les faits.",
        ),
        Block("para", "Veuillez agréer, Excellence, l’expression de notre haute considération."),
        Block(
            "signature", "Gabrielle Konaté\nRapporteuse spéciale sur l’indépendance des juges et des avocats"
        ),
        Block(
            "signature",
            "Johan Méndez\nRapporteur spécial sur la torture et autres peines ou traitements cruels, inhumains ou dégradants",
        ),
    ),
    number="Page {page}",
)

AVISO = Letter(
    "aviso",
    "es",
    (
        Block("cover", "TELEFAX • FACSIMILE TRANSMISSION"),
        Block("cover", "FECHA: 3 de octubre de 2016"),
        Block(
            "cover",
            "A: Su Excelencia\nSr. Anselmo Quiroga Ledesma\nEmbajador, Representante Permanente\nMisión Permanente de Altamira\nGinebra",
        ),
        Block("cover", "FAX: +41 22 723 10 19"),
        Block("cover", "DE: Remedios Alcántara\nJefa de la Subdivisión de los Procedimientos Especiales"),
        Block("cover", "REF: AL XQC 4/2016"),
        Block("cover", "ASUNTO: CARTA DE ALEGACIÓN CONJUNTA"),
        Block("new page"),
        PALAIS,
        Block(
            "mandates",
            "Mandatos de la Relatora Especial sobre los derechos de los pueblos indígenas y del Relator Especial sobre la "
            "situación de los defensores de los derechos humanos",
        ),
        Block("pair", cells=(("REFERENCIA: AL XQC 4/2016", "3 de octubre de 2016"),)),
        Block("flush", "Excelencia:"),
        Block(
            "para",
            "Tenemos el honor de dirigirnos a Usted en nuestra calidad de Relatora Especial sobre los derechos de los pueblos "
            "indígenas y de Relator Especial sobre la situación de los defensores de los derechos humanos, de conformidad con "
            "las resoluciones 33/12 y 25/18 del Consejo de Derechos Humanos.",
        ),
        Block(
            "para",
            "Quisiéramos señalar a la atención urgente del Gobierno de Su Excelencia la información que hemos recibido sobre la "
            "muerte de la **Sra. Aurelia Cotzal Ixmay** y de [#11], miembros de la comunidad de San Bartolo El Alto. La víspera "
            "habían denunciado la tala de 2 400 hectáreas.^{1|Acuerdo gubernativo núm. 12-2014, publicado el 7 de mayo de 2014.} "
            "Según se informa, los agresores viajaban en un vehículo sin matrícula; el fiscal auxiliar no se habría presentado en el "
            "lugar hasta las 17.30 horas, y los familiares no habrían podido acceder al expediente.",
        ),
        Block("para", "Quedamos a la espera de sus observaciones sobre las cuestiones siguientes:"),
        Block(
            "item",
            "1. Sírvase proporcionar cualquier información o comentario adicional en relación con las alegaciones mencionadas.",
        ),
        Block(
            "item",
            "2. Sírvase indicar las medidas adoptadas para proteger a los demás miembros de la comunidad, que han recibido amenazas.",
        ),
        Block("para", "Le rogamos acepte, Excelencia, el testimonio de nuestra más alta consideración."),
        Block(
            "signature", "Victoria Tauli-Reyes\nRelatora Especial sobre los derechos de los pueblos indígenas"
        ),
        Block(
            "signature",
            "Michel Forsythe\nRelator Especial sobre la situación de los defensores de los derechos humanos",
        ),
    ),
    number="{page}/{pages}",
)

LETTERS = (VICTIMS, PREMIER, AVISO)
