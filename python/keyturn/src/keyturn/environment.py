"""The environment in which an AWS SDK finds a keyturn, and nothing else.

The same as `keyturn exec` gives its command (server/lead.c).
"""
from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .client import Keyturn

# Where credentials and endpoints could come from besides ours.  A name that ends
# in '_' stands for all that begin so.
REMOVED = (
    "AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_SESSION_TOKEN",
    "AWS_SECURITY_TOKEN", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
    "AWS_ENDPOINT_URL_", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN",
    "AWS_ROLE_SESSION_NAME", "AWS_CONTAINER_", "AWS_CREDENTIAL_FILE",
    "AWS_CREDENTIAL_EXPIRATION", "AWS_USE_FIPS_ENDPOINT",
    "AWS_USE_DUALSTACK_ENDPOINT", "AWS_STS_REGIONAL_ENDPOINTS",
    "AWS_ACCESS_KEY", "AWS_SECRET_KEY", "BOTO_CONFIG", "KEYTURN_CA",
    "LOCALSTACK_HOST", "LOCALSTACK_HOSTNAME",
)
LOOPBACK = "127.0.0.1,localhost,::1"


def variables(keyturn: Keyturn) -> dict[str, str]:
    """Those that are set."""
    found = {
        "AWS_ENDPOINT_URL": keyturn.url,
        "KEYTURN_URL": keyturn.url,
        "AWS_ACCESS_KEY_ID": keyturn.account,
        "AWS_SECRET_ACCESS_KEY": "keyturn",
        "AWS_REGION": keyturn.region,
        "AWS_DEFAULT_REGION": keyturn.region,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "NO_PROXY": _past_proxies("NO_PROXY", "no_proxy"),
        "no_proxy": _past_proxies("no_proxy", "NO_PROXY"),
    }
    if keyturn.ca:
        found["KEYTURN_CA"] = keyturn.ca
    return found


def removed() -> list[str]:
    """Those of this process that could lead elsewhere."""
    return [name for name in os.environ if any(
        name == r or (r.endswith("_") and name.startswith(r))
        for r in REMOVED)]


def environ(keyturn: Keyturn) -> dict[str, str]:
    """All of a process's: this one's, without those, with ours."""
    gone = set(removed())
    kept = {k: v for k, v in os.environ.items() if k not in gone}
    return {**kept, **variables(keyturn)}


def _past_proxies(name: str, other: str) -> str:
    """Loopback goes past any proxy, beside what went past it before."""
    was = os.environ.get(name) or os.environ.get(other)
    return f"{was},{LOOPBACK}" if was else LOOPBACK
