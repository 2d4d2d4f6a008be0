"""Les nouvelles du suivi, d'une version à l'autre : celles qui s'ajoutent, se retirent ou se réécrivent."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from macros.differences.quartiers import quartier_d_avant
from macros.modele import Contrat
from macros.modele.avancement import Avancement
from macros.modele.instances import Instance
from macros.modele.suivi import Nouvelle

Instances = Mapping[str, Instance]  # l'identifiant d'une instance -> ce que l'on en sait
# À quoi l'on reconnaît une nouvelle réécrite : elle a gardé l'une de ces choses, cherchées dans cet ordre.
RECONNUE_A: tuple[Callable[[Nouvelle], object], ...] = (
    lambda nouvelle: nouvelle.date,
    lambda nouvelle: nouvelle.source,
    lambda nouvelle: nouvelle.texte,
)


class Suite(NamedTuple):
    """Un engagement dans un quartier : où il en était, où il en est, et ce que sont devenues ses nouvelles.

    Chaque liste va de la plus récente à la plus ancienne ; ``modifiees`` donne l'ancienne et la nouvelle écriture.
    """

    avant: Avancement | None
    apres: Avancement
    ajoutees: Sequence[Nouvelle]
    retirees: Sequence[Nouvelle]
    modifiees: Sequence[tuple[Nouvelle, Nouvelle]]


def instances_de(*contrats: Contrat) -> Instances:
    """Celles de toutes ces versions, telles que les dit la dernière."""
    return {instance.id: instance for contrat in contrats for instance in contrat.pilotage.instances}


def instance_de(nouvelle: Nouvelle, instances: Instances) -> Instance | None:
    """L'instance qui constate ; « None » pour la commune."""
    return instances.get(nouvelle.par) if nouvelle.par else None


def suites(avant: Contrat, apres: Contrat) -> Iterator[Suite]:
    """Chaque engagement d'un quartier dont les nouvelles changent, dans l'ordre des quartiers puis de la stratégie."""
    instances = instances_de(avant, apres)
    for ancien, nouveau in suivis(avant, apres):
        suite = _comparer(ancien, nouveau, instances)
        if suite.ajoutees or suite.retirees or suite.modifiees:
            yield suite


def suivis(avant: Contrat, apres: Contrat) -> Iterator[tuple[Avancement | None, Avancement]]:
    """Chaque engagement d'un quartier que suivent des nouvelles, avant (« None » s'il n'y était pas) et après.

    D'un quartier qui arrive ou s'en va, rien : c'est lui qui se dit. D'un engagement retiré d'un quartier, rien non
    plus. Un engagement dont l'identifiant change garde ses nouvelles, si elles le suivent.
    """
    identifiants = {*avant.nouvelles_par_engagement, *apres.nouvelles_par_engagement}
    anciens, nouveaux = _par_quartier(avant, identifiants), _par_quartier(apres, identifiants)
    for quartier in apres.quartiers_ranges if identifiants else ():
        if ancien := quartier_d_avant(avant, quartier):
            avaient, ont = anciens.get(ancien.slug, {}), nouveaux.get(quartier.slug, {})
            yield from ((_le_meme(avancement, avaient, ont), avancement) for avancement in ont.values())


def _par_quartier(contrat: Contrat, identifiants: set[str]) -> dict[str, dict[str, Avancement]]:
    """Le slug de chaque quartier -> ceux de ses engagements qui ont l'un de ces ``identifiants``."""
    ranges: dict[str, dict[str, Avancement]] = {}
    for avancement in contrat.avancements if identifiants else ():
        if avancement.id in identifiants:
            ranges.setdefault(avancement.quartier.slug, {})[avancement.id] = avancement
    return ranges


def _le_meme(
    avancement: Avancement, avaient: Mapping[str, Avancement], ont: Mapping[str, Avancement]
) -> Avancement | None:
    """L'engagement d'avant : celui du même nom ; à défaut, celui qui n'y est plus et dont il a les nouvelles."""
    if avancement.id in avaient:
        return avaient[avancement.id]
    siennes = set(map(_sans_adresse, avancement.nouvelles))
    partis = (ancien for identifiant, ancien in avaient.items() if identifiant not in ont)
    return next((a for a in partis if siennes.intersection(map(_sans_adresse, a.nouvelles))), None)


def _sans_adresse(nouvelle: Nouvelle) -> Nouvelle:
    """Ce qu'on lit d'une nouvelle, une fois que l'on sait de quel engagement et de quel quartier elle parle."""
    return nouvelle.model_copy(update={"engagement": "", "quartiers": ()})


def _comparer(avant: Avancement | None, apres: Avancement, instances: Instances) -> Suite:
    anciennes, nouvelles = (list(a.nouvelles) if a else [] for a in (avant, apres))
    if anciennes == nouvelles:
        return Suite(avant, apres, (), (), ())
    retirees, ajoutees = _sans_les_communes(anciennes, nouvelles), _sans_les_communes(nouvelles, anciennes)
    modifiees = []
    for reconnaitre in RECONNUE_A:
        for ancienne in tuple(retirees):
            if reecrite := _reecrite(ancienne, ajoutees, reconnaitre, instances):
                modifiees.append((ancienne, reecrite))
                retirees.remove(ancienne)
                ajoutees.remove(reecrite)
    return Suite(avant, apres, ajoutees, retirees, modifiees)


def _sans_les_communes(nouvelles: Sequence[Nouvelle], autres: Sequence[Nouvelle]) -> list[Nouvelle]:
    """Celles que les ``autres`` n'ont pas, dans le même ordre."""
    connues = Counter(map(_sans_adresse, autres))
    restantes = []
    for nouvelle in nouvelles:
        lue = _sans_adresse(nouvelle)
        if connues[lue] > 0:
            connues[lue] -= 1
        else:
            restantes.append(nouvelle)
    return restantes


def _reecrite(
    ancienne: Nouvelle,
    possibles: Sequence[Nouvelle],
    reconnaitre: Callable[[Nouvelle], object],
    instances: Instances,
) -> Nouvelle | None:
    """Celle du même auteur qui garde ce que regarde ``reconnaitre`` ; ce qui manque ne se ressemble pas."""
    auteur, garde = _auteur(ancienne, instances), reconnaitre(ancienne)
    return next((n for n in possibles if garde and reconnaitre(n) == garde and _auteur(n, instances) == auteur), None)


def _auteur(nouvelle: Nouvelle, instances: Instances) -> str:
    """Le nom de l'instance qui constate ; vide pour la commune."""
    instance = instance_de(nouvelle, instances)
    return instance.nom if instance else ""
