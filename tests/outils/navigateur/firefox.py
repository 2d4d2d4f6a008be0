"""Firefox ESR, piloté par WebDriver BiDi, la norme du W3C : une prise, des messages, et pas de geckodriver."""

import base64
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from websockets.sync.client import ClientConnection, connect

from tests.outils.navigateur.largeurs import HAUTEUR

NOMS = ("firefox-esr", "firefox")
DELAI = 60  # secondes : au-delà, un Firefox muet est une panne
# Rien ne part chercher une mise à jour ni ne mesure d'audience ; les ascenseurs prennent de la place.
PREFERENCES = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.safebrowsing.downloads.remote.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.safebrowsing.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "browser.topsites.contile.enabled": False,
    "datareporting.healthreport.uploadEnabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.push.connection.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.update.enabled": False,
    "geo.provider.testing": True,
    "intl.accept_languages": "fr-FR, fr",
    "media.gmp-manager.updateEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "network.prefetch-next": False,
    "remote.prefs.recommended": True,
    "services.settings.server": "data:,#",
    "toolkit.telemetry.enabled": False,
    "widget.gtk.overlay-scrollbars.enabled": False,
}
TOUCHES = {"Échap": "\ue00c", "Entrée": "\ue007", "Tabulation": "\ue004"}
VISIBLE = """(selecteur, texte) => [...document.querySelectorAll(selecteur)]
    .filter((e) => e.checkVisibility({visibilityProperty: true}) && e.textContent.trim().includes(texte))[0]"""

AU_MILIEU = "{block: 'center', behavior: 'instant'}"


class Firefox:
    """Un Firefox et sa seule page : on l'ouvre, on y clique, on y tape, on lui demande ce qu'il affiche."""

    def __init__(self, prise: ClientConnection):
        self.prise = prise
        self.numeros = count(1)
        self.journal: list[str] = []
        self.commander("session.new", capabilities={})
        self.commander("session.subscribe", events=["log.entryAdded"])
        self.contexte = self.commander("browsingContext.getTree")["contexts"][0]["context"]

    def commander(self, methode: str, **parametres):
        """La réponse de Firefox à une commande ; ce qu'il dit entretemps de la console va au journal."""
        numero = next(self.numeros)
        self.prise.send(json.dumps({"id": numero, "method": methode, "params": parametres}))
        while True:
            message = json.loads(self.prise.recv(timeout=DELAI))
            if message.get("method") == "log.entryAdded":
                self.journal.append(message["params"]["text"])
            elif message.get("id") == numero:
                assert message["type"] == "success", f"{methode} : {message.get('message')}"
                return message["result"]

    def ouvrir(self, adresse: str, largeur: int = 1280):
        """La page, chargée, à cette largeur ; le journal repart de rien."""
        self.redimensionner(largeur)
        self.journal.clear()
        self.commander("browsingContext.navigate", context=self.contexte, url=adresse, wait="complete")

    def attendre_une_plainte(self, mot: str) -> str:
        """La première plainte de la console qui contient ce mot ; elle arrive parfois après la réponse."""
        while not (dites := [plainte for plainte in self.journal if mot in plainte]):
            message = json.loads(self.prise.recv(timeout=DELAI))
            if message.get("method") == "log.entryAdded":
                self.journal.append(message["params"]["text"])
        return dites[0]

    def redimensionner(self, largeur: int):
        taille = {"width": largeur, "height": HAUTEUR}
        self.commander("browsingContext.setViewport", context=self.contexte, viewport=taille)

    def evaluer(self, fonction: str, *arguments: str):
        """Ce que rend une fonction JavaScript jouée dans la page, promesse attendue."""
        reponse = self.appeler(f"async (...a) => JSON.stringify(await ({fonction})(...a) ?? null)", *arguments)
        return json.loads(reponse["value"])

    def appeler(self, fonction: str, *arguments: str) -> dict:
        """La valeur que rend une fonction, telle que la décrit le protocole."""
        reponse = self.commander(
            "script.callFunction",
            functionDeclaration=fonction,
            awaitPromise=True,
            target={"context": self.contexte},
            arguments=[{"type": "string", "value": valeur} for valeur in arguments],
            userActivation=True,
        )
        assert reponse["type"] == "success", reponse["exceptionDetails"]["text"]
        return reponse["result"]

    def attendre(self, condition: str, *arguments: str):
        """Revient dès que la condition est vraie dans la page, image après image."""
        boucle = f"""async (...a) => {{
            const limite = performance.now() + 5000
            while (!({condition})(...a)) {{
                if (performance.now() > limite) return false
                await new Promise(requestAnimationFrame)
            }}
            return true
        }}"""
        assert self.evaluer(boucle, *arguments), f"jamais vrai : {condition} {arguments}"

    def attendre_texte(self, selecteur: str, texte: str = ""):
        """Revient dès qu'un élément visible, que trouve le sélecteur, contient ce texte."""
        self.attendre(f"(...a) => Boolean(({VISIBLE})(...a))", selecteur, texte)

    def est_visible(self, selecteur: str, texte: str = "") -> bool:
        return self.evaluer(f"(...a) => Boolean(({VISIBLE})(...a))", selecteur, texte)

    def cliquer(self, selecteur: str, texte: str = ""):
        """Un vrai clic, au milieu du premier élément visible que trouve le sélecteur et qui contient ce texte."""
        element = self.appeler(VISIBLE, selecteur, texte)
        assert element["type"] == "node", f"rien de visible : {selecteur} {texte}"
        self.evaluer(f"(...a) => ({VISIBLE})(...a).scrollIntoView({AU_MILIEU})", selecteur, texte)
        origine = {"type": "element", "element": {"sharedId": element["sharedId"]}}
        gestes = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": origine},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self.agir("pointer", gestes)

    def taper(self, texte: str):
        """Frappe un texte, ou une touche de TOUCHES, là où est le focus."""
        signes = [TOUCHES[texte]] if texte in TOUCHES else texte
        self.agir("key", [{"type": sens, "value": signe} for signe in signes for sens in ("keyDown", "keyUp")])

    def agir(self, outil: str, gestes: list[dict]):
        source = {"type": outil, "id": outil, "actions": gestes}
        self.commander("input.performActions", context=self.contexte, actions=[source])

    def imprimer(self) -> bytes:
        """La page imprimée sur du A4, en PDF."""
        feuille = {"width": 21.0, "height": 29.7}
        return base64.b64decode(self.commander("browsingContext.print", context=self.contexte, page=feuille)["data"])

    def photographier(self) -> bytes:
        """Ce qu'on voit de la page, en PNG."""
        return base64.b64decode(self.commander("browsingContext.captureScreenshot", context=self.contexte)["data"])


def trouver() -> str | None:
    """Le programme de Firefox, s'il est installé."""
    return next(filter(None, map(shutil.which, NOMS)), None)


def trouver_prise(processus: subprocess.Popen[str]) -> str:
    """L'adresse que Firefox écrit en s'ouvrant ; la suite est lue aussi, pour que rien ne l'empêche d'écrire."""
    garde = threading.Timer(DELAI, processus.kill)
    garde.start()
    lignes = []
    for ligne in processus.stderr:
        lignes.append(ligne)
        if trouvee := re.search(r"WebDriver BiDi listening on (\S+)", ligne):
            garde.cancel()
            threading.Thread(target=processus.stderr.read, daemon=True).start()
            return trouvee[1] + "/session"
    raise AssertionError("Firefox ne s'est pas ouvert :\n" + "".join(lignes))


@contextmanager
def lancer(programme: str, profil: Path) -> Iterator[Firefox]:
    """Un Firefox au profil neuf, fermé à la fin."""
    prefs = (f"user_pref({json.dumps(nom)}, {json.dumps(valeur)});\n" for nom, valeur in PREFERENCES.items())
    (profil / "user.js").write_text("".join(prefs), "utf-8")
    commande = [programme, "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", str(profil)]
    with subprocess.Popen(commande, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as processus:
        try:
            with connect(trouver_prise(processus), proxy=None, max_size=None, open_timeout=DELAI) as prise:
                yield Firefox(prise)
        finally:
            processus.terminate()
            processus.wait(DELAI)
