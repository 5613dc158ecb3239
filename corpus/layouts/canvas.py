"""Pages drawn by hand with ReportLab: what no typesetter makes but archives hold."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_FONTS = Path("/usr/share/fonts/truetype/liberation")
_WIDTH, _HEIGHT = A4
_LEFT, _RIGHT = 72.0, _WIDTH - 72.0


class _Pen:
    """Draws justified or ragged paragraphs, remembering the height it has come to."""

    def __init__(self, canvas: Canvas, *, words: bool = False, matrix: bool = False) -> None:
        self.canvas, self.words, self.matrix = canvas, words, matrix
        self.y = _HEIGHT - 80.0

    def text(self, x: float, y: float, text: str, font: str = "Serif", size: float = 12.0) -> None:
        if self.matrix:
            # Size 1, made large by the matrix, as some programs write it.
            item = self.canvas.beginText()
            item.setTextTransform(size, 0, 0, size, x, y)
            item.setFont(font, 1)
            item.textOut(text)
            self.canvas.drawText(item)
        elif self.words:
            for word in text.split(" "):
                self.canvas.setFont(font, size)
                self.canvas.drawString(x, y, word)
                x += pdfmetrics.stringWidth(word + " ", font, size)
        else:
            self.canvas.setFont(font, size)
            self.canvas.drawString(x, y, text)

    def lines(
        self, lines: list[str], x: float = _LEFT, font: str = "Serif", size: float = 12.0, gap: float = 12.0
    ) -> None:
        for line in lines:
            self.text(x, self.y, line, font, size)
            self.y -= 1.18 * size
        self.y -= gap

    def paragraph(
        self, text: str, x: float = _LEFT, right: float = _RIGHT, size: float = 12.0, gap: float = 12.0
    ) -> None:
        self.lines(wrapped(text, right - x, size), x, size=size, gap=gap)


def wrapped(text: str, width: float, size: float, font: str = "Serif") -> list[str]:
    """Lines no wider than `width`; words part at a soft hyphen or after a hyphen where they must."""
    lines, line = [], ""
    for word in text.split(" "):
        trial = f"{line} {word}".strip()
        if pdfmetrics.stringWidth(trial.replace("\u00ad", ""), font, size) <= width:
            line = trial
            continue
        for sign in ("\u00ad", "-"):
            head, found, tail = word.partition(sign)
            if found and tail and pdfmetrics.stringWidth(f"{line} {head}-", font, size) <= width:
                lines.append(f"{line} {head}{'-' if sign == '-' else chr(0xAD)}".replace("\u00ad", "\u00ad"))
                line = tail
                break
        else:
            lines.append(line.replace("\u00ad", ""))
            line = word
    return [*lines, line.replace("\u00ad", "")]


def _glued(canvas: Canvas) -> str:
    """Footnote numbers printed like the text, glued to words and numbers; notes under a rule, in smaller print."""
    pen = _Pen(canvas)
    one = (
        "The Government has not replied to the letter of 4 May 2021.1 In its resolution 24/242 the Human Rights Council urged "
        "States to prevent reprisals. The association asked for a meeting “without delay”3 and wrote to four ministries."
    )
    pen.paragraph(one)
    pen.paragraph(
        "No answer was received from any of them before the end of the month, although a reminder was sent."
    )
    canvas.line(_LEFT, 190, _LEFT + 140, 190)
    pen.y = 176
    for note in (
        "1 AL XQD 3/2021, to which no reply is on record.",
        "2 Adopted without a vote. The text was introduced by a group of States from all regions and was co-sponsored by "
        "forty-one others, of which a list is annexed to the report of the session.",
        "3 https://spcommreports.ohchr.org/TMResultsBase/DownLoadPublicCommunicationFile?gId=99123",
    ):
        pen.paragraph(note, size=9.5, gap=1.0)
    pen.text(_WIDTH / 2 - 8, 40, "- 1 -", size=10)
    canvas.showPage()
    pen = _Pen(canvas)
    pen.paragraph("The second page has a text of its own, which begins here and ends in this very line.")
    pen.text(_WIDTH / 2 - 8, 40, "- 2 -", size=10)
    canvas.showPage()
    return "\n\n".join(
        (
            "The Government has not replied to the letter of 4 May 2021. In its resolution 24/24 the Human Rights Council urged "
            "States to prevent reprisals. The association asked for a meeting “without delay” and wrote to four ministries.",
            "No answer was received from any of them before the end of the month, although a reminder was sent.",
            "The second page has a text of its own, which begins here and ends in this very line.",
            "AL XQD 3/2021, to which no reply is on record.",
            "Adopted without a vote. The text was introduced by a group of States from all regions and was co-sponsored by "
            "forty-one others, of which a list is annexed to the report of the session.",
            "https://spcommreports.ohchr.org/TMResultsBase/DownLoadPublicCommunicationFile?gId=99123",
        )
    )


_SIGNS = (
    "The ofﬁcial ﬁle of 12\u00a0March\u00a02019 mentions a ﬁne of 3\u00a0000 crowns and the “ﬂagrant offence of insult”, which the "
    "above-mentioned court de\u00adscribed as well-founded in its judg\u00adment; a non-gov\u00adernmental organi\u00adsation took "
    "part in the hear\u00ading as an ob\u00adserver and found the pro\u00adceed\u00adings unfair, for rea\u00adsons set out in its "
    "re\u00adport of Sep\u00adtem\u00adber 2019."
)
_SIGNS_PLAIN = (
    "The official file of 12 March 2019 mentions a fine of 3 000 crowns and the “flagrant offence of insult”, which the above-mentioned "
    "court described as well-founded in its judgment; a non-governmental organisation took part in the hearing as an observer "
    "and found the proceedings unfair, for reasons set out in its report of September 2019."
)


def _signs(canvas: Canvas) -> str:
    """Ligatures, fixed and thin blanks, soft hyphens; size 1 with a matrix; each word drawn by itself; a form; a turned page."""
    for number, (pen, right) in enumerate(
        ((_Pen(canvas), 360), (_Pen(canvas, matrix=True), 400), (_Pen(canvas, words=True), 380))
    ):
        # At different heights, lest equal first lines be taken for a running head.
        pen.y -= 70 * number
        pen.paragraph(_SIGNS, right=right)
        canvas.showPage()
    canvas.beginForm("inside")
    pen = _Pen(canvas)
    pen.paragraph("These words stand inside a form, which is drawn moved and made smaller.", x=10, right=300)
    canvas.endForm()
    canvas.saveState()
    canvas.transform(0.9, 0, 0, 0.9, 60, 20)
    canvas.doForm("inside")
    canvas.restoreState()
    canvas.showPage()
    # A landscape page: drawn sideways on upright paper, turned by the page's own rotation.
    canvas.setPageRotation(90)
    canvas.saveState()
    canvas.translate(_WIDTH, 0)
    canvas.rotate(90)
    pen = _Pen(canvas)
    pen.y = 500
    pen.paragraph(
        "This page is turned. Its lines run along the long side of the paper, as those of wide tables do, and still "
        "they are read in their order from the first to the last.",
        right=640,
    )
    canvas.restoreState()
    canvas.showPage()
    canvas.setPageRotation(0)
    return "\n\n".join(
        (
            _SIGNS_PLAIN,
            _SIGNS_PLAIN,
            _SIGNS_PLAIN,
            "These words stand inside a form, which is drawn moved and made smaller.",
            "This page is turned. Its lines run along the long side of the paper, as those of wide tables do, and still they are "
            "read in their order from the first to the last.",
        )
    )


def _notice(canvas: Canvas) -> str:
    """A notice in two languages, in two columns, that names other letters; then the letter, with its foot line, and a cover."""
    left = (
        "Note: the present letter replaces the letters AL XQE 2/2017 and AL XQE 3/2017, which were sent by mistake. Kindly "
        "disregard them."
    )
    right = (
        "Note : la présente lettre remplace les lettres AL XQE 2/2017 et AL XQE 3/2017, envoyées par erreur. Prière de ne pas "
        "en tenir compte."
    )
    for x, text in ((_LEFT, left), (_LEFT + 240, right)):
        pen = _Pen(canvas)
        pen.paragraph(text, x=x, right=x + 210, size=11)
    canvas.showPage()
    pen = _Pen(canvas)
    pen.y = _HEIGHT - 60
    canvas.setFont("Serif", 8)
    canvas.drawCentredString(_WIDTH / 2, pen.y, "OFFICE OF THE HIGH COMMISSIONER FOR HUMAN RIGHTS")
    pen.y -= 40
    pen.lines(
        wrapped(
            "Mandates of the Special Rapporteur on the right to food and the Special Rapporteur on the right to privacy",
            _RIGHT - _LEFT,
            12,
            "Serif-Bold",
        ),
        font="Serif-Bold",
    )
    pen.lines(["REFERENCE:", "AL XQE 4/2017"])
    pen.lines(["12 June 2017", "Excellency,"])
    pen.paragraph(
        "We have the honour to address you in our capacities as Special Rapporteur on the right to food and Special "
        "Rapporteur on the right to privacy, pursuant to Human Rights Council resolutions 32/8 and 28/16."
    )
    pen.y = 130
    pen.paragraph(
        "In this connection, we would like to draw the attention of your Excellency’s Government to the case of Mr. "
        "Henk Abendroth, whose house was"
    )
    canvas.setFont("Serif", 8)
    canvas.drawCentredString(_WIDTH / 2, 44, "PALAIS DES NATIONS • 1211 GENEVA 10, SWITZERLAND")
    canvas.drawCentredString(_WIDTH / 2, 34, "TEL: +41 22 917 9000 • www.ohchr.org")
    canvas.showPage()
    pen = _Pen(canvas)
    canvas.setFont("Serif", 9)
    canvas.drawRightString(_RIGHT, _HEIGHT - 40, "Page 2")
    pen.paragraph(
        "searched on 3 May 2017. His brother, a teacher at the school of the village, told the police that he had been away."
    )
    name = "Mr. Abendroth and "
    pen.text(_LEFT, pen.y, name + "Jan Hidden Person, his lawyer, complained.")
    start = _LEFT + pdfmetrics.stringWidth(name, "Serif", 12)
    width = pdfmetrics.stringWidth("Jan Hidden Person", "Serif", 12)
    canvas.rect(start, pen.y - 3, width, 12, stroke=0, fill=1)
    pen.y -= 30
    pen.lines(["Приложение"], font="Serif-Bold")
    pen.paragraph(
        "Статья 282 Уголовного кодекса. Возбуждение ненависти либо вражды, а равно унижение человеческого достоинства."
    )
    canvas.showPage()
    return "\n\n".join(
        (
            left,
            right,
            "OFFICE OF THE HIGH COMMISSIONER FOR HUMAN RIGHTS",
            "PALAIS DES NATIONS • 1211 GENEVA 10, SWITZERLAND\nTEL: +41 22 917 9000 • www.ohchr.org",
            "Mandates of the Special Rapporteur on the right to food and the Special Rapporteur on the right to privacy",
            "REFERENCE:\nAL XQE 4/2017",
            "12 June 2017\nExcellency,",
            "We have the honour to address you in our capacities as Special Rapporteur on the right to food and Special "
            "Rapporteur on the right to privacy, pursuant to Human Rights Council resolutions 32/8 and 28/16.",
            "In this connection, we would like to draw the attention of your Excellency’s Government to the case of Mr. Henk "
            "Abendroth, whose house was searched on 3 May 2017. His brother, a teacher at the school of the village, told the "
            "police that he had been away.",
            "Mr. Abendroth and ███, his lawyer, complained.",
            "Приложение",
            "Статья 282 Уголовного кодекса. Возбуждение ненависти либо вражды, а равно унижение человеческого достоинства.",
        )
    )


DRAWN: dict[str, Callable[[Canvas], str]] = {"glued": _glued, "signs": _signs, "notice": _notice}


def drawn(name: str) -> tuple[bytes, str]:
    """The PDF of one of DRAWN and the text it should yield."""
    for font, file in (("Serif", "LiberationSerif-Regular.ttf"), ("Serif-Bold", "LiberationSerif-Bold.ttf")):
        pdfmetrics.registerFont(TTFont(font, str(_FONTS / file)))
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=A4, invariant=1)
    text = DRAWN[name](canvas)
    canvas.save()
    return data.getvalue(), text
