"""Les sources des contours, sur la machine elle-même : des communes inventées, et de quoi les abîmer."""

import io
import json
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from macros.contours.sources import RESSOURCE

MEMBRE = "GEOJSON/QP2024_Inventes_WGS84.geojson"


def rectangle(ouest, sud, est, nord):
    """Un contour, dont chaque côté a un point de trop."""
    milieu = (ouest + est) / 2
    coins = [[ouest, sud], [milieu, sud], [est, sud], [est, nord], [milieu, nord], [ouest, nord], [ouest, sud]]
    return {"type": "Polygon", "coordinates": [coins]}


def element(geometrie, **proprietes):
    """Un contour de GeoJSON."""
    return {"type": "Feature", "properties": proprietes, "geometry": geometrie}


def collection(*elements):
    """Un GeoJSON."""
    return {"type": "FeatureCollection", "features": list(elements)}


def zipper(contenu, membre=MEMBRE):
    """L'archive qu'en ferait l'État, avec ce qu'il y met à côté."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as ecrite:
        ecrite.writestr("LISEZMOI.txt", "rien")
        ecrite.writestr(membre, json.dumps(contenu))
    return archive.getvalue()


def sources():
    """Ce que répondent les sources quand tout va bien : le jeu, les périmètres, les communes."""
    essais = element(rectangle(-4.565, 46.511, -4.552, 46.518), code_qp="QN00001M", insee_com="00001, 00002")
    autre = element(rectangle(-4.5, 46.4, -4.49, 46.41), code_qp="QN00002M", insee_com="00003")
    return {
        "jeu": {"license": "lov2", "resources": [{"id": RESSOURCE, "last_modified": "2026-01-15T20:43:23+00:00"}]},
        "quartiers": zipper(collection(essais, autre)),
        "communes": [
            element(rectangle(-4.6, 46.5, -4.56, 46.53), code="00001", nom="Exempleville"),
            element(rectangle(-4.56, 46.5, -4.53, 46.53), code="00002", nom="Modèle-les-Bains"),
            element(rectangle(-4.5, 46.4, -4.45, 46.45), code="00003", nom="Ailleurs"),
        ],
    }


class Sources:
    """Un serveur de la machine : ``reponses`` dit ce que donne chaque source, ``demandes`` ce qui lui a été demandé."""

    def __init__(self):
        self.reponses, self.demandes = sources(), []
        ici = self

        class Reponse(BaseHTTPRequestHandler):
            def do_GET(self):
                ici.demandes.append(self.path)
                contenu = ici.repondre(urlsplit(self.path))
                self.send_response(200 if contenu is not None else 503)
                self.send_header("Content-Length", str(len(contenu or b"")))
                self.end_headers()
                self.wfile.write(contenu or b"")

            def log_message(self, *_):
                pass

        self.serveur = ThreadingHTTPServer(("127.0.0.1", 0), Reponse)
        threading.Thread(target=self.serveur.serve_forever, daemon=True).start()

    def adresse(self, nom):
        """Celle d'une source."""
        return f"http://127.0.0.1:{self.serveur.server_port}/{nom}"

    def repondre(self, demande):
        """Ses octets ; « None » pour une panne."""
        reponse, criteres = self.reponses[demande.path.strip("/")], parse_qs(demande.query)
        if isinstance(reponse, list):
            voulus = {cle: valeurs[0] for cle, valeurs in criteres.items() if cle in ("code", "nom")}
            reponse = collection(*(e for e in reponse if voulus.items() <= e["properties"].items()))
        return reponse if isinstance(reponse, bytes | None) else json.dumps(reponse).encode()

    def fermer(self):
        """Ne répond plus."""
        self.serveur.shutdown()
        self.serveur.server_close()
