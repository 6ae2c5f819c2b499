"""Every text a user sees exists in English and Spanish, says the same things, and is in use."""

from __future__ import annotations

import io
import re
import string
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier

import pytest
from babel.messages.pofile import read_po

from geo import language
from geo.style import format_date
from scripts import messages
from scripts.system import SetupError
from tests.support.code import hidden_messages, python_files, unclear_messages, untranslated

ROOT = Path(__file__).parents[2]
# Texts that are the same in Spanish: names, abbreviations, words both languages share.
SAME_IN_SPANISH = {
    "coca",
    "Total",
    "No",
    "no",
    "Error",
    "CSV",
    "km",
    "ha",
    "Colombia",
    "Bolivia",
    "N",
    "normal",
    "UNODC",
}  # fmt: skip


@pytest.mark.parametrize("name", language.LANGUAGES)
def test_a_catalogue_is_read_as_babel_reads_it(name: str) -> None:
    content = (language.LOCALE / f"{name}.po").read_bytes()
    with language.in_language(name):
        for message in read_po(io.BytesIO(content), locale=name):
            if message.pluralizable:
                one, several = (language.ngettext(*message.id, n) for n in (1, 2))
                assert (one, several) == tuple(message.string)
            elif message.id:
                assert language._(message.id) == message.string


@pytest.fixture(scope="module")
def used():
    return messages.texts(messages.extract(ROOT))


def _forms(message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def _sources(message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def _fields(text: str) -> set[str]:
    """The names in braces; a text with braces that are no fields has none."""
    try:
        return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}
    except ValueError:
        return set()


def _has_words(text: str) -> bool:
    return re.search(r"[^\W\d_]{2,}", re.sub(r"\{[^}]*\}", "", text)) is not None


class TestCatalogues:
    def test_no_text_lacks_its_spanish(self, used):
        spanish = messages.texts(messages.read("es"))
        lacking = [text for text in used if text not in spanish or not messages.is_translated(spanish[text])]
        assert lacking == [], f"{len(lacking)} texts lack Spanish; 'make messages' brings them into es.po"

    def test_no_text_lacks_its_english(self, used):
        english = messages.texts(messages.read("en"))
        assert [
            text for text in used if text not in english or not messages.is_translated(english[text])
        ] == []

    @pytest.mark.parametrize("name", ["en", "es"])
    def test_no_text_is_kept_that_is_not_used(self, used, name):
        assert [text for text in messages.texts(messages.read(name)) if text not in used] == []

    @pytest.mark.parametrize("name", ["en", "es"])
    def test_a_translation_fills_in_the_same_values(self, name):
        wrong = []
        for text, message in messages.texts(messages.read(name)).items():
            wanted = set.union(*map(_fields, _sources(message)))
            # A form for "one" may leave the number out.
            spare = {"count", "n", "number"} if isinstance(text, tuple) else set()
            for form in _forms(message):
                if form and not wanted - spare <= _fields(form) <= wanted:
                    wrong.append((text, form))
        assert wrong == []

    def test_spanish_is_not_english_left_in_place(self):
        same = [
            text
            for text, message in messages.texts(messages.read("es")).items()
            if _forms(message) == _sources(message) and _has_words(str(text)) and text not in SAME_IN_SPANISH
        ]
        assert same == []

    def test_english_says_what_the_code_says(self):
        changed = [
            text for text, m in messages.texts(messages.read("en")).items() if _forms(m) != _sources(m)
        ]
        assert changed == []

    def test_files_are_as_the_tool_writes_them(self, tmp_path, capsys):
        for name in ("atlas.pot", "en.po", "es.po"):
            if (messages.LOCALE / name).exists():
                (tmp_path / name).write_bytes((messages.LOCALE / name).read_bytes())
        messages.refresh(locale=tmp_path)
        for name in ("atlas.pot", "en.po", "es.po"):
            assert (tmp_path / name).read_bytes() == (messages.LOCALE / name).read_bytes(), (
                "run 'make messages'"
            )


def _seen(scan: Callable[[str], list], *folders: str) -> dict[str, list]:
    """What a scan finds in the files that have something to be found, by file."""
    files = {
        str(file.relative_to(ROOT)): scan(file.read_text("utf-8")) for file in python_files(ROOT, *folders)
    }
    assert files
    return {file: found for file, found in files.items() if found}


class TestCode:
    def test_shows_no_text_that_cannot_be_translated(self):
        assert _seen(untranslated, "app.py", "pages", "geo/ui") == {}

    def test_asks_for_literal_texts_only(self):
        assert _seen(unclear_messages, "app.py", "pages", "geo") == {}

    def test_hides_no_text_inside_an_f_string(self):
        assert _seen(hidden_messages, "app.py", "pages", "geo") == {}


class TestTheScan:
    """Without these, the scan above could pass by seeing nothing."""

    @pytest.mark.parametrize(
        "line",
        [
            'st.title("Sources")',
            'st.write(f"{n} sources")',
            'left.metric("Cultivation", 3)',
            'st.button(label="Reset")',
            'st.slider(_("Year"), help="Move it")',
            'st.tabs([_("One"), "Two"])',
            'st.info("a" if dark else "Nothing known")',
            'st.caption("Since {year}".format(year=2004))',
            'st.markdown("<b>No data</b>", unsafe_allow_html=True)',
        ],
    )
    def test_sees_a_bare_text(self, line):
        assert len(untranslated(line)) == 1

    @pytest.mark.parametrize(
        "line",
        [
            'st.title(_("Sources"))',
            'st.write(ngettext("{n} source", "{n} sources", n).format(n=n))',
            'st.caption(_("Since {year}").format(year=2004))',
            'st.markdown("<style>.map { width: 100% }</style>")',
            'st.button(":material/search:", key="search")',
            'st.page_link("pages/map.py", label=_("Map"))',
            'name.title()',
            'file.write("plain")',
            'st.text("DEVIDA")  # untranslated: a name',
            'st.metric(_("Total"), "61,777 ha")',
        ],
    )  # fmt: skip
    def test_leaves_alone_what_needs_no_translation(self, line):
        assert untranslated(line) == []

    def test_a_text_put_together_before_it_is_asked_for_is_seen(self):
        assert unclear_messages('_("fine")\n_(f"{n} not")\n_(name)\nngettext("a", b, 2)') == [2, 3, 4]

    def test_a_text_asked_for_inside_an_f_string_is_seen(self):
        assert hidden_messages('_("fine")\nf"{n} {_(\'lost\')}"') == [2]


class TestTool:
    @pytest.fixture
    def checkout(self, tmp_path):
        (tmp_path / "geo" / "locale").mkdir(parents=True)
        for name in ("en", "es"):
            (tmp_path / "geo" / "locale" / f"{name}.po").write_text(
                f'msgid ""\nmsgstr ""\n"Language: {name}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
                '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n',
                encoding="utf-8",
            )
        return tmp_path

    @staticmethod
    def _update(checkout: Path, code: str) -> dict[str, dict]:
        (checkout / "geo" / "page.py").write_text(code, encoding="utf-8")
        locale = checkout / "geo" / "locale"
        messages.refresh(checkout, locale)
        return {name: messages.texts(messages.read(name, locale)) for name in ("en", "es")}

    def test_new_texts_come_in_english_filled_and_spanish_empty(self, checkout):
        found = self._update(checkout, '_("Year")\nngettext("{n} claim", "{n} claims", n)')
        assert found["en"]["Year"].string == "Year"
        assert found["es"]["Year"].string == ""
        assert tuple(found["en"]["{n} claim", "{n} claims"].string) == ("{n} claim", "{n} claims")
        assert not messages.is_translated(found["es"]["{n} claim", "{n} claims"])

    def test_a_translation_stays_and_an_unused_text_goes_by_name(self, checkout, capsys):
        self._update(checkout, '_("Year")\n_("Old")')
        file = checkout / "geo" / "locale" / "es.po"
        file.write_text(file.read_text().replace('msgid "Year"\nmsgstr ""', 'msgid "Year"\nmsgstr "Año"'))
        found = self._update(checkout, '_("Year")')
        assert found["es"]["Year"].string == "Año"
        assert set(found["es"]) == {"Year"}
        assert "es.po: no longer used: Old" in capsys.readouterr().out

    def test_a_similar_text_is_not_guessed(self, checkout):
        self._update(checkout, '_("Cultivation in 2020")')
        file = checkout / "geo" / "locale" / "es.po"
        file.write_text(file.read_text().replace('2020"\nmsgstr ""', '2020"\nmsgstr "Cultivo en 2020"'))
        assert self._update(checkout, '_("Cultivation in 2021")')["es"]["Cultivation in 2021"].string == ""

    def test_translations_come_in_as_they_went_out_to_be_made(self, checkout):
        self._update(checkout, '_("Year")\nngettext("{n} claim", "{n} claims", n)')
        locale = checkout / "geo" / "locale"
        assert messages.todo(locale) == {"Year": "", "{n} claims": ["", ""]}
        messages.fill({"Year": "Año", "{n} claims": ["{n} afirmación", "{n} afirmaciones"]}, locale)
        assert messages.todo(locale) == {}
        assert messages.texts(messages.read("es", locale))["Year"].string == "Año"

    def test_a_translation_of_an_unknown_text_is_refused(self, checkout):
        self._update(checkout, '_("Year")')
        with pytest.raises(SetupError, match="no text 'Yaer'"):
            messages.fill({"Yaer": "Año"}, checkout / "geo" / "locale")

    def test_a_second_run_changes_no_byte(self, checkout):
        self._update(checkout, '_("Year")')
        before = {file: file.read_bytes() for file in (checkout / "geo" / "locale").iterdir()}
        self._update(checkout, '_("Year")')
        assert {file: file.read_bytes() for file in (checkout / "geo" / "locale").iterdir()} == before


class TestInUse:
    def test_a_language_that_is_not_offered_is_refused(self):
        with pytest.raises(language.ViewError, match="'qu' is not offered; expected one of en, es"):
            language.use("qu")

    def test_two_sessions_at_once_keep_each_its_language(self):
        both = Barrier(2, timeout=30)

        def session(name: str) -> tuple[str, str, str]:
            language.use(name)
            both.wait()
            said = language._("Year"), format_date(date(2013, 9, 24)), language.current()
            both.wait()
            return said

        with ThreadPoolExecutor(2) as threads:
            found = list(threads.map(session, ("es", "en")))
        assert found == [("Año", "24 set. 2013", "es"), ("Year", "24 Sep 2013", "en")]
        assert language.current() == "en"

    def test_what_is_made_in_each_language_leaves_the_one_in_use(self):
        language.use("es")
        assert language.in_each_language(lambda: language._("Year")) == {"en": "Year", "es": "Año"}
        assert language.current() == "es"

    def test_a_text_without_translation_is_shown_as_it_is(self):
        language.use("es")
        try:
            assert language._("A text nobody has translated 7316") == "A text nobody has translated 7316"
        finally:
            language.use("en")
