"""Ce que ``mkdocs.yml`` dit aux lecteurs, d'une version à l'autre : le nom du site, sa description et son menu."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from macros.differences import Changement
from macros.langue.francais import citer

NOM, DESCRIPTION, MENU = "Le site change de nom", "La description du site change", "Le menu"


Rubriques = tuple[str, ...]


class Ligne(NamedTuple):
    """Une ligne du menu : son titre, la page ou l'adresse où elle mène, et les rubriques qui la contiennent."""

    titre: str
    cible: str
    rubriques: Rubriques = ()

    @property
    def nom(self) -> str:
        """Ce qu'on lit dans le menu ; à défaut de titre, où il mène."""
        return citer(self.titre or self.cible)


class Reglages(NamedTuple):
    """Le nom du site, sa description et son menu, dans l'ordre."""

    nom: str = ""
    description: str = ""
    menu: tuple[Ligne, ...] = ()


def comparer_les_reglages(avant: Reglages, apres: Reglages) -> list[Changement]:
    """Une phrase par changement ; aucune page ne les montre seule."""
    phrases = [(MENU, phrase) for phrase in _comparer_les_menus(avant.menu, apres.menu)]
    if avant.description.strip() != apres.description.strip():
        phrases.insert(0, (DESCRIPTION, _citer_s_il_y_en_a(apres.description)))
    if avant.nom.strip() != apres.nom.strip():
        phrases.insert(0, (NOM, _citer_s_il_y_en_a(apres.nom)))
    return [Changement(sujet, phrase, "") for sujet, phrase in phrases]


def _citer_s_il_y_en_a(texte: str) -> str:
    return f"{citer(texte.strip())}." if texte.strip() else "on ne la lit plus."


def _comparer_les_menus(avant: tuple[Ligne, ...], apres: tuple[Ligne, ...]) -> Iterator[str]:
    retirees, ajoutees, suivies = list(avant), list[Ligne](), list[tuple[Ligne, Ligne]]()
    for ligne in apres:
        if ancienne := _la_meme(ligne, retirees, apres):
            retirees.remove(ancienne)
            suivies.append((ancienne, ligne))
        else:
            ajoutees.append(ligne)
    renommees = _rubriques_renommees(avant, apres, suivies)
    yield from (f"{citer(un[-1])} devient {citer(autre[-1])}." for un, autre in renommees.items())
    for ancienne, ligne in suivies:
        yield from _comparer_les_lignes(ancienne, ligne, renommees)
    yield from (f"on y lit maintenant {ligne.nom}{_ou(ligne, ', ')}." for ligne in ajoutees)
    yield from (f"on n'y lit plus {ligne.nom}." for ligne in retirees)
    restees = [u for u, autre in suivies if renommees.get(u.rubriques, u.rubriques) == autre.rubriques]
    if restees != sorted(restees, key=avant.index):
        yield "l'ordre change."


def _la_meme(ligne: Ligne, avant: list[Ligne], apres: tuple[Ligne, ...]) -> Ligne | None:
    """La ligne d'avant qui mène au même endroit ; à défaut, celle de même titre, dont l'adresse n'est plus au menu."""
    gardees = {autre.cible for autre in apres}
    par_cible = (ancienne for ancienne in avant if ancienne.cible == ligne.cible)
    par_titre = (a for a in avant if a.titre and a.titre == ligne.titre and a.cible not in gardees)
    return next(par_cible, None) or next(par_titre, None)


def _rubriques_renommees(
    avant: tuple[Ligne, ...], apres: tuple[Ligne, ...], suivies: list[tuple[Ligne, Ligne]]
) -> dict[Rubriques, Rubriques]:
    """Celles qui ont disparu, dont toutes les lignes sont dans une même rubrique nouvelle."""
    d_avant, d_apres = ({ligne.rubriques for ligne in lignes} for lignes in (avant, apres))
    ou = {ancien: {autre.rubriques for une, autre in suivies if une.rubriques == ancien} for ancien in d_avant}
    return {
        ancien: nouvelle
        for ancien, (nouvelle, *autres) in ((ancien, list(menees)) for ancien, menees in ou.items() if menees)
        if not autres and ancien and nouvelle and ancien not in d_apres and nouvelle not in d_avant
    }


def _comparer_les_lignes(avant: Ligne, apres: Ligne, renommees: Mapping[Rubriques, Rubriques]) -> Iterator[str]:
    if avant.titre != apres.titre:
        yield f"{avant.nom} devient {apres.nom}."
    if avant.cible != apres.cible:
        yield f"{apres.nom} mène maintenant à {citer(apres.cible)}."
    if renommees.get(avant.rubriques, avant.rubriques) != apres.rubriques:
        yield f"{apres.nom} passe {_ou(apres) or 'au premier niveau'}."


def _ou(ligne: Ligne, avant: str = "") -> str:
    """La rubrique d'une ligne, au milieu d'une phrase ; rien au premier niveau."""
    return f"{avant}dans {citer(ligne.rubriques[-1])}" if ligne.rubriques else ""
