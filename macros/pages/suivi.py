"""Ce que montrent les pages du suivi : les engagements par état, par branche, par quartier, et les bilans dessinés."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from macros.adresses import ancre_de_l_etat, ancre_de_la_case
from macros.langue.branches import titre_de_la_branche
from macros.langue.suivi import ORDRE_DU_BILAN, etats, nom_de_l_etat, rien_n_est_publie
from macros.modele import Contrat, Quartier
from macros.modele.avancement import Avancement, Commun, Engagement, bilan
from macros.modele.contrat import PEU
from macros.modele.strategie import Branche
from macros.modele.suivi import JOUR_A_ECRIRE, Etat, Nouvelle

A_LA_UNE = 10  # les dernières nouvelles que montre la page du suivi
ENUMERABLES = 1000  # engagements, quartier par quartier, que la page du suivi peut énumérer et rester légère
Bilan = Counter[Etat | None]


class Segment(NamedTuple):
    """La part d'un état dans une barre : où elle commence et où elle finit, de 0 à 100."""

    etat: Etat | None
    combien: int
    debut: float
    fin: float


class Rang(NamedTuple):
    """Un engagement, et ceux de ses quartiers où il est dans le même état."""

    engagement: Engagement
    avancements: tuple[Avancement, ...]


class Tranche(NamedTuple):
    """Tout ce qui est dans un même état."""

    etat: Etat | None
    combien: int
    rangs: tuple[Rang, ...]


class NouvelleSituee(NamedTuple):
    """Une nouvelle, l'engagement qu'elle suit, et où."""

    nouvelle: Nouvelle
    engagement: Engagement
    avancements: tuple[Avancement, ...]


def segments(parts: Bilan) -> list[Segment]:
    """Un bilan -> sa barre ; aucune tant que rien n'est publié : un dessin vide dirait que rien n'est fait."""
    trouves: list[Segment] = []
    debut = 0
    for etat in () if rien_n_est_publie(parts) else ORDRE_DU_BILAN:
        if combien := parts[etat]:
            fin = debut + combien
            trouves.append(Segment(etat, combien, *(round(100 * n / parts.total(), 2) for n in (debut, fin))))
            debut = fin
    return trouves


def par_racine(contrat: Contrat) -> list[tuple[Branche, Bilan]]:
    """Le bilan de chaque branche du premier niveau où un quartier a un engagement."""
    bilans: dict[str, Bilan] = defaultdict(Counter)
    for avancement in contrat.avancements:
        bilans[contrat.racine_de[avancement.branche.id].id][avancement.etat] += 1
    return [(racine, bilans[racine.id]) for racine in contrat.strategie.branches if racine.id in bilans]


def par_branche(contrat: Contrat, racine: Branche) -> list[tuple[Branche, Bilan]]:
    """Le bilan de chaque branche, à toute profondeur, où un quartier a un engagement."""
    bilans = ((b, bilan(_avancements(contrat.engagements_par_branche[b.id]))) for b in racine.parcourir())
    return [(branche, parts) for branche, parts in bilans if parts]


def _avancements(engagements: Iterable[Engagement]) -> Iterator[Avancement]:
    return (avancement for engagement in engagements for avancement in engagement.avancements)


def par_quartier(contrat: Contrat) -> list[tuple[Quartier, Bilan]]:
    """Le bilan de chaque quartier qui a un engagement."""
    bilans = ((quartier, bilan_de(contrat, quartier)) for quartier in contrat.quartiers_ranges)
    return [(quartier, parts) for quartier, parts in bilans if parts]


def bilan_de(contrat: Contrat, quartier: Quartier) -> Bilan:
    """Combien d'engagements du quartier sont dans chaque état."""
    return bilan(contrat.avancements_par_quartier[quartier.slug])


def par_etat(engagements: Iterable[Engagement]) -> list[Tranche]:
    """Du plus avancé à ce dont on ne sait rien ; un engagement est dans l'état où il est, quartier par quartier."""
    rangs: dict[Etat | None, list[Rang]] = defaultdict(list)
    for engagement in engagements:
        for etat, avancements in quartiers_par_etat(engagement.avancements):
            rangs[etat].append(Rang(engagement, avancements))
    return [
        Tranche(etat, sum(len(rang.avancements) for rang in rangs[etat]), tuple(rangs[etat]))
        for etat in ORDRE_DU_BILAN
        if etat in rangs
    ]


def quartiers_par_etat(avancements: Iterable[Avancement]) -> list[tuple[Etat | None, tuple[Avancement, ...]]]:
    """Les quartiers d'un engagement, réunis par état : ce que plusieurs ont en commun ne se dit qu'une fois."""
    ranges: dict[Etat | None, list[Avancement]] = defaultdict(list)
    for avancement in avancements:
        ranges[avancement.etat].append(avancement)
    return [(etat, tuple(ranges[etat])) for etat in ORDRE_DU_BILAN if etat in ranges]


def etats_dans_les_quartiers(contrat: Contrat, branche: str) -> dict[str, str]:
    """Ce que l'on sait d'une branche, quartier par quartier : « 2 faits » ; rien sans nouvelle."""
    bilans: dict[str, Bilan] = defaultdict(Counter)
    for avancement in _avancements(contrat.engagements_par_branche[branche]):
        bilans[avancement.quartier.slug][avancement.etat] += 1
    return {slug: dits for slug, parts in bilans.items() if (dits := etats(parts))}


def sont_nombreux(avancements: Sequence[Avancement]) -> bool:
    """Vrai quand nommer chaque quartier ferait une liste plus longue que la nouvelle."""
    return len(avancements) > PEU


def etats_a_choisir(contrat: Contrat) -> list[tuple[str, str]]:
    """Les états où est un engagement au moins : ce que vaut le choix, et son nom."""
    trouves = bilan(contrat.avancements)
    return [(ancre_de_l_etat(etat), nom_de_l_etat(etat)) for etat in ORDRE_DU_BILAN if trouves[etat]]


def s_enumerent(contrat: Contrat) -> bool:
    """Vrai quand la page du suivi énumère tous les engagements ; sinon, elle fait le bilan de chaque branche."""
    return not contrat.beaucoup_de_quartiers and len(contrat.avancements) <= ENUMERABLES


def etats_sans_section(contrat: Contrat) -> list[Etat | None]:
    """Les états qui n'ont pas leur section sur la page du suivi : leur adresse y mène quand même à la liste."""
    trouves = bilan(contrat.avancements) if s_enumerent(contrat) else {}
    return [etat for etat in ORDRE_DU_BILAN if etat not in trouves]


def quartiers_a_choisir(contrat: Contrat) -> list[tuple[str, str]]:
    """Les quartiers qui ont un engagement : ce que vaut le choix, et leur nom."""
    return [(quartier.slug, quartier.nom) for quartier in contrat.quartiers_ranges if quartier.objectifs]


def branches_a_choisir(contrat: Contrat) -> list[tuple[str, str]]:
    """Celles du premier niveau où un quartier a un engagement : ce que vaut le choix, et leur titre."""
    return [(racine.id, titre_de_la_branche(racine, contrat)) for racine, _ in par_racine(contrat)]


def toutes_les_branches(contrat: Contrat) -> str:
    """« Tous les enjeux », « Toutes les priorités »."""
    mot = contrat.premier_niveau.mot
    return f"{'Toutes' if mot.feminin else 'Tous'} les {mot.pluriel}"


def premieres_cases(communs: Iterable[Commun]) -> frozenset[tuple[str, str]]:
    """De chaque quartier, le premier endroit où l'on lit ce qu'il prévoit : c'est là qu'est l'adresse de sa case."""
    premieres: dict[str, str] = {}
    for avancement in (avancement for commun in communs for avancement in commun.avancements):
        premieres.setdefault(avancement.quartier.slug, avancement.id)
    return frozenset((identifiant, slug) for slug, identifiant in premieres.items())


def sans_objectif(contrat: Contrat, branche: Branche) -> list[Quartier]:
    """Les quartiers qui n'ont rien prévu sous cette branche."""
    return [quartier for quartier in contrat.quartiers_ranges if branche.id not in quartier.objectifs]


def cases_vides(contrat: Contrat, branche: Branche) -> Iterator[str]:
    """Quand rien n'est prévu sous une branche : l'ancre qu'aurait la case de chaque quartier, et qui reste."""
    for vide in branche.parcourir() if not contrat.beaucoup_de_quartiers else ():
        if vide in contrat.branches_a_objectifs:
            for quartier in contrat.quartiers_ranges:
                yield from (ancre_de_la_case(vide.id, s) for s in (quartier.slug, *contrat.noms_d_avant(quartier)))


def dernieres_nouvelles(contrat: Contrat) -> list[NouvelleSituee]:
    """Les plus récentes de tout le suivi."""
    engagements = contrat.engagements
    return [_situer(engagements[nouvelle.engagement], nouvelle) for nouvelle in contrat.suivi[:A_LA_UNE]]


def _situer(engagement: Engagement, nouvelle: Nouvelle) -> NouvelleSituee:
    concernes = nouvelle.quartiers or [a.quartier.slug for a in engagement.avancements]
    return NouvelleSituee(
        nouvelle, engagement, tuple(a for a in engagement.avancements if a.quartier.slug in concernes)
    )


def nom_du_fichier(avancement: Avancement) -> str:
    """« AAAA-MM-JJ-acces-soins-ouvrir-un-lieu-le-centre.yml » : deux éditeurs n'écrivent jamais dans le même."""
    return f"{JOUR_A_ECRIRE}-{avancement.id.replace('--', '-')}-{avancement.quartier.slug}.yml"


def nouvelle_a_ecrire(avancement: Avancement) -> str:
    """Une nouvelle déjà commencée : il reste à dire quand, où en est l'engagement, et ce qui le prouve."""
    return (
        f"- date: {JOUR_A_ECRIRE}  # le jour du fait\n"
        f"  engagement: {avancement.id}\n"
        f"  quartiers: [{avancement.quartier.slug}]\n"
        f"  etat:  # {', '.join(etat for etat in ORDRE_DU_BILAN if etat)}\n"
        "  texte:  # ce qui s'est passé, en une ou deux phrases\n"
        "  source:  # ce qui le prouve : une délibération, un compte rendu\n"
    )
