"""The tables of a register, for SQLite and PostgreSQL alike. ``migrations`` makes them; a test compares the two."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from checker.register.kinds import Status

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


# One row ``revision``, which every change counts up: what was worked out from the register holds as long as it stays.
state = Table("state", metadata, Column("name", String(40), primary_key=True), Column("value", Integer, nullable=False))

# Facts: articles, the forms in them, and sums of these.

# ``uid`` names an article through all its versions; ``same_as`` is set for a copy of another article, which counts nothing.
articles = Table(
    "articles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", Text, nullable=False, unique=True),
    Column("version", String(80), nullable=False, default=""),
    Column("digest", String(32), nullable=False, index=True),
    Column("date", Date),
    Column("desk", String(80), nullable=False, default=""),
    Column("words", Integer, nullable=False, default=0),
    Column("same_as", Integer, ForeignKey("articles.id", ondelete="CASCADE"), index=True),
)

# ``folded`` is the form without case, diacritics, spaces and hyphens; ``leader_id`` the better known form that this one is
# taken for a spelling of; ``changed`` marks forms whose leader and neighbours are to be looked at again.
forms = Table(
    "forms",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(12), nullable=False),
    Column("text", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),
    Column("mentions", Integer, nullable=False, default=0),
    Column("articles", Integer, nullable=False, default=0),
    Column("first_seen", Date),
    Column("last_seen", Date),
    Column("leader_id", Integer, ForeignKey("forms.id"), index=True),
    Column("changed", Boolean, nullable=False, default=True),
    UniqueConstraint("kind", "text"),
    Index("ix_forms_changed", "id", sqlite_where=text("changed"), postgresql_where=text("changed")),
)

# ``bearer`` numbers who or what is named within the article: two forms under one number are one name there. ``contexts``
# is JSON, ``{"office": {"minister": 2}}``.
mentions = Table(
    "mentions",
    metadata,
    Column("article_id", Integer, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("form_id", Integer, ForeignKey("forms.id"), primary_key=True, index=True),
    Column("bearer", Integer, nullable=False),
    Column("count", Integer, nullable=False),
    Column("contexts", Text, nullable=False, default=""),
    sqlite_with_rowid=False,
)

# Sums of ``mentions`` by month (``2024-05``, empty where no date is known) and desk.
counts = Table(
    "counts",
    metadata,
    Column("form_id", Integer, ForeignKey("forms.id", ondelete="CASCADE"), primary_key=True),
    Column("month", String(7), primary_key=True),
    Column("desk", String(80), primary_key=True),
    Column("mentions", Integer, nullable=False),
    Column("articles", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Sums of what stood around a form: ``what`` is ``office`` or ``country``, by month.
contexts = Table(
    "contexts",
    metadata,
    Column("form_id", Integer, ForeignKey("forms.id", ondelete="CASCADE"), primary_key=True),
    Column("what", String(12), primary_key=True),
    Column("value", String(120), primary_key=True),
    Column("month", String(7), primary_key=True),
    Column("count", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# What near spellings of a form share (``keys.keys_of``). ``rank`` grows with the mentions, so that a crowded key gives the
# best known forms first.
form_keys = Table(
    "form_keys",
    metadata,
    Column("key", String(80), primary_key=True),
    Column("rank", SmallInteger, primary_key=True),
    Column("form_id", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

# What follows from the facts and from what people decide.

# ``root_form_id`` is the form without a leader whose followers make up the entity, where no person says otherwise.
# ``decided`` says that a person chose the house form; otherwise it is proposed. ``version`` counts the decisions of people.
entities = Table(
    "entities",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(12), nullable=False),
    Column("root_form_id", Integer, ForeignKey("forms.id"), unique=True),
    Column("house_form_id", Integer, ForeignKey("forms.id"), index=True),
    Column("decided", Boolean, nullable=False, default=False),
    Column("note", Text, nullable=False, default=""),
    Column("version", Integer, nullable=False, default=0),
)

# One form under two entities: namesakes. ``pinned`` links are decisions of people and stay whatever the archive says.
entity_forms = Table(
    "entity_forms",
    metadata,
    Column("entity_id", Integer, ForeignKey("entities.id", ondelete="CASCADE"), primary_key=True),
    Column("form_id", Integer, ForeignKey("forms.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("status", String(12), nullable=False, default=Status.SEEN.value),
    Column("pinned", Boolean, nullable=False, default=False),
    sqlite_with_rowid=False,
)

# Offices of a person: both days inclusive, either may be open.
roles = Table(
    "roles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entity_id", Integer, ForeignKey("entities.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("role", Text, nullable=False),
    Column("place", Text, nullable=False, default=""),
    Column("since", Date),
    Column("until", Date),
)

# Every decision with the entities it touched, before and after (JSON), so that it can be undone.
changes = Table(
    "changes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("by", Text, nullable=False),
    Column("action", String(20), nullable=False),
    Column("summary", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("undoes", Integer, ForeignKey("changes.id"), index=True),
)
changed_entities = Table(
    "changed_entities",
    metadata,
    Column("change_id", Integer, ForeignKey("changes.id", ondelete="CASCADE"), primary_key=True),
    Column("entity_id", Integer, primary_key=True, index=True),
)

# Runs over drafts, for the trend.
runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False, index=True),
    Column("signature", Text, nullable=False),
    Column("ruleset", Text, nullable=False, default=""),
    Column("system", String(120), nullable=False, default=""),
    Column("desk", String(80), nullable=False, default=""),
    Column("drafts", Integer, nullable=False),
    Column("words", Integer, nullable=False),
    Column("findings", Integer, nullable=False),
    Column("score", Float),
)
run_counts = Table(
    "run_counts",
    metadata,
    Column("run_id", Integer, ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True),
    Column("rule", String(80), primary_key=True),
    Column("severity", String(12), primary_key=True),
    Column("findings", Integer, nullable=False),
    sqlite_with_rowid=False,
)
