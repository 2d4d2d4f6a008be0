"""Ce qu'un contrat et ses pages montrent à chaque adresse : pages, et ancres qui viennent des données ou d'un titre."""

from collections.abc import Callable, Iterator, Mapping

from macros import adresses
from macros.adresses import ancre_de_l_etat, ancre_de_l_instance, ancre_de_la_case, ancre_du_champ
from macros.langue import titres
from macros.langue.branches import titre_de_la_branche
from macros.langue.francais import majuscule
from macros.langue.origine import titre_du_document
from macros.langue.porteur import titre_de_l_engagement
from macros.langue.suivi import ORDRE_DU_BILAN, nom_de_l_etat
from macros.lecture.markdown import titre_de_la_page, titres_de_la_page
from macros.modele import Contrat
from macros.modele.strategie import Branche
from macros.pages.blocs import appels_de, pages_generees

Adresse = tuple[str, str]  # une page (« glossaire.md ») et une ancre, vide pour la page elle-même
Ancres = Iterator[tuple[str, str]]  # une ancre, et ce qu'on y lit


def adresses_montrees(contrat: Contrat, textes: Mapping[str, str]) -> dict[Adresse, str]:
    """Chaque adresse -> ce qu'on y lit, en quelques mots ; ``textes`` : chemin de ``docs/`` -> Markdown.

    Une ancre que le code écrit toujours, comme celle des documents, n'y est pas : aucun éditeur ne la retire.
    """
    generees = pages_generees(contrat)
    montrees = {(page, ""): titre_de_la_page(page, texte) for page, texte in textes.items()}
    montrees |= {(page, ""): generee.titre for page, generee in generees.items()}
    for page, texte in (*textes.items(), *((page, generee.texte) for page, generee in generees.items())):
        for ancre, titre in (*titres_de_la_page(texte), *_ancres_des_blocs(contrat, texte)):
            montrees.setdefault((page, ancre), titre)
    return montrees


def _ancres_des_blocs(contrat: Contrat, texte: str) -> Ancres:
    for nom, arguments in appels_de(texte):
        if nom in ANCRES:
            yield from ANCRES[nom](contrat, *arguments.values())


def _du_quartier(contrat: Contrat, slug: str) -> Ancres:
    if not (quartier := contrat.quartier_par_slug.get(slug)):
        return
    if contrat.est_cartographie(quartier):
        yield ancre_du_champ("carte"), titres.CARTE
    if quartier.rues:
        yield ancre_du_champ("rues"), titres.MA_RUE
    if quartier.documents:
        yield ancre_du_champ("ses_documents"), titres.DOCUMENTS_DU_QUARTIER
    if not quartier.portrait.est_vide:
        yield ancre_du_champ("portrait"), titres.PORTRAIT
    for rubrique, _ in contrat.rubriques_de(quartier):
        yield ancre_du_champ(rubrique.id), rubrique.titre
    yield from ((indicateur.id, indicateur.libelle) for indicateur, _ in contrat.portrait(quartier))
    if quartier.objectifs:
        yield ancre_du_champ("objectifs"), titres.OBJECTIFS
    elif not contrat.engagements and contrat.strategie.branches:
        yield adresses.ANCRE_DE_LA_STRATEGIE, titres.STRATEGIE
    for racine in contrat.poursuivies_par(quartier):
        for branche, avancements, _ in racine.parcourir():
            if avancements or branche is racine.branche:
                yield branche.id, titre_de_la_branche(branche, contrat)
            yield from ((avancement.id, avancement.objectif.texte) for avancement in avancements)


def _de_la_branche(contrat: Contrat, identifiant: str) -> Ancres:
    racine = contrat.branche_par_id.get(identifiant)
    a_objectifs = {branche.id for branche in contrat.branches_a_objectifs}
    for branche in racine.parcourir() if racine else ():
        if branche is not racine:
            yield branche.id, titre_de_la_branche(branche, contrat)
        if branche.id in a_objectifs and not contrat.beaucoup_de_quartiers:
            yield from _cases(contrat, branche)
            yield from ((e.id, e.texte) for e in contrat.engagements_par_branche[branche.id])


def _du_detail(contrat: Contrat, identifiant: str) -> Ancres:
    if branche := contrat.branche_par_id.get(identifiant):
        yield from _cases(contrat, branche, poursuivi=True)


def _cases(contrat: Contrat, branche: Branche, poursuivi: bool = False) -> Ancres:
    """Une par quartier, ou seulement par quartier qui le poursuit, sous son nom et sous les anciens."""
    for quartier in contrat.quartiers_ranges:
        if not poursuivi or branche.id in quartier.objectifs:
            for slug in (quartier.slug, *contrat.noms_d_avant(quartier)):
                yield ancre_de_la_case(branche.id, slug), f"{quartier.nom} : {branche.titre}"


def _de_la_strategie(contrat: Contrat) -> Ancres:
    for racine in contrat.strategie.branches:
        for branche in (racine, *racine.branches):
            yield branche.id, titre_de_la_branche(branche, contrat)


def _du_pilotage(contrat: Contrat) -> Ancres:
    pilotage = contrat.pilotage
    if contrat.presente_les_referents:
        yield "referents", titres.REFERENTS if pilotage.referents else titres.CONTACTS
    if pilotage.comite:
        yield "comite", titres.COMITE
    if pilotage.instances:
        yield "instances", titres.INSTANCES
    yield from ((ancre_de_l_instance(instance.id), majuscule(instance.nom)) for instance in pilotage.instances)
    yield from ((nom, animation.titre or titres.ANIMATIONS[nom]) for nom, animation in pilotage.animations)
    yield from ((texte.id, texte.titre) for texte in pilotage.textes)
    if pilotage.maisons_du_projet:
        yield "maisons-du-projet", titres.MAISONS_DU_PROJET


def _de_la_convention(contrat: Contrat) -> Ancres:
    convention = contrat.convention
    if convention.preambule or convention.objet:
        yield "preambule", titres.PREAMBULE
    if titre := titre_de_l_engagement(convention):
        yield "signataires", titre
    if convention.actes_conclus:
        yield "document", titre_du_document(convention)
    if convention.actes_prevus:
        yield "actes-prevus", titres.ACTES_PREVUS


def _du_glossaire(contrat: Contrat) -> Ancres:
    return ((terme.id, terme.terme) for terme in contrat.glossaire.termes)


def _du_suivi(contrat: Contrat) -> Ancres:
    """Celle de chaque état, même quand rien n'y est ; aucune tant qu'il n'y a rien à suivre."""
    etats = ORDRE_DU_BILAN if contrat.avancements else ()
    return ((ancre_de_l_etat(etat), nom_de_l_etat(etat)) for etat in etats)


# Les blocs dont les ancres viennent des données. Un test les compare au site construit : il n'en manque aucune.
ANCRES: dict[str, Callable[..., Ancres]] = {
    "convention": _de_la_convention,
    "enjeu": _de_la_branche,
    "glossaire": _du_glossaire,
    "pilotage": _du_pilotage,
    "quartier": _du_quartier,
    "sous_objectif": _du_detail,
    "strategie": _de_la_strategie,
    "suivi_engagements": _du_suivi,
}
