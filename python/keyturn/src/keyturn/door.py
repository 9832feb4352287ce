"""One question to a keyturn, by HTTP, past any proxy."""
from __future__ import annotations

import json
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from .errors import Refused, Unreachable

PATIENCE = 3700		# seconds: longer than any wait or advance is given


class Question(NamedTuple):
    method: str
    path: str
    body: Any
    account: str
    region: str
    service: str

    def headers(self) -> dict[str, str]:
        """Who asks is in what a signature is said to be good for."""
        scope = f"{self.account}/20260101/{self.region}/{self.service}"
        return {"Content-Type": "application/json", "Authorization":
                f"AWS4-HMAC-SHA256 Credential={scope}/aws4_request, "
                f"SignedHeaders=host, Signature={'0' * 64}"}


def ask(url: str, question: Question) -> Any:
    """What it answers, from JSON; else Refused or Unreachable."""
    status, text = _exchange(url, question)
    try:
        answer = json.loads(text) if text else {}
    except ValueError:
        raise Unreachable(f"{url} answers {status}, and no JSON: is it a "
                          "keyturn?") from None
    if status == 200:
        return answer
    raise Refused(status, answer.get("code", str(status)),
                  answer.get("message", ""))


def _exchange(url: str, question: Question) -> tuple[int, bytes]:
    import http.client	# late: who has a server started imports it meanwhile
    at = urlsplit(url)
    if at.scheme != "http" or not at.hostname:
        raise Unreachable(f"{url} is no http://HOST:PORT")
    connection = http.client.HTTPConnection(at.hostname, at.port or 80,
                                            timeout=PATIENCE)
    body = None if question.body is None else json.dumps(question.body)
    try:
        connection.request(question.method, question.path, body,
                           question.headers())
        answer = connection.getresponse()
        return answer.status, answer.read()
    except (OSError, http.client.HTTPException) as e:
        raise Unreachable(f"cannot reach {url}: {e or type(e).__name__}") \
            from e
    finally:
        connection.close()
