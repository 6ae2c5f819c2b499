"""Lessons for the extractor: each changes what is read, is tested on its sentence, is written to a file."""

from dataclasses import replace

import pytest

from geo.errors import NotAllowedError, ReviewError, StaleDecisionError
from geo.extract.batch.task import Options, extract, extractor_version
from geo.extract.lexicon.lessons import Lesson, Lessons
from geo.review.adding import keep_document, read_document
from geo.review.cases import Case, read_lessons, written_cases
from geo.review.lessons import case_of, check_cases, forget, kept_cases, lessons_in, teach
from geo.review.people import ADMIN, VIEWER, Person
from geo.review.records import save_record
from geo.review.state import Review, reviews_of
from geo.store.batches import MEASURE
from geo.store.database import Store

ANA = Person("ana", ADMIN)
DAY = "2014-05-31"


def case(
    kind: str, words: str, meaning: str, sentence: str, value: str, part: str = "", lang: str = "en"
) -> Case:
    language = lang if kind in ("measure", "not-measure") else ""
    return Case(Lesson(kind, words, meaning, language, part), sentence, lang, DAY, value)


CASES = [
    case("place", "Monzonito", "vraem", "In 2013 the Monzonito had 4,200 hectares of coca.", "4,200"),
    case("place", "Lima", "vraem", "In 2013 police in Lima seized 14 tons of cocaine.", "14"),
    case(
        "institution", "Drugs Bureau of Toyland", "DEVIDA",
        "In 2013 coca covered 4,200 hectares in Peru, the Drugs Bureau of Toyland said.", "4,200",
    ),
    case(
        "spelling", "Pedrasa", "Wilfredo Pedraza",
        "In 2013 coca covered 4,200 hectares in Peru, W. Pedrasa said.", "4,200",
    ),
    case(
        "measure", "cookhouses", "labs_destroyed",
        "In 2013 police in the VRAEM wrecked 14 cookhouses.", "14", "nouns",
    ),
    case(
        "measure", "kolapowder*", "precursor_seizures",
        "In 2013 customs seized 14 tons of kolapowders in the VRAEM.", "14", "of",
    ),
    case(
        "not-measure", "strike by teachers", "arrests",
        "In 2013 police arrested 150 people in a strike by teachers in the VRAEM.", "150",
    ),
    case(
        "not-measure", "huelga", "arrests",
        "En 2013 la policía detuvo a 150 personas en una huelga en el VRAEM.", "150", lang="es",
    ),
    case(
        "measure", "torched", "drugs_destroyed",
        "In 2013 the army torched 14 tons of cocaine seized in the VRAEM.", "14", "act",
    ),
]  # fmt: skip


def test_each_lesson_changes_what_its_sentence_is_read_as(store: Store) -> None:
    for one in CASES:
        untaught = replace(one, lesson=replace(one.lesson, words="zzzz"))
        assert not check_cases(store, [untaught])[0].holds, f"{one.sentence} was read so before"
        assert check_cases(store, [one])[0].holds, one.sentence
    teach(store, ANA, CASES)
    assert [(one.key, one.holds) for one in check_cases(store)] == sorted((one.key, True) for one in CASES)


def test_a_lesson_that_breaks_the_sentence_of_another_is_refused_by_name(store: Store) -> None:
    teach(store, ANA, [CASES[0]])
    rival = case("place", "Monzonito", "cusco", "In 2013 the Monzonito had 9 hectares of coca.", "9")
    with pytest.raises(ReviewError, match=r"“Monzonito”.*4,200 hectares"):
        teach(store, ANA, [CASES[1], rival])
    assert [one.case for one in check_cases(store)] == [CASES[0]]
    with pytest.raises(ReviewError, match="not taught"):
        teach(store, ANA, [CASES[1], replace(CASES[1], lesson=replace(CASES[1].lesson, meaning="cusco"))])
    assert len(kept_cases(store)) == 1


def test_two_who_take_a_lesson_back_at_once_are_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    (entry,) = teach(store, ANA, [CASES[0]])
    seen = kept_cases(store)
    forget(store, ANA, entry.key)
    with pytest.raises(ReviewError, match="ana has taken it back already"):
        forget(store, ANA, entry.key)
    monkeypatch.setattr("geo.review.lessons.kept_cases", lambda _store: seen)  # read before ana was done
    with pytest.raises(StaleDecisionError, match="“Monzonito”: somebody else"):
        forget(store, ANA, entry.key)


def measures_in(text: bytes) -> set[str]:
    return {one["measure"] for one in read_document("a.txt", text).statements}


def test_documents_are_read_with_what_was_taught_and_say_so(store: Store) -> None:
    text = CASES[4].sentence.encode()
    assert measures_in(text) <= {""}
    teach(store, ANA, [CASES[4]])
    read = read_document("a.txt", text, lessons=lessons_in(store))
    assert [one["measure"] for one in read.statements] == ["labs_destroyed"]
    assert read.extractor == extractor_version(lessons_in(store)) != extractor_version()
    assert measures_in(text) <= {""}, "a lesson holds only where it is given"


def test_results_with_and_without_lessons_are_told_apart() -> None:
    lessons = Lessons((CASES[0].lesson,))
    assert Options().key() != Options(lessons=lessons).key()
    assert lessons.digits != Lessons((CASES[1].lesson,)).digits
    assert extract("a.txt", b"x", Options(lessons=lessons))["statements"] == []


def test_a_word_of_an_own_measure_is_taught_from_a_wrong_candidate(store: Store) -> None:
    made = {
        "id": "gliders_seized", "unit": "count", "combine": "sum", "group": "control",
        "name": "Gliders seized", "name_es": "Planeadores incautados", "meaning": "Gliders.",
        "meaning_es": "Planeadores.",
    }  # fmt: skip
    save_record(store, ANA, MEASURE, made)
    text = "A note.\nIn 2013 police in the VRAEM seized 14 gliders and 8 planes."
    document, _new = keep_document(store, ANA, read_document("a.txt", text.encode(), language="en"))
    review = candidates(store)[-1]
    fields = review.fields | {"value_stated": "14"}
    wrong = Review(review.candidate, review.state, fields, review.seen, review.last)
    taught = case_of(store, wrong, document, "measure", "gliders", "gliders_seized", "nouns")
    assert taught.sentence == text.split("\n")[1]
    assert taught.lesson.dimension == "count"
    teach(store, ANA, [taught])
    assert check_cases(store)[0].holds


def candidates(store: Store) -> list[Review]:
    with store.reading() as connection:
        return reviews_of(connection)


def test_lessons_go_out_and_in_as_a_file_once(store: Store) -> None:
    teach(store, ANA, CASES)
    content = written_cases(one for _entry, one in kept_cases(store).values())
    for key in list(kept_cases(store)):
        forget(store, ANA, key)
    assert lessons_in(store).items == ()
    read = read_lessons("lessons.yaml", content)
    assert len(teach(store, ANA, read)) == len(CASES)
    assert teach(store, ANA, read) == []
    assert {one.lesson for _entry, one in kept_cases(store).values()} == {one.lesson for one in CASES}


WRONG: list[dict[str, str]] = [
    {"kind": "spell"},
    {"words": "ab"},
    {"words": "x" * 81},
    {"words": "not there"},
    {"words": "Monz\x07onito"},
    {"meaning": "atlantis"},
    {"kind": "measure", "meaning": "arrests", "language": "en", "part": "hint"},
    {"kind": "measure", "meaning": "arrests", "part": "of"},
    {"kind": "institution", "meaning": "Nobody"},
]


def test_a_lesson_that_cannot_be_is_refused_with_all_others(store: Store) -> None:
    for change in WRONG:
        wrong = replace(CASES[0], lesson=replace(CASES[0].lesson, **change))
        with pytest.raises(ReviewError):
            teach(store, ANA, [CASES[1], wrong])
    assert kept_cases(store) == {}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"lessons: 3",
        b"lessons: [3]",
        b"lessons: [{lesson: {kind: [place]}, case: {}}]",
        b"lessons: [{lesson: {}}]",
        b"!!python/object:os.system {}",
        b"a: &a [1]\nb: [*a, *a",
        b"[" * 20_000,
        b"\xff\xfe",
        b"#" * 1_000_001,
    ],
)
def test_a_file_that_holds_no_lessons_is_refused(content: bytes) -> None:
    with pytest.raises(ReviewError):
        read_lessons("a.yaml", content)


def test_a_viewer_teaches_and_forgets_nothing(store: Store) -> None:
    eva = Person("eva", VIEWER)
    with pytest.raises(NotAllowedError):
        teach(store, eva, [CASES[0]])
    teach(store, ANA, [CASES[0]])
    with pytest.raises(NotAllowedError):
        forget(store, eva, CASES[0].key)
    with pytest.raises(ReviewError, match="no lesson"):
        forget(store, ANA, "nothing")
