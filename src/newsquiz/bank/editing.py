"""Edits of a bank file that touch only the lines of what changed.

Every edit is read back before it is written: the file then holds what was asked for and nothing else has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from newsquiz.bank import tree
from newsquiz.bank.complaints import TYPE_NAMES, complaints
from newsquiz.bank.reading import Survey, read_text
from newsquiz.bank.rendering import data, field_order, item_lines
from newsquiz.bank.sheet import Sheet, apply, as_read
from newsquiz.bank.tree import Entries, Fields
from newsquiz.bank.writing import write_files
from newsquiz.errors import BankError
from newsquiz.item import ArticleEntry, Conflict, Item, item_id

_BOM = b"\xef\xbb\xbf"
_KEPT = frozenset(("status",))


def set_fields(path: Path, id: str, fields: Mapping[str, Any]) -> None:
    """Give fields of an item new values; None (or the field's default) takes the field out. Missing ids are minted.

    `id` is the item's, or its content's digest where it has none. Values are plain data or models of item.py.
    Raises BankError where there is no such item, or the values do not fit it; OutputError where it cannot be written.
    """
    _set(path, "items", id, fields)


def set_field_of_each(path: Path, name: str, values: Mapping[str, Any]) -> None:
    """Give one field of several items new values, by id, in one pass over the file. Raises as `set_fields`."""
    if name in ("id", "type"):
        raise BankError(f"`{name}` cannot be changed", path=path, mend="make new items")
    before = text = read_text(path)
    text = _with_ids(_survey(path, text), text)
    text = _with_fields(_survey(path, text), text, "items", name, values)
    after = _survey(path, text)
    for id in values:
        _refuse_misfits(after, "items", id, {name: None})
    if text != before:
        _write(path, text)


def set_article_fields(path: Path, id: str, fields: Mapping[str, Any]) -> None:
    """The same for an entry of `articles`: its context line, say."""
    _set(path, "articles", id, fields)


def set_conflict_fields(path: Path, id: str, fields: Mapping[str, Any]) -> None:
    """The same for a conflict: its resolution, say."""
    _set(path, "conflicts", id, fields)


def mint_ids(path: Path) -> tuple[str, ...]:
    """Write an id into every sound item that has none, and give the new ids.

    An id is the content's digest, which stood for it until now, so that nothing that was learned is lost.
    """
    text = read_text(path)
    survey = _survey(path, text)
    new = _with_ids(survey, text)
    if new != text:
        _write(path, new)
    return tuple(item_id(item) for item, _ in _without_ids(survey))


def append_items(path: Path, items: Sequence[Item]) -> None:
    """Put items at the end of a bank. Raises BankError where an id is taken."""
    append(path, items=items)


def append(
    path: Path,
    *,
    articles: Sequence[ArticleEntry] = (),
    items: Sequence[Item] = (),
    conflicts: Sequence[Conflict] = (),
) -> None:
    """Put entries at the end of their lists in a bank. Raises BankError where an id is taken."""
    text = read_text(path)
    for section, entries in (("articles", articles), ("items", items), ("conflicts", conflicts)):
        if entries:
            survey = _survey(path, text)
            _refuse_taken(survey, section, entries)
            text = _appended(survey, text, section, entries)
    _write(path, text)


def _survey(path: Path, text: str) -> Survey:
    survey = Survey(path, text)
    if survey.bank is None:
        raise survey.findings[0].as_error()
    return survey


def _refuse_taken(survey: Survey, section: str, entries: Iterable[Any]) -> None:
    if not isinstance(survey.root.get(section, Entries()), Entries):
        raise BankError(f"`{section}` is no list", path=survey.path, mend="write `- ` before each entry")
    taken = {str(fields.get("id")) for fields in _entries(survey.root, section)}
    for entry in entries:
        if entry.id and entry.id in taken:
            raise BankError(f"the id {entry.id} is taken in `{section}`", path=survey.path, mend="give it another")
        taken.add(entry.id)


def _entries(root: Fields, section: str) -> list[Fields]:
    entries = root.get(section)
    return [each for each in entries if isinstance(each, Fields)] if isinstance(entries, Entries) else []


def _appended(survey: Survey, text: str, section: str, entries: Sequence[Any]) -> str:
    blocks = [(data(entry), item_lines(entry)) for entry in entries]
    new = apply(text, Sheet(text).append(survey.root, section, blocks))

    def expected(root: dict[str, Any]) -> None:
        root[section] = [*(root.get(section) or []), *(as_read(fields) for fields, _ in blocks)]

    return _proven(survey, new, expected)


def _without_ids(survey: Survey) -> list[tuple[Item, Fields]]:
    return [(placed.item, placed.fields) for placed in survey.items if placed.sound and not placed.item.id]


def _with_ids(survey: Survey, text: str) -> str:
    """The text with ids for the sound items that have none."""
    sheet, patches = Sheet(text), []
    ids: dict[int, str] = {}
    for item, fields in _without_ids(survey):
        id = item_id(item)
        ids[fields.start] = id
        if "id" in fields.marks:
            patches += sheet.set_field(fields, "id", id, ("id",))
        else:
            patches.append(sheet.insert_field(fields, next(iter(fields.marks)), "id", id))
    if not patches:
        return text
    positions = {each.start: n for n, each in enumerate(survey.root["items"]) if isinstance(each, Fields)}

    def expected(root: dict[str, Any]) -> None:
        for which, id in ids.items():
            root["items"][positions[which]]["id"] = id

    return _proven(survey, apply(text, patches), expected)


def _set(path: Path, section: str, id: str, fields: Mapping[str, Any]) -> None:
    if fixed := sorted({"id", "type"} & fields.keys()):
        raise BankError(f"{id}: `{fixed[0]}` cannot be changed", path=path, mend="make a new item of it")
    before = text = read_text(path)
    if section == "items":
        text = _with_ids(_survey(path, text), text)
    for name, value in fields.items():
        text = _with_fields(_survey(path, text), text, section, name, {id: value})
    _refuse_misfits(_survey(path, text), section, id, fields)
    if text != before:
        _write(path, text)


def _number_of(survey: Survey, section: str, id: str) -> int:
    """The position in its list of the entry with this id."""
    entries = survey.root.get(section)
    for number, fields in enumerate(entries if isinstance(entries, Entries) else ()):
        if isinstance(fields, Fields) and "id" in fields and str(fields["id"]) == id:
            return number
    raise BankError(f"no entry of `{section}` has the id {id}", path=survey.path, mend="see the ids in the file")


def _model(section: str, fields: Mapping[str, Any]) -> type[BaseModel] | None:
    if section == "items":
        return TYPE_NAMES.get(str(fields.get("type")))
    return ArticleEntry if section == "articles" else Conflict


def _with_fields(survey: Survey, text: str, section: str, name: str, values: Mapping[str, Any]) -> str:
    """The text with the field `name` of several entries, by id, at new values."""
    sheet, patches = Sheet(text), []
    changed: dict[int, Any] = {}
    for id, wanted in values.items():
        number, value = _number_of(survey, section, id), data(wanted)
        fields = survey.root[section][number]
        model = _model(section, fields)
        is_default = value is None or (model is not None and name not in _KEPT and _is_default(model, name, value))
        if is_default and name not in fields.marks:
            continue
        if not is_default and name in fields and tree.plain(fields[name]) == as_read(value):
            continue
        order = (*field_order(model), name) if model else (*fields.marks, name)
        patches += [sheet.remove_field(fields, name)] if is_default else sheet.set_field(fields, name, value, order)
        changed[number] = None if is_default else as_read(value)

    def expected(root: dict[str, Any]) -> None:
        for number, value in changed.items():
            root[section][number].pop(name, None)
            if value is not None:
                root[section][number][name] = value

    return _proven(survey, apply(text, patches), expected) if patches else text


def _is_default(model: type[BaseModel], name: str, value: Any) -> bool:
    info = model.model_fields.get(name)
    return info is not None and not info.is_required() and data(info.get_default(call_default_factory=True)) == value


def _refuse_misfits(survey: Survey, section: str, id: str, changed: Mapping[str, Any]) -> None:
    """Raise BankError where a changed field does not fit its entry."""
    fields = survey.root[section][_number_of(survey, section, id)]
    model = _model(section, fields)
    if model is None:
        return
    try:
        model.model_validate(fields)
    except ValidationError as error:
        for complaint in complaints(error, model, fields):
            if complaint.place[0] in changed:
                raise BankError(f"{id}: {complaint.message}", path=survey.path, mend=complaint.mend) from error


def _proven(survey: Survey, new: str, change: Callable[[dict[str, Any]], None]) -> str:
    """The new text, if it reads as the old one with `change` made. Raises BankError otherwise."""
    expected = tree.plain(survey.root)
    change(expected)
    try:
        same = tree.plain(tree.parse(new).root) == expected
    except tree.Unparsable:
        same = False
    if not same:
        raise BankError("is written in a way that cannot be edited safely", path=survey.path, mend="edit it by hand")
    return new


def _write(path: Path, text: str) -> None:
    target = path.resolve()
    marked = target.read_bytes().startswith(_BOM)
    write_files({target: "\ufeff" + text if marked else text})
