"""What becomes in the draft of people, places and dates that a Chinese source names."""

from __future__ import annotations

import pytest

from checker.annotations.country_counterparts import changed_countries
from checker.annotations.han_foreigners import foreigners_in_pinyin
from checker.annotations.han_people import introduced, unread_people
from checker.annotations.han_places import translated_places
from checker.annotations.lunar_dates import lunar_dates
from checker.document import Document


def draft(text: str, source: str) -> Document:
    return Document(text, source=source, source_language="zh")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("镇长罗永说，水已退去。", ["罗永"]),
        ("校长欧阳明华出席了仪式。", ["欧阳明华"]),
        ("教练会上说，球队准备好了。", []),
        ("居民严阵以待。", []),
    ],
)
def test_an_office_introduces_a_name(text: str, names: list[str]) -> None:
    assert [text[one.start : one.end] for one in introduced(text)] == names


def test_a_name_lost_to_its_meaning() -> None:
    source = "船长高山说，船已沉没。"
    (lost,) = unread_people(draft("The captain of the High Mountain said the ship had sunk.", source))
    assert lost.target is None
    assert not unread_people(draft("Gao Shan, the captain, said the ship had sunk.", source))
    assert not unread_people(draft("The captain, Mr. Gao, said the ship had sunk.", source))


def test_a_surname_lost_beside_its_given_name() -> None:
    document = draft("The singer Once Xiaomei has retired.", "歌手曾小梅已经退休，")
    (lost,) = unread_people(document)
    assert lost.target is not None
    assert document[lost.target] == "Once"


def test_japanese_names_are_not_read_in_pinyin() -> None:
    source = "日本外相河野太郎启程。"
    document = draft("Japanese Foreign Minister Heye Tailang left.", source)
    assert [document[one.target] for one in foreigners_in_pinyin(document)] == ["Heye Tailang"]
    assert not foreigners_in_pinyin(draft("Taro Kono, Japan’s foreign minister, left.", source))
    at_home = draft("Xing Haiming, the ambassador to South Korea, left.", "中国驻韩国大使邢海明启程。")
    assert not foreigners_in_pinyin(at_home)


def test_countries() -> None:
    source = "代表来自希腊、芬兰和丹麦。"
    swapped = draft("The delegates came from Greece, Poland and Denmark.", source)
    assert [swapped[one.target] for one in changed_countries(swapped) if one.target] == ["Poland"]
    (lost,) = changed_countries(draft("The delegates came from Greece and Denmark.", source))
    assert lost.target is None
    assert not changed_countries(draft("The delegates were Greek, Finnish and Danish.", source))


def test_places() -> None:
    source = "事故发生在浙江省石桥镇。"
    document = draft("The accident happened in Stone Bridge Town, Zhejiang province.", source)
    assert [document[one.target] for one in translated_places(document)] == ["Stone Bridge"]
    assert not translated_places(draft("The accident happened in the town of Shiqiao in Zhejiang.", source))


def test_days_of_the_chinese_calendar() -> None:
    source = "灯会于农历八月十五举行。"
    document = draft("The lantern fair takes place on August 15.", source)
    assert [document[one.target] for one in lunar_dates(document)] == ["August 15"]
    assert not lunar_dates(draft("The lantern fair takes place on the 15th day of the eighth lunar month.", source))
