"""Relire un site construit comme le ferait un lecteur exigeant : rien de vide, rien de rompu, aucun mot de trop.

Chaque règle est une fonction : un site et une adresse -> une phrase par faute.
"""

import io
import itertools
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from bs4 import Tag
from pypdf import PdfReader

from macros.langue.francais import sans_accent
from macros.lecture import lire
from tests.outils.liens import liens_rompus
from tests.outils.projet import ADRESSE_PUBLIQUE, Site, texte

TITRES = re.compile("h[1-6]")
JAMAIS_VIDES = (
    "p:not([role=status]), li, ul, ol, dl, dt, dd, table, caption, th, figcaption, summary, button, a[href], option"
)
RENVOIS = ("aria-labelledby", "aria-describedby", "aria-controls", "popovertarget", "for", "headers")
# Ce qu'aucune phrase française ne dit : du code resté dans le texte, un article non contracté, une ponctuation seule.
FRANCAIS_FAUX = re.compile(
    r"\b(None|True|False|nan|undefined)\b|\{\{|\{%|bloc:\d|« ?»|\(\s*\)|\.\.\s|,\s*[,.)]|\(\s*,"
    r"|\b(de|à) les? (?!modifier|retirer|lire|dire)"
    r"|\b[dl]'(?=[bcdfgjkmnpqrtvwxz])|\b(le|la|de) (?=[aàâeéèêiîoôuœ][a-zé]{3})|\b0 (quartier|habitant|engagement)s?\b"
)
CODE = {"code", "pre", "script", "style"}
# Ce qu'un contrat nomme à sa façon : le mot n'est sur une page que si le contrat l'emploie.
DU_CONTRAT = (
    *("enjeu", "sous-objectif", "objectif strategique", "defi", "axe", "pilier", "orientation", "thematique"),
    *("irritant", "opportunite", "qic", "qpm", "quartier en veille", "prefet"),
    *("agglomeration", "metropole", "arrondissement"),
)
# Celle que porte le papier : ses mots ne sont pas une phrase.
SON_ADRESSE = re.compile(re.escape(ADRESSE_PUBLIQUE.removeprefix("https://")) + r"\S*")
# Ces pages expliquent les fichiers de tout contrat, par des exemples.
MODES_D_EMPLOI = ("/contribuer/", "/donnees/")


def relire(site: Site) -> list[str]:
    """Toutes les fautes de toutes les pages."""
    return [f"{a} : {faute}" for a in site.pages() for regle in REGLES for faute in regle(site, a)]


def titres_suivis(site: Site, adresse: str) -> Iterator[str]:
    """Un titre dit quelque chose, et quelque chose le suit : ni un titre de même rang, ni la fin de la page."""
    page = site.page(adresse)
    titres = page.main.find_all(TITRES)
    for titre, suivant in itertools.zip_longest(titres, titres[1:]):
        if not texte(titre):
            yield f"un titre vide : {titre}"
        sous_titre = suivant is not None and suivant.name > titre.name
        if not sous_titre and not _suivi_d_un_contenu(titre, suivant):
            yield f"rien sous le titre « {texte(titre)} »"


def _suivi_d_un_contenu(titre: Tag, suivant: Tag | None) -> bool:
    for element in titre.next_elements:
        if element is suivant:
            return False
        if isinstance(element, Tag):
            if element.name in ("input", "svg", "img", "footer"):
                return element.name != "footer"
        elif element.strip() and titre not in element.parents:
            return True
    return False


def rangs_sans_saut(site: Site, adresse: str) -> Iterator[str]:
    """Un titre de premier rang et un seul, d'abord ; puis aucun saut."""
    rangs = [int(titre.name[1]) for titre in site.page(adresse).find_all(TITRES)]
    if rangs[:1] != [1] or rangs.count(1) != 1:
        yield f"les rangs des titres sont {rangs}"
    yield from (f"du rang {a} au rang {b}" for a, b in itertools.pairwise(rangs) if b > a + 1)


def identifiants_uniques(site: Site, adresse: str) -> Iterator[str]:
    """Un identifiant n'est qu'une fois dans sa page."""
    ids = Counter(element["id"] for element in site.page(adresse).select("[id]"))
    yield from (f"l'identifiant « {identifiant} » y est {fois} fois" for identifiant, fois in ids.items() if fois > 1)


def renvois_tenus(site: Site, adresse: str) -> Iterator[str]:
    """Ce qu'un attribut nomme est dans la page."""
    page = site.page(adresse)
    for attribut in RENVOIS:
        for element in page.select(f"[{attribut}]"):
            for cible in str(" ".join(element.get_attribute_list(attribut))).split():
                if not page.find(id=cible):
                    yield f"{attribut} nomme « {cible} », qui n'y est pas"


def rien_de_vide(site: Site, adresse: str) -> Iterator[str]:
    """Ni paragraphe, ni liste, ni tableau, ni lien sans rien à lire."""
    for element in site.page(adresse).body.select(JAMAIS_VIDES):
        if not texte(element) and not element.select("img[alt], [aria-label], input") and not element.get("aria-label"):
            yield f"vide : {str(element)[:120]}"


def phrases_justes(site: Site, adresse: str) -> Iterator[str]:
    """Ni code resté dans une phrase, ni article non contracté, ni élision oubliée."""
    for dit in _phrases(site.page(adresse)):
        lu = dit.replace("’", "'").replace("\u202f", " ").replace("\u00a0", " ")
        if faux := FRANCAIS_FAUX.search(lu):
            yield f"« {faux[0]} » dans « {' '.join(lu.split())[:120]} »"


def _phrases(page: Tag) -> Iterator[str]:
    """Ce qui se lit dans une page, hors du code et des mots d'une autre langue."""
    yield from (texte(page.title), *(meta["content"] for meta in page.select("meta[name=description]")))
    for chaine in page.body.find_all(string=True):
        if not any(parent.name in CODE or parent.get("lang") == "en" for parent in chaine.parents):
            yield str(chaine)


REGLES: tuple[Callable[[Site, str], Iterator[str]], ...] = (
    titres_suivis,
    rangs_sans_saut,
    identifiants_uniques,
    renvois_tenus,
    rien_de_vide,
    phrases_justes,
    liens_rompus,
)


def mots_de_trop(site: Site, donnees: Path) -> list[str]:
    """Les mots d'un autre contrat : une page, un PDF ou un fil les dit, et les données ne les écrivent pas."""
    ecrit = sans_accent(lire(donnees).model_dump_json())
    absents = "|".join(mot for mot in DU_CONTRAT if not re.search(rf"\b{mot}", ecrit))
    motif = re.compile(rf".{{0,40}}\b(?:{absents})(?:e?s|x)?\b.{{0,40}}")
    lus = {adresse: _tout_ce_qui_se_lit(site.page(adresse)) for adresse in site.pages()}
    lus |= {chemin: dit for chemin, dit in textes_publies(site).items() if chemin.endswith((".pdf", "fil.xml"))}
    dits = {ou: sans_accent(" ".join(dit.split())) for ou, dit in lus.items() if ou not in MODES_D_EMPLOI}
    return [f"{ou} : {trouve[0]}" for ou, dit in dits.items() if (trouve := motif.search(dit))]


def _tout_ce_qui_se_lit(page: Tag) -> str:
    attributs = [e[nom] for nom in ("aria-label", "title", "alt") for e in page.select(f"[{nom}]")]
    decrits = [meta["content"] for meta in page.select("meta[name=description]")]
    return SON_ADRESSE.sub("", " ".join([texte(page), *attributs, *decrits]))


def textes_publies(site: Site) -> dict[str, str]:
    """Le chemin de chaque fichier du site -> ce qui s'y lit ; d'une image, rien que ses métadonnées."""
    fichiers = sorted(fichier for fichier in site.dossier.rglob("*") if fichier.is_file())
    return {fichier.relative_to(site.dossier).as_posix(): _texte_de(fichier) for fichier in fichiers}


def _texte_de(fichier: Path) -> str:
    octets = fichier.read_bytes()
    if fichier.suffix == ".pdf":
        lu = PdfReader(io.BytesIO(octets))
        return " ".join([*(feuille.extract_text() for feuille in lu.pages), *map(str, (lu.metadata or {}).values())])
    if fichier.suffix == ".json":
        return json.dumps(json.loads(octets), ensure_ascii=False)
    return octets.decode("utf-8", errors="ignore")
