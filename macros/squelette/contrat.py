"""Les fichiers de ``data/`` d'un contrat qui commence : ce que dit qui le commence, et la place du reste."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, Self

from pydantic import ValidationError

from macros.langue.francais import Nom, de, le, majuscule, sans_accent
from macros.modele.contrat import FICHIERS_COMMUNS
from macros.modele.ecritures import ANNEE, montrer
from macros.modele.porteur import COMMUNE, SORTES, Porteur, sorte_connue
from macros.modele.strategie import Branche
from macros.modele.vocabulaire import PROFONDEUR, cle_du_niveau
from macros.squelette.lignes import RETRAIT, Lignes, commenter, fichier_a_completer, lire_le_nom, modele_a_suivre

PERIODE = re.compile(rf"(?:de\s+)?(?P<debut>{ANNEE})\s*(?:[-–/]|à)\s*(?P<fin>{ANNEE})")
NIVEAU = re.compile(r"(?P<article>une?)\s+(?P<mot>[^\W\d_][^,;:]*)", re.IGNORECASE)
# Les mots de presque tous les contrats, dont on sait le genre : ils se passent d'article.
MASCULINS = {"axe", "chantier", "defi", "domaine", "enjeu", "levier", "objectif", "pilier", "theme", "volet"}
FEMININS = {"action", "ambition", "mesure", "orientation", "priorite", "thematique"}
SIGLES = {
    "ca": "communauté d'agglomération",
    "cc": "communauté de communes",
    "cu": "communauté urbaine",
    "ept": "établissement public territorial",
}
# Un territoire qui commence ainsi se dit presque toujours avec son article : « le Grand Exemple ».
VEULENT_UN_ARTICLE = {"bassin": False, "coeur": False, "grand": False, "grande": True, "pays": False, "val": False}
AUCUN = "aucun"
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
        depart = cls(_territoire(nom), _sorte(sorte), *_periode(periode), _niveaux(niveaux))
        try:
            Porteur(nom=depart.nom, avec_preposition=depart.de_quoi, sorte=depart.sorte)
        except ValidationError as refus:
            raise ValueError(refus.errors()[0]["ctx"]["error"]) from None
        return depart

    @property
    def de_quoi(self) -> str:
        """« d'Exempleville », « du Havre », « de la Métropole d'Exemple » : le nom, après « contrat de ville »."""
        feminin = SORTES.get(sans_accent(self.nom).split(" ")[0])
        return de(self.nom if feminin is None else le(self.nom, feminin))

    @property
    def titre(self) -> str:
        """« Contrat de ville du Havre »."""
        return f"Contrat de ville {self.de_quoi}"

    @property
    def avec_article(self) -> str:
        """« Le Grand Exemple », s'il se dit sans doute ainsi et qu'on l'a écrit sans article ; vide sinon."""
        feminin = VEULENT_UN_ARTICLE.get(sans_accent(self.nom).split(" ")[0])
        return "" if feminin is None else majuscule(le(self.nom, feminin))

    @property
    def editeur(self) -> str:
        """« Commune d'Exempleville », « Métropole d'Exemple » : qui publie le site, sans doute."""
        deja_dite = sans_accent(self.nom).startswith(sans_accent(self.sorte))
        return self.nom if deja_dite else f"{majuscule(self.sorte)} {self.de_quoi}"


def _territoire(ecrit: str) -> str:
    nom = lire_le_nom(ecrit)
    if not nom:
        raise ValueError("il manque le nom du territoire")
    return nom


def _sorte(ecrite: str) -> str:
    """« Métropole », « CA » -> ce que les phrases en disent."""
    sorte = " ".join(ecrite.split()).lower()
    if not sorte:
        raise ValueError("il manque sa sorte, par exemple commune ou métropole")
    return sorte_connue(SIGLES.get(sorte, sorte))


def _periode(ecrite: str) -> tuple[int, int]:
    annees = PERIODE.fullmatch(ecrite.strip())
    if not annees or annees["debut"] > annees["fin"]:
        raise ValueError(f"période incomprise : {montrer(ecrite)}, écrivez par exemple 2024-2030")
    return int(annees["debut"]), int(annees["fin"])


def _niveaux(ecrits: str) -> tuple[Nom, ...]:
    """« un défi, une priorité » -> chaque nom et son genre ; rien pour « aucun »."""
    if ecrits.strip().lower() in ("", AUCUN):
        return ()
    morceaux = [morceau.strip() for morceau in re.split("[,;>]", ecrits)]
    if len(morceaux) > PROFONDEUR:
        raise ValueError(f"une stratégie a au plus {PROFONDEUR} niveaux, et vous en nommez {len(morceaux)}")
    return tuple(map(_lire_un_niveau, morceaux))


def _lire_un_niveau(ecrit: str) -> Nom:
    """« un défi » ; ou « axe », dont le genre ne fait pas de doute."""
    seul, lu = sans_accent(ecrit).split(" ")[0], NIVEAU.fullmatch(ecrit)
    if lu:
        return Nom(lu["mot"].strip().lower(), feminin=lu["article"].lower() == "une")
    if seul in MASCULINS | FEMININS:
        return Nom(ecrit.lower(), feminin=seul in FEMININS)
    raise ValueError(f"niveau incompris : {montrer(ecrit)}, écrivez par exemple un axe, une priorité")


# Ce que l'on demande, et de quoi comprendre chaque réponse ; lève ``ValueError``, avec une phrase.
LECTEURS: Mapping[str, Callable[[str], object]] = {
    "nom": _territoire,
    "sorte": _sorte,
    "periode": _periode,
    "niveaux": _niveaux,
}


def fichiers(depart: Depart) -> dict[str, str]:
    """Le chemin de chaque fichier de ``data/`` qui dit quelque chose du contrat -> son texte."""
    connus = {**_connus(depart), "strategie": {"branches": _strategie(depart.niveaux)}}
    return {
        f"data/{nom}.yml": fichier_a_completer(f"{publie.titre}. {publie.contenu}", modele, connus.get(nom, {}))
        for nom, modele in FICHIERS_COMMUNS.items()
        if (publie := modele.telechargement)
    }


def _niveau(nom: Nom) -> dict[str, Any]:
    return {"nom": nom.mot, **({"feminin": True} if nom.feminin else {})}


def _strategie(niveaux: Sequence[Nom]) -> Lignes:
    """Une branche par niveau, les unes sous les autres, en commentaire : la première attend d'être écrite."""
    if not niveaux:
        return Lignes()
    premier, *suivants = niveaux
    dessous = (f"{RETRAIT * 2}{commenter(ligne)}" for ligne in _strategie(suivants))
    ecrites = map(commenter, modele_a_suivre(cle_du_niveau(premier.mot), tuple[Branche, ...]))
    return Lignes([*ecrites, *dessous])


def _porteur(depart: Depart) -> dict[str, Any]:
    """Une commune a sa forme courte ; pour tout autre territoire, on dit sa sorte."""
    nomme = {"nom": depart.nom, "avec_preposition": depart.de_quoi}
    return {"commune": nomme} if depart.sorte == COMMUNE else {"territoire": {**nomme, "sorte": depart.sorte}}


def _connus(depart: Depart) -> Mapping[str, Mapping[str, Any]]:
    """Par fichier, ce que l'on sait déjà en écrire."""
    return {
        "convention": {
            "titre": depart.titre,
            **_porteur(depart),
            "periode": {"debut": depart.debut, "fin": depart.fin},
        },
        "vocabulaire": {"statuts": [PRIORITAIRE], "niveaux": [_niveau(nom) for nom in depart.niveaux]},
        "site": {
            "editeur": {"nom": depart.editeur},
            "hebergeur": HEBERGEUR,
            "licence_donnees": LICENCE,
        },
    }
