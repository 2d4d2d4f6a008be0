"""Le journal : ce que chaque publication a changé pour les lecteurs, et ce que les pages en montrent."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from macros.adresses import est_une_page, fil_du_quartier, page_du_quartier
from macros.differences import Changement, Version
from macros.differences.contrats import differences, meme_commune
from macros.differences.pages_ecrites import comparer_les_textes
from macros.histoire.publications import Publication
from macros.histoire.successions import Fichiers, lecteur, successions
from macros.histoire.versions import ContenuPerdu, fichiers_presents
from macros.modele import Quartier
from macros.pages.blocs import DONNEES, TEXTES
from macros.reserve import Reserve, empreinte_du_code
from macros.retraits.pertes import Perte, Pertes, comparer_les_adresses

AUTRE_CONTRAT = "autre contrat"
MONTREES = 100  # sur la page du journal
DU_QUARTIER = 3  # sur la page d'un quartier


class Entree(NamedTuple):
    """Une publication qui a changé quelque chose pour un lecteur : son commit, son instant, ce qu'elle change.

    ``raison`` dit pourquoi, quand l'éditeur l'a écrit.
    """

    commit: str
    instant: datetime
    changements: tuple[Changement, ...]
    raison: str = ""


class Histoire(NamedTuple):
    """Les entrées, la plus récente d'abord, et ce que chaque version a cessé de montrer, la plus ancienne d'abord."""

    entrees: tuple[Entree, ...] = ()
    pertes: tuple[Pertes, ...] = ()


def lire_l_histoire(
    depot: Path, publications: Sequence[Publication], reserve: Reserve, avertir: Callable[[str], object] = str
) -> Histoire:
    """Ce que disent toutes les publications ; la réserve garde ce qu'a donné chacune.

    La première version n'a rien à quoi se comparer, et n'est donc pas une entrée. Une version que le modèle
    d'aujourd'hui ne lit plus est sautée : la suivante se compare à la dernière qui se lise. Une copie du projet a son
    propre journal : il repart de rien dès que la commune ou le département change.
    Une version dont git a perdu un contenu est sautée aussi, ``avertir`` le dit, et la réserve n'en garde rien.
    Ce qui n'est pas encore enregistré n'est pas une entrée ; mais ce qu'il retire compte, sans date.
    """
    journal: list[Entree] = []
    pertes: list[Pertes] = []
    precedent = ""
    for publication, garde in _comparaisons(depot, publications, reserve, avertir):
        if garde == AUTRE_CONTRAT:
            journal.clear()
            pertes.clear()
        else:
            phrases, textes, (perdues, renvois) = garde
            jour = publication.jour if publication else None
            pertes.append(Pertes([Perte(*p) for p in perdues], renvois, jour, _commit(publication), precedent))
            journal += _entree(publication, phrases, textes)
        precedent = _commit(publication)
    return Histoire(tuple(reversed(journal)), tuple(pertes))


def _comparaisons(
    depot: Path, publications: Sequence[Publication], reserve: Reserve, avertir: Callable[[str], object]
) -> Iterator[tuple[Publication | None, Any]]:
    """Chaque publication dont la version se lit, puis le dossier de travail (« None »), comparés à la précédente."""
    versions = list(successions(publications, _compte))
    ici = fichiers_presents(depot) if versions else {}
    present = tuple((nom, blob) for nom, (blob, _) in sorted(ici.items()) if _compte(nom))
    lire = lecteur(depot, [fichiers for _, fichiers in versions], dict(ici.values()))
    avant, perdu = Fichiers(), ""
    for publication, apres in (*versions, (None, present)):
        if apres == avant:
            continue
        try:
            garde = _garder(reserve, lire, avant, apres)
        except ContenuPerdu as contenu:
            perdu = str(contenu)
            continue
        if garde is not None:
            yield publication, garde
            avant = apres
    if perdu:
        avertir(perdu)


def _garder(reserve: Reserve, lire: Callable[[Fichiers], Version | None], avant: Fichiers, apres: Fichiers) -> Any:
    """Ce que dit la comparaison de deux versions, comparées une seule fois."""
    dependances = json.dumps([empreinte_du_code(), avant, apres]).encode()
    return json.loads(reserve.garder(dependances, lambda: _comparer(lire(avant), lire(apres))))


def _entree(publication: Publication | None, phrases: list[Any], textes: list[Any]) -> list[Entree]:
    """L'entrée du journal, s'il y a de quoi : les pages qui changent avec le code ne sont pas une nouvelle."""
    if publication is None or publication.instant is None:
        return []
    lignes, raison = (phrases, "") if publication.touche_au_code else ([*phrases, *textes], publication.raison)
    changements = tuple(Changement(*ligne) for ligne in lignes)
    return [Entree(publication.commit, publication.instant, changements, raison)] if changements else []


def _commit(publication: Publication | None) -> str:
    """Vide pour ce qui n'est pas encore publié."""
    return publication.commit if publication else ""


def _compte(nom: str) -> bool:
    """Vrai pour un fichier de données et pour une page."""
    return nom.startswith(DONNEES) or (nom.startswith(TEXTES) and est_une_page(nom))


def _comparer(avant: Version | None, apres: Version | None) -> bytes:
    """Les phrases des données, celles des pages, les adresses perdues, en JSON ; « null » si la suite ne se lit plus.

    ``AUTRE_CONTRAT`` si c'en est un.
    """
    if apres is None or avant is None:
        return json.dumps(apres and [[], [], [[], {}]]).encode()
    if not meme_commune(avant.contrat, apres.contrat):
        return json.dumps(AUTRE_CONTRAT).encode()
    phrases, textes = differences(avant.contrat, apres.contrat), comparer_les_textes(avant.textes, apres.textes)
    pertes = comparer_les_adresses(avant, apres)
    return json.dumps([phrases, textes, [pertes.perdues, pertes.renvois]]).encode()


@dataclass(frozen=True)
class Journal:
    """Les entrées visibles, la plus récente d'abord, et le contenu de chaque fil Atom publié, par son chemin."""

    entrees: tuple[Entree, ...] = ()
    fils_atom: Mapping[str, str] = field(default_factory=dict)

    @property
    def dernieres(self) -> tuple[Entree, ...]:
        """Celles que montre la page du journal."""
        return self.entrees[:MONTREES]

    def du_quartier(self, quartier: Quartier) -> Sequence[Entree]:
        """Celles que montre la page du quartier."""
        return self._par_page.get(page_du_quartier(quartier.slug), ())[:DU_QUARTIER]

    def a_change(self, page: str) -> bool:
        """Vrai quand un changement de cette page est connu : ce qui vient d'être créé n'en a pas."""
        entrees = self._par_page.get(page, ())
        return any(not changement.page_neuve for entree in entrees for changement in entree.changements)

    def fil_atom(self, quartier: Quartier) -> str:
        """Le chemin du fil d'un quartier ; vide quand il n'y en a pas."""
        return chemin if (chemin := fil_du_quartier(quartier.slug)) in self.fils_atom else ""

    @cached_property
    def _par_page(self) -> dict[str, list[Entree]]:
        return par_page(self.entrees)


def par_page(entrees: Iterable[Entree]) -> dict[str, list[Entree]]:
    """Chaque page -> ses entrées, dans le même ordre, réduites à ce qui la concerne."""
    pages: dict[str, list[Entree]] = defaultdict(list)
    for entree in entrees:
        changements: dict[str, list[Changement]] = defaultdict(list)
        for changement in entree.changements:
            changements[changement.page].append(changement)
        for page, les_siens in changements.items():
            pages[page].append(entree._replace(changements=tuple(les_siens)))
    return pages
