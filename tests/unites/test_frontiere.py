"""Un seul fichier connaît MkDocs et Material : macros/crochets.py (voir aussi tests/site/test_frontiere.py)."""

import ast
from collections.abc import Iterator

from tests.outils.projet import RACINE

MACROS = RACINE / "macros"
CODE = {f.relative_to(MACROS).as_posix(): ast.parse(f.read_bytes()) for f in sorted(MACROS.rglob("*.py"))}
MOTEURS = {"mkdocs", "mkdocs_macros", "material", "properdocs"}
VOISINS = ("composition.py", "etat.py", "pages/", "recherche/", "referencement/")  # ce à quoi crochets.py parle
# Là où « Any » ne cache aucun objet de MkDocs, et pourquoi.
ADMIS = {
    "composition.py": "ce que l'on donne à un gabarit",
    "pages/environnement.py": "ce que l'on donne à un gabarit",
    "recherche/index.py": "du JSON",
    "referencement/entites.py": "du JSON-LD",
}


def modules_importes(arbre: ast.Module) -> Iterator[str]:
    for noeud in ast.walk(arbre):
        if isinstance(noeud, ast.Import):
            yield from (alias.name for alias in noeud.names)
        elif isinstance(noeud, ast.ImportFrom):
            assert not noeud.level, "ce test ne suit pas les imports relatifs"
            yield from (f"{noeud.module}.{alias.name}" for alias in noeud.names)


def fichiers_qui_importent(modules: set[str]) -> list[str]:
    """Les fichiers du code qui importent un de ces modules, ou ce qu'il contient."""
    debuts = tuple(f"{module}." for module in modules)
    return [f for f, arbre in CODE.items() if any(f"{m}.".startswith(debuts) for m in modules_importes(arbre))]


def test_seul_crochets_importe_mkdocs_ou_material():
    assert fichiers_qui_importent(MOTEURS) == ["crochets.py"]


def test_aucun_fichier_n_importe_crochets():
    assert fichiers_qui_importent({"macros.crochets"}) == []


def test_aucun_module_ne_s_importe_par_son_nom_ecrit_en_texte():
    detours = ("importlib", "runpy", "pkgutil")
    employes = {m for arbre in CODE.values() for m in modules_importes(arbre) if m.startswith(detours)}
    assert employes == {"importlib.metadata.version"}  # il ne charge rien : il lit le numéro d'une version


def noms_employes(arbre: ast.Module) -> set[str]:
    return {noeud.id for noeud in ast.walk(arbre) if isinstance(noeud, ast.Name)}


def test_ce_a_quoi_parle_crochets_dit_le_type_de_ce_qu_il_recoit():
    sans_type = {"Any", "object", "__import__"}
    fichiers = {f for f, arbre in CODE.items() if f.startswith(VOISINS) and noms_employes(arbre) & sans_type}
    assert fichiers == set(ADMIS)
