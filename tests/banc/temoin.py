"""Le témoin : Material seul, sur les mêmes pages déjà écrites en Markdown, sans macro ni données."""

from pathlib import Path

from macros.lecture import lire
from macros.rendu import environnement

GABARIT = Path(__file__).parent / "gabarits" / "quartier.md"
REGLAGES = """\
site_name: Témoin
site_url: https://exemple.example/
theme:
  name: material
  language: fr
  font: false
markdown_extensions: [attr_list, tables, toc]
"""


def ecrire_temoin(donnees: Path, projet: Path) -> None:
    """Écrit dans ``projet`` un site MkDocs sans données, aux mêmes pages que celui de ``donnees``."""
    contrat = lire(donnees)
    gabarit = environnement().from_string(GABARIT.read_text("utf-8"))
    pages = {f"quartiers/{q.slug}.md": gabarit.render(contrat=contrat, q=q) for q in contrat.quartiers_ranges}
    pages["index.md"] = "# Accueil\n"
    pages["quartiers/index.md"] = "# Quartiers\n\n" + "".join(
        f"- [{q.nom}]({q.slug}.md)\n" for q in contrat.quartiers_ranges
    )
    (projet / "docs" / "quartiers").mkdir(parents=True)
    (projet / "mkdocs.yml").write_text(REGLAGES, "utf-8")
    for chemin, texte in pages.items():
        (projet / "docs" / chemin).write_text(texte, "utf-8")
