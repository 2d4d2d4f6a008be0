"""Les pages écrites à la main, d'une version à l'autre -> ce qu'un lecteur y lit de différent, en phrases."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape
from typing import NamedTuple

import markdown  # type: ignore[import-untyped]

from macros.differences import Changement
from macros.differences.champs import phrase_d_ajout, phrase_de_retrait
from macros.differences.listes import Element, apparier
from macros.differences.mots import COURT, EXTRAIT, comme_on_le_lit, phrase_de_reecriture
from macros.langue.francais import citer, compter, feminin, masculin
from macros.lecture.markdown import APPEL, ENTETE, nom_du_fichier
from macros.pages.html import decouper, lire_balise

# Comme MkDocs : les siennes, puis celles de mkdocs.yml (un test compare).
EXTENSIONS = ("toc", "tables", "fenced_code", "attr_list", "def_list")
CHAMP = re.compile(r"^(\w+):[ \t]*(.*(?:\n[ \t]+.*)*)$", re.MULTILINE)
COMMENTAIRE = re.compile(r"<!--.*?-->", re.DOTALL)
TITRES = {"h1", "h2", "h3", "h4", "h5", "h6"}
PASSAGES = TITRES | {"p", "li", "dt", "dd", "td", "th", "pre", "blockquote", "div", "caption"}
# Ces en-têtes se lisent ailleurs que dans la page : dans un moteur de recherche, dans un onglet.
ENTETES = {"title": masculin("titre de la page"), "description": feminin("description de la page")}
BEAUCOUP = 6  # passages : au-delà, les citer tous ne se lirait plus


class Passage(NamedTuple):
    """Un paragraphe, un titre, un élément de liste : ce qu'on y lit, et son HTML, qui dit le reste."""

    texte: str
    html: str


class Texte(NamedTuple):
    """Ce qu'on lit d'une page écrite : le nom qu'on lui donne, ce que dit son en-tête, ses passages dans l'ordre."""

    nom: str
    entete: Mapping[str, str]
    passages: tuple[Passage, ...]


def comparer_les_textes(avant: Mapping[str, str], apres: Mapping[str, str]) -> list[Changement]:
    """Les changements entre deux versions de ``docs/`` : le chemin de chaque page -> son Markdown."""
    return [
        Changement(lire_le_texte(chemin, (apres if chemin in apres else avant)[chemin]).nom, phrase, _ou(chemin, apres))
        for chemin in sorted({*avant, *apres})
        if avant.get(chemin) != apres.get(chemin)
        for phrase in _comparer(chemin, avant.get(chemin), apres.get(chemin))
    ]


def _ou(chemin: str, apres: Mapping[str, str]) -> str:
    """Une page retirée ne se lit plus nulle part."""
    return chemin if chemin in apres else ""


def _comparer(chemin: str, avant: str | None, apres: str | None) -> Iterator[str]:
    if avant is None or apres is None:
        yield "la page est ajoutée." if avant is None else "la page est retirée."
        return
    ancienne, nouvelle = lire_le_texte(chemin, avant), lire_le_texte(chemin, apres)
    yield from _comparer_les_entetes(ancienne.entete, nouvelle.entete)
    phrases = list(_comparer_les_titres(ancienne.passages, nouvelle.passages))
    if len(phrases) > BEAUCOUP:
        yield f"le texte de la page change beaucoup : {compter(len(phrases), 'passage')} ne sont plus les mêmes."
    else:
        yield from phrases


def _comparer_les_entetes(avant: Mapping[str, str], apres: Mapping[str, str]) -> Iterator[str]:
    for cle, nom in ENTETES.items():
        ancienne, nouvelle = avant.get(cle, ""), apres.get(cle, "")
        if ancienne and nouvelle and ancienne != nouvelle:
            yield phrase_de_reecriture(nom.defini, nom.accorder("complété"), ancienne, nouvelle)
        elif ancienne != nouvelle:
            yield (phrase_d_ajout(nom, nom.defini, citer(nouvelle)) if nouvelle else phrase_de_retrait(nom, nom.defini))


def _comparer_les_titres(avant: tuple[Passage, ...], apres: tuple[Passage, ...]) -> Iterator[str]:
    """Le titre d'une page reste le sien, quels que soient ses mots ; puis tout le reste."""
    ancien, nouveau = _titre(avant), _titre(apres)
    if ancien and nouveau and ancien.texte != nouveau.texte:
        yield f"le titre de la page devient {citer(nouveau.texte)}."
        avant, apres = (tuple(p for p in ps if p not in (ancien, nouveau)) for ps in (avant, apres))
    yield from _comparer_les_passages(avant, apres)


def _titre(passages: tuple[Passage, ...]) -> Passage | None:
    return next((passage for passage in passages if passage.html.startswith("<h1")), None)


def _comparer_les_passages(avant: tuple[Passage, ...], apres: tuple[Passage, ...]) -> Iterator[str]:
    anciens, nouveaux = (list(map(_element, passages)) for passages in (avant, apres))
    appariement = apparier(anciens, nouveaux)
    for ancien, nouveau in appariement.suivis:
        yield from _comparer_un_passage(avant[ancien], apres[nouveau])
    yield from (_dire(apres[rang], "on lit maintenant", "la page montre maintenant") for rang in appariement.ajoutes)
    yield from (_dire(avant[rang], "on ne lit plus", "la page ne montre plus") for rang in appariement.retires)
    if appariement.ordre_change:
        yield "l'ordre du texte change."


def _element(passage: Passage) -> Element:
    """Un bloc de données ne ressemble qu'à lui-même."""
    return Element(passage.texte, "" if APPEL.match(passage.texte) else passage.texte, passage.html)


def _dire(passage: Passage, lire: str, montrer: str) -> str:
    """Un passage est un texte, une image, ou l'appel d'un bloc de données, que son nom désigne."""
    if appel := APPEL.match(passage.texte):
        return f"{montrer} le bloc de données {citer(appel[1])}."
    if _est_une_image(passage):
        laquelle = "une image :" if "maintenant" in montrer else "l'image"
        return f"{montrer} {laquelle} {citer(passage.texte)}."
    return f"{lire} {citer(passage.texte, EXTRAIT if 'plus' in lire else None)}."


def _est_une_image(passage: Passage) -> bool:
    """Vrai quand un passage ne montre que des images : son texte est ce qu'on en dit."""
    morceaux = decouper(passage.html)
    return not "".join(morceaux[::2]).strip() and any(balise.startswith("<img") for balise in morceaux[1::2])


def _comparer_un_passage(avant: Passage, apres: Passage) -> Iterator[str]:
    if avant.texte != apres.texte:
        if len(avant.texte) <= COURT:
            yield f"on lit maintenant {citer(apres.texte)} au lieu de {citer(avant.texte)}."
        else:
            yield phrase_de_reecriture(f"le passage {citer(avant.texte, COURT)}", "complété", avant.texte, apres.texte)
    if (liens := _liens(avant.html)) != _liens(apres.html):
        nouveaux = [lien for lien in _liens(apres.html) if lien not in liens]
        mene = f"mène maintenant à {citer(nouveaux[0])}" if nouveaux else "ne mène plus au même endroit"
        yield f"le passage {citer(apres.texte, COURT)} {mene}."
    elif avant.texte == apres.texte and avant.html != apres.html:
        yield f"la présentation du passage {citer(apres.texte, COURT)} change."


def _liens(html: str) -> list[str]:
    return [
        balise.attributs[nom]
        for balise in map(lire_balise, decouper(html)[1::2])
        for nom in ("href", "src")
        if nom in balise.attributs
    ]


@lru_cache(maxsize=256)
def lire_le_texte(chemin: str, texte: str) -> Texte:
    """Le Markdown d'une page -> ce qu'on y lit."""
    texte = texte.replace("\r\n", "\n").replace("\r", "\n")
    trouve = ENTETE.match(texte)
    entete = {cle: comme_on_le_lit(valeur.strip("\"' ")) for cle, valeur in CHAMP.findall(trouve[1] if trouve else "")}
    html: str = markdown.markdown(texte[trouve.end() :] if trouve else texte, extensions=EXTENSIONS)
    passages = tuple(_passages(html))
    titre = _titre(passages)
    return Texte(entete.get("title") or (titre and titre.texte) or nom_du_fichier(chemin), entete, passages)


def _passages(html: str) -> Iterator[Passage]:
    """Le HTML, coupé à chaque balise de bloc ; les balises d'un passage (un lien, un titre) restent avec lui."""
    textes: list[str] = []
    balises: list[str] = []
    for rang, morceau in enumerate(decouper(COMMENTAIRE.sub("", html))):
        balise = lire_balise(morceau) if rang % 2 else None
        if balise and balise.nom in PASSAGES:
            yield from _un_passage(textes, balises)
            textes, balises = [], [] if balise.ferme else [morceau]
        elif balise:
            balises.append(morceau)
        else:
            textes.append(morceau)
            balises.append(comme_on_le_lit(morceau))
    yield from _un_passage(textes, balises)


def _un_passage(textes: list[str], balises: list[str]) -> Iterator[Passage]:
    """Chaque appel de bloc, ou un texte ; d'une image, on dit ce qu'elle montre, ou son adresse."""
    lignes = [" ".join(ligne.split()) for ligne in unescape("".join(textes)).strip().split("\n")]
    if all(map(APPEL.match, lignes)):
        yield from (Passage(ligne, ligne) for ligne in lignes)
        return
    images = [lire_balise(balise).attributs for balise in balises if balise.startswith("<img")]
    if texte := " ".join(lignes).strip() or " ".join(image.get("alt") or image.get("src", "") for image in images):
        yield Passage(comme_on_le_lit(texte), "".join(balises).strip())
