"""Articles that nobody would print: hostile text in every field, for the tests of what must hold for every article."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from hypothesis import strategies as st

from artcli.article import Article, Caption, Creator, Note, Origin, Paragraph, SetAside, SourceInfo, Span

SNIPPETS = (
    "]]>", "<![CDATA[", "<!--", "-->", "<script>alert(1)</script>", "<b>", "</p>", "&amp;", "&#65;", "&lt", "<?x ?>", '"', "'", "\\", "\\n", "`", "``",
    "```", "~~~", "# ", "## ", "#", " #", "- ", "+ ", "* ", "> ", "1. ", "12) ", "---", "===", "***", "___", "- - -", "*", "**", "_", "__", "*x*", "__x__", "[x](y)",
    "![x](y)", "[x]: /y", "[^1]", "<http://a.b>", "https://a.example/b?c=d&e", "www.a.example", "a@b.example", "{{ x }}", "{% x %}", "{{< x >}}", "{: .x}",
    "{#x}", ":smile:", ":::", ": x", "| a | b |", "|---|", "$$x$$", "$5", "~~x~~", "\\*", "no", "null", "0x1F", "12:30:45", "2025-11-25", "=", "<<", "%", "@x", "!x",
    "...", "\x00", "\x01", "\x0b", "\x0c", "\x1b[31m", "\x7f", "\x85", "\xa0", "\xad", "\u200b", "\u200f", "\u202e", "\u2066", "\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff",
    "\U0001f600", "\U0001f1f2\U0001f1e6", "\U0001fffe", "e\u0301", "\r", "\n", "\r\n", "\t", "    ", "  ", " ", "»", "—", "un", "mot", "القاهرة", "北京", "שלום", "İ", "ß",
)  # fmt: skip
"""What some format takes for a mark, a value or a line end."""

_letters = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)

texts = st.one_of(
    st.lists(st.one_of(st.sampled_from(SNIPPETS), _letters), max_size=8).map("".join),
    st.lists(st.sampled_from((*SNIPPETS, "un", "mot", "long")), max_size=8).map(" ".join),
)
"""Text without lone surrogates, which no decoder lets through; often empty, often nothing but marks."""

_maybe = st.none() | texts
_counts = st.integers(0, 10**9)
_spans = st.tuples(st.integers(1, 60), st.integers(0, 5)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
_shares = st.floats(0, 1)
_offsets = st.one_of(
    st.sampled_from((0, 60, -300, 345, 840, -720)).map(lambda minutes: timedelta(minutes=minutes)),
    st.integers(-86399, 86399).map(lambda seconds: timedelta(seconds=seconds)),
)
moments = st.one_of(
    st.dates(),
    st.datetimes(),
    st.datetimes(timezones=_offsets.map(timezone)),
    st.sampled_from((date(2025, 11, 25), datetime(2025, 11, 25, 19, 13), datetime(2025, 11, 25, 19, 13, tzinfo=timezone(timedelta(hours=1))))),
)
_languages = st.one_of(st.none(), st.sampled_from(("fr", "ar", "zh-Hant", "pt-BR", "fr_FR", "", "x" * 20)), texts)
_sections = st.one_of(_maybe, st.sampled_from(("Politique", "SPORT", "Économie", "International")))
_names = st.one_of(texts, st.sampled_from(("AFP", "Reuters", "MAP", "Jeanne Exemple", "La Gazette")))
_paragraphs = st.builds(Paragraph, texts, _spans, st.sampled_from(("text", "crosshead", "quote", "list-item")))

articles = st.builds(
    Article,
    id=st.one_of(texts, st.uuids().map(lambda one: f"urn:uuid:{one}")),
    language=_languages,
    section=_sections,
    kicker=_maybe,
    headline=_maybe,
    subheadline=_maybe,
    standfirst=_maybe,
    byline=_maybe,
    creators=st.lists(st.builds(Creator, _names, st.sampled_from(("person", "organisation")), _maybe), max_size=3).map(tuple),
    info_sources=st.lists(_names, max_size=3).map(tuple),
    credit_line=_maybe,
    dateline=_maybe,
    located=_maybe,
    published=st.none() | moments,
    modified=st.none() | moments,
    embargoed_until=st.none() | moments,
    slugline=_maybe,
    keywords=st.lists(texts, max_size=3).map(tuple),
    captions=st.lists(st.builds(Caption, texts, _spans, _maybe), max_size=3).map(tuple),
    body=st.lists(_paragraphs, max_size=6).map(tuple),
    tagline=_maybe,
    ed_note=_maybe,
    copyright_notice=_maybe,
    url=st.one_of(_maybe, st.tuples(st.sampled_from(("http://", "https://a.example/", "www.")), texts).map("".join)),
    word_count=_counts,
    set_aside=st.lists(
        st.builds(SetAside, st.sampled_from(("repeat", "furniture", "unknown")), texts, _spans, _maybe, st.none() | _shares), max_size=2
    ).map(tuple),
    origins=st.dictionaries(
        st.sampled_from(("headline", "byline", "body", "published")),
        st.builds(Origin, st.lists(_spans, max_size=2).map(tuple), _shares),
        max_size=3,
    ),
    notes=st.lists(st.builds(Note, st.just("zone_unknown"), texts, st.lists(_spans, max_size=2).map(tuple)), max_size=2).map(tuple),
    source=st.none() | st.builds(SourceInfo, texts, st.sampled_from(("text", "other")), st.just("utf-8"), st.just("0" * 64), _counts, _counts),
)
