"""Alignment of paragraphs and sentences."""

from __future__ import annotations

from checker.annotations.alignment import paragraph_pairs, sentence_pairs, source_text
from checker.annotations.source_language import source_language
from checker.document import Document, Segment
from checker.finding import Span

SOURCE = "Совет собрался в пятницу. Он принял бюджет в 3,2 млн рублей.\n\nБассейн останется закрытым до осени, сообщила мэрия."
DRAFT = (
    "The council met on Friday. It adopted a budget of 3.2 million rubles.\n\n"
    "The pool will stay closed until the autumn, city hall said."
)


def texts(document: Document) -> list[tuple[str, str]]:
    source = source_text(document)
    return [(source[pair.source.start : pair.source.end], document[pair.target]) for pair in sentence_pairs(document)]


def test_sentences_one_by_one() -> None:
    document = Document(DRAFT, source=SOURCE, source_language="ru")
    assert texts(document) == [
        ("Совет собрался в пятницу.", "The council met on Friday."),
        ("Он принял бюджет в 3,2 млн рублей.", "It adopted a budget of 3.2 million rubles."),
        ("Бассейн останется закрытым до осени, сообщила мэрия.", "The pool will stay closed until the autumn, city hall said."),
    ]


def test_two_sentences_for_one() -> None:
    document = Document(
        "The council met on Friday. It adopted a budget of 3.2 million rubles, and the mayor thanked all who had taken part.",
        source="Совет собрался в пятницу и принял бюджет в 3,2 млн рублей, а мэр поблагодарил всех, кто принял участие.",
        source_language="ru",
    )
    assert [pair.complete for pair in sentence_pairs(document)] == [True]


def test_a_paragraph_left_out_is_left_alone() -> None:
    middle = (
        "Жители посёлка давно жалуются на дорогу, по которой зимой не может проехать ни скорая помощь, ни школьный автобус."
    )
    first, last = SOURCE.split("\n\n")
    document = Document(DRAFT, source=f"{first}\n\n{middle}\n\n{last}", source_language="ru")
    lost = [pair for pair in paragraph_pairs(document) if not pair.complete]
    assert [source_text(document)[pair.source.start : pair.source.end] for pair in lost] == [middle]


def test_segments_are_their_own_alignment() -> None:
    document = Document("Yes.\nNo.", segments=(Segment(Span(0, 4), "Да."), Segment(Span(5, 8), "Нет.")))
    assert texts(document) == [("Да.", "Yes."), ("Нет.", "No.")]


def test_language_by_script_and_by_words() -> None:
    assert source_language(Document("x", source="Він приїхав учора.")) == "uk"
    assert source_language(Document("x", source="این قرارداد گذشته امضا شد")) == "fa"
    assert source_language(Document("x", source="该省去年粮食总产量")) == "zh"
    assert source_language(Document("x", source="Hola")) == ""
    spanish = "El ayuntamiento de la ciudad aprobó ayer el presupuesto para el año que viene."
    assert source_language(Document("x", source=spanish)) == "es"
    assert source_language(Document("x", source="Hola", source_language="es-MX")) == "es"


def test_long_texts_are_aligned_in_linear_time() -> None:
    lines = [f"Предложение номер {number} говорит о городе и его жителях." for number in range(1500)]
    ours = [f"Sentence number {number} speaks of the city and its people." for number in range(1500)]
    document = Document("\n".join(ours), source="\n".join(lines), source_language="ru")
    assert len(paragraph_pairs(document)) == 1500
