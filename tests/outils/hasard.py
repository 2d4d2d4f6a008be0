"""Des contrats valides tirés au hasard : une stratégie de toute forme, des noms difficiles, des blocs absents.

On part d'une commune inventée, on tire sa stratégie et ses noms, puis on retire ce que le modèle dit facultatif : un
champ de plus dans le modèle s'y essaie donc tout seul.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import yaml
from hypothesis import strategies as st

from macros.lecture.cles import est_obligatoire
from macros.lecture.lecteur import CHARGEUR
from macros.modele.contrat import FACULTATIFS, FICHIERS_COMMUNS
from macros.modele.quartier import Quartier
from tests.outils.formes import FORMES

Tirer = Callable[[st.SearchStrategy[Any]], Any]
Fichiers = dict[str, Any]  # le nom de chaque fichier de data/ -> ce qu'il contient
T = TypeVar("T")

# Ce qu'un contrat peut nommer à sa façon, chacun avec son genre ; deux mots ont un pluriel que l'on n'attend pas.
NIVEAUX = (
    *(("axe", False, ""), ("défi", False, ""), ("priorité", True, ""), ("enjeu", False, ""), ("orientation", True, "")),
    *(("objectif opérationnel", False, "objectifs opérationnels"), ("thématique", True, ""), ("chantier", False, "")),
    *(("hypothèse de travail", True, "hypothèses de travail"), ("volet", False, ""), ("ambition", True, "")),
)
TERRITOIRES = {
    "Le Havre-d'Essai": "du Havre-d'Essai",
    "Les Mureaux-d'Essai": "des Mureaux-d'Essai",
    "L'Haÿ-d'Essai": "de L'Haÿ-d'Essai",
    "Auray-d'Essai": "d'Auray-d'Essai",
    "La Ricamarie-d'Essai": "de La Ricamarie-d'Essai",
    "Onze-Essais": "de Onze-Essais",
    "Yvette-d'Essai": "d'Yvette-d'Essai",
}
QUARTIERS = (
    *("Le Clos", "L'Étang", "Les Hauts", "La Butte – Saint-Essai", "Essai-Nord", "Herbage", "Onze-Maquettes"),
    *("Œuvre", "8 mai d'essai", "Îlot « B »"),
)
TITRES = ("Aller vers l'emploi", "Éduquer", "L'été ensemble", "Habiter : mieux vivre", "100 % de tri", "Où en est-on ?")

PROTEGEES = {"objectifs", "niveaux", "statuts", "commune", "territoire", "territoires", "valeur"}
ENSEMBLE = ({"evolution", "depuis"}, {"part", "part_de"})  # l'une ne se lit pas sans l'autre
LIEUX = ("communes", "lieux", "secteurs")


@st.composite
def contrats(tirer: Tirer) -> Fichiers:
    """Le contenu de chaque fichier de ``data/`` d'un contrat ; ``en_octets`` l'écrit."""
    commune = tirer(st.sampled_from(FORMES))
    fichiers = {
        chemin.relative_to(commune / "data").as_posix(): yaml.load(chemin.read_text("utf-8"), CHARGEUR)  # noqa: S506
        for chemin in sorted((commune / "data").rglob("*.yml"))
    }
    fichiers = {nom: contenu for nom, contenu in fichiers.items() if not nom.startswith("suivi/")}
    _nommer(tirer, fichiers)
    branches = _tirer_la_strategie(tirer, fichiers)
    for nom in [nom for nom in fichiers if nom.startswith("quartiers/")]:
        fichiers[nom].pop("objectifs", None)
        poursuivies = tirer(st.lists(st.sampled_from(branches), max_size=3, unique=True)) if branches else []
        if poursuivies:
            fichiers[nom]["objectifs"] = {branche: _textes(tirer) for branche in poursuivies}
    return _retirer(tirer, fichiers)


def en_octets(fichiers: Fichiers) -> dict[str, bytes]:
    """Ce que l'on écrirait dans chaque fichier."""
    return {nom: yaml.dump(contenu, allow_unicode=True, sort_keys=False).encode() for nom, contenu in fichiers.items()}


def _nommer(tirer: Tirer, fichiers: Fichiers) -> None:
    nom = tirer(st.sampled_from(sorted(TERRITOIRES)))
    for porteur in ("commune", "territoire"):
        if porteur in fichiers["convention.yml"]:
            fichiers["convention.yml"][porteur] |= {"nom": nom, "avec_preposition": TERRITOIRES[nom]}
    noms = tirer(st.permutations(QUARTIERS))
    for rang, fiche in enumerate(nom for nom in fichiers if nom.startswith("quartiers/")):
        fichiers[fiche]["nom"] = noms[rang % len(noms)]
        fichiers[fiche].pop("nom_dans_une_phrase", None)


def _tirer_la_strategie(tirer: Tirer, fichiers: Fichiers) -> list[str]:
    """Écrit la stratégie et ses niveaux ; rend l'identifiant de chaque branche."""
    mots = tirer(st.lists(st.sampled_from(NIVEAUX), min_size=0, max_size=5, unique=True))
    niveaux = [
        {
            "nom": mot,
            **({"feminin": "oui"} if feminin else {}),
            **({"pluriel": pluriel} if pluriel else {}),
            "cle": f"niveau_{rang}",
            **({"numerote": "oui"} if tirer(st.booleans()) else {}),
        }
        for rang, (mot, feminin, pluriel) in enumerate(mots)
    ]
    fichiers["vocabulaire.yml"]["niveaux"] = niveaux
    ids: list[str] = []
    fichiers["strategie.yml"] = _branches(tirer, niveaux, ids, minimum=1) if niveaux else {}
    return ids


def _branches(tirer: Tirer, niveaux: list[dict[str, str]], ids: list[str], minimum: int = 0) -> dict[str, Any]:
    """De zéro à trois branches d'un niveau ; chacune s'arrête là, ou continue, ou saute un niveau."""
    if not niveaux:
        return {}
    saut = 0 if minimum else tirer(st.integers(0, len(niveaux) - 1))
    niveau, suivants = niveaux[saut], niveaux[saut + 1 :]
    branches = []
    for numero in range(1, tirer(st.integers(minimum, 3)) + 1):
        ids.append(f"branche-{len(ids) + 1}")
        branche = {"id": ids[-1], "titre": tirer(st.sampled_from(TITRES))}
        if "numerote" in niveau:
            branche |= {"transversal": "oui"} if tirer(st.integers(0, 5)) == 0 else {"numero": str(numero)}
        branches.append({**branche, **_branches(tirer, suivants, ids)})
    return {niveau["cle"]: branches} if branches else {}


def _textes(tirer: Tirer) -> list[str]:
    return tirer(st.lists(st.sampled_from(TITRES), min_size=1, max_size=3, unique=True))


def _retirer(tirer: Tirer, fichiers: Fichiers) -> Fichiers:
    """Les mêmes fichiers, sans une partie de ce qui est facultatif ; ce qui en dépendait s'en va avec."""
    gardes: Fichiers = {}
    for nom, contenu in fichiers.items():
        modele = Quartier if nom.startswith("quartiers/") else FICHIERS_COMMUNS[nom.removesuffix(".yml")]
        if nom.removesuffix(".yml") in FACULTATIFS - {"strategie"} and tirer(st.booleans()):
            continue
        gardes[nom] = contenu if nom == "strategie.yml" else _elaguer(tirer, modele, contenu, ())
    if not gardes["strategie.yml"]:
        del gardes["strategie.yml"]
    for nom in [nom for nom in gardes if nom.startswith("quartiers/")]:
        _accorder(gardes[nom], fichiers[nom], gardes)
    _accorder_la_population(gardes["convention.yml"])
    if not gardes["convention.yml"].get("engagement", True):
        del gardes["convention.yml"]["engagement"]
    return gardes


def _elaguer(tirer: Tirer, modele: Any, contenu: Any, chemin: tuple[str | int, ...]) -> Any:
    if not isinstance(contenu, Mapping):
        return contenu
    gardees = {}
    for cle, valeur in contenu.items():
        ici = (*chemin, cle)
        if cle in PROTEGEES or est_obligatoire(modele, ici) or not tirer(st.booleans()):
            gardees[cle] = _elaguer(tirer, modele, valeur, ici)
    return gardees


def _accorder(fiche: dict[str, Any], entiere: dict[str, Any], fichiers: Fichiers) -> None:
    """Retire d'une fiche ce que plus rien ne déclare, et les groupes vides ; lui rend un lieu s'il n'en reste aucun."""
    rubriques = {r["id"] for r in _liste(fichiers["vocabulaire.yml"], "rubriques_des_quartiers")}
    for cle in [cle for cle in fiche if cle not in rubriques and cle not in Quartier.model_fields]:
        del fiche[cle]
    declares = {i["id"] for i in _liste(fichiers.get("indicateurs.yml", {}), "indicateurs")}
    portrait = fiche.get("portrait", {})
    indicateurs = {cle: valeur for cle, valeur in portrait.get("indicateurs", {}).items() if cle in declares}
    portrait |= {"indicateurs": indicateurs}
    _accorder_la_population(portrait)
    if not indicateurs:
        del portrait["indicateurs"]
    for groupe in ("carte", "portrait"):
        if not set(fiche.get(groupe, {})) - {"source"}:
            fiche.pop(groupe, None)
    if not set(LIEUX) & set(fiche):
        fiche |= {cle: entiere[cle] for cle in LIEUX if cle in entiere}


def _accorder_la_population(groupe: dict[str, Any]) -> None:
    """Retire d'une population ce qui a perdu ce sans quoi il ne se lit pas."""
    population = groupe.get("population")
    if isinstance(population, dict):
        seules = {cle for ensemble in ENSEMBLE for cle in ensemble if not ensemble <= population.keys()}
        groupe["population"] = {cle: valeur for cle, valeur in population.items() if cle not in seules}


def _liste(fichier: Mapping[str, Any], cle: str) -> list[dict[str, Any]]:
    """La liste que donne un fichier sous cette clé ; vide s'il ne l'a pas."""
    liste: list[dict[str, Any]] = fichier.get(cle, [])
    return liste
