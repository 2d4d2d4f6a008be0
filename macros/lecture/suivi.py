"""Les règles des nouvelles : chacune parle d'un engagement, de quartiers et d'une instance qui existent, à sa date."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from macros.langue.francais import jour as en_lettres
from macros.lecture.actes import premiere_signature
from macros.lecture.arbre import (
    MONTREES,
    Arbre,
    Chemin,
    Faute,
    le_plus_proche,
    presque_parmi,
    repetes,
    suggerer,
    textes_ecrits,
)
from macros.lecture.engagements import OBJECTIFS, ObjectifEcrit
from macros.lecture.nouvelles import INSTANCES, Cadre, NouvelleEcrite, nouvelles_ecrites
from macros.lecture.pilotage import quartiers_cites
from macros.lecture.reformulations import a_garder, engagement_voulu, qui_portent_ce_nom
from macros.lecture.strategie import ids_des_branches
from macros.modele.ecritures import montrer
from macros.modele.jours import lire_date
from macros.modele.types import IDENTIFIANT

ANNEE = slice(0, 4)  # « 2026-conseil-citoyen »
CE_QUI_SE_DIT = {"etat": "deux états", "constat": "deux constats de la même instance"}
SANS_OBJECTIF = (
    " : une nouvelle suit l'objectif d'un quartier, et aucune fiche n'en a ; écrivez-le d'abord sous « objectifs »"
)


def croiser_le_suivi(
    suivi: list[Arbre], quartiers: list[Arbre], objectifs: list[ObjectifEcrit], communs: Mapping[str, Arbre]
) -> Iterator[Faute]:
    """Toutes les fautes des nouvelles et des instances ; ce qui est mal lu laisse ses règles en repos."""
    signature = premiere_signature(communs["convention"])
    cadre, nouvelles = Cadre(quartiers, objectifs, communs["pilotage"], signature), nouvelles_ecrites(suivi)
    yield from instances_uniques(cadre)
    yield from quartiers_connus(_quartiers_ecrits(cadre, nouvelles), cadre)
    yield from apres_la_signature(nouvelles, cadre)
    yield from dans_l_annee_du_fichier(nouvelles)
    yield from corrections_apres_la_nouvelle(nouvelles)
    if _instances_bien_lues(cadre):
        yield from instances_connues(nouvelles, cadre)
    if _fiches_bien_lues(cadre, communs["strategie"]):
        yield from engagements_connus(nouvelles, cadre)
        yield from quartiers_qui_l_ont(nouvelles, cadre)
        yield from une_seule_fois_par_jour(nouvelles, cadre)
        yield from instances_qui_en_parlent(nouvelles, cadre)


def _fiches_bien_lues(cadre: Cadre, strategie: Arbre) -> bool:
    """Faux quand une fiche a des objectifs que l'on ne sait pas lire : ses engagements sembleraient inconnus."""
    connus = {texte for *_, texte in ids_des_branches(strategie)}
    voulus = [quartier for quartier in cadre.arbres if not _sans_objectif(quartier)]
    groupes = [groupe for q in voulus if isinstance(groupe := q.valeurs.get(OBJECTIFS), dict)]
    if len(groupes) < len(voulus) or not all(groupe.keys() <= connus for groupe in groupes):
        return False
    listes = [lignes for groupe in groupes for lignes in groupe.values()]
    lignes = sum(len(liste) if isinstance(liste, list) else 1 for liste in listes)
    return lignes == len(cadre.objectifs) and not any(arbre.fautes for arbre in (strategie, *cadre.arbres))


def _sans_objectif(quartier: Arbre) -> bool:
    """Vrai d'une fiche qui n'en écrit aucun, pas même sous une clé mal orthographiée."""
    return isinstance(quartier.valeur, dict) and not presque_parmi(quartier.valeur, OBJECTIFS)


def _instances_bien_lues(cadre: Cadre) -> bool:
    """Faux quand l'une n'a pas d'identifiant, ou un mal écrit : c'est peut-être elle que citent les nouvelles."""
    ecrites = cadre.pilotage.valeurs.get(INSTANCES[:1], [])
    identifiants = [texte for _, texte in cadre.pilotage.textes(*INSTANCES)]
    bien_ecrits = all(re.fullmatch(IDENTIFIANT, identifiant) for identifiant in identifiants)
    return bien_ecrits and len(identifiants) == len(ecrites) and not cadre.pilotage.fautes


def _quartiers_ecrits(cadre: Cadre, nouvelles: list[NouvelleEcrite]) -> Iterator[tuple[Arbre, Chemin, str]]:
    yield from quartiers_cites(cadre.pilotage)
    yield from ((nouvelle.arbre, chemin, slug) for nouvelle in nouvelles for chemin, slug in nouvelle.quartiers)


def instances_uniques(cadre: Cadre) -> Iterator[Faute]:
    """Un identifiant ne désigne qu'une instance : une nouvelle la cite."""
    for arbre, chemin, texte in repetes(textes_ecrits([cadre.pilotage], *INSTANCES)):
        yield arbre.faute(chemin, f"identifiant déjà pris : {montrer(texte)} ne peut désigner qu'une instance")


def quartiers_connus(ecrits: Iterable[tuple[Arbre, Chemin, str]], cadre: Cadre) -> Iterator[Faute]:
    """Un quartier se cite par le nom de son fichier d'aujourd'hui."""
    for arbre, chemin, slug in ecrits if cadre.quartiers else ():
        if slug and slug not in cadre.quartiers:
            nouveau = cadre.anciens_noms.get(slug)
            sinon = f"{suggerer(slug, cadre.quartiers)} ; s'il n'est plus dans le contrat, retirez-le d'ici"
            if nes := cadre.heritiers.get(slug):
                est_ne = "sont nés, écrivez-les" if len(nes) > 1 else "est né, écrivez ce nom"
                sinon = f" : {' et '.join(map(montrer, nes))} en {est_ne}"
            remede = f" : il s'appelle maintenant {montrer(nouveau)}, écrivez ce nom" if nouveau else sinon
            yield arbre.faute(chemin, f"quartier inconnu : {montrer(slug)}{remede}")


def apres_la_signature(nouvelles: list[NouvelleEcrite], cadre: Cadre) -> Iterator[Faute]:
    """Une nouvelle dit ce qu'est devenu un engagement : elle le suit."""
    for nouvelle in nouvelles:
        if cadre.signature and (jour := nouvelle.jour) and jour < cadre.signature:
            avant = f"le {en_lettres(jour)} est avant la signature du contrat, le {en_lettres(cadre.signature)}"
            yield nouvelle.faute("date", f"{avant} : corrigez cette date")


def dans_l_annee_du_fichier(nouvelles: list[NouvelleEcrite]) -> Iterator[Faute]:
    """Un fichier ne tient que les nouvelles de l'année que dit son nom : on les y cherche."""
    for nouvelle in nouvelles:
        annee = nouvelle.arbre.nom[ANNEE]
        if (jour := nouvelle.jour) and str(jour.year) != annee:
            voulu = f"{jour.year}{nouvelle.arbre.nom.removeprefix(annee)}.yml"
            message = f"ce fichier est celui de {annee} : corrigez cette date, ou rangez la nouvelle dans « {voulu} »"
            yield nouvelle.faute("date", message)


def corrections_apres_la_nouvelle(nouvelles: list[NouvelleEcrite]) -> Iterator[Faute]:
    """On ne corrige pas une nouvelle avant de l'avoir publiée."""
    for nouvelle in nouvelles:
        jour, corrections = nouvelle.jour, nouvelle.cles.get("corrections")
        for rang, _ in enumerate(corrections if isinstance(corrections, list) else ()):
            chemin = (nouvelle.rang, "corrections", rang, "date")
            corrigee = nouvelle.arbre.lire(chemin, lire_date)
            if jour and corrigee and corrigee < jour:
                message = f"une correction suit la nouvelle, qui est du {en_lettres(jour)} : corrigez cette date"
                yield nouvelle.arbre.faute(chemin, message)


def instances_connues(nouvelles: list[NouvelleEcrite], cadre: Cadre) -> Iterator[Faute]:
    """Qui constate est une instance que déclare « pilotage.yml »."""
    for nouvelle in nouvelles:
        if (par := nouvelle.texte("par")) and par not in cadre.instances:
            declarer = f"déclarez-la sous « instances » dans {cadre.pilotage.fichier}, avec « id » et « nom »"
            autre = suggerer(par, cadre.instances)
            conseil = f"{autre} ; si c'en est une autre, {declarer}" if autre else f" : {declarer}"
            yield nouvelle.faute("par", f"instance inconnue : {montrer(par)}{conseil}")


def engagements_connus(nouvelles: list[NouvelleEcrite], cadre: Cadre) -> Iterator[Faute]:
    """Une nouvelle suit un engagement qu'un quartier a signé."""
    conseils: dict[str, str] = {}
    for nouvelle in nouvelles:
        cite = nouvelle.texte("engagement")
        if cite not in cadre.qui_l_a and _en_designe_un(cite, cadre):
            if not cadre.objectifs:
                conseils[cite] = SANS_OBJECTIF
            elif cite not in conseils and len(conseils) < MONTREES:
                conseils[cite] = engagement_voulu(cite, cadre.objectifs)
            yield nouvelle.faute("engagement", f"engagement inconnu : {montrer(cite)}{conseils.get(cite, '')}")


def _en_designe_un(cite: str, cadre: Cadre) -> bool:
    """Faux quand ce qui est écrit ne ressemble à aucun engagement : le modèle dit où en trouver l'identifiant."""
    return "--" in cite or bool(le_plus_proche(cite, cadre.qui_l_a) or qui_portent_ce_nom(cite, cadre.objectifs))


def quartiers_qui_l_ont(nouvelles: list[NouvelleEcrite], cadre: Cadre) -> Iterator[Faute]:
    """Une nouvelle ne parle que des quartiers qui ont l'engagement."""
    for nouvelle in nouvelles:
        cite = nouvelle.texte("engagement")
        ceux_qui_l_ont = cadre.qui_l_a.get(cite, {})
        for chemin, slug in nouvelle.quartiers if ceux_qui_l_ont else ():
            if slug in cadre.quartiers and slug not in ceux_qui_l_ont:
                du_quartier = [objectif for objectif in cadre.objectifs if objectif.arbre.nom == slug]
                remede = f"retirez ce nom, ou ajoutez l'objectif à sa fiche{a_garder(cite, du_quartier)}"
                yield nouvelle.arbre.faute(chemin, f"{montrer(slug)} n'a pas cet engagement : {remede}")


def instances_qui_en_parlent(nouvelles: list[NouvelleEcrite], cadre: Cadre) -> Iterator[Faute]:
    """Une instance ne constate que dans les quartiers dont elle parle."""
    for nouvelle in nouvelles:
        les_siens = cadre.instances.get(par := nouvelle.texte("par"), set())
        concernes = cadre.concernes(nouvelle) & cadre.quartiers
        if les_siens and les_siens <= cadre.quartiers and concernes - les_siens:
            commun = ", ".join(sorted(concernes & les_siens))
            remede = f"écrivez « quartiers: [{commun}] »" if commun else "retirez cette nouvelle, ou corrigez « par »"
            message = f"{montrer(par)} ne parle que de {', '.join(sorted(les_siens))} : {remede}"
            yield nouvelle.faute("quartiers" if nouvelle.quartiers else "par", message)


def une_seule_fois_par_jour(nouvelles: list[NouvelleEcrite], cadre: Cadre) -> Iterator[Faute]:
    """Un même jour, la commune ne dit qu'un état d'un engagement dans un quartier, et une instance qu'un constat."""
    groupes: dict[tuple[str, ...], list[NouvelleEcrite]] = defaultdict(list)
    for nouvelle in nouvelles:
        for cle in CE_QUI_SE_DIT.keys() & nouvelle.cles.keys():
            dite = (cle, nouvelle.texte("date"), nouvelle.texte("engagement"), nouvelle.texte("par"))
            groupes[dite].append(nouvelle)
    for (cle, *_), groupe in groupes.items():
        for une, autre in combinations(groupe, 2):
            if une.cles == autre.cles:
                yield _copie(autre, une)
            elif cadre.concernes(une) & cadre.concernes(autre):
                yield _deux_fois(cle, une, autre)
                yield _deux_fois(cle, autre, une)


def _copie(nouvelle: NouvelleEcrite, autre: NouvelleEcrite) -> Faute:
    message = f"la même nouvelle est écrite deux fois (l'autre : {autre.lieu}) : supprimez celle-ci"
    return nouvelle.arbre.faute((nouvelle.rang,), message)


def _deux_fois(cle: str, nouvelle: NouvelleEcrite, autre: NouvelleEcrite) -> Faute:
    quoi = f"{CE_QUI_SE_DIT[cle]} le même jour pour le même engagement et le même quartier"
    message = f"{quoi} (l'autre : {autre.lieu})"
    return nouvelle.faute(cle, f"{message} : gardez-en un, ou corrigez une date")
