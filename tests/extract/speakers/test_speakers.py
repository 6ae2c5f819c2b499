"""Who is said to say something: verbs, quotations, speeches, interviews; names in full."""

from __future__ import annotations

from datetime import date

import pytest

from geo.extract.analysis import analyse
from geo.extract.linking.link import link
from geo.extract.speakers import QUOTE

DAY = date(2024, 5, 3)


def named(text: str, language: str) -> list[str]:
    return [one.text for one in analyse(text, language, DAY).speakers]


def sayer(text: str, language: str, figure: str) -> str:
    analysis = analyse(text, language, DAY)
    for linked in link(analysis):
        quantity = linked.quantity
        if figure in analysis.words(quantity.number_first, quantity.number_last):
            return str(linked.speaker[0].value)
    raise AssertionError(figure)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "en",
            "Interior Minister Laura Bravo, 49, told reporters that 90 hectares were left.",
            "Laura Bravo",
        ),
        ("en", "According to the anti-drug commission, 90 hectares were left.", "commission"),
        ("en", "By UNODC's reckoning, farmers tended 90 hectares of coca.", "UNODC"),
        ("en", "Devida on Monday said that 90 hectares were left.", "Devida"),
        ("en", '"We found 90 hectares of it in May," said Colonel Hugo Mena.', "Hugo Mena"),
        ("en", "Hugo Mena, who heads the unit, says that 90 hectares were left.", "Hugo Mena"),
        ("en", "A working paper by Laura Bravo found 90 hectares.", "Laura Bravo"),
        ("es", "La ministra del Interior, Laura Bravo, señaló que quedan 90 hectáreas.", "Laura Bravo"),
        ("es", "Quedan 90 hectáreas, precisó el jefe de la unidad, coronel Hugo Mena.", "Hugo Mena"),
        ("es", "Según el Ministerio del Interior, quedan 90 hectáreas.", "Ministerio del Interior"),
        ("es", "Quedan 90 hectáreas, me dijo un geólogo.", "geólogo"),
        ("es", "El jefe de la unidad, Hugo Mena, ha explicado que quedan 90 hectáreas.", "Hugo Mena"),
        ("es", "Según ha dicho el ministro del Interior, Hugo Mena, quedan 90 hectáreas.", "Hugo Mena"),
        ("es", "Son 90 hectáreas, precisó el representante de la ONUDD en Perú, Hugo Mena.", "Hugo Mena"),
        ("es", "Son 90 hectáreas, según el informe anual que presentó hoy la ONUDD.", "ONUDD"),
        ("es", "Según el jefe de Corah, HUGO MENA, quedan 90 hectáreas.", "HUGO MENA"),
        ("en", "According to the report 90 hectares were left when police came.", "report"),
        ("es", "El tribunal dio por probado que quedan 90 hectáreas.", "tribunal"),
        ("es", "En el valle, según El Comercio, quedan 90 hectáreas.", "El Comercio"),
        ("en", "According to the government's drug agency DEVIDA, 90 hectares were left.", "DEVIDA"),
        ("es", "El abogado Hugo Mena alegó que quedan 90 hectáreas.", "Hugo Mena"),
        ("en", "Police burned 90 hectares of it, says the Joint Command.", "Joint Command"),
        ("en", "Some 90 hectares burned, Peru's defence minister said.", "defence minister"),
        ("en", "The Lima consultancy Nexo Sur counted 90 hectares.", "Lima consultancy Nexo Sur"),
        (
            "en",
            "Analyst Laura Bravo of the think tank Vista believes that 90 hectares are left.",
            "Laura Bravo",
        ),
        (
            "en",
            "It burned 90 hectares, by a count of the daily El Sol, according to a note by the Navy.",
            "Navy",
        ),
        ("es", "Fuentes del caso explicaron que quedan 90 hectáreas.", "Fuentes"),
        ("es", "Quedan 90 hectáreas, cuenta un exguerrillero que hoy cultiva.", "exguerrillero"),
        ("es", "El centro Norte midió el bosque. Según ese centro, quedan 90 hectáreas.", "centro Norte"),
        ("en", "Mr. LEE. I have none.\n\nSenator BRAVO. I have 90 tons for 2010.", "Senator BRAVO"),
    ],
)
def test_who_is_named_beside_a_word_of_saying(language, text, name):
    assert name in named(text, language)


def test_heads_of_columns_are_nobody():
    text = "Distrito  Hectáreas\nNieva  517\nImaza  197\n\nLa cosecha se calcula en 900 toneladas."
    assert named(text, "es") == []


@pytest.mark.parametrize("text", [
    "COCA SURVEY 2008. KEY FINDINGS\n\nThe harvest was estimated at 900 tonnes.",
    "Around Tocache coca has gone. The harvest was estimated at 900 tonnes.",
])  # fmt: skip
def test_a_heading_or_what_opens_a_sentence_is_nobody(text):
    assert named(text, "en") == []


def test_a_title_and_a_surname_stand_for_the_name_in_full():
    text = (
        "HOST: From Lima, Hugo Mena. Mr Mena, how much is left?\n\nMENA: We counted 90 hectares of coca.\n\n"
        "HOST: Thank you."
    )
    assert sayer(text, "en", "90") == "Hugo Mena"


def test_single_names_before_colons_are_turns_of_a_talk():
    text = (
        "Conductor: En la línea, Hugo Mena. ¿Cuánto quemaron?\n\nMena: Fueron 900 kilos de cocaína.\n\n"
        "Conductor: ¿Y cuánto falta?\n\nMena: Quedan 20 toneladas de cocaína."
    )
    assert sayer(text, "es", "900") == sayer(text, "es", "20") == "Hugo Mena"
    text = "Zona: Puno\nÁrea: 90 hectáreas de coca\nZona: Cusco\nÁrea: 20 hectáreas de coca"
    assert sayer(text, "es", "90") == ""
    text = "Coca Area In Peru\n\nArea: 90 hectares of coca\nYear: 2010\nArea: 80 hectares\nYear: 2011"
    assert named(text, "en") == []


def test_headings_that_are_questions_make_no_interview():
    text = (
        "Hugo Mena is mayor of Pichari.\n\nHow much coca is there?\n\nThere are 90 hectares of coca.\n\n"
        "Who grows it?\n\nFarmers do.\n\nWho buys?\n\nTraders pay {} 20 dollars a kilo."
    )
    assert sayer(text.format(""), "en", "90") == ""
    assert sayer(text.format("what we ask,"), "en", "90") == "Hugo Mena"


@pytest.mark.parametrize("answer", ["Trabajamos en", "Yo vi"])
def test_who_is_asked_speaks_of_himself(answer):
    text = (
        "Nos acompaña el general Hugo Mena. General, ¿cuánta hay?\n\n{} 90 hectáreas de coca.\n\n"
        "¿Y quién la compra?\n\nCualquiera.\n\n¿Y quién la siembra?\n\nLos de siempre."
    )
    assert sayer(text.format(answer), "es", "90") == "Hugo Mena"
    assert sayer(text.format("Quedan"), "es", "90") == ""


def test_the_agency_is_the_one_named_before():
    text = "UNODC said that 90 hectares were left. The agency added that 20 tons of cocaine were made."
    assert named(text, "en") == ["UNODC", "UNODC"]
    text = "UNODC said that 90 hectares were left. The authority of the port added that 20 tons were found."
    assert named(text, "en").count("UNODC") == 1


def test_in_a_talk_of_dashes_the_one_who_is_asked_answers():
    text = (
        "Conduce Laura Bravo.\n\n—Nos acompaña el general Hugo Mena. ¿Cuánto quemaron?\n\n"
        "—Buenos días. Fueron 900 kilos de cocaína.\n\n—¿Y cuánto falta?\n\n—Quedan 20 toneladas de cocaína."
    )
    assert sayer(text, "es", "900") == sayer(text, "es", "20") == "Hugo Mena"
    text = "Se incautaron:\n\n- 900 kilos de cocaína\n- 20 kilos de pasta\n- 3 kilos de látex\n- 4 fusiles"
    assert sayer(text, "es", "900") == ""


def test_a_surname_and_an_office_stand_for_the_name_in_full():
    text = (
        "Minister Laura Bravo said that 90 were left. Bravo added that 20 were new. "
        "The minister noted that 5 died."
    )
    assert set(named(text, "en")) == {"Laura Bravo"}
    text = (
        "El ministro Hugo Mena dijo que quedan 90. Mena agregó que 20 son nuevas. "
        "El funcionario detalló que 5 murieron."
    )
    assert set(named(text, "es")) == {"Hugo Mena"}


def test_somebody_new_is_not_the_one_before():
    text = "Prosecutor Laura Bravo said that 90 were left. In the north, a prosecutor said, 40 fled."
    assert named(text, "en") == ["Laura Bravo", "prosecutor"]


@pytest.mark.parametrize("marks", ['""', "“”", "«»"])
def test_words_in_quotation_marks_are_of_who_said_them_whatever_the_marks(marks):
    text = f"{marks[0]}Este año arrancamos 900 hectáreas de coca en la zona{marks[1]}, afirmó Laura Bravo."
    assert [one.text for one in analyse(text, "es", DAY).speakers if one.form == QUOTE] == ["Laura Bravo"]
    assert sayer(text, "es", "900") == "Laura Bravo"


def test_a_speech_has_the_name_before_it():
    text = (
        "Mr. HOLT: We seized 40 tons of cocaine.\n\nMs. RIOS: We burned 12 tons of drugs.\n\n"
        "Mr. HOLT: And 3 tons of paste."
    )
    assert sayer(text, "en", "12") == "Ms. RIOS"
    assert sayer(text, "en", "40") == sayer(text, "en", "3 tons") == "Mr. HOLT"


def test_nobody_says_what_no_one_is_said_to_say():
    assert sayer("Police seized 40 tons of cocaine in Callao.", "en", "40") == ""
    assert sayer("La policía decomisó 40 toneladas de cocaína en el Callao.", "es", "40") == ""


@pytest.mark.parametrize("name", ["Laura Bravo", "Hugo Mena", "Teresa Salas"])
@pytest.mark.parametrize("verb", ["dijo", "informó", "sostuvo"])
def test_the_speaker_follows_the_name_and_not_the_verb(name, verb):
    assert sayer(f"La ministra {name} {verb} que se erradicaron 900 hectáreas de coca.", "es", "900") == name


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("es", "La comisión Devida informó que quedan 90 hectáreas.", ["Devida"]),
        ("en", "The commission Devida said that 90 hectares were left.", ["Devida"]),
        ("es", "Según el monitoreo de Devida, quedan 90 hectáreas.", ["Devida"]),
        ("en", "According to the latest bulletin of UNODC, 90 hectares were left.", ["UNODC"]),
        ("es", "El ministro Hugo Mena señaló en Lima que quedan 90 hectáreas.", ["Hugo Mena"]),
        ("es", "El mayor avance se registró en Ucayali, con 90 hectáreas.", []),
        ("en", "Prices say that 90 hectares were left.", []),
        ("en", "One of the drivers, who fled, told the court that 90 hectares were left.", []),
        ("en", "The drug squad told the court that 90 hectares were left.", ["squad"]),
        ("es", "La policía cuenta con 90 agentes en el valle.", []),
        ("es", "La policía cuenta que quedan 90 agentes en el valle.", ["policía"]),
        ("en", "UNODC's count was 90 hectares, which few swear by", []),
        ("en", "Washington said that 90 hectares were left.", ["Washington"]),
        ("en", "The news site Peru21 reports that 90 hectares were left.", ["news site Peru21"]),
    ],
)
def test_bodies_and_places_beside_a_word_of_saying(language, text, names):
    assert named(text, language) == names


@pytest.mark.parametrize("name", ["Hugo Mena", "Laura Bravo"])
def test_thus_said_is_what_stands_before(name):
    text = f"La Policía sacó de circulación 900 kilos de droga. Así lo informó el ministro {name}."
    assert sayer(text, "es", "900") == name
