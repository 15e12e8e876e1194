"""Any document: strategies for property tests."""

from hypothesis import strategies as st

from schwerpunkt.documents.content import (
    Block,
    BulletList,
    Column,
    Document,
    Emphasis,
    Fact,
    Facts,
    Heading,
    Inline,
    Letterhead,
    LineBreak,
    Link,
    ListItem,
    Notice,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
    Runs,
    Signature,
    Strong,
    Table,
    Text,
    Value,
)

words = st.text(max_size=40)


def inlines() -> st.SearchStrategy[Inline]:
    return st.one_of(
        st.builds(Text, words),
        st.builds(Strong, words),
        st.builds(Emphasis, words),
        st.builds(Link, st.just("https://kreis.example/?a=1&b=2"), words),
        st.builds(Value, words, st.sampled_from(["", "/zahlen/"])),
        st.just(LineBreak()),
    )


def runs() -> st.SearchStrategy[Runs]:
    return st.lists(inlines(), max_size=4).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    aligns = st.sampled_from(["start", "center", "end"])
    columns = tuple(draw(st.lists(st.builds(Column, words, aligns), min_size=1, max_size=4)))
    rows = draw(st.lists(st.tuples(*(runs() for _ in columns)), max_size=3))
    foot = draw(st.lists(st.tuples(*(runs() for _ in columns)), max_size=1))
    return Table(columns, tuple(rows), draw(words), tuple(foot), draw(st.booleans()))


def blocks() -> st.SearchStrategy[tuple[Block, ...]]:
    simple: st.SearchStrategy[Block] = st.one_of(
        st.builds(Heading, words, st.integers(1, 3), st.sampled_from(["", "1.2"])),
        st.builds(Paragraph, runs()),
        st.builds(Facts, st.lists(st.builds(Fact, words, words), max_size=3).map(tuple)),
        st.builds(Quote, runs(), words),
        st.builds(Signature, st.lists(words, max_size=2).map(tuple), words),
        st.just(PageBreak()),
        tables(),
    )

    def nested(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
        few = st.lists(inner, max_size=3).map(tuple)
        items = st.lists(st.builds(ListItem, few, words), max_size=3).map(tuple)
        return st.one_of(
            st.builds(BulletList, items),
            st.builds(NumberedList, items, st.integers(1, 9)),
            st.builds(Notice, few, words),
        )

    return st.lists(st.recursive(simple, nested, max_leaves=6), max_size=5).map(tuple)


def documents() -> st.SearchStrategy[Document]:
    lines = st.lists(words, max_size=3).map(tuple)
    return st.builds(
        Document,
        title=words.filter(lambda title: bool(title.strip())),
        created=st.dates(),
        language=st.sampled_from(["de", "en", "de-DE", "ar", "uk"]),
        kind=words,
        subject=words,
        author=words,
        keywords=lines,
        mark=words,
        letterhead=st.builds(Letterhead, lines, lines, lines),
        recipient=lines,
        meta=st.lists(st.builds(Fact, words, words), max_size=3).map(tuple),
        blocks=blocks(),
    )
