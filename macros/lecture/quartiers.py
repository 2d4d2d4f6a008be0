"""Les règles qui lient les fiches des quartiers, entre elles et à ce que déclarent les fichiers communs."""

from collections.abc import Iterator, Mapping

from macros.adresses import NOMS_RESERVES, slug
from macros.lecture.arbre import (
    MONTREES,
    TOUS,
    Arbre,
    Chemin,
    Faute,
    le_plus_proche,
    presque_parmi,
    repetes,
    suggerer,
    textes_ecrits,
)
from macros.lecture.chiffres import IDS_INDICATEURS
from macros.lecture.cles import cles_connues
from macros.lecture.strategie import ids_des_branches
from macros.modele.ecritures import montrer
from macros.modele.quartier import Quartier

LIEUX = ("communes", "lieux", "secteurs")
# Un groupe facultatif -> ce dont il lui faut au moins un.
A_REMPLIR = {
    "carte": ("perimetre", "lien", "sources", "realisation"),
    "portrait": ("population", "surface", "indicateurs"),
}


def croiser_les_quartiers(quartiers: list[Arbre], strategie: Arbre, indicateurs: Arbre) -> Iterator[Faute]:
    """Toutes les fautes que ces fiches ont ensemble ; un fichier commun mal lu laisse ses règles en repos."""
    yield from au_moins_un_lieu(quartiers)
    yield from groupes_remplis(quartiers)
    yield from noms_et_codes_uniques(quartiers)
    yield from slugs_libres(quartiers)
    yield from anciens_noms_libres(quartiers)
    yield from parents_disparus(quartiers)
    if not strategie.fautes:
        yield from objectifs_connus(quartiers, strategie)
    if not indicateurs.fautes:
        yield from indicateurs_connus(quartiers, indicateurs)


def au_moins_un_lieu(quartiers: list[Arbre]) -> Iterator[Faute]:
    """Un quartier est quelque part : une commune, un arrondissement ou un bourg, des secteurs."""
    for quartier in quartiers:
        cles = quartier.valeur if isinstance(quartier.valeur, dict) else LIEUX
        if not presque_parmi(cles, LIEUX):  # mal écrite, une clé est déjà dite inconnue
            conseil = "écrivez « communes: [Exempleville] » ou « lieux: [8e arrondissement] »"
            yield quartier.faute((), f"aucun lieu : {conseil}, ou les « secteurs » dont il est fait")


def groupes_remplis(quartiers: list[Arbre]) -> Iterator[Faute]:
    """Une carte ou un portrait dit quelque chose : une source sans chiffre ne se lirait nulle part."""
    for quartier in quartiers:
        for groupe, voulues in A_REMPLIR.items():
            contenu = quartier.valeurs.get((groupe,))
            if not isinstance(contenu, dict) or any(chemin[:1] == (groupe,) for chemin in quartier.refuses):
                continue  # une autre faute le dit
            dites = {cle for cle, valeur in contenu.items() if valeur != {}}
            if dites <= cles_connues(Quartier, (groupe,)) and not dites.intersection(voulues):
                message = f"« {groupe} » ne montre rien : ajoutez {', '.join(voulues)}, ou supprimez ce groupe"
                yield quartier.faute((groupe,), message, sur_la_cle=True)


def noms_et_codes_uniques(quartiers: list[Arbre]) -> Iterator[Faute]:
    """Deux quartiers ne portent ni le même nom ni le même code : une fiche copiée se corrige jusqu'au bout."""
    for cle in ("nom", "code", "code_2024"):
        lieux = textes_ecrits(quartiers, cle)
        for arbre, chemin, texte in repetes(lieux):
            autre = next(autre.fichier for autre, _, le_sien in lieux if le_sien == texte and autre is not arbre)
            yield arbre.faute(chemin, f"« {cle} » est déjà pris : {montrer(texte)} est aussi dans {autre}")


def slugs_libres(quartiers: list[Arbre]) -> Iterator[Faute]:
    """Le nom « index » est celui de la page des quartiers."""
    for quartier in quartiers:
        if quartier.nom in NOMS_RESERVES:
            yield quartier.faute((), f"« {quartier.nom} » est réservé : donnez au fichier le nom du quartier")


def anciens_noms_libres(quartiers: list[Arbre]) -> Iterator[Faute]:
    """Un ancien nom ne mène qu'à un quartier, et n'est le nom d'aucun fichier d'aujourd'hui."""
    fichiers = {quartier.nom: quartier.fichier for quartier in quartiers}
    lieux = textes_ecrits(quartiers, "anciens_noms", TOUS)
    doublons = {ancien for *_, ancien in repetes(lieux)}
    for quartier, chemin, ancien in lieux:
        if fichier := fichiers.get(ancien):
            est_la = f"{montrer(ancien)} est le nom d'un fichier d'aujourd'hui"
            autre = f"supprimez {fichier} s'il est fondu dans celui-ci, ou retirez ce nom"
            remede = "retirez ce nom, c'est celui de ce fichier" if fichier == quartier.fichier else autre
            yield quartier.faute(chemin, f"{est_la} : {remede}")
        elif ancien in NOMS_RESERVES:
            yield quartier.faute(chemin, f"{montrer(ancien)} est réservé à la page des quartiers")
        elif ancien in doublons:
            message = f"{montrer(ancien)} est écrit deux fois : une adresse ne mène qu'à un quartier"
            yield quartier.faute(chemin, message)


def parents_disparus(quartiers: list[Arbre]) -> Iterator[Faute]:
    """Un quartier est né de quartiers qui ne sont plus : ni d'un fichier d'aujourd'hui, ni d'un quartier renommé."""
    fichiers = {quartier.nom: quartier.fichier for quartier in quartiers}
    renommes = {ancien: arbre.fichier for arbre, _, ancien in textes_ecrits(quartiers, "anciens_noms", TOUS)}
    for quartier, chemin, ancien in textes_ecrits(quartiers, "issu_de", TOUS):
        if fichier := fichiers.get(ancien):
            remede = f"supprimez {fichier} s'il n'existe plus, ou retirez ce nom"
            yield quartier.faute(chemin, f"{montrer(ancien)} est le nom d'un fichier d'aujourd'hui : {remede}")
        elif ancien in NOMS_RESERVES:
            yield quartier.faute(chemin, f"{montrer(ancien)} est réservé à la page des quartiers")
        elif fichier := renommes.get(ancien):
            deja = f"{montrer(ancien)} est aussi un ancien nom de {fichier}"
            yield quartier.faute(chemin, f"{deja} : écrivez-le sous « issu_de » dans chaque fiche, ou retirez-le d'ici")


def objectifs_connus(quartiers: list[Arbre], strategie: Arbre) -> Iterator[Faute]:
    """Un quartier range ses objectifs sous des branches de la stratégie, de n'importe quel niveau."""
    ids = {texte: _titre(strategie, chemin, "titre") for _, chemin, texte in ids_des_branches(strategie)}
    if not ids and not _ne_declare_rien(strategie, "branches"):
        return iter(())
    return _cles_inconnues(quartiers, ("objectifs",), ids, "objectif inconnu", strategie.fichier)


def indicateurs_connus(quartiers: list[Arbre], indicateurs: Arbre) -> Iterator[Faute]:
    """Un quartier ne renseigne que des indicateurs déclarés."""
    ids = {texte: _titre(indicateurs, chemin, "libelle") for chemin, texte in indicateurs.textes(*IDS_INDICATEURS)}
    if not ids and not _ne_declare_rien(indicateurs, "indicateurs"):
        return iter(())
    return _cles_inconnues(quartiers, ("portrait", "indicateurs"), ids, "indicateur inconnu", indicateurs.fichier)


def _ne_declare_rien(arbre: Arbre, cle: str) -> bool:
    """Vrai d'un fichier absent, vide, ou dont la liste l'est ; faux quand il y a une liste, mal lue."""
    return not arbre.refuses and arbre.valeur in (None, {}, {cle: []})


def _titre(arbre: Arbre, chemin: Chemin, cle: str) -> str:
    """Celui de ce que désigne l'identifiant écrit là ; vide s'il ne se lit pas."""
    titre = arbre.valeurs.get((*chemin[:-1], cle))
    return titre if isinstance(titre, str) else ""


def _cles_inconnues(
    quartiers: list[Arbre], groupe: Chemin, ids: Mapping[str, str], quoi: str, ou: str
) -> Iterator[Faute]:
    """Une faute par clé que ``ou`` ne déclare pas : mal écrite, ou retirée de ce fichier et restée dans la fiche."""
    for quartier in quartiers:
        cles = quartier.valeurs.get(groupe)
        inconnues = [cle for cle in cles if cle not in ids] if isinstance(cles, dict) else []
        for rang, cle in enumerate(inconnues):
            suite = _que_faire(cle, ids, ou) if rang < MONTREES else ""
            yield quartier.faute((*groupe, cle), f"{quoi} : {montrer(cle)}{suite}", sur_la_cle=True)


def _que_faire(cle: str, ids: Mapping[str, str], ou: str) -> str:
    """La clé que l'on voulait sans doute écrire ; à défaut, celles de ``ou``, d'où celle-ci a peut-être été retirée.

    ``ids`` : chaque identifiant, et son titre, que l'on écrit parfois à sa place.
    """
    if not ids:
        return f" : {ou} n'en déclare aucun ; ajoutez-l'y, ou supprimez-le ici"
    if voulu := next((identifiant for identifiant, titre in ids.items() if titre and slug(titre) == slug(cle)), ""):
        return f" : c'est le titre, écrivez l'identifiant {montrer(voulu)}"
    retire = "" if le_plus_proche(cle, ids) else f" ; s'il n'est plus dans {ou}, supprimez-le ici aussi"
    return f"{suggerer(cle, ids)}{retire}"
