"""Le suivi, d'une version à l'autre -> ce que devient chaque engagement, en phrases, avec l'ancre où le lire."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from macros.adresses import page_de_la_branche, page_du_quartier
from macros.differences import Changement
from macros.differences.fiches import comparer_fiches
from macros.differences.nouvelles import Instances, Suite, instance_de, instances_de, suites
from macros.langue.branches import etiquette_de_la_branche
from macros.langue.francais import citer, compter
from macros.langue.suivi import passage
from macros.langue.suivi_change import (
    dire_apres_coup,
    dire_la_correction,
    dire_le_retrait,
    dire_les_quartiers,
    dire_ou,
    nom_de_la_nouvelle,
)
from macros.modele import Contrat
from macros.modele.avancement import Avancement
from macros.modele.suivi import Etat, Nouvelle

QUELQUES = 4  # quartiers : au-delà, la même phrase pour chacun noierait le journal
SUR_PLACE = frozenset({"engagement", "quartiers", "par", "corrections"})  # ne se disent pas champ par champ

Phrase = Callable[[str], str]  # où (« dans 12 quartiers », ou rien) -> ce qui se dit, sans point


def comparer_le_suivi(avant: Contrat, apres: Contrat) -> Iterator[Changement]:
    """Une ligne par engagement et par quartier ; au-delà de quelques-uns, une seule, sur la page qui les réunit."""
    instances = instances_de(avant, apres)
    dites: dict[tuple[str, str], list[tuple[Avancement, Phrase]]] = {}
    for suite in suites(avant, apres):
        for phrase in _phrases(suite, instances):
            dites.setdefault((suite.apres.id, phrase("")), []).append((suite.apres, phrase))
    for (identifiant, dite), concernes in dites.items():
        if len(concernes) > QUELQUES:
            racine = apres.racine_de[concernes[0][0].branche.id]
            sujet = etiquette_de_la_branche(racine, apres) if racine.numero else racine.titre
            partout = concernes[0][1](f"dans {compter(len(concernes), 'quartier')}")
            yield Changement(sujet, f"{partout}.", page_de_la_branche(racine.id), identifiant)
        else:
            for avancement, _ in concernes:
                quartier = avancement.quartier
                yield Changement(quartier.nom, f"{dite}.", page_du_quartier(quartier.slug), identifiant)


def _phrases(suite: Suite, instances: Instances) -> Iterator[Phrase]:
    texte = suite.apres.objectif.texte
    for ancienne, nouvelle in suite.modifiees:
        for dite in _reecriture(texte, ancienne, nouvelle, instances):
            yield partial(_partout, dite)
    yield from _retraits(suite, instances)
    for nouvelle in reversed(suite.ajoutees):
        yield _ajout(suite, nouvelle, instances)
    if etats := _etats_d_une_autre_date(suite):
        yield partial(_partout, f"{citer(texte)} {passage(*etats)}")


def _partout(dite: str, _: str) -> str:
    """Ce qui se dit d'une nouvelle est vrai partout où elle vaut."""
    return dite


def _ajout(suite: Suite, nouvelle: Nouvelle, instances: Instances) -> Phrase:
    """Ce que dit une nouvelle de plus : où en est l'engagement ou, si elle vient après coup, où il en était."""
    instance, texte = instance_de(nouvelle, instances), suite.apres.objectif.texte
    nouvelles = suite.apres.nouvelles
    rang = next(rang for rang, connue in enumerate(nouvelles) if connue is nouvelle)
    semblables = [n for n in nouvelles[:rang] if n.par == nouvelle.par]
    if any(n not in suite.ajoutees for n in semblables):
        return lambda ou: dire_apres_coup(texte, nouvelle, instance, suite.apres.etat, ou)
    jusque_la = replace(suite.apres, nouvelles=nouvelles[rang + 1 :])
    return lambda ou: dire_ou(texte, nouvelle, instance, jusque_la.etat, ou)


def _retraits(suite: Suite, instances: Instances) -> Iterator[Phrase]:
    """Les nouvelles de la commune ensemble, si aucune nouvelle ne dit où en est l'engagement ; puis chaque constat."""
    texte, etats = suite.apres.objectif.texte, (suite.avant.etat if suite.avant else None, suite.apres.etat)
    de_la_commune = [nouvelle for nouvelle in suite.retirees if nouvelle.etat]
    ensemble = bool(de_la_commune) and not any(nouvelle.etat for nouvelle in suite.ajoutees)
    if ensemble:
        yield lambda ou: dire_le_retrait(texte, de_la_commune, etats, bool(suite.apres.nouvelles), ou)
    for nouvelle in (n for n in suite.retirees if n.constat or not ensemble):
        nom = nom_de_la_nouvelle(nouvelle, instance_de(nouvelle, instances))
        yield partial(_partout, f"{nom.defini} sur {citer(texte)} est {nom.accorder('retiré')}")


def _reecriture(texte: str, ancienne: Nouvelle, nouvelle: Nouvelle, instances: Instances) -> Iterator[str]:
    """Ses corrections, puis chaque champ qui change, qu'elle le dise ou non."""
    nom = nom_de_la_nouvelle(ancienne, instance_de(ancienne, instances))
    for correction in nouvelle.corrections:
        if correction not in ancienne.corrections:
            yield dire_la_correction(nom, texte, correction)
    sujet = f"{nom.defini} sur {citer(texte)}"
    phrases = list(comparer_fiches("suivi[]", ancienne, nouvelle, sujet, SUR_PLACE))
    yield from (phrase.removesuffix(".") for phrase in phrases)
    if not phrases and set(nouvelle.corrections) <= set(ancienne.corrections):
        yield f"{sujet} change : ses corrections ne sont plus les mêmes"


def _etats_d_une_autre_date(suite: Suite) -> tuple[Etat | None, Etat | None] | None:
    """L'état d'avant et d'après, quand une date qui change met une autre nouvelle en tête ; sinon, il est déjà dit."""
    if suite.avant is None or suite.ajoutees or suite.retirees or suite.avant.etat == suite.apres.etat:
        return None
    deja_dit = any(ancienne.etat != nouvelle.etat for ancienne, nouvelle in suite.modifiees)
    return None if deja_dit else (suite.avant.etat, suite.apres.etat)


def comparer_les_quartiers(avant: Contrat, apres: Contrat) -> Iterator[str]:
    """Les quartiers de chaque instance, référent ou maison du projet, quand ils changent ; un nouveau dit les siens."""
    anciens = {identite: quartiers for identite, _, quartiers in _qui_a_des_quartiers(avant)}
    noms = {nom: q.slug for q in apres.quartiers for nom in (q.slug, *apres.noms_d_avant(q))}
    for identite, nom, quartiers in _qui_a_des_quartiers(apres):
        avaient = [noms.get(slug, slug) for slug in anciens.get(identite, ())]
        if avaient != [noms.get(slug, slug) for slug in quartiers]:
            connus = [apres.quartier_par_slug[noms[slug]].nom for slug in quartiers if slug in noms]
            yield f"{dire_les_quartiers(nom, connus)}."


def _qui_a_des_quartiers(contrat: Contrat) -> Iterator[tuple[tuple[str, str], str, tuple[str, ...]]]:
    """Ce qui le distingue d'une version à l'autre, son nom, ses quartiers."""
    pilotage = contrat.pilotage
    yield from ((("instance", i.id), i.nom, i.quartiers) for i in pilotage.instances)
    yield from ((("maison", m.nom), m.nom, m.quartiers) for m in pilotage.maisons_du_projet)
    yield from ((("référent", r.nom_complet), r.nom_complet or r.fonction, r.quartiers) for r in pilotage.referents)
