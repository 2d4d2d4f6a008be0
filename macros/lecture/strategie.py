"""Les règles de la stratégie : les numéros et l'apparence de ses branches, et les niveaux que nomme le vocabulaire."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from macros.langue.francais import Nom
from macros.lecture.arbre import Arbre, Chemin, Ecrit, Faute, repetes
from macros.lecture.niveaux import BRANCHES, NIVEAU, cles_ecrites, niveaux_distincts
from macros.modele.apparence import DU_PREMIER_NIVEAU
from macros.modele.ecritures import lire_booleen, montrer


class _Niveau(NamedTuple):
    """Comment se nomme un niveau, et si ses branches ont un numéro."""

    nom: Nom
    numerote: bool


def croiser_les_niveaux(strategie: Arbre, vocabulaire: Arbre) -> Iterator[Faute]:
    """Toutes les fautes que la stratégie et ses niveaux ont ensemble ; mal lu, le vocabulaire les laisse en repos."""
    yield from niveaux_distincts(vocabulaire)
    if not vocabulaire.fautes:
        yield from niveaux_nommes(strategie, vocabulaire)
        niveaux = {cle: _niveau(vocabulaire, chemin[:-1]) for chemin, cle in cles_ecrites(vocabulaire)}
        yield from apparence_au_premier_niveau(strategie)
        yield from numeros_attendus(strategie, niveaux)
        yield from numeros_uniques(strategie, niveaux)


def _niveau(vocabulaire: Arbre, chemin: Chemin) -> _Niveau:
    feminin, numerote = (bool(vocabulaire.lire((*chemin, cle), lire_booleen)) for cle in ("feminin", "numerote"))
    return _Niveau(Nom(vocabulaire.valeurs[*chemin, "nom"], feminin), numerote)


def niveaux_nommes(strategie: Arbre, vocabulaire: Arbre) -> Iterator[Faute]:
    """Une stratégie qui a des branches a des niveaux, et le vocabulaire les nomme."""
    if isinstance(strategie.valeur, dict) and strategie.valeur and not vocabulaire.valeurs.get(("niveaux",)):
        conseil = "nommez ses niveaux dans vocabulaire.yml : « niveaux: », puis par exemple « - nom: axe »"
        yield strategie.faute((), f"cette stratégie n'a pas de niveaux : {conseil}")


def ids_des_branches(strategie: Arbre) -> list[Ecrit]:
    """L'identifiant de chaque branche, à toute profondeur."""
    return [
        (strategie, chemin, texte)
        for chemin, texte in strategie.valeurs.items()
        if isinstance(texte, str) and len(chemin) > 2 and chemin[-1] == "id" and chemin[-3] == BRANCHES  # noqa: PLR2004
    ]


def _branches(strategie: Arbre) -> Iterator[tuple[Chemin, dict[str, Any]]]:
    for chemin, valeur in strategie.valeurs.items():
        if isinstance(valeur, dict) and NIVEAU in valeur:
            yield chemin, valeur


def numeros_attendus(strategie: Arbre, niveaux: Mapping[str, _Niveau]) -> Iterator[Faute]:
    """Une branche d'un niveau numéroté a son numéro, sauf si elle est transversale ; les autres n'en ont pas."""
    for chemin, branche in _branches(strategie):
        (nom, numerote), numero = niveaux[branche[NIVEAU]], (*chemin, "numero")
        if numerote and "numero" not in branche and not strategie.lire((*chemin, "transversal"), lire_booleen):
            sans_numero = f"{nom.accorder('un')} {nom.mot} {nom.accorder('transversal')} sans numéro"
            conseil = f"écrivez par exemple « numero: 1 », ou « transversal: oui » pour {sans_numero}"
            yield strategie.faute(numero, f"il manque la clé « numero » : {conseil}")
        elif "numero" in branche and not numerote:
            conseil = "supprimez cette ligne, ou écrivez « numerote: oui » à ce niveau de vocabulaire.yml"
            message = f"le niveau {montrer(nom.mot)} n'a pas de numéro : {conseil}"
            yield strategie.faute(numero, message, sur_la_cle=True)


def apparence_au_premier_niveau(strategie: Arbre) -> Iterator[Faute]:
    """Seule une branche du premier niveau a un pictogramme et une teinte : celles qu'elle contient ont les siens."""
    for chemin, branche in _branches(strategie):
        for cle in DU_PREMIER_NIVEAU:
            if cle in branche and len(chemin) > 2:  # noqa: PLR2004
                message = f"{montrer(cle)} ne s'écrit qu'au premier niveau : supprimez cette ligne"
                yield strategie.faute((*chemin, cle), message, sur_la_cle=True)


def numeros_uniques(strategie: Arbre, niveaux: Mapping[str, _Niveau]) -> Iterator[Faute]:
    """Sous une même branche, deux branches ne portent pas le même numéro."""
    numeros = [
        (strategie, (*chemin, "numero"), (chemin[:-1], numero.strip().lstrip("0").casefold()))
        for chemin, branche in _branches(strategie)
        if isinstance(numero := branche.get("numero"), str) and numero.strip()
    ]
    for _, chemin, _ in repetes(numeros):
        branche = strategie.valeurs[chemin[:-1]]
        nom = niveaux[branche[NIVEAU]].nom
        seul = f"{nom.accorder('un')} {nom.accorder('seul')} {nom.mot}"
        ou = "" if len(chemin) == 3 else " ici"  # noqa: PLR2004
        yield strategie.faute(
            chemin, f"numéro déjà pris : {seul} porte{ou} le numéro {branche['numero'].strip()}, écrivez-en un autre"
        )
