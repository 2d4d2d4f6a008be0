"""``make adresses`` : ajoute à la liste de la commune des tests ses adresses nouvelles, pages, ancres et fichiers.

Elle dit ce que le code doit garder, et ne raccourcit que si quelqu'un en retire une ligne. Les adresses que publie un
vrai site n'y sont pas : ses données changent sans que personne ait à l'écrire.
"""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin

from macros.adresses import (
    ENJEUX,
    FICHIERS_DU_QUARTIER,
    adresse_courte,
    chemin_public,
    page_du_quartier,
)
from macros.langue.francais import compter
from tests.outils.projet import COMMUNE, HAILLICOURT, RACINE, Site, construire, copier_projet

LISTE = COMMUNE / "adresses.txt"
# Ce que l'on peut citer ou télécharger, outre les pages ; le reste (feuilles, scripts, images) sert les pages.
FICHIERS = ("donnees/", "documents/", "journal/", "contribuer/")
# Ni l'explication d'un sigle, qui s'ouvre sur place, ni une pièce d'un dessin, que le dessin seul emploie.
ANCRES = "[id]:not([popover], [popover] [id], svg [id])"
RENOMMER = "si le quartier a changé de nom, ajoutez à sa fiche « anciens_noms: [{nom}] »"


def _dossier(nommer: Callable[[str], str]) -> str:
    """Où commencent les adresses de cette forme : « /documents/quartiers/ », « /integrer/ »."""
    return f"/{nommer('x').partition('/x')[0]}/"


CONSEILS = (
    *((_dossier(nommer), RENOMMER) for nommer in (page_du_quartier, *FICHIERS_DU_QUARTIER)),
    (_dossier(adresse_courte), "rendez au quartier le code qu'il avait"),
    (
        f"/{chemin_public(ENJEUX)}",
        "rendez son « id » à l'enjeu dans data/strategie.yml : un titre se corrige, un id publié reste",
    ),
)


def publiees() -> list[str]:
    """Les adresses que le code a promises."""
    return LISTE.read_text("utf-8").split() if LISTE.exists() else []


def adresses(site: Site) -> list[str]:
    """Toutes les adresses d'un site construit : « /quartiers/ », « /quartiers/#liste », « /donnees/contacts.vcf »."""
    return sorted({*_pages(site), *_fichiers(site)})


def _pages(site: Site) -> Iterator[str]:
    for adresse in site.adresses():
        if adresse != "/404.html":
            yield adresse
            yield from (f"{adresse}#{ancre}" for ancre in ancres(site, adresse))


def _fichiers(site: Site) -> Iterator[str]:
    chemins = (f.relative_to(site.dossier).as_posix() for f in site.dossier.rglob("*") if f.is_file())
    return (f"/{chemin}" for chemin in chemins if chemin.startswith(FICHIERS) and not chemin.endswith(".html"))


def ancres(site: Site, adresse: str) -> Iterator[str]:
    """Les ancres du contenu ; celles du journal viennent de l'historique, qu'une copie partielle n'a pas."""
    contenu = site.page(adresse).main if adresse != "/journal/" else None
    yield from (element["id"] for element in contenu.select(ANCRES)) if contenu else ()


def disparues(site: Site, promises: list[str]) -> list[str]:
    """Les adresses promises qui ne mènent plus à rien, chacune avec ce qu'il faut écrire."""
    presentes = set(adresses(site))
    return [_dire(promise) for promise in promises if _suivre(site, promise, presentes) not in presentes]


def _suivre(site: Site, adresse: str, presentes: set[str]) -> str:
    """L'adresse où l'on arrive : une redirection garde l'ancre."""
    page, _, ancre = adresse.partition("#")
    renvoi = (
        site.page(page).select_one("meta[http-equiv=refresh]") if page.endswith("/") and page in presentes else None
    )
    if renvoi is None:
        return adresse
    return urljoin(page, renvoi["content"].split("url=")[1]) + (f"#{ancre}" if ancre else "")


def _dire(adresse: str) -> str:
    page, _, ancre = adresse.partition("#")
    nom = Path(page).stem
    conseil = "rendez son identifiant à ce qui le portait" if ancre else "remettez cette page ou ce fichier"
    if not ancre or "--" in ancre:
        conseil = next((texte for debut, texte in CONSEILS if page.startswith(debut)), conseil)
    if "--" in ancre:
        nom, conseil = ancre.split("--")[1], RENOMMER
    return (
        f"{adresse} a disparu, et quelqu'un y mène peut-être un lien : {conseil.format(nom=nom)}. "
        f"Si ce retrait est voulu, supprimez sa ligne de {LISTE.relative_to(RACINE)}."
    )


def principal() -> None:
    """Construit le site de la commune des tests, et complète la liste."""
    with tempfile.TemporaryDirectory() as dossier:
        projet = copier_projet(Path(dossier) / "projet", HAILLICOURT)
        actuelles = adresses(construire(projet, projet / "site"))
    nouvelles = set(actuelles) - set(publiees())
    LISTE.write_text("".join(f"{adresse}\n" for adresse in sorted({*publiees(), *actuelles})), "utf-8")
    print(f"{compter(len(nouvelles), 'adresse', 'ajoutée')} à {LISTE.relative_to(RACINE)}.")


if __name__ == "__main__":
    principal()
