"""Une page de ``docs/`` : son en-tête et son texte."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from pydantic import Field

from macros.lecture.arbre import Arbre, Faute, Place, suggerer
from macros.lecture.fichiers import est_connu
from macros.lecture.lecteur import lire_arbre
from macros.lecture.markdown import ENTETE, masquer, titre_de_la_page
from macros.lecture.pages_d_avant import moderniser_la_page
from macros.lecture.source import DE_TOUT_TEXTE, FUSION, SEPARATION, Motifs, Source
from macros.lecture.validation import valider
from macros.modele.contrat import FICHIERS_COMMUNS
from macros.modele.ecritures import montrer
from macros.modele.fiche import Fiche
from macros.modele.types import Texte

DOSSIER = "docs"
TRAIT = "---"
SIGNES_COMPTES = "[]<`*_!"
SIGNES_MAXIMUM = 1000
# En Markdown, la même ligne souligne un titre : le reste d'une fusion en ferait un du paragraphe qui la précède.
SOULIGNE: Motifs = tuple((motif, f"{FUSION} ; un titre s'écrit « # Titre »") for motif, _ in SEPARATION)
PAS_AU_DEBUT = re.compile(rf"\s+(?={TRAIT}[ \t]*\n\w+:(?:.*\n)+?{TRAIT}[ \t]*(?:\n|\Z))")


class Entete(Fiche):
    """Ce qu'une page dit d'elle-même, entre deux lignes « --- »."""

    description: Texte | None = Field(default=None, title="description")
    donnees: Texte | None = Field(default=None, title="fichier de données")


@dataclass(frozen=True)
class Page:
    """Une page telle qu'elle est écrite ; son ``chemin`` part de ``docs/``, son texte commence au rang ``debut``."""

    chemin: str
    source: Source
    debut: int = 0
    entete: Entete = field(default_factory=Entete)
    fautes: tuple[Faute, ...] = ()

    @property
    def texte(self) -> str:
        """Ce que Markdown doit lire : la page sans son en-tête."""
        return self.source.texte[self.debut :]

    @cached_property
    def visible(self) -> str:
        """La page, où tout ce que Markdown ne lit pas est remplacé par des espaces."""
        return masquer(self.source.texte, self.debut)

    @property
    def titre(self) -> str:
        """Son titre ; à défaut, ce que dit son nom."""
        return titre_de_la_page(self.chemin, self.texte)

    def chercher(self, *mots: str) -> int:
        """Le rang du premier de ces mots que l'on trouve dans le texte ; à défaut, celui où il commence."""
        rangs = (self.source.texte.find(mot, self.debut) for mot in mots if mot)
        return next((rang for rang in rangs if rang >= 0), self.debut)


def faute_du_fichier(chemin: str, message: str) -> Faute:
    """La faute d'un fichier entier, nommé depuis ``docs/``."""
    return Faute(f"{DOSSIER}/{chemin}", Place(1, 1), message)


def lire_page(chemin: str, octets: bytes) -> Page:
    """Le contenu d'un fichier -> la page, et ce qui se refuse dans ses caractères et dans son en-tête."""
    decodee = Source.decoder(f"{DOSSIER}/{chemin}", octets)
    source = Source(decodee.fichier, moderniser_la_page(chemin, decodee.texte))
    fautes = tuple(source.fautes(DE_TOUT_TEXTE))
    fusion = any(faute.message == FUSION for faute in fautes)
    if fautes := (*fautes, *source.fautes(SEPARATION if fusion else SOULIGNE)):
        return Page(chemin, source, len(source.texte), fautes=fautes)  # le reste n'est pas sûr
    if fautes := tuple(_trop_de_signes(source)):
        return Page(chemin, source, len(source.texte), fautes=fautes)
    if trop_bas := PAS_AU_DEBUT.match(source.texte):
        message = "l'en-tête commence à la première ligne : supprimez ce qui le précède"
        return Page(chemin, source, len(source.texte), fautes=(source.faute(trop_bas.end(), message),))
    if not source.texte.startswith(TRAIT):
        return Page(chemin, source)
    if not (trouve := ENTETE.match(source.texte)):
        return Page(chemin, source, fautes=(source.faute(0, _mal_ferme(source.texte)),))
    entete, trouvees = _lire_entete(source.fichier, trouve["yaml"])
    return Page(chemin, source, trouve.end(), entete or Entete(), tuple(trouvees))


def _trop_de_signes(source: Source) -> Iterator[Faute]:
    """Une page n'a pas mille crochets ; une page hostile, que Markdown mettrait des minutes à lire, oui."""
    for signe in SIGNES_COMPTES:
        if source.texte.count(signe) > SIGNES_MAXIMUM:
            yield source.faute(
                source.texte.find(signe), f"trop de « {signe} » dans cette page : partagez-la en plusieurs"
            )


def _mal_ferme(texte: str) -> str:
    if not re.match(rf"{TRAIT}[ \t]*\n", texte):
        return "une page ne commence pas par « --- » suivi d'un texte : « --- », seul sur sa ligne, ouvre l'en-tête"
    return "cet en-tête n'est pas refermé : écrivez « --- », seul sur une ligne, après sa dernière clé"


def _lire_entete(fichier: str, yaml: str) -> tuple[Entete | None, list[Faute]]:
    if not yaml.strip():
        return None, []
    fautes: list[Faute] = []
    arbre = lire_arbre(fichier, f"\n{yaml}".encode())  # une ligne vide remplace le « --- » : les places restent justes
    entete = valider(Entete, arbre, fautes)
    return entete, fautes + _donnees_inconnues(arbre, entete)


def _donnees_inconnues(arbre: Arbre, entete: Entete | None) -> list[Faute]:
    """« donnees » nomme le fichier qu'ouvre « Corriger cette page »."""
    donnees = entete.donnees if entete else None
    if donnees is None or (donnees.startswith("data/") and est_connu(donnees.removeprefix("data/"))):
        return []
    connus = [f"data/{nom}.yml" for nom in FICHIERS_COMMUNS]
    return [arbre.faute(("donnees",), f"fichier de données inconnu : {montrer(donnees)}{suggerer(donnees, connus)}")]
