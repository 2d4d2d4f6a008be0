"""Une page -> ses lieux : ce vers quoi un lien peut mener, une page, un titre, une ligne ou un mot du glossaire."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from macros.adresses import ancre_du_champ
from macros.langue.branches import titre_de_la_branche
from macros.langue.typographie import typographier
from macros.modele import Contrat, Quartier
from macros.pages.html import Balise, Morceaux, Titre, lire_balise

BLANCS = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")  # et non « \s » : les espaces insécables restent
EN_TETES = {"h2", "h3", "h4", "th"}
BLOCS = {"div", "li", "tr"}
PAGE, LIGNE = 1, 5
NIVEAUX = {"h2": 2, "h3": 3, "h4": 4, "tr": LIGNE, "div": LIGNE}
VERS_UNE_PAGE = re.compile(r"(?!\w+:)(?:[^#]*/)?\.{0,2}(?:#.*)?")
# Ce qui ne se lit pas, répète ce qui l'entoure, ou s'adresse à un programme (les fichiers publiés, leurs champs).
OMISES = {"nav", "script", "style", "svg", "thead"}
CLASSES_OMISES = {"champs", "fichiers", "invisible", "legende", "rappel"}
VIDES = {"br", "hr", "img", "input"}
# Ces balises ne coupent pas un texte, sauf mises à part ; les autres séparent deux textes, même collées.
EN_LIGNE = {"abbr", "b", "button", "code", "em", "i", "small", "span", "strong", "sub", "sup", "time", "wbr"}
CLASSES_A_PART = {"developpe", "precision", "source"}


class Lieu(NamedTuple):
    """Son niveau (1 pour une page), son ancre (vide pour une page) et ses textes, dont le premier est son titre."""

    niveau: int
    ancre: str
    textes: list[str]

    def sans_repetition(self) -> "Lieu":
        """Le même, où un texte n'est dit qu'une fois, et pas du tout si le titre commence ou finit ainsi."""
        titre, *suite = dict.fromkeys(self.textes)
        return self._replace(textes=[titre, *(t for t in suite if not (titre.startswith(t) or titre.endswith(t)))])


class Page(NamedTuple):
    """Une page à indexer : son adresse dans le site, et ses lieux, dont le premier est elle-même.

    D'une page ``abregee``, l'index ne garde que le titre de chaque lieu : ses autres mots se rangent à part.
    """

    adresse: str
    lieux: list[Lieu]
    abregee: bool = False


def lire_page(adresse: str, titre: str, morceaux: Morceaux) -> Page:
    """Une page, lue dans son titre (HTML échappé) et les morceaux de son contenu."""
    return Page(adresse, lieux(titre, morceaux))


def abreger(contrat: Contrat, quartier: Quartier, adresse: str, titres: Iterable[Titre]) -> Page:
    """La page d'un quartier parmi beaucoup -> ses lieux, d'après les ``titres`` qu'on y lit, et ses seuls mots propres.

    Ils se tirent des données : relire chaque page prendrait un septième du temps.
    """
    propres = {
        **{ancre_du_champ(cle): textes for cle, textes in quartier.rubriques.items()},
        **{identifiant: [o.texte for o in objectifs] for identifiant, objectifs in quartier.objectifs.items()},
    }
    lignes = {i.id: i.libelle for i, _ in contrat.portrait(quartier)}
    titres = tuple(titres)
    titrees = {titre.id for titre in titres}
    poursuivies = (
        contrat.branche_par_id[identifiant] for identifiant in quartier.objectifs if identifiant not in titrees
    )
    lignes |= {branche.id: titre_de_la_branche(branche, contrat) for branche in poursuivies}
    intitules = [
        (PAGE, "", quartier.nom),
        *((titre.niveau, titre.id, unescape(titre.texte)) for titre in titres),
        *((LIGNE, ancre, intitule) for ancre, intitule in lignes.items()),
    ]
    lieux = [Lieu(n, ancre, [typographier(intitule), *propres.get(ancre, ())]) for n, ancre, intitule in intitules]
    return Page(adresse, lieux, abregee=True)


def lieux(titre: str, morceaux: Morceaux) -> list[Lieu]:
    """Une page -> ses lieux, dans l'ordre où on les lit ; le premier est la page elle-même."""
    lecteur = _LecteurDeLieux(unescape(titre))
    for rang, morceau in enumerate(morceaux):
        if rang % 2:
            lecteur.suivre(lire_sens(morceau))
        elif morceau:
            lecteur.prolonger(unescape(morceau))
    lecteur.couper()
    return [lieu.sans_repetition() for lieu in lecteur.lieux if lieu.textes]


class BaliseLue(NamedTuple):
    """Ce qu'une balise change à la lecture : elle coupe un texte, le cache, ou en fait un lieu."""

    nom: str = ""
    ferme: bool = False
    cache: bool = False
    coupe: bool = False
    mene_a_une_page: bool = False
    ancre: str = ""
    libelle: str = ""


@lru_cache(maxsize=2**14)  # d'une page à l'autre, presque toutes sont les mêmes
def lire_sens(texte: str) -> BaliseLue:
    """« <h2 id="carte"> » -> ce qu'elle change ; un commentaire ne change rien."""
    balise = lire_balise(texte)
    if not balise.nom:
        return BaliseLue()
    return BaliseLue(
        balise.nom,
        ferme=balise.ferme,
        cache=balise.nom in OMISES or (balise.nom not in VIDES and _est_omise(balise)),
        coupe=balise.nom not in EN_LIGNE or bool(balise.classes & CLASSES_A_PART),
        mene_a_une_page=balise.nom == "a" and bool(VERS_UNE_PAGE.fullmatch(balise.attributs.get("href", ":"))),
        ancre=balise.attributs.get("id", ""),
        libelle=unescape(balise.attributs.get("data-libelle", "")),
    )


def _est_omise(balise: Balise) -> bool:
    attributs = balise.attributs
    cachee = attributs.get("aria-hidden") == "true" or "hidden" in attributs or "popover" in attributs
    return cachee or bool(balise.classes & CLASSES_OMISES)


@dataclass(slots=True)
class _Bloc:
    """Une ligne, une carte, un point de liste : le lieu où l'on y est, et ce que ce lieu contenait avant lui."""

    lieu: Lieu
    debut: int = 0
    renvoi: bool = False


class _LecteurDeLieux:
    """Lit une page morceau par morceau : un texte prolonge la phrase, une balise peut la couper et changer de lieu."""

    def __init__(self, titre: str) -> None:
        self.lieux = [Lieu(PAGE, "", [titre])]
        self.blocs = [_Bloc(self.lieux[0])]
        self.phrase = ""
        self.dans_un_lien = self.hors_lien = False
        self.cachee, self.profondeur = "", 0

    def prolonger(self, texte: str) -> None:
        """Ajoute un texte à la phrase, et retient s'il n'est pas celui d'un lien."""
        if not self.cachee:
            self.phrase += texte
            self.hors_lien |= not self.dans_un_lien and not texte.isspace()

    def suivre(self, balise: BaliseLue) -> None:
        """Passe une balise, et tout ce qui la sépare de sa fermeture si elle est cachée."""
        if self.cachee:
            self.profondeur += (balise.nom == self.cachee) * (-1 if balise.ferme else 1)
            self.cachee = self.cachee if self.profondeur else ""
        elif balise.cache:
            self.cachee, self.profondeur = balise.nom, 1
        elif balise.nom == "a":
            self.dans_un_lien = balise.mene_a_une_page
        elif balise.coupe and balise.nom:
            self.couper(balise.nom if balise.ferme else "")
            self._fermer(balise.nom) if balise.ferme else self._ouvrir(balise)

    def couper(self, ferme: str = "") -> None:
        """Range la phrase que ``ferme`` finit. Qui n'est qu'un lien nomme un autre lieu : on ne le répète pas ;
        en tête d'une ligne ou d'une carte, elle dit que cet autre lieu contient toute la ligne, toute la carte.
        """
        if self.phrase and not self.phrase.isspace():
            bloc = self.blocs[-1]
            if self.hors_lien or not (bloc.lieu.textes or ferme == "th"):
                bloc.lieu.textes.append(BLANCS.sub(" ", self.phrase).strip())
            else:
                bloc.renvoi |= ferme in EN_TETES
        self.phrase, self.hors_lien = "", False

    def _ouvrir(self, balise: BaliseLue) -> None:
        lieu = self.blocs[-1].lieu
        if balise.ancre and balise.nom in NIVEAUX:
            lieu = Lieu(NIVEAUX[balise.nom], balise.ancre, [])
            self.lieux.append(lieu)
        if balise.nom in BLOCS:
            self.blocs.append(_Bloc(lieu, debut=len(lieu.textes)))
        self.blocs[-1].lieu = lieu
        if balise.libelle:
            self.prolonger(f"{balise.libelle}\u00a0: ")

    def _fermer(self, nom: str) -> None:
        if nom in BLOCS and len(self.blocs) > 1:
            bloc = self.blocs.pop()
            if bloc.renvoi:
                del bloc.lieu.textes[bloc.debut :]
