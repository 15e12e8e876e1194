"""Components and the engine they live in."""

from typing import Any

import pytest
from django import forms
from django.template import engines
from django.utils.translation import gettext_lazy
from jinja2 import UndefinedError

from schwerpunkt.ui import icons
from schwerpunkt.ui.actions import reached_by
from schwerpunkt.ui.command_form import CommandForm
from schwerpunkt.ui.conflict import in_words
from schwerpunkt.ui.fields import ChoiceField, LineField, OrderField, SeveralField
from schwerpunkt.ui.gallery import SampleForm
from schwerpunkt.ui.navigation import NavItem, contribute
from schwerpunkt.ui.status import Status


def _render(source: str, **context: Any) -> str:
    return engines["jinja2"].from_string(source).render(context)


def test_what_is_missing_is_an_error_not_a_gap() -> None:
    with pytest.raises(UndefinedError):
        _render("{{ nothing }}")


def test_what_people_type_is_never_markup() -> None:
    typed = "<script>alert(1)</script>"
    safe = "&lt;script&gt;alert(1)&lt;/script&gt;"
    assert _render("{{ ui.badge(typed) }}", typed=typed) == f'<span class="sp-badge">{safe}</span>'
    assert _render("{{ ui.status(each) }}", each=Status("done", typed)).count(safe) == 1


def test_a_component_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="buton"):
        _render("{{ ui.buton('x') }}")


def test_a_status_is_icon_word_and_colour() -> None:
    html = _render("{{ ui.status(each) }}", each=Status("late", "in Verzug", "seit 14 Tagen"))
    assert [part in html for part in ("sp-status--late", "sp-i--late", "in Verzug", "seit 14 Tagen")] == [True] * 4


def test_an_icon_alone_has_a_name_and_beside_a_word_it_has_none() -> None:
    assert 'role="img" aria-label="Suchen"' in icons.icon("search", "Suchen")
    assert 'aria-hidden="true"' in icons.icon("search")
    with pytest.raises(KeyError):
        icons.icon("no such icon")


def test_an_obstacle_is_said_instead_of_a_button() -> None:
    html = _render('{{ ui.button("Freigeben", href="/x", obstacle="Ziel 3 hat keine Frist.") }}')
    assert ("Ziel 3 hat keine Frist." in html, "href" in html) == (True, False)


def test_a_bar_stays_within_its_bounds() -> None:
    assert [
        f'width="{width}"' in _render("{{ ui.bar(share) }}", share=share)
        for share, width in ((2, 100), (-1, 0), (0.5, 50.0))
    ] == [True] * 3


def test_facts_show_statuses_lists_and_what_is_missing() -> None:
    html = _render("{{ ui.facts(rows) }}", rows=[("A", [Status("done", "erledigt"), "Eitorf"]), ("B", None), ("C", [])])
    assert (html.count("<dt>A</dt>"), html.count("<dd>"), "<dd>B, C</dd>" in html) == (1, 3, True)


def test_facts_take_words_that_are_translated_late_as_one_value() -> None:
    html = _render("{{ ui.facts(rows) }}", rows=[("Von wem", gettext_lazy("Beschäftigte"))])
    assert html.count("<dd>") == 1


@pytest.mark.parametrize("name", [name for name, field in SampleForm.base_fields.items() if not field.widget.is_hidden])
def test_every_field_has_its_label_hint_and_error_tied_to_it(name: str) -> None:
    form = SampleForm({}, {}, actor=None)
    form.fields[name].required = True
    form.fields[name].help_text = "Ein Hinweis"
    form.is_valid()
    html = _render("{{ ui.field(bound) }}", bound=form[name])
    assert f'id="id_{name}-hint"' in html
    assert f'id="id_{name}-error"' in html
    assert f'aria-describedby="id_{name}-hint id_{name}-error" aria-invalid="true"' in html
    assert str(form.fields[name].label) in html


class _AllWidgets(forms.Form):
    email = forms.EmailField()
    several = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.SelectMultiple)
    grouped = forms.ChoiceField(choices=[("Gruppe", [("a", "A")]), ("b", "B")], initial="a")
    maybe = forms.NullBooleanField()
    password = forms.CharField(widget=forms.PasswordInput)
    number = forms.IntegerField(min_value=1)


def test_every_widget_of_the_framework_is_rendered() -> None:
    html = _render("{{ ui.fields_of(form) }}", form=_WithGroups())
    assert [
        part in html
        for part in (
            'type="email"',
            '<select multiple class="kern-form-input__input sp-multi"',
            '<optgroup label="Gruppe"><option value="a" selected>A</option></optgroup>',
            'type="password"',
            'type="number"',
            ' min="1"',
        )
    ] == [True] * 6


class _WithGroups(_AllWidgets):
    def shown(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [("", self.visible_fields())]


def test_values_are_compared_in_words() -> None:
    choices = [("a", "Anna"), ("b", "Berta")]
    assert (
        in_words(ChoiceField(choices=choices), "a"),
        in_words(SeveralField(choices=choices), ("a", "b")),
        in_words(forms.ChoiceField(choices=[("Gruppe", choices)]), "b"),
        in_words(LineField(), ""),
    ) == ("Anna", "Anna, Berta", "Berta", "–")


def test_an_order_shows_new_items_last() -> None:
    field = OrderField(items=[(1, "Anna"), (2, "Berta"), (3, "Cem")])
    assert [label for _key, label in field.ordered(["3", "1"])] == ["Cem", "Anna", "Berta"]


def test_a_required_field_says_which_one_is_missing() -> None:
    class Form(CommandForm):
        name = forms.CharField(label="Name")
        own = forms.CharField(error_messages={"required": "Bitte nennen Sie die Sprache, sonst finden wir niemanden."})

    form = Form({}, actor=None)
    assert {name: list(errors) for name, errors in form.errors.items()} == {
        "name": ["Bitte füllen Sie „Name“ aus."],
        "own": ["Bitte nennen Sie die Sprache, sonst finden wir niemanden."],
    }


def test_a_room_appears_once_in_a_menu(sample_site: None) -> None:
    contribute(NavItem("Hier", "order", "", 1))
    contribute(NavItem("Hier", "order", "", 1))
    with pytest.raises(ValueError, match="order is in the menu twice"):
        contribute(NavItem("Anders", "order", "", 1))


@pytest.mark.parametrize(
    ("phone", "email", "addresses"),
    [
        ("+49 (0) 228 / 12-34", "", ["tel:+492281234"]),
        ("", "a+b&c@pool.example", ["mailto:a%2Bb%26c@pool.example"]),
        ("0228 1", "a@b.example", ["tel:02281", "mailto:a@b.example"]),
        ("", "", []),
    ],
)
def test_number_and_address_call_and_write(phone: str, email: str, addresses: list[str]) -> None:
    assert [each.url for each in reached_by(phone, email)] == addresses
