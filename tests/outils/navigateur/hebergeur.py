"""Un site construit, servi sous un chemin comme il se publie."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.outils.projet import ADRESSE_PUBLIQUE

CHEMIN = urlsplit(ADRESSE_PUBLIQUE).path.strip("/")


class Hebergeur(SimpleHTTPRequestHandler):
    """Sert un dossier sans rien écrire dans le terminal ; à une adresse sans page, il sert ``404.html``."""

    def log_message(self, *_: Any) -> None:
        """Ne dit rien."""

    def send_error(self, code: int, *_: Any) -> None:
        """La page introuvable, avec le statut de l'erreur, quelle que soit l'adresse demandée."""
        page = (Path(self.directory) / CHEMIN / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


@contextmanager
def servir(site: Path, racine: Path) -> Iterator[str]:
    """L'adresse du dossier ``site``, servi sous un chemin depuis ``racine``, un dossier vide ; elle finit par « / »."""
    (racine / CHEMIN).symlink_to(site)
    serveur = ThreadingHTTPServer(("127.0.0.1", 0), partial(Hebergeur, directory=str(racine)))
    threading.Thread(target=serveur.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{serveur.server_port}/{CHEMIN}/"
    serveur.shutdown()
    serveur.server_close()
