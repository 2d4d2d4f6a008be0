"""Un seul fichier connaît MkDocs et Material : macros/crochets.py (voir aussi tests/site/test_frontiere.py)."""

import ast

from tests.outils.code import analyser, imports, modules_importes

MOTEURS = {"mkdocs", "mkdocs_macros", "material", "properdocs"}
VOISINS = ("composition.py", "etat.py", "pages/", "recherche/", "referencement/")  # ce à quoi crochets.py parle
# Là où « Any » ne cache aucun objet de MkDocs, et pourquoi.
ADMIS = {
    "composition.py": "ce que l'on donne à un gabarit",
    "pages/environnement.py": "ce que l'on donne à un gabarit",
    "recherche/index.py": "du JSON",
    "referencement/entites.py": "du JSON-LD",
}


def fichiers_qui_importent(modules: set[str]) -> list[str]:
    """Les fichiers du code qui importent un de ces modules, ou ce qu'il contient."""
    debuts = tuple(f"{module}." for module in modules)
    return [f for f in imports() if any(f"{m}.".startswith(debuts) for m in modules_importes(f))]


def test_seul_crochets_importe_mkdocs_ou_material():
    assert fichiers_qui_importent(MOTEURS) == ["crochets.py"]


def test_aucun_fichier_n_importe_crochets():
    assert fichiers_qui_importent({"macros.crochets"}) == []


def test_aucun_module_ne_s_importe_par_son_nom_ecrit_en_texte():
    detours = ("importlib", "runpy", "pkgutil")
    employes = {m for f in imports() for m in modules_importes(f) if m.startswith(detours)}
    assert employes == {"importlib.metadata.version"}  # il ne charge rien : il lit le numéro d'une version


def noms_employes(fichier: str) -> set[str]:
    return {noeud.id for noeud in analyser(fichier) if isinstance(noeud, ast.Name)}


def test_ce_a_quoi_parle_crochets_dit_le_type_de_ce_qu_il_recoit():
    sans_type = {"Any", "object", "__import__"}
    fichiers = {f for f in imports() if f.startswith(VOISINS) and noms_employes(f) & sans_type}
    assert fichiers == set(ADMIS)
