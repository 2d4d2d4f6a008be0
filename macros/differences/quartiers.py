"""Un quartier, d'une version à l'autre -> ses changements, chacun avec l'ancre où le lire."""

from collections.abc import Iterator

from macros.adresses import ancre_du_champ, chemin_public, page_du_quartier
from macros.differences import Changement
from macros.differences.chiffres import DONNE, NE_DONNE_PLUS, comparer_les_chiffres
from macros.differences.contours import comparer_le_contour
from macros.differences.fiches import comparer_fiches, comparer_suites
from macros.differences.listes import PhrasesDeListe, comparer_textes
from macros.differences.populations import comparer_les_populations
from macros.langue.chiffres import valeur_datee
from macros.langue.francais import citer, feminin, masculin
from macros.langue.reperes import dire_avant, dire_les_changements
from macros.modele import Contrat, Quartier
from macros.modele.chiffre import Valeur
from macros.modele.indicateurs import Indicateur

CHEMIN = "quartiers[]"
MENTION = feminin("mention du passé", "mentions du passé")
CHANGEMENT = masculin("changement de statut ou de périmètre", "changements de statut ou de périmètre")
COMPARES_A_PART = frozenset({"slug", "rubriques", "portrait", "objectifs"})


def quartier_d_avant(avant: Contrat, quartier: Quartier) -> Quartier | None:
    """Le même quartier dans la version d'avant, même sous un ancien nom ; « None » s'il n'y est pas."""
    slugs = (quartier.slug, *quartier.anciens_noms)
    return next((avant.quartier_par_slug[slug] for slug in slugs if slug in avant.quartier_par_slug), None)


def comparer_quartier(avant: tuple[Contrat, Quartier], apres: tuple[Contrat, Quartier]) -> Iterator[Changement]:
    """Les changements d'un quartier, chacun avec l'ancre où le lire."""
    (_, ancien), (_, nouveau) = avant, apres
    page = page_du_quartier(nouveau.slug)
    for ancre, phrases in (
        ("", _adresse(ancien, nouveau)),
        ("", _anciennes_adresses(avant, nouveau)),
        ("", comparer_fiches(CHEMIN, ancien, nouveau, sauf=COMPARES_A_PART)),
        ("", _avant(avant, apres)),
        ("", comparer_le_contour(avant, apres)),
        ("portrait", _portrait(ancien, nouveau)),
        ("portrait", _indicateurs(avant, apres)),
        *_rubriques(avant, apres),
        *_objectifs(avant, apres),
    ):
        yield from (Changement(nouveau.nom, phrase, page, ancre) for phrase in phrases)


def _adresse(ancien: Quartier, nouveau: Quartier) -> Iterator[str]:
    if ancien.slug != nouveau.slug:
        avant, apres = (chemin_public(page_du_quartier(quartier.slug)) for quartier in (ancien, nouveau))
        yield f"la page change d'adresse, de {avant} à {apres}."


def _anciennes_adresses(avant: tuple[Contrat, Quartier], nouveau: Quartier) -> Iterator[str]:
    """Les adresses qui mènent à la page, sauf celles qu'avaient des quartiers : elles se disent avec eux."""
    contrat, ancien = avant
    avaient_une_page = contrat.quartier_par_slug
    anciennes, nouvelles = ({*quartier.anciens_noms, *quartier.issu_de} for quartier in (ancien, nouveau))
    for nom in sorted(nouvelles.difference(anciennes, avaient_une_page)):
        yield f"l'adresse {chemin_public(page_du_quartier(nom))} mène maintenant à cette page."
    for nom in sorted(anciennes.difference(nouvelles, {nouveau.slug})):
        yield f"l'adresse {chemin_public(page_du_quartier(nom))} ne mène plus à cette page."
    if ancien.anciens_noms != nouveau.anciens_noms and {*ancien.anciens_noms} == {*nouveau.anciens_noms}:
        yield "l'ordre des anciennes adresses change."


def _avant(avant: tuple[Contrat, Quartier], apres: tuple[Contrat, Quartier]) -> Iterator[str]:
    """Ce qu'il était, et ce qui a changé, tels que sa page les dit."""
    if avant[1].avant != apres[1].avant:
        yield from comparer_textes(PhrasesDeListe(MENTION), dire_avant(*avant), dire_avant(*apres))
    if avant[1].changements != apres[1].changements:
        dits = dire_les_changements(*avant), dire_les_changements(*apres)
        yield from comparer_textes(PhrasesDeListe(CHANGEMENT), *dits)


def _rubriques(avant: tuple[Contrat, Quartier], apres: tuple[Contrat, Quartier]) -> Iterator[tuple[str, Iterator[str]]]:
    """L'ancre et les phrases de chaque rubrique ; une rubrique retirée se dit avec ses éléments."""
    (ancien_contrat, ancien), (contrat, nouveau) = avant, apres
    rubriques = {r.id: r for c in (ancien_contrat, contrat) for r in c.vocabulaire.rubriques_des_quartiers}
    for cle, rubrique in rubriques.items():
        listes = (quartier.rubriques.get(cle, ()) for quartier in (ancien, nouveau))
        yield ancre_du_champ(cle), comparer_textes(PhrasesDeListe(rubrique.element.nom), *listes)


def _objectifs(avant: tuple[Contrat, Quartier], apres: tuple[Contrat, Quartier]) -> Iterator[tuple[str, Iterator[str]]]:
    """L'ancre et les phrases de chaque branche."""
    (ancien_contrat, ancien), (contrat, nouveau) = avant, apres
    branches = ancien_contrat.branche_par_id | contrat.branche_par_id
    for identifiant in {**ancien.objectifs, **nouveau.objectifs}:
        ancre = identifiant if identifiant in nouveau.objectifs else "objectifs"
        listes = (quartier.objectifs.get(identifiant, ()) for quartier in (ancien, nouveau))
        yield ancre, comparer_suites(f"{CHEMIN}.objectifs{{}}", citer(branches[identifiant].titre), *listes)


def _portrait(ancien: Quartier, nouveau: Quartier) -> Iterator[str]:
    avant, apres = ancien.portrait, nouveau.portrait
    yield from comparer_les_populations(f"{CHEMIN}.portrait.population", avant.population, apres.population)
    yield from comparer_fiches(f"{CHEMIN}.portrait", avant, apres, sauf=frozenset({"population", "indicateurs"}))


def _indicateurs(avant: tuple[Contrat, Quartier], apres: tuple[Contrat, Quartier]) -> Iterator[str]:
    indicateurs = {i.id: i for contrat, _ in (avant, apres) for i in contrat.indicateurs.indicateurs}
    for identifiant, indicateur in indicateurs.items():
        valeurs = (quartier.portrait.indicateurs.get(identifiant) for _, quartier in (avant, apres))
        yield from _indicateur(indicateur, *valeurs)


def _indicateur(indicateur: Indicateur, avant: Valeur | None, apres: Valeur | None) -> Iterator[str]:
    """Le nom que donne un éditeur n'a pas de genre connu : aucun participe ne s'accorde avec lui."""
    nom = indicateur.avec_article or f"l'indicateur {citer(indicateur.libelle)}"
    if avant and apres:
        yield from comparer_les_chiffres(nom, indicateur, avant, apres)
    elif apres:
        yield f"{DONNE} {nom} : {valeur_datee(apres, indicateur)}."
    elif avant:
        yield f"{NE_DONNE_PLUS} {nom}."
