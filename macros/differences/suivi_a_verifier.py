"""Ce qu'un changement laisse douteux dans le suivi, en questions : rien ne s'y réécrit sans le dire."""

from collections.abc import Iterator, Sequence

from macros.differences.nouvelles import Instances, Suite, instance_de, instances_de, suites, suivis
from macros.langue.francais import citer, compter, enumerer, jour
from macros.langue.suivi import passage
from macros.langue.suivi_change import nom_de_la_nouvelle
from macros.modele import Contrat, Quartier
from macros.modele.avancement import Avancement
from macros.modele.suivi import Nouvelle

CITES = 4  # quartiers ; au-delà, leur nombre
DITS = ("date", "etat", "constat", "texte", "source", "lien")
CORRECTIONS = '`corrections: [{date: année-mois-jour, texte: "Ce qui était faux, et ce qui l\'a remplacé."}]`'


def questions_du_suivi(avant: Contrat, apres: Contrat) -> Iterator[str]:
    """Deux versions -> les questions à poser à qui propose la seconde ; la même pour plusieurs quartiers, une fois."""
    instances = instances_de(avant, apres)
    posees: dict[str, list[Quartier]] = {}
    for suite in suites(avant, apres):
        for question in _questions(suite, instances):
            posees.setdefault(question, []).append(suite.apres.quartier)
    for ancien, nouveau in suivis(avant, apres):
        if ancien and ancien.nouvelles and ancien.objectif.texte != nouveau.objectif.texte:
            posees.setdefault(_texte_change(ancien, nouveau), []).append(nouveau.quartier)
    yield from (f"{_ou(quartiers)} : {question}" for question, quartiers in posees.items())


def _ou(quartiers: Sequence[Quartier]) -> str:
    return enumerer([q.nom for q in quartiers]) if len(quartiers) <= CITES else compter(len(quartiers), "quartier")


def _questions(suite: Suite, instances: Instances) -> Iterator[str]:
    texte = citer(suite.apres.objectif.texte)
    for ancienne, nouvelle in suite.modifiees:
        if _reecrit(ancienne, nouvelle) and len(nouvelle.corrections) <= len(ancienne.corrections):
            nom = nom_de_la_nouvelle(ancienne, instance_de(ancienne, instances))
            question = f"{nom.defini} sur {texte}, déjà {nom.accorder('publié')}, change sans le dire"
            yield f"{question}. Ajoutez-lui {CORRECTIONS} ; rien ne se réécrit sans le dire."
    for retiree in suite.retirees:
        nom = nom_de_la_nouvelle(retiree, instance_de(retiree, instances))
        question = f"{nom.defini} sur {texte}, déjà {nom.accorder('publié')}, est {nom.accorder('retiré')}"
        yield f"{question}. Fausse, remettez-la et ajoutez-lui {CORRECTIONS} ; dépassée, laissez-la sous la suivante."
    if sans_raison := _n_est_plus_fait(suite):
        devient = f"{texte} {passage('fait', suite.apres.etat)}"
        question = f"{devient}, et la nouvelle du {jour(sans_raison.date)} n'en donne pas la raison"
        yield f'{question}. Écrivez-la, à la clé `texte: "…"` de cette nouvelle.'


def _reecrit(ancienne: Nouvelle, nouvelle: Nouvelle) -> bool:
    """Vrai quand ce qui était dit ne l'est plus ; compléter n'est pas réécrire."""
    dits = ((getattr(ancienne, champ), getattr(nouvelle, champ)) for champ in DITS)
    return any(dit is not None and dit != maintenant for dit, maintenant in dits)


def _n_est_plus_fait(suite: Suite) -> Nouvelle | None:
    """La nouvelle sans texte qui défait ce que la commune disait fait."""
    annonce = suite.apres.annonce
    if suite.avant is None or suite.avant.etat != "fait" or annonce is None or annonce.etat == "fait":
        return None
    return annonce if annonce in suite.ajoutees and not annonce.texte else None


def _texte_change(ancien: Avancement, nouveau: Avancement) -> str:
    devient = f"{citer(ancien.objectif.texte)} devient {citer(nouveau.objectif.texte)}"
    if len(ancien.nouvelles) == 1:
        return f"{devient}, et une nouvelle suit l'ancien texte : vaut-elle encore pour le nouveau ?"
    combien = compter(len(ancien.nouvelles), "nouvelle")
    return f"{devient}, et {combien} suivent l'ancien texte : valent-elles encore pour le nouveau ?"
