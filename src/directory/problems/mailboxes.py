"""Mailboxes of persons, which must not be published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from directory.errors import Problem
from directory.names import fold
from directory.problems.contacts import host
from directory.problems.files import Files
from directory.problems.wording import quoted
from directory.tables import Row

#: Words in the mailboxes of an office, a service or a programme, folded.
_ROLES = frozenset(
    """
    admin administration anfrage asbl association associazione beratung buero bureau casa center
    central centre centro centrum centrala change consulta contact contacto contatti counseling
    counselling dom enquiries familie families family fathers forening foreningen frauen free
    general gewalt gewaltfrei group groups help helpline hilfe info information informacio
    kancelar kontakt line linea linia linja maenner mail man mannen mans men menn mens miehet non
    no office online oficina pomoc post praxis press program programa programm programma
    programme project projekt reception referral referrals safe secretaria secretariat
    segreteria sekretariat service services stop support team terapia therapy training uomini
    vald violence violencia violenza vold women work zentrum
""".split()
)

#: Common first names in the network's countries, folded; none that is also another word.
FIRST_NAMES = frozenset(
    """
    agnieszka alessandro alexander alexandra ana andrea andreas andrei andrzej anja ann anna anne
    annika antonio antti barbara beata bjorn bogdan branka carlos carmen catherine christian
    christina christine claudia claudio daniel daniela david dimitris dominique dragan elena
    elisabeth elizabeth ellen emma erik eva ewa fatima francesca francesco francois
    gabriela georg george georgios giorgos giovanni giulia giuseppe gordana hanna hannah
    hans heidi helena henrik igor ines ingrid irena isabelle ivan ivana jacques jan jana jean
    jelena jens joanna johan johanna johannes john jose joseph juan julia karin katarina katerina
    katharina katja katrin klaus kristina krzysztof lars laura laurent lena luca lucia luis
    maja malgorzata manuel marco marek margarita maria marie marija marina marko markus martin
    martina mary matthias mehmet michael michal mikael mirela mohamed monika nadia natalia
    nicolas nikola nikos olga oliver olivier paolo patricia patrick paul paula pavel pedro peter
    petra petr philippe pierre piotr rachel robert roberto sabine sandra sara sarah simone sofia
    stefan stefano stephan stephen susanne svetlana tanja tatjana teresa thomas tomas tomasz
    ursula uwe valentina vesna viktor wolfgang zoran
""".split()
)

#: Words joined by dots, hyphens or underscores, perhaps with a number behind: ``a.huber2``.
_JOINED = re.compile(r"[^\W\d_]+(?:[._-][^\W\d_]+)+[0-9]{0,4}")

_RIGHT = "Type the mailbox of the office or programme, or leave the cell blank."


def personal_mailboxes(files: Files) -> Iterator[Problem]:
    """Yield the mailboxes that look like those of a person.

    First name and surname are an error. A first name alone is a warning: programmes are named
    after people as well, and nobody could overrule an error.
    """
    for table, row, column, cell in files.cells("email"):
        mailbox = re.split(r"[@+]", cell)[0]
        words = fold(re.sub(r"[0-9]+$", "", mailbox)).split()
        if _names_a_role(words, row):
            continue
        if _is_of_two_names(mailbox, words):
            said = f"{quoted(cell)} looks like the mailbox of a person."
            yield Problem(table.path, row.line, column.name, "personal-mailbox", said, _RIGHT)
        elif len(words) == 1 and words[0] in FIRST_NAMES:
            said = f"{quoted(cell)} begins with a first name: it may be the mailbox of a person."
            right = "Look whose it is; if the programme is called so, leave it."
            yield Problem(
                table.path, row.line, column.name, "first-name-mailbox", said, right, "warning"
            )


def _names_a_role(words: Sequence[str], row: Row) -> bool:
    """Return whether a word tells a programme's mailbox apart.

    It names a role, or also stands in the organisation's name or town, or in its web address.
    """
    names = (row.cells.get(name, "") for name in ("name", "name_native", "acronym", "city"))
    known = _ROLES.union(fold(" ".join(names)).split())
    domain = fold(host(row.cells.get("website", "")) or "")
    return any(word in known or (len(word) > 3 and word in domain) for word in words)


def _is_of_two_names(mailbox: str, words: Sequence[str]) -> bool:
    """Return whether a mailbox is of the form firstname.surname, f.surname or the like.

    Of words with a hyphen between, or of more than two, one must be a first name: programmes
    are written so as well.
    """
    if not _JOINED.fullmatch(mailbox):
        return False
    if "-" in mailbox or len(words) > 2:
        return not FIRST_NAMES.isdisjoint(words)
    return len(words) == 2 and len(words[1]) > 1
