"""Un fichier JSON -> son arbre, avec des places comme le YAML. Ce qui perdrait du texte est refusé ici."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from macros.lecture.arbre import Arbre, Chemin
from macros.lecture.lecteur import PROFONDEUR_MAXIMALE
from macros.lecture.signes import lire_valeur
from macros.lecture.source import DE_TOUT_TEXTE, SEPARATION, Source
from macros.modele.ecritures import montrer

BLANCS = re.compile(r"[ \t\n]*")
NOMBRE = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![0-9A-Za-z.])")
TEXTE = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"')
MOT = re.compile(r"[^\s,:\[\]{}\"]{1,60}")
MOTS = {"true": True, "false": False, "null": None}
FIN = {"{": "}", "[": "]"}


class JsonMalEcrit(Exception):
    """Levée là où la lecture s'arrête : ce qui suit n'a plus de sens sûr."""

    def __init__(self, rang: int, message: str) -> None:
        super().__init__(message)
        self.rang = rang


def lire_json(fichier: str, octets: bytes) -> Arbre:
    """Le contenu d'un fichier -> son arbre ; un nombre y reste un nombre. ``arbre.fautes`` dit ce qui est mal écrit."""
    arbre, source = Arbre(fichier), Source.decoder(fichier, octets)
    arbre.fautes.extend(source.fautes((*DE_TOUT_TEXTE, *SEPARATION)))
    if arbre.fautes:
        return arbre
    try:
        arbre.valeur = _LecteurJson(arbre, source).lire()
    except JsonMalEcrit as mal_ecrit:
        arbre.fautes.append(source.faute(mal_ecrit.rang, str(mal_ecrit)))
        arbre.valeurs.clear()
    return arbre


class _LecteurJson:
    """Suit le texte signe par signe, et remplit l'arbre."""

    def __init__(self, arbre: Arbre, source: Source) -> None:
        self.arbre, self.source = arbre, source
        self.rang = 0

    def lire(self) -> Any:
        """Tout le fichier : une valeur, et rien après elle."""
        if not self.source.texte.strip():
            raise JsonMalEcrit(0, "fichier vide : complétez-le, ou supprimez-le")
        valeur = self._valeur(())
        if self._signe():
            raise JsonMalEcrit(self.rang, "le fichier devrait finir ici : supprimez ce qui suit")
        return valeur

    def _signe(self) -> str:
        """Le prochain signe qui n'est pas un blanc ; vide à la fin."""
        trouve = BLANCS.match(self.source.texte, self.rang)
        self.rang = trouve.end() if trouve else self.rang
        return self.source.texte[self.rang : self.rang + 1]

    def _valeur(self, chemin: Chemin) -> Any:
        signe = self._signe()
        self.arbre.places[chemin] = self.source.place(self.rang)
        if signe in FIN and len(chemin) >= PROFONDEUR_MAXIMALE:
            raise JsonMalEcrit(self.rang, "trop de crochets ou d'accolades les uns dans les autres")
        lire_un: Callable[[Chemin], Any] = {"{": self._groupe, "[": self._liste}.get(signe, self._simple)
        self.arbre.valeurs[chemin] = valeur = lire_un(chemin)
        return valeur

    def _simple(self, _: Chemin) -> Any:
        if self._signe() == '"':
            return lire_valeur(self._texte())
        if nombre := NOMBRE.match(self.source.texte, self.rang):
            self.rang = nombre.end()
            return float(nombre[0])
        mot = MOT.match(self.source.texte, self.rang)
        if mot and mot[0] in MOTS:
            self.rang = mot.end()
            return MOTS[mot[0]]
        raise JsonMalEcrit(self.rang, self._sans_valeur(mot[0] if mot else self._signe()))

    def _sans_valeur(self, ecrit: str) -> str:
        if not ecrit:
            return "le fichier s'arrête trop tôt : il y manque la fin, recopiez-le en entier"
        if ecrit in "]},":
            return f"il manque une valeur avant « {ecrit} » : écrivez-la, ou supprimez la virgule qui précède"
        attendu = 'écrivez un texte entre guillemets droits ("…"), un nombre avec un point, une liste ou un groupe'
        return f"écriture incomprise : {montrer(ecrit)} ; {attendu}"

    def _texte(self) -> str:
        trouve = TEXTE.match(self.source.texte, self.rang)
        if not trouve:
            raise JsonMalEcrit(self.rang, "texte mal écrit : refermez-le par un guillemet droit, sur la même ligne")
        self.rang = trouve.end()
        return str(json.loads(trouve[0]))

    def _liste(self, chemin: Chemin) -> list[Any]:
        return [self._valeur((*chemin, numero)) for numero in self._elements("[")]

    def _groupe(self, chemin: Chemin) -> dict[str, Any]:
        return {(cle := self._cle(chemin)): self._valeur((*chemin, cle)) for _ in self._elements("{")}

    def _elements(self, ouvre: str) -> Iterator[int]:
        """Un numéro par élément, jusqu'au signe qui referme ; l'appelant lit l'élément entre deux numéros."""
        ouverture, ferme = self.rang, FIN[ouvre]
        self.rang += 1
        numero = 0
        while numero or self._signe() != ferme:
            yield numero
            numero += 1
            if (signe := self._signe()) == ferme:
                break
            if not signe:
                raise JsonMalEcrit(ouverture, f"il manque « {ferme} », qui referme « {ouvre} »")
            if signe != ",":
                raise JsonMalEcrit(self.rang, f"il manque une virgule, ou « {ferme} », avant {montrer(signe)}")
            self.rang += 1
        self.rang += 1

    def _cle(self, chemin: Chemin) -> str:
        signe, debut = self._signe(), self.rang
        if signe != '"':
            de_trop = "supprimez la virgule qui précède" if signe == "}" else "écrivez-la entre guillemets droits"
            raise JsonMalEcrit(debut, f"il manque une clé avant {montrer(signe or 'la fin')} : {de_trop}")
        cle = lire_valeur(self._texte())
        if self._signe() != ":":
            raise JsonMalEcrit(self.rang, f"il manque « : » après la clé {montrer(cle)}")
        self.rang += 1
        if (*chemin, cle) in self.arbre.cles:
            raise JsonMalEcrit(debut, f"la clé {montrer(cle)} est écrite deux fois : gardez-en une")
        self.arbre.cles[*chemin, cle] = self.source.place(debut)
        return cle
