import logging
import re

SECRET_PATH = re.compile(r"(?:/|%2F)(a|r|i|j|s|reset/key)(?:/|%2F)[^\s'\"]+", re.IGNORECASE)


class NoSecrets(logging.Filter):
    """Takes the secret of a link out of a log line, and everything about who answered."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = SECRET_PATH.sub(r"/\1/...", record.getMessage())
        record.args = ()
        if hasattr(record, "request"):
            del record.request
        if record.exc_info and _tells_a_secret(record.exc_info[1]):
            record.exc_info = record.exc_text = None
        return True


def _tells_a_secret(error: BaseException | None) -> bool:
    """Whether an error, or one that it came from, repeats the secret of a link."""
    while error is not None:
        if SECRET_PATH.search(str(error)):
            return True
        error = error.__cause__ or error.__context__
    return False
