"""Checks addresses against private networks: before a request, and again for the peer of each connection.

The peer's address is checked after connecting and before anything is sent, so that neither a host name that changes its
address nor a redirect gives access to a private network.
"""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urlsplit

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from wikibinder.fetch.errors import RefusedAddressError

if TYPE_CHECKING:
    import socket
    from collections.abc import Collection

_Ip: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
# NAT64 (RFC 6052): the last 32 bits are an IPv4 address.
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


def checked(address: str) -> str:
    """Return the address of a request unchanged if it is allowed: http or https, a host, no user name.

    Raises RefusedAddressError if it is not.
    """
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError:
        raise RefusedAddressError(f"{address} is no address") from None
    if parts.scheme not in ("http", "https") or not host:
        raise RefusedAddressError(f"{address} is not the address of a wiki: give one with https:// or http://")
    if "@" in parts.netloc:
        raise RefusedAddressError(f"{host}: an address must not contain a user name or a password; give --login USER")
    return address


def check_peer(host: str, peer: str, allowed: Collection[str]) -> None:
    """Raise RefusedAddressError unless connecting to ``host`` may lead to the IP address ``peer``.

    Addresses of private networks are allowed only for hosts in ``allowed``, link-local ones for none.
    """
    for ip in _meanings(ipaddress.ip_address(peer.partition("%")[0])):
        # 169.254.169.254 returns the credentials of a cloud's machine to any process on it.
        if ip.is_link_local or ip.is_multicast or ip.is_unspecified:
            raise RefusedAddressError(f"{host} is at {peer}, which is not the address of a wiki")
        if not ip.is_global and host not in allowed:
            raise RefusedAddressError(
                f"{host} is at {peer}, an address of a private network; if the wiki is yours, give --allow-host {host}"
            )


def _meanings(ip: _Ip) -> list[_Ip]:
    """Return an IP address, and the IPv4 addresses embedded in it (6to4, Teredo, NAT64); of an IPv4-mapped one only the
    IPv4 address.
    """
    if isinstance(ip, ipaddress.IPv4Address):
        return [ip]
    if ip.ipv4_mapped:
        return [ip.ipv4_mapped]
    inner: list[_Ip] = [found for found in (ip.sixtofour, *(ip.teredo or ())) if found]
    if ip in _TRANSLATED:
        inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return [ip, *inner]


def adapter(allowed: Collection[str]) -> HTTPAdapter:
    """Return a transport adapter for the library requests that checks the IP address of each connection by
    :func:`check_peer`, before anything is sent. ``allowed``: hosts that may be in a private network.
    """

    # urllib3 connects in _new_conn; after it nothing has been sent yet, and the peer is known.
    class CheckedConnection(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return _checked_socket(super()._new_conn(), self.host, allowed)

    class CheckedTlsConnection(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return _checked_socket(super()._new_conn(), self.host, allowed)

    class CheckedPool(HTTPConnectionPool):
        ConnectionCls = CheckedConnection

    class CheckedTlsPool(HTTPSConnectionPool):
        ConnectionCls = CheckedTlsConnection

    class CheckedAdapter(HTTPAdapter):
        def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
            super().init_poolmanager(*arguments, **options)
            self.poolmanager.pool_classes_by_scheme = {"http": CheckedPool, "https": CheckedTlsPool}

    return CheckedAdapter(max_retries=0)


def _checked_socket(connected: socket.socket, host: str, allowed: Collection[str]) -> socket.socket:
    try:
        check_peer(host.strip("[]"), connected.getpeername()[0], allowed)
    except BaseException:
        # Also for KeyboardInterrupt: an open socket would keep a connection to a refused address.
        connected.close()
        raise
    return connected
