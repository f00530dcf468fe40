"""A second start raises the first window: a local socket named after the ledger, no network."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

_PATIENCE_MS = 1500
_WORD = b"raise"


class FirstWindow(QObject):
    """Listens for later starts on the same ledger and brings the window to the front."""

    def __init__(self, folder: Path, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._raise)
        if not self._server.listen(_name(folder)):
            QLocalServer.removeServer(_name(folder))
            self._server.listen(_name(folder))

    def _raise(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        socket.write(_WORD)
        socket.flush()
        self._window.setWindowState(self._window.windowState() & ~self._window.windowState().WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()


def raise_first_window(folder: Path) -> bool:
    """Ask the window that has ``folder`` open to come to the front; ``False`` when none answers."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    answered = socket.waitForReadyRead(_PATIENCE_MS) and socket.readAll().data() == _WORD
    socket.disconnectFromServer()
    return bool(answered)


def _name(folder: Path) -> str:
    return "rectification-ledger-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
