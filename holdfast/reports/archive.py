"""What a journey's archive holds of reports: what was issued as it was issued, drafts, and what reports were used for. No files."""

from holdfast.ui.archiving import TABLE, TEXTS, Kept, NotArchived
from holdfast.ui.documents.checking import check_frozen
from holdfast.ui.documents.freezing import prints_in

from .actions.remembering import remember_report
from .models import Chapter, Edition, Lever, Report, ReportFile

ACCOUNT = "an account; it stays in the house it is of"


def _said(edition: Edition) -> dict[str, str]:
    return prints_in(edition.content)


def _check(edition: Edition) -> None:
    check_frozen(edition.content)


ARCHIVE = (
    Kept(
        Report,
        "journey",
        "journey kind title since until status number begun_by begun_on agreed_by agreed_on wishes version",
        left_out={"by_user": ACCOUNT, "agreed_to": "elsewhere it is read again before it is issued"},
        remember=remember_report,
    ),
    Kept(
        Chapter,
        "report__journey",
        "report topic order words written_by quoted is_in version",
        shapes={"quoted": {**TEXTS, "type": ["array", "null"]}},
        holding_ids="quoted",
    ),
    Kept(
        Edition,
        "report__journey",
        "report number content why issued_by issued_on",
        left_out={"said": "it follows from the content"},
        remade={"said": _said},
        shapes={"content": TABLE},
        holding_ids="content",
        check=_check,
    ),
    Kept(Lever, "report__journey", "report who what_for told_on told_by version"),
    NotArchived(ReportFile, "a file on its way; it is made again from what is here", "report__journey"),
)
