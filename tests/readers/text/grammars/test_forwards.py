"""Mails that somebody forwarded: what was sent on is the article, and nothing of what stands around it."""

from __future__ import annotations

from typing import NamedTuple

import pytest

import artcli
from artcli.language.folding import visible
from held import held
from processes import ROOT


class Story(NamedTuple):
    """A story, and what somebody writes above and below it who sends it on."""

    headline: str
    byline: str
    author: str
    paragraphs: tuple[str, ...]
    above: str
    below: str


STORIES = {
    "en": Story(
        "Ferry to Skerra sails again after five months",
        "By Ines Falk",
        "Ines Falk",
        (
            "HALVOE, March 4 - The ferry line between Halvoe and the island of Skerra reopened on Tuesday, five months after a storm had damaged both of its piers.",
            "The company expects 90,000 passengers by the autumn. Pupils of the island's school were the first to go on board.",
        ),
        "This is the one I told you about x",
        "Sent from my phone",
    ),
    "de": Story(
        "Fähre nach Skerra fährt wieder",
        "Von Ines Falk",
        "Ines Falk",
        (
            "HALVÖ, 4. März - Die Fähre zwischen Halvö und der Insel Skerra fährt seit Dienstag wieder, fünf Monate nachdem ein Sturm beide Anleger beschädigt hat.",
            "Die Reederei rechnet bis zum Herbst mit 90.000 Fahrgästen. Als Erste gingen die Kinder der Inselschule an Bord.",
        ),
        "Liebe alle, zur Kenntnis, siehe unten.\nViele Grüße\nJochen",
        "Von meinem iPhone gesendet",
    ),
    "fr": Story(
        "Le bac de l’île reprend la mer après cinq mois",
        "Par Inès Falk",
        "Inès Falk",
        (
            "BRELLEC, 4 mars - Le bac qui relie Brellec à l’île a repris la mer mardi, cinq mois après la tempête de septembre qui avait emporté ses deux embarcadères.",
            "La compagnie attend 90 000 passagers cette saison. Les élèves de l’école sont montés à bord les premiers.",
        ),
        "Bonjour à tous,\n\nVoici l’article dont je vous parlais hier.\n\nBien cordialement,\nSolène",
        "Envoyé de mon iPhone",
    ),
    "es": Story(
        "El transbordador de Skerra vuelve a navegar",
        "Por Inés Falk",
        "Inés Falk",
        (
            "HALVOE, 4 de marzo - El transbordador que une Halvoe con la isla de Skerra volvió a navegar el martes, cinco meses después del temporal que dañó los dos muelles.",
            "La compañía espera 90.000 pasajeros hasta el otoño. Los alumnos de la escuela fueron los primeros en subir a bordo.",
        ),
        "Hola, mamá:\n\nMira lo que dicen de la isla.",
        "Un abrazo,\nLola",
    ),
    "it": Story(
        "Il traghetto di Skerra torna a navigare",
        "di Ines Falco",
        "Ines Falco",
        (
            "HALVOE, 4 marzo - Il traghetto che collega Halvoe all'isola di Skerra è tornato a navigare martedì, cinque mesi dopo la burrasca che aveva danneggiato i due moli.",
            "La compagnia attende 90.000 passeggeri entro l'autunno. I primi a salire a bordo sono stati gli alunni della scuola.",
        ),
        "Ciao papà, guarda chi c'è nella foto!",
        "Inviato da iPhone",
    ),
    "pl": Story(
        "Prom na wyspę Skerra znów pływa po burzy",
        "Autor: Inga Falk",
        "Inga Falk",
        (
            "HALVOE, 4 marca - Prom łączący Halvoe z wyspą Skerra znów pływa od wtorku, pięć miesięcy po burzy, która uszkodziła oba jego pomosty.",
            "Spółka spodziewa się do jesieni 90 tysięcy pasażerów. Jako pierwsi weszli na pokład uczniowie z wyspy.",
        ),
        "Cześć, czytałaś to? Wujek jest na zdjęciu!",
        "Pozdrawiam\nAga",
    ),
    "pt": Story(
        "Barco para a ilha de Skerra volta a navegar",
        "Por Inês Falcão",
        "Inês Falcão",
        (
            "HALVOE, 4 de março - O barco que liga Halvoe à ilha de Skerra voltou a navegar na terça-feira, cinco meses depois do temporal que danificou os dois cais.",
            "A empresa espera 90 mil passageiros até ao outono. Os alunos da escola foram os primeiros a subir a bordo.",
        ),
        "Olá a todos, vejam isto.",
        "Cumprimentos,\nGraça",
    ),
    "ru": Story(
        "Паром на остров Скерра снова вышел в море",
        "Автор: Игорь Белов",
        "Игорь Белов",
        (
            "ХАЛЬВЁ, 4 марта - Паром между Хальвё и островом Скерра снова ходит со вторника, через пять месяцев после бури, которая повредила оба причала.",
            "Компания ждёт до осени девяносто тысяч пассажиров. Первыми на борт поднялись ученики островной школы.",
        ),
        "Привет! Посмотри, про наш остров написали.",
        "С уважением,\nВера",
    ),
    "sv": Story(
        "Färjan till Skerra går igen efter fem månader",
        "Av Ines Falk",
        "Ines Falk",
        (
            "HALVÖ, 4 mars - Färjan mellan Halvö och ön Skerra går igen sedan i tisdags, fem månader efter stormen som skadade båda bryggorna.",
            "Rederiet räknar med 90 000 passagerare fram till hösten. Först ombord var eleverna från öns skola.",
        ),
        "Hej! Läs det här.",
        "Vänliga hälsningar\nAnna",
    ),
    "zh": Story(
        "渡轮五个月后恢复航行",
        "记者 张三",
        "张三",
        ("哈尔沃与斯凯拉岛之间的渡轮周二恢复航行，距离风暴损坏两个码头已有五个月。岛上学校的学生最先登船。", "公司预计到秋天将有九万名乘客。镇长说，他们本来希望在圣诞节前恢复。"),
        "你好，请看这篇报道。",
        "此致\n李娜",
    ),
}  # fmt: skip

# how programs print the header of a mail that is forwarded; the day is 5 March 2025, later than that of the story
HEADERS = {
    "en": "---------- Forwarded message ---------\nFrom: Helen Prior <helen@prior.example>\nDate: Wed, 5 Mar 2025 at 18:03\nSubject: The ferry piece\nTo: Dad <dad@prior.example>\n",
    "de": "Von: Brigitte Seeler\nGesendet: Mittwoch, 5. März 2025 07:51\nAn: Verteiler Ortsrat\nBetreff: WG: Artikel im Blatt\n",
    "fr": "---------- Message transféré ---------\nDe : Courrier de Brellec <redaction@brellec.example>\nDate : mer. 5 mars 2025 à 15:30\nObjet : Votre lettre du mercredi\nÀ : Solène Kermadec <solene@exemple.example>\n",
    "es": "De: Lola Quesada <lola@quesada.example>\nEnviado el: miércoles, 5 de marzo de 2025 9:14\nPara: mama@quesada.example\nAsunto: RV: la isla\n",
    "it": "Inizio messaggio inoltrato:\n\nDa: Marta Gallo <marta@gallo.example>\nOggetto: I: articolo sul traghetto\nData: 5 marzo 2025 18:20:11 CET\nA: Papà <papa@gallo.example>\n",
    "pl": "-----Wiadomość oryginalna-----\nOd: Agnieszka Wrona\nWysłano: środa, 5 marca 2025 21:14\nDo: Redakcja\nTemat: PD: o promie\n",
    "pt": "________________________________\nDe: Graça Mascarenhas\nEnviado: quarta-feira, 5 de março de 2025 10:22\nPara: Redação\nAssunto: ENC: o barco\n",
    "ru": "-------- Пересланное сообщение --------\nТема: Газета\nДата: Ср, 5 марта 2025 10:11:00 +0300\nОт: Ольга Сомова <somova@pochta.example>\nКому: Вера <vera@pochta.example>\n",
    "zh": "发件人: 王伟\n发送时间: 2025年3月5日 18:03\n收件人: 李娜\n主题: 转发: 渡轮\n",
    "sv": "*Från:* Anna Berg\n*Skickat:* den 5 mars 2025 08:12\n*Till:* Redaktionen\n*Ämne:* VB: om färjan\n",
}  # fmt: skip


def told(article: artcli.Article) -> list[str]:
    """The text of an article, its standfirst with it."""
    return [text for text in (article.standfirst, *(paragraph.text for paragraph in article.body)) if text]


def quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def assert_read(text: str, story: Story) -> artcli.Article:
    article = artcli.parse(text)
    assert article.headline == story.headline
    assert [creator.name for creator in article.creators] == [story.author]
    assert told(article) == list(story.paragraphs)
    aside = {one.text for one in article.set_aside}
    assert {line for line in f"{story.above}\n{story.below}".split("\n") if line} <= aside
    assert {n for n, line in enumerate(text.split("\n"), 1) if visible(line)} == held(article)
    return article


@pytest.mark.parametrize("tag", STORIES)
@pytest.mark.parametrize("form", ["below", "above", "quoted"])
def test_what_was_forwarded_is_the_article(tag: str, form: str) -> None:
    story = STORIES[tag]
    text = "\n\n".join([story.headline, story.byline, *story.paragraphs])
    if form == "below":
        mail = f"{HEADERS[tag]}\n{story.above}\n\n{text}\n\n{story.below}\n"
    elif form == "above":
        mail = f"{story.above}\n\n{HEADERS[tag]}\n{text}\n\n{story.below}\n"
    else:
        mail = f"{story.above}\n\n{quoted(HEADERS[tag])}\n{quoted(text)}\n\n{story.below}\n"
    published = assert_read(mail, story).published
    assert published is not None
    assert published.isoformat().startswith("2025-03-05")


SENT = "From: Aga Wrona <aga@wrona.example>\nTo: redaction@example.org\nSubject: {}\nDate: Thu, 6 Mar 2025 21:14:03 +0200\nMessage-ID: <1@wrona.example>\nContent-Type: text/plain; charset=utf-8\n\n"


@pytest.mark.parametrize("prefix", ["Fwd:", "WG:", "TR :", "RV:", "ENC:", "I:", "VS:", "PD:", "Re: Fwd:", "转发："])
def test_a_mail_as_it_was_sent_may_be_a_forwarded_one(prefix: str) -> None:
    story = STORIES["pl"]
    text = "\n\n".join([story.headline, story.byline, *story.paragraphs])
    sent = SENT.format(f"{prefix} prom")
    assert_read(f"{sent}{story.above}\n\n{quoted(text)}\n\n{story.below}\n", story)
    assert_read(f"{sent}{story.above}\n\n{text}\n\n{story.below}\n", story)


def test_the_innermost_of_several_headers_counts() -> None:
    story = STORIES["de"]
    inner = HEADERS["de"].replace("5. März", "4. März").replace("Brigitte Seeler", "Wochenblatt")
    text = "\n\n".join([story.headline, story.byline, *story.paragraphs])
    article = assert_read(f"{HEADERS['de']}\n{story.above}\n\n{inner}\n{text}\n\n{story.below}\n", story)
    assert str(article.published) == "2025-03-04 07:51:00"


@pytest.mark.parametrize(
    ("subject", "headline"),
    [
        ("RV: NOTA DE PRENSA: El puente reabre el lunes", "El puente reabre el lunes"),
        ("El puente reabre el lunes", "El puente reabre el lunes"),
        ("Fwd: RE: El puente: reabre el lunes", "El puente: reabre el lunes"),
    ],
)
def test_a_subject_is_the_headline_where_the_text_has_none(subject: str, headline: str) -> None:
    head = f"De: Prensa Valdemora <prensa@valdemora.example>\nEnviado: jueves, 12 de octubre de 2023 9:14\nPara: redaccion@diario.example\nAsunto: {subject}\n"
    paragraphs = ("El puente de Valdemora reabrirá el próximo lunes después de catorce meses de obras, según anunció ayer la alcaldesa.", "La reparación ha costado 1,2 millones de euros.")
    text = f"{head}\n{paragraphs[0]}\n\n{paragraphs[1]}\n\nUn saludo,\nGabinete de Prensa\n"
    article = artcli.parse(text)
    assert article.headline == headline
    assert article.byline == "Prensa Valdemora"
    assert str(article.published) == "2023-10-12 09:14:00"
    assert told(article) == list(paragraphs)
    assert {n for n, line in enumerate(text.split("\n"), 1) if line} == held(article)
    assert (f"Asunto: {subject}" in [one.text for one in article.set_aside]) == (subject != headline)


def test_an_answer_is_no_forwarded_text() -> None:
    answer = "The council met on Monday and voted for the bridge, nine to four, after three hours of debate in which the mayor spoke twice and the engineers once."
    article = artcli.parse(f"{SENT.format('Re: bridge')}{answer}\n\nFrom: Ann Lee\nSent: 5 March 2025 08:55\nTo: Jo Hale\nSubject: bridge\n\nHow did they vote?\n")
    assert article.body[0].text == answer


def test_a_mail_that_a_story_quotes_stays_in_it() -> None:
    story = STORIES["en"]
    mail = "From: Kari Dahl\nSent: 2 February 2025 14:02\nTo: Board\nSubject: Ferry\n\nWe shall say nothing before the vote."
    text = "\n\n".join([story.headline, story.byline, *story.paragraphs, "In one of them she wrote:", mail, *(f"{n}. {story.paragraphs[1]}" for n in range(3))])
    article = artcli.parse(text)
    assert article.headline == story.headline
    assert {*story.paragraphs} <= {*told(article)}
    assert "We shall say nothing before the vote." in told(article)


@pytest.mark.parametrize(
    "header",
    [
        "From: Helen Prior\n\nSent: Wednesday, March 5, 2025 6:03 PM\n\nTo: Dad\n\nSubject: FW: ferry\n",
        "From: Helen Prior\nSent: Wednesday, March 5, 2025 6:03 PM\nTo: Ann Lee; Bob Roe;\nDora Fry; Ed Gill\nSubject: FW: ferry\n",
        "From: Helen Prior\nSent: Wednesday, March 5, 2025 6:03 PM\nTo: Ann Lee\nSubject: FW:\n ferry\n",
    ],
    ids=["blank lines", "a list that goes on", "folded"],
)
def test_headers_as_programs_print_them(header: str) -> None:
    story = STORIES["en"]
    text = "\n\n".join([story.headline, story.byline, *story.paragraphs])
    assert str(assert_read(f"{header}\n{story.above}\n\n{text}\n\n{story.below}\n", story).published) == "2025-03-05 18:03:00"


@pytest.mark.parametrize(
    ("header", "sample"),
    [
        ("Od: Jana Nová <jana@example.org>\nOdoslané: 25. novembra 2025 19:13\nKomu: Peter <peter@example.org>\nPredmet: Parník", "sk-whole-page"),
        ("От: Иван Петров <ivan@example.org>\nИзпратено: 25 ноември 2025 г. 19:13\nДо: Ана <ana@example.org>\nОтносно: Пчели", "bg-article-copy"),
        ("Od: Ivan Horvat <ivan@example.org>\nPoslano: 25. studenoga 2025. 19:13\nZa: Ana <ana@example.org>\nPredmet: Svjetionik", "hr-article-copy"),
    ],
)
def test_a_header_above_a_page_is_set_aside(header: str, sample: str) -> None:
    page = (ROOT / "samples" / f"{sample}.txt").read_text("utf-8")
    article = artcli.parse(f"{header}\n\n{page}")
    assert article.headline == artcli.parse(page).headline
    assert set(header.split("\n")) <= {one.text for one in article.set_aside}
