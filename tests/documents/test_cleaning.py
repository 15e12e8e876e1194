import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schwerpunkt.documents.content import clean_line, clean_text, displayable


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("eins\r\nzwei\rdrei\x0bvier\u2028fünf\x0csechs\x85sieben", "eins\nzwei\ndrei\nvier\nfünf\nsechs\nsieben"),
        ("eins\u2029zwei", "eins\n\nzwei"),
        ("eins\n\n\n\nzwei\n\n", "eins\n\nzwei"),
        ("Inte\u00adgration", "Integration"),
        ("Integra\u00ac\ntion", "Integration"),
        ("a\u200bb\ufeffc\u2060d\u200ee", "abcd\u200ee"),
        ("a\u202eb\u2066c", "abc"),
        ("19\u00a0Kommunen", "19\u00a0Kommunen"),
        ("19\u202fKommunen", "19\u00a0Kommunen"),
        ("Das\u00a0 Wort \u00a0bleibt\u00a0\u00a0da", "Das Wort bleibt da"),
        ("a\tb   c\u2003d", "a b c d"),
        ("  innen  ", "innen"),
        ("\uf0b7 Punkt\n\uf0a7 Quadrat\n\uf0fc fertig", "• Punkt\n▪ Quadrat\n✓ fertig"),
        ("\ue123 Punkt\nWort\ue123", "• Punkt\nWort"),
        ("„Öffnung“ – ’s … „so“", "„Öffnung“ – ’s … „so“"),
        ("U\u0308bergang", "Übergang"),
        ("ﬁnden, schaﬀen", "finden, schaffen"),
        ("KI\u2011Verbund, Rhein\u2010Sieg, Kann\x1eTrennung", "KI-Verbund, Rhein-Sieg, Kann-Trennung"),
        ("\x13 HYPERLINK \x14Wort\x15\x00\x01", "HYPERLINK Wort"),
        ("a\ud800b\uffff", "ab"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
        ("Ki\u200cta", "Kita"),
        ("Zelle\x07Zelle", "Zelle\nZelle"),
        ("", ""),
    ],
)
def test_pasted_text_is_made_fit_to_keep(pasted: str, kept: str) -> None:
    assert clean_text(pasted) == kept


def test_a_line_stays_one_line() -> None:
    assert clean_line("  Schwerpunkte\r\n\r\n2023\u00ad ") == "Schwerpunkte 2023"


@given(st.text(alphabet=st.characters()))
def test_cleaning_twice_changes_nothing_more(pasted: str) -> None:
    once = clean_text(pasted)

    assert clean_text(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text(alphabet=st.characters(categories=["L", "N", "P"])))
def test_words_stay(pasted: str) -> None:
    changed = set("ﬀﬁﬂﬃﬄﬅﬆ\u2010\u2011")
    expected = unicodedata.normalize("NFC", "".join(character for character in pasted if character not in changed))

    assert clean_text("".join(character for character in pasted if character not in changed)) == expected


@given(st.text(alphabet=st.characters()))
def test_what_is_displayed_fits_into_every_format(content: str) -> None:
    shown = displayable(content)

    assert shown.encode("utf-8").decode("utf-8") == shown
    assert [character for character in shown if unicodedata.category(character) in {"Cc", "Cs", "Co"}] == []
