"""``macros/adresses.py`` est seul à écrire une adresse : ailleurs, elle changerait à un endroit sans l'autre."""

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.outils.projet import RACINE

# Une page (« pilotage.md »), ce qui est sous l'un de nos dossiers (« q/… »), l'ancre d'une case (« …--… »). Un fichier
# de ``data/`` (« quartiers/….yml ») n'est pas une adresse ; « *.md » en cherche, et n'en est pas une non plus.
# Ou une adresse du dépôt, que ``Edition`` écrit toutes.
FORMES = re.compile(
    r"(?<![\w*/.-])[\w{}./-]*\.md\b"
    r"|(?<![\w/.-])(?:quartiers|enjeux|donnees|journal|documents|vignettes|q)/(?![^/\s]*\.yml)"
    r"|\}--[{$]|([\"'`])--\1"
    r"|\}/(?:blob|commits?|edit|tree)/|\bissues/new\b"
)
REMARQUES = re.compile(r"\{#.*?#\}|<!--.*?-->|/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
# Les fichiers où une telle forme s'écrit tout de même, et pourquoi.
EXCEPTIONS = {
    "macros/adresses.py": "c'est ici qu'elles s'écrivent",
    "macros/edition.py": "et ici, celles du dépôt",
    "macros/lecture/fichiers.py": "« quartiers/ » y est le dossier de data/",
    "macros/lecture/noms.py": "de même",
    "macros/textes/fichiers.py": "« .md » y est une sorte de fichier de docs/",
    "macros/textes/liens.py": "« .md » y finit le nom du fichier que l'on voulait sans doute écrire",
    "macros/textes/menu.py": "« page.md » y est un exemple",
    "overrides/assets/site.js": "un script n'appelle pas de Python : il mène d'une case à la ligne du quartier",
}


def formes(chemin: str, source: str) -> list[str]:
    """Les adresses qu'écrit ce fichier ; ses commentaires et ses docstrings peuvent en citer."""
    textes = _textes(source) if chemin.endswith(".py") else [REMARQUES.sub("", source)]
    return [trouvee[0] for texte in textes for trouvee in FORMES.finditer(texte)]


def _textes(source: str) -> Iterator[str]:
    """Les textes d'un code Python, où « {} » tient la place de ce qu'on y insère."""
    noeuds = list(ast.walk(ast.parse(source)))
    lus = {id(noeud.value) for noeud in noeuds if isinstance(noeud, ast.Expr)}  # une docstring
    for noeud in noeuds:
        if isinstance(noeud, ast.JoinedStr):
            lus |= {id(morceau) for morceau in noeud.values}
            yield "".join(str(m.value) if isinstance(m, ast.Constant) else "{}" for m in noeud.values)
        elif isinstance(noeud, ast.Constant) and isinstance(noeud.value, str) and id(noeud) not in lus:
            yield noeud.value


@cache
def sources() -> dict[str, str]:
    """Le code, les gabarits et les scripts du site."""
    fichiers = [f for dossier in ("macros", "overrides") for f in (RACINE / dossier).rglob("*")]
    return {
        fichier.relative_to(RACINE).as_posix(): fichier.read_text("utf-8")
        for fichier in sorted(fichiers)
        if fichier.suffix in {".py", ".html", ".js", ".typ"}
    }


def test_aucune_adresse_ne_s_ecrit_ailleurs():
    ecrites = {chemin: formes(chemin, source) for chemin, source in sources().items() if chemin not in EXCEPTIONS}
    assert len(ecrites) > 100
    assert {chemin: trouvees for chemin, trouvees in ecrites.items() if trouvees} == {}


@pytest.mark.parametrize("chemin", EXCEPTIONS)
def test_chaque_exception_sert_encore(chemin):
    assert formes(chemin, sources()[chemin])


@pytest.mark.parametrize(
    ("chemin", "source"),
    [
        ("a.py", 'page = f"quartiers/{slug}.md"'),
        ("a.py", 'page = f"{dossier}/{slug}.md"'),
        ("a.py", 'COMMUNS = {"site": ("Mentions légales", "mentions-legales.md")}'),
        ("a.py", 'if chemin.startswith("enjeux/"): pass'),
        ("a.py", 'courte = f"q/{code}"'),
        ("a.py", 'ancre = f"{sous_objectif}--{slug}"'),
        ("a.py", 'adresse = "documents/" + slug'),
        ("a.html", "<a href=\"{{ lien('quartiers/' ~ q.slug ~ '.md') }}\">"),
        ("a.html", "<a href=\"{{ lien('pilotage.md', 'referents') }}\">"),
        ("a.html", '{% if p.file.src_uri == "accessibilite.md" %}'),
        ("a.html", '<tr id="{{ identifiant }}--{{ q.slug }}">'),
        ("a.html", "{% set ancre = identifiant ~ '--' ~ q.slug %}"),
        ("a.js", "document.getElementById(`${sousObjectif}--${slug}`)"),
        ("a.html", '<a href="journal/fil.xml">'),
        ("a.html", '<a href="{{ edition.depot }}/commits/HEAD/data">'),
        ("a.py", 'detail = f"{edition.depot}/commit/{commit}"'),
        ("a.py", 'FORMULAIRE = "issues/new?template=x.yml"'),
        ("a.js", "location.replace(`quartiers/${slug}/`)"),
    ],
)
def test_une_adresse_ecrite_ailleurs_se_voit(chemin, source):
    assert formes(chemin, source)


@pytest.mark.parametrize(
    ("chemin", "source"),
    [
        ("a.py", '"""« quartiers/le-centre.md »."""'),
        ("a.py", 'class Page:\n    chemin: str\n    """« quartiers/le-centre.md »."""'),
        ("a.py", 'def lire():\n    """« q/QP062011/ »."""'),
        ("a.py", 'QUARTIERS = "data/quartiers/"'),
        ("a.py", 'fiche = f"quartiers/{slug}.yml"'),
        ("a.py", 'pages = dossier.rglob("*.md")'),
        ("a.py", 'git("log", "--", dossier)'),
        ("a.html", "{# Voir HACKING.md. #}<a href=\"{{ lien(adresses.PILOTAGE, 'referents') }}\">"),
        ("a.html", '<p id="mot-{{ terme.id }}--sens">{{ terme.definition }}</p>'),
        ("a.html", '<link href="https://schema.org/" data-carte="--carte">'),
    ],
)
def test_ce_qui_n_est_pas_une_adresse_ne_gene_pas(chemin, source):
    assert formes(chemin, source) == []
