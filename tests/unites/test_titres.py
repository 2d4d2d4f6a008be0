"""Un titre ou une phrase que se partagent une page, un document et un fil ne s'écrit qu'une fois."""

import ast
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from macros.documents.convention import convention
from macros.edition import Edition
from macros.langue import titres
from macros.langue.porteur import titre_de_l_engagement
from tests.outils.projet import PAGES, RACINE

PIECES = ("documents", "donnees", "fils", "histoire", "langue", "pages", "referencement")
GABARITS = [*(RACINE / "macros/pages/gabarits").glob("*.html"), *(RACINE / "overrides").rglob("*.html")]
PHRASE = re.compile(r"\w\S* \S+ \S*\w.{6}")  # trois mots au moins
TITRES_DES_PAGES = re.compile(r"^##? (.+?)(?: \{ #.*)?$", re.MULTILINE)


def phrases_du_code(texte: str) -> Iterator[str]:
    """Les morceaux de phrase qu'écrit un fichier Python ; ses docstrings n'en sont pas."""
    arbre = ast.parse(texte)
    docstrings = {id(noeud.value) for noeud in ast.walk(arbre) if isinstance(noeud, ast.Expr)}
    for noeud in ast.walk(arbre):
        if isinstance(noeud, ast.Constant) and isinstance(noeud.value, str) and id(noeud) not in docstrings:
            morceau = noeud.value.strip(" .,:;\n")
            if PHRASE.search(morceau):
                yield morceau


def repetees(code: dict[str, str], gabarits: dict[str, str]) -> set[str]:
    """Les phrases du code qui se lisent aussi dans un gabarit."""
    dites = {phrase for texte in code.values() for phrase in phrases_du_code(texte)}
    return {phrase for phrase in dites if any(phrase in texte for texte in gabarits.values())}


def lire(fichiers) -> dict[str, str]:
    sans_commentaire = re.compile(r"\{#.*?#\}|\{%.*?%\}", re.DOTALL)
    return {fichier.as_posix(): sans_commentaire.sub("", fichier.read_text("utf-8")) for fichier in fichiers}


def test_aucune_phrase_n_est_a_la_fois_dans_le_code_et_dans_un_gabarit():
    code = {f.as_posix(): f.read_text("utf-8") for piece in PIECES for f in (RACINE / "macros" / piece).glob("*.py")}
    assert repetees(code, lire(GABARITS)) == set()


@pytest.mark.parametrize("phrase", [titres.CARTE_A_TELECHARGER, titres.FICHE_OFFICIELLE, titres.OBJECTIFS])
def test_une_phrase_ecrite_deux_fois_se_voit(phrase):
    assert repetees({"code": f"titre = {phrase!r}"}, {"gabarit": f"<h2>{phrase}</h2>"}) == {phrase.strip(" :")}


def test_un_titre_commun_ne_s_ecrit_dans_aucun_gabarit():
    communs = {titre for nom, titre in vars(titres).items() if nom.isupper() and " " in titre}
    assert {titre for titre in communs if any(titre in texte for texte in lire(GABARITS).values())} == set()


def test_deux_gabarits_n_ecrivent_pas_la_meme_phrase():
    entre_balises = re.compile(r">([^<>{}\n]{13,}?)<")
    vues = Counter(phrase for texte in lire(GABARITS).values() for phrase in set(entre_balises.findall(texte)))
    assert [phrase for phrase, fois in vues.items() if fois > 1 and PHRASE.search(phrase)] == []


def test_le_livret_a_les_titres_que_les_pages_donnent_a_ses_parties(contrat):
    pages = {t for page in PAGES.rglob("*.md") for t in TITRES_DES_PAGES.findall(page.read_text("utf-8"))}
    pages |= {titres.REFERENTS, titres.COMITE, titres.PREAMBULE, *titres.ANIMATIONS.values()}
    pages.add(titre_de_l_engagement(contrat.convention))
    livret = convention(contrat, Edition())
    pilotage = livret["pilotage"]
    parties = [livret[nom] for nom in ("preambule", "quartiers", "pilotage", "engagement", "glossaire")]
    parties += [pilotage["contacts"], *pilotage["comites"], *pilotage["animations"]]
    assert [partie["titre"] for partie in parties if partie["titre"] not in pages] == []
