"""La stratégie, d'une version à l'autre : chaque branche se nomme par le mot de son niveau, à toute profondeur."""

from collections.abc import Iterator, Sequence

from macros.differences.champs import COMPARES_AVEC_LA_LISTE
from macros.differences.fiches import comparer_fiches
from macros.differences.listes import Element, PhrasesDeListe, apparier, enoncer
from macros.langue.francais import Nom, de
from macros.modele import Contrat
from macros.modele.strategie import Branche

CHEMIN = "strategie.branches[]"
COMPARES_A_PART = COMPARES_AVEC_LA_LISTE | {"branches", "niveau"}
Versions = tuple[Contrat, Contrat]
Branches = Sequence[Branche]


def comparer_la_strategie(avant: Contrat, apres: Contrat) -> Iterator[str]:
    """Les phrases de tout ce qui y change."""
    return _branches((avant, apres), avant.strategie.branches, apres.strategie.branches, "")


def _branches(versions: Versions, avant: Branches, apres: Branches, sujet: str) -> Iterator[str]:
    """Celles que contient ``sujet``, ou tout le contrat. D'un niveau à un autre, rien ne se compare."""
    anciennes, nouvelles = ([Element(b.id, b.titre, b) for b in branches] for branches in (avant, apres))
    appariement = apparier(anciennes, nouvelles)
    yield from enoncer(PhrasesDeListe(_nom(versions, avant, apres), sujet), appariement, anciennes, nouvelles)
    for ancien, nouveau in appariement.suivis:
        yield from _branche(versions, avant[ancien], apres[nouveau])


def _nom(versions: Versions, avant: Branches, apres: Branches) -> Nom:
    """Le mot de leur niveau ; celui d'avant pour ce qui n'a plus rien."""
    contrat, branches = (versions[1], apres) if apres else (versions[0], avant)
    return contrat.niveau_de(branches[0]).mot if branches else Nom("branche", feminin=True, pluriel="branches")


def _branche(versions: Versions, avant: Branche, apres: Branche) -> Iterator[str]:
    mot = versions[1].niveau_de(apres).mot
    designee = PhrasesDeListe(mot).designer(apres.titre)
    if _change_de_niveau(versions, avant, apres):
        yield f"{designee} change de niveau : ce n'est plus {_un(versions[0].niveau_de(avant).mot)}."
    yield from comparer_fiches(CHEMIN, avant, apres, designee, COMPARES_A_PART)
    yield from _apparence(versions, avant, apres, designee)
    yield from _branches(versions, avant.branches, apres.branches, designee)


def _apparence(versions: Versions, avant: Branche, apres: Branche, designee: str) -> Iterator[str]:
    """Le dessin et la couleur qu'on a choisis, s'ils se voient ; leurs noms, eux, ne se lisent nulle part."""
    if avant.pictogramme != apres.pictogramme:
        yield f"le dessin {de(designee)} change."
    if avant.teinte != apres.teinte and versions[0].teinte_de(avant) != versions[1].teinte_de(apres):
        yield f"la couleur {de(designee)} change."


def _change_de_niveau(versions: Versions, avant: Branche, apres: Branche) -> bool:
    """Faux quand c'est le contrat qui nomme autrement tout un niveau : cela se dit une fois, avec ses mots."""
    ancien, nouveau = versions[0].niveau_de(avant), versions[1].niveau_de(apres)
    avant_la, encore_la = ({niveau.nom for niveau in version.vocabulaire.niveaux} for version in versions)
    return ancien.nom != nouveau.nom and ancien.nom not in avant_la - encore_la


def _un(nom: Nom) -> str:
    return f"{nom.accorder('un')} {nom.mot}"
