"""The e-mail to a member: any mail program opens it, and it says what the entry says."""

from __future__ import annotations

import csv
import email
import email.policy
import io
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from hostile import HOSTILE

from directory import settings
from directory.staff import forms, mail
from directory.staff.reading import read
from directory.staff.sheets import File
from directory.staff.state import State
from directory.staff.words import Words

TODAY = date(2026, 11, 23)
MEMBER = "se-example-programme"


@pytest.fixture(scope="module")
def state(small: Path) -> State:
    return State.read(small, TODAY)


def sent(state: State, kind: mail.Kind = "first", language: str = "en") -> bytes:
    post = mail.Post(settings.read(state.folder), Words(state))
    return post.letter(MEMBER, kind, language)


def opened(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def body(message: EmailMessage) -> str:
    part = message.get_body()
    assert part is not None
    return str(part.get_content())


def test_it_opens_as_a_draft_to_the_office_of_the_member(state: State) -> None:
    message = opened(sent(state))
    assert message["X-Unsent"] == "1"
    assert message["To"] == "office@programme.example.org"
    (sender,) = message["From"].addresses
    corrections = settings.read(state.folder).corrections_email
    assert sender.addr_spec == corrections
    assert message["Reply-To"] == corrections
    assert message["Subject"] == (
        f"Is your entry in the programme directory still right? ({MEMBER})"
    )
    assert message["Date"].datetime.date() == TODAY


def test_the_form_is_attached_and_reads_back(state: State) -> None:
    (form,) = opened(sent(state)).iter_attachments()
    assert form.get_filename() == f"entry-{MEMBER}.xlsx"
    assert form.get_content_type().endswith("spreadsheetml.sheet")
    content = form.get_content()
    assert content == forms.content(Words(state), MEMBER)
    assert [entry.member for entry in read(File("reply.xlsx", content), state).entries] == [MEMBER]


def test_it_says_what_the_entry_says_in_words(state: State) -> None:
    text = body(opened(sent(state)))
    assert "Languages: Arabic; Swedish" in text
    assert "Country: Sweden" in text
    assert "Specialisms: Men; Group work" in text
    assert "Acronym: not stated" in text
    assert "about two minutes" in text
    assert "Made up, for the tests." not in text
    assert "confirmed" not in text


@pytest.mark.parametrize("kind", ["first", "reminder"])
@pytest.mark.parametrize("language", sorted(mail.translations()))
def test_a_translation_nobody_has_reviewed_is_marked_as_a_draft(
    state: State, kind: mail.Kind, language: str
) -> None:
    text = body(opened(sent(state, kind, language)))
    translation = mail.translations()[language]
    english, marked, own = text.partition("(draft translation: ")
    assert "Dear colleagues" in english
    assert marked
    assert not translation.reviewed_by
    assert own.startswith(translation.draft)
    assert "Excel" in own
    assert "Yes" in own
    assert "WWP EN" in own


def test_english_and_an_untranslated_language_leave_english_alone(state: State) -> None:
    assert sent(state, language="en") == sent(state, language="sv")
    assert "draft" not in body(opened(sent(state)))


def test_a_reviewed_translation_bears_no_draft() -> None:
    assert mail.Translation("Deutsch", "Entwurf", "translator").remark == "Deutsch"


def test_the_reminder_says_that_it_is_one(state: State) -> None:
    message = opened(sent(state, "reminder"))
    assert message["Subject"].startswith("Reminder: ")
    assert "no answer yet" in body(message)


def test_no_line_is_longer_than_mail_allows_and_the_same_is_the_same(state: State) -> None:
    content = sent(state, "reminder", "de")
    assert max(len(line) for line in content.split(b"\r\n")) <= 998
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert sent(state, "reminder", "de") == content


def test_english_sentences_are_short() -> None:
    folder = Path(mail.__file__).parent / "templates"
    for path in folder.glob("*.en.txt"):
        words = path.read_text(encoding="utf-8").replace("\n", " ").split()
        lengths = [len(sentence.split()) for sentence in " ".join(words).split(". ")]
        assert max(lengths) <= 25, (path.name, lengths)


def test_hostile_texts_bring_no_header_and_stay_in_their_line(small_folder: Path) -> None:
    path = small_folder / "members.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    texts = [text for text in HOSTILE if "\0" not in text]
    for text in [*texts, "Name\r\nBcc: someone@example.org"]:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows({**row, "name": text} for row in rows)
        message = opened(sent(State.read(small_folder, TODAY)))
        assert message["Bcc"] is None
        assert message["To"] == "office@programme.example.org"
        assert f"Name: {' '.join(text.split())}" in body(message)
