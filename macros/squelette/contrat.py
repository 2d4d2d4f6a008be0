"""Les fichiers de ``data/`` d'un contrat qui commence : ce que dit qui le commence, et la place du reste."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple, Self

from macros.langue.francais import Nom, de, majuscule
from macros.lecture.source import Source
from macros.modele.contrat import FACULTATIFS, FICHIERS_COMMUNS
from macros.modele.ecritures import ANNEE, montrer
from macros.modele.fiche import FichierCommun
from macros.squelette.lignes import fichier_a_completer

PERIODE = re.compile(rf"(?P<debut>{ANNEE})\s*[-–/]\s*(?P<fin>{ANNEE})")
NIVEAU = re.compile(r"(?P<article>une?)\s+(?P<mot>[^\W\d_][^,;:]*)", re.IGNORECASE)
AUCUN = "aucun"
PROFONDEUR = 5  # niveaux
TITRE = "Contrat de ville « Engagements Quartiers 2030 »"  # le nom national, que presque tous portent
PRIORITAIRE = {"sigle": "QPV", "nom": "Quartier prioritaire de la politique de la ville"}
# Là où ce projet se publie, et la licence que la loi donne par défaut aux données publiques.
HEBERGEUR = {
    "nom": "GitHub, Inc. (service GitHub Pages)",
    "adresse": "88 Colin P. Kelly Jr. Street, San Francisco, CA 94107, États-Unis",
}
LICENCE = {
    "nom": "Licence Ouverte 2.0",
    "lien": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}


class Depart(NamedTuple):
    """Ce que dit qui commence un contrat."""

    nom: str
    sorte: str
    debut: int
    fin: int
    niveaux: tuple[Nom, ...]

    @classmethod
    def comprendre(cls, nom: str, sorte: str, periode: str, niveaux: str) -> Self:
        """Ce qui est tapé -> le départ ; lève ``ValueError``, avec une phrase, quand un mot n'a pas de sens ici."""
        nom, sorte = " ".join(nom.split()), " ".join(sorte.split()).lower()
        if any(Source("", f"nom: {nom}").fautes()):
            raise ValueError("ce nom contient un caractère abîmé ou invisible : retapez-le")
        if not nom or not sorte:
            raise ValueError(f"il manque {'le nom du territoire' if not nom else 'sa sorte : commune, métropole…'}")
        annees = PERIODE.fullmatch(periode.strip())
        if not annees or annees["debut"] > annees["fin"]:
            raise ValueError(f"période incomprise : {montrer(periode)}, écrivez par exemple 2024-2030")
        return cls(nom, sorte, int(annees["debut"]), int(annees["fin"]), tuple(_niveaux(niveaux)))

    @property
    def de_quoi(self) -> str:
        """« d'Exempleville », « du Havre », « de La Ricamarie » : le nom, après « contrat de ville »."""
        return de(self.nom)


def _niveaux(ecrits: str) -> list[Nom]:
    """« un défi, une priorité » -> chaque nom et son genre ; rien pour « aucun »."""
    if ecrits.strip().lower() in ("", AUCUN):
        return []
    morceaux = [morceau.strip() for morceau in re.split("[,;>]", ecrits)]
    if len(morceaux) > PROFONDEUR:
        raise ValueError(f"une stratégie a au plus {PROFONDEUR} niveaux, et vous en nommez {len(morceaux)}")
    lus = [(morceau, NIVEAU.fullmatch(morceau)) for morceau in morceaux]
    for morceau, lu in lus:
        if not lu:
            raise ValueError(f"niveau incompris : {montrer(morceau)}, écrivez par exemple un axe, une priorité")
    return [Nom(lu["mot"].strip().lower(), feminin=lu["article"].lower() == "une") for _, lu in lus if lu]


def fichiers(depart: Depart) -> dict[str, str]:
    """Le chemin de chaque fichier nécessaire de ``data/`` -> son texte."""
    connus = _connus(depart)
    return {
        f"data/{nom}.yml": fichier_a_completer(_fait(modele), modele, connus.get(nom, {}))
        for nom, modele in FICHIERS_COMMUNS.items()
        if nom not in FACULTATIFS
    }


def _fait(modele: type[FichierCommun]) -> str:
    """« La convention : Le préambule, l'engagement… »."""
    publie = modele.telechargement
    return f"{publie.titre}. {publie.contenu}" if publie else "Ce fichier ne se publie pas."


def _connus(depart: Depart) -> Mapping[str, Mapping[str, Any]]:
    """Par fichier, ce que l'on sait déjà en écrire."""
    return {
        "convention": {
            "titre": TITRE,
            "commune": {"nom": depart.nom, "avec_preposition": depart.de_quoi},
            "periode": {"debut": depart.debut, "fin": depart.fin},
        },
        "vocabulaire": {"statuts": [PRIORITAIRE]},
        "glossaire": {"termes": []},
        "site": {
            "editeur": {"nom": f"{majuscule(depart.sorte)} {depart.de_quoi}"},
            "hebergeur": HEBERGEUR,
            "licence_donnees": LICENCE,
        },
    }
