"""The editor: subject and every block of a draft in one form, saved at once."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from schwerpunkt.documents.content import clean_text
from schwerpunkt.papers import commands
from schwerpunkt.papers.models import Paper, PaperBlock
from schwerpunkt.papers.queries.composition import compose_block
from schwerpunkt.papers.queries.material import material_of
from schwerpunkt.ui.command_form import CommandForm
from schwerpunkt.ui.fields import LineField, TextField

ACT = "_do"
"""Name of the buttons inside the form that do something more once the words are saved: ``verb:KEY``."""


def shown_text(block: PaperBlock, composed: str) -> str:
    """What stands in the block's text area: one's own words with their placeholders, else what the data say."""
    return block.text if block.is_edited else composed


def mark(text: str, heading: str) -> str:
    """A short mark of what was shown, to tell later whether somebody touched it."""
    return hashlib.sha256(f"{heading}\n{clean_text(text)}".encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Written:
    """A block in the editor with its fields."""

    block: PaperBlock
    composed: str
    has_drifted: bool
    text: forms.BoundField
    heading: forms.BoundField | None


class WritingForm(CommandForm):
    """All words of a draft. Blocks nobody touched are not written, so they go on following the data."""

    command = staticmethod(commands.write_paper)
    title = LineField(label=_("Betreff"), max_length=250)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not isinstance(self.record, Paper):
            raise TypeError("the editor writes a paper")
        self.blocks = material_of(self.record).blocks
        self.composed: dict[int, str] = {}
        for block in self.blocks:
            self.composed[block.pk] = compose_block(block)
            self._add(block)

    def _add(self, block: PaperBlock) -> None:
        text = shown_text(block, self.composed[block.pk])
        self.fields[f"text_{block.pk}"] = TextField(
            label=block.label, required=False, rows=min(text.count("\n") + 3, 8)
        )
        self.initial[f"text_{block.pk}"] = text
        if block.heading:
            self.fields[f"heading_{block.pk}"] = LineField(
                label=_("Überschrift von „%(block)s“") % {"block": block.label}, required=False, max_length=160
            )
            self.initial[f"heading_{block.pk}"] = block.heading
        self.fields[f"mark_{block.pk}"] = forms.CharField(required=False, widget=forms.HiddenInput)
        self.initial[f"mark_{block.pk}"] = mark(text, block.heading)

    @classmethod
    def values_of(cls, record: Model) -> dict[str, Any]:
        values = super().values_of(record)
        if isinstance(record, Paper):
            for block in material_of(record).blocks:
                values[f"text_{block.pk}"] = shown_text(block, compose_block(block))
                values[f"heading_{block.pk}"] = block.heading
        return values

    def written(self) -> list[Written]:
        """The blocks in order with their fields, for the page."""
        return [
            Written(
                block,
                self.composed[block.pk],
                block.is_edited and self.composed[block.pk] != block.basis,
                self[f"text_{block.pk}"],
                self[f"heading_{block.pk}"] if block.heading else None,
            )
            for block in self.blocks
        ]

    def touched(self, value: Callable[[str], Any]) -> dict[int, commands.Words]:
        """What was changed against what was shown; ``value`` gives a field's value by name."""
        found = {}
        for block in self.blocks:
            text = clean_text(str(value(f"text_{block.pk}") or ""))
            heading = str(value(f"heading_{block.pk}") or "").strip()
            if mark(text, heading) != value(f"mark_{block.pk}"):
                found[block.pk] = commands.Words(text, heading)
        return found

    def unwritten(self) -> set[str]:
        """The blocks nobody touched: what somebody else wrote into them stays."""
        touched = self.touched(self.cleaned_data.get)
        keys = [block.pk for block in self.blocks if block.pk not in touched]
        return {f"{field}_{key}" for key in keys for field in ("text", "heading")}

    def unsaved(self) -> dict[int, tuple[str, str]]:
        """Text and heading of the blocks as they are being written, for the preview."""
        words = self.touched(lambda name: self.data.get(self.add_prefix(name), ""))
        return {key: (each.text, each.heading) for key, each in words.items()}

    def to_arguments(self) -> dict[str, Any]:
        return {"title": self.cleaned_data["title"], "words": self.touched(self.cleaned_data.get)}

    def run(self, **extra: Any) -> Any:
        """Save the words, then do what the pressed button asks for."""
        paper = super().run(**extra)
        verb, _colon, key = str(self.data.get(ACT, "")).partition(":")
        if verb in _ACTS and key.isdecimal():
            block = next((each for each in paper.blocks.all() if each.pk == int(key)), None)
            if block is not None:
                _ACTS[verb](self.actor, block)
        return paper


_ACTS: dict[str, Callable[[Any, PaperBlock], object]] = {
    "leave_out": lambda actor, block: commands.leave_out_block(actor=actor, block=block),
    "take_in": lambda actor, block: commands.take_in_block(actor=actor, block=block),
    "keep": lambda actor, block: commands.keep_block(actor=actor, block=block),
    "up": lambda actor, block: commands.move_block(actor=actor, block=block, place=_place(block) - 1),
    "down": lambda actor, block: commands.move_block(actor=actor, block=block, place=_place(block) + 1),
}


def _place(block: PaperBlock) -> int:
    rows = list(block.paper.blocks.order_by("position", "pk").values_list("pk", flat=True))
    return rows.index(block.pk) + 1
