"""Un quartier, d'une version à l'autre -> ses changements, chacun avec l'ancre où le lire."""

from collections.abc import Iterator

from macros.adresses import ancre_du_champ, chemin_public, page_du_quartier
from macros.differences import Changement
from macros.differences.champs import phrase_de_changement, phrase_de_passage, phrase_exacte
from macros.differences.fiches import comparer_fiches, comparer_suites
from macros.differences.listes import PhrasesDeListe, comparer_textes
from macros.langue.francais import citer, de
from macros.langue.phrases import evolution, habitants
from macros.langue.phrases import valeur as ecrire_valeur
from macros.modele import Contrat, Quartier
from macros.modele.indicateurs import Indicateur
from macros.modele.quartier import Valeur

CHEMIN = "quartiers[]"
COMPARES_A_PART = frozenset({"slug", "rubriques", "portrait", "objectifs", "anciens_noms"})


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
    for nom in sorted({*nouveau.anciens_noms}.difference(ancien.anciens_noms, avaient_une_page)):
        yield f"l'adresse {chemin_public(page_du_quartier(nom))} mène maintenant à cette page."
    for nom in sorted({*ancien.anciens_noms}.difference(nouveau.anciens_noms, {nouveau.slug})):
        yield f"l'adresse {chemin_public(page_du_quartier(nom))} ne mène plus à cette page."
    if ancien.anciens_noms != nouveau.anciens_noms and {*ancien.anciens_noms} == {*nouveau.anciens_noms}:
        yield "l'ordre des anciennes adresses change."


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
    anciens, nouveaux = habitants(avant.population), habitants(apres.population)
    if anciens != nouveaux:
        yield phrase_de_passage("la population", anciens, nouveaux)
    ancienne, nouvelle = evolution(avant.population) or None, evolution(apres.population) or None
    if ancienne != nouvelle:
        yield phrase_de_changement(f"{CHEMIN}.portrait.population.evolution", "", (avant, ancienne), (apres, nouvelle))
    yield from comparer_fiches(f"{CHEMIN}.portrait", avant, apres, sauf=frozenset({"population", "indicateurs"}))


def _indicateurs(avant: tuple[Contrat, Quartier], apres: tuple[Contrat, Quartier]) -> Iterator[str]:
    indicateurs = {i.id: i for contrat, _ in (avant, apres) for i in contrat.indicateurs.indicateurs}
    for identifiant, indicateur in indicateurs.items():
        valeurs = (quartier.portrait.indicateurs.get(identifiant) for _, quartier in (avant, apres))
        yield from _indicateur(indicateur, *valeurs)


def _indicateur(indicateur: Indicateur, avant: Valeur | None, apres: Valeur | None) -> Iterator[str]:
    """Le nom que donne un éditeur n'a pas de genre connu : aucun participe ne s'accorde avec lui."""
    nom = indicateur.avec_article or f"l'indicateur {citer(indicateur.libelle)}"
    if avant is None and apres is not None:
        yield f"le portrait statistique donne maintenant {nom} : {ecrire_valeur(apres, indicateur)}."
    elif avant is not None and apres is None:
        yield f"le portrait statistique ne donne plus {nom}."
    elif avant is not None and apres is not None:
        ancienne, nouvelle = ecrire_valeur(avant, indicateur), ecrire_valeur(apres, indicateur)
        if ancienne != nouvelle:
            yield phrase_de_passage(nom, ancienne, nouvelle)
        elif avant.valeur != apres.valeur:
            yield phrase_exacte(nom, avant.valeur, apres.valeur)
        if avant.source != apres.source:
            yield f"la source {de(nom)} devient {citer(apres.source) if apres.source else 'celle du portrait'}."
