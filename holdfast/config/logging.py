import logging
import re

SECRET_PATH = re.compile(r"/(a|r|i|j|s)/[^\s'\"]+")


class NoSecrets(logging.Filter):
    """Takes the secret of a link out of a log line, and everything about who answered."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = SECRET_PATH.sub(r"/\1/...", record.getMessage())
        record.args = ()
        if hasattr(record, "request"):
            del record.request
        if record.exc_info and record.exc_info[1] is not None and SECRET_PATH.search(str(record.exc_info[1])):
            record.exc_info = None
        return True
