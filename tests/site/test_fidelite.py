"""Tout ce que dit la convention signée est sur la bonne page du site construit."""

import re
import unicodedata

import pytest

from tests.outils.projet import RACINE, normaliser, texte

SOURCE = RACINE.parent / "shared" / "source" / "convention-haillicourt.md"
pytestmark = pytest.mark.skipif(not SOURCE.exists(), reason="le texte de la convention n'est pas là")

PAGES = {
    "Le Centre": "/quartiers/le-centre/",
    "Le Haut d'Houdain": "/quartiers/le-haut-d-houdain/",
    "Cité des Oiseaux": "/quartiers/cite-des-oiseaux/",
}


def reduire(brut: str) -> str:
    """Les seules lettres et chiffres, sans accent ni casse : ce qui reste quand la mise en page change."""
    sans_balise = re.sub(r"<[^>]+>", " ", brut)
    sans_accent = unicodedata.normalize("NFKD", sans_balise.replace("œ", "oe").replace("Œ", "oe"))
    return re.sub(r"[^a-z0-9]", "", sans_accent.casefold())


def section(debut: str, fin: str) -> str:
    """Le texte de la convention entre deux titres."""
    convention = SOURCE.read_text("utf-8")
    return convention.split(debut, 1)[1].split(fin, 1)[0]


def projet_de_quartier(nom: str) -> str:
    convention = SOURCE.read_text("utf-8")
    return convention.split(f"\n# Projet de quartier « {nom} »", 1)[1].split("\n# ")[0].split("\n## Organisation")[0]


def fragments(brut: str) -> list[str]:
    """Les puces, les cellules de tableau et les titres d'enjeu d'un passage."""
    motifs = (r"^- (.+)$", r"<li>•? ?(.+?)</li>", r"<b>(.+?)</b>", r"\t([^\t<]+)\t<ul", r"ENJEU \d : ([^\t\n]+)")
    return [trouve.strip() for motif in motifs for trouve in re.findall(motif, brut, re.MULTILINE)]


def chiffres(brut: str) -> list[tuple[str, str, str]]:
    """Les lignes « libellé : quartier (agglomération) » du portrait."""
    portrait = brut.split("## Portrait statistique")[1].split("\n## ", maxsplit=1)[0].replace("*", "")
    return re.findall(r"^(?!Population)(.+?) : (.+?) \(([\d,]+ ?%?) sur ", portrait, re.MULTILINE)


def comme_un_chiffre(brut: str) -> str:
    return normaliser(brut).replace("+ de", "plus de").replace(" ", "").removesuffix("%")


@pytest.mark.parametrize("nom", PAGES)
def test_chaque_puce_cellule_et_enjeu_est_sur_la_page_du_quartier(site, nom):
    page = reduire(texte(site.page(PAGES[nom]).main))
    attendus = fragments(projet_de_quartier(nom))
    assert len(attendus) > 35
    assert [f for f in attendus if reduire(f) not in page] == []


@pytest.mark.parametrize(("nom", "combien"), [("Le Centre", 7), ("Le Haut d'Houdain", 6), ("Cité des Oiseaux", 4)])
def test_chaque_chiffre_est_en_face_de_son_indicateur(site, nom, combien):
    lignes = {
        reduire(texte(ligne.th)): [
            comme_un_chiffre(texte(cellule).split(" sur ")[0]) for cellule in ligne.select("td")[:2]
        ]
        for ligne in site.page(PAGES[nom]).select("table.portrait tbody tr")
    }
    lus = chiffres(projet_de_quartier(nom))
    assert len(lus) == combien == len(lignes)
    for libelle, quartier, agglomeration in lus:
        cle = reduire(libelle.replace("des - de", "des moins de"))
        assert lignes[cle] == [comme_un_chiffre(quartier), comme_un_chiffre(agglomeration)], libelle


@pytest.mark.parametrize("nom", PAGES)
def test_l_entete_la_carte_et_la_population_sont_sur_la_page_du_quartier(site, nom):
    page = reduire(texte(site.page(PAGES[nom]).main))
    brut = projet_de_quartier(nom).replace("*", "")
    for motif in (
        r"Statut : (.+)",
        r"Code quartier : (.+)",
        r"Réalisation : (.+)",
        r"Sources : (.+)",
        r"\((Périmètre .+)\)",
    ):
        for trouve in re.findall(motif, brut):
            assert reduire(trouve) in page, trouve
    for commune in re.search(r"Commune concernée : (.+)", brut)[1].split(","):
        assert reduire(commune) in page
    habitants = re.search(r"Population : (.+?)\.$", brut, re.MULTILINE)[1]
    # Le site dit l'évolution en toutes lettres : « (+700 par rapport à 2015) ».
    en_lettres = re.sub(r" \(\+(\d+) par rapport à (\d+)\)", r", soit \1 habitants de plus qu'en \2", habitants)
    assert reduire(en_lettres) in page
    for surface in re.findall(r"Surface : (.+)\.", brut):
        assert reduire(surface) in page
    assert reduire(re.search(r"\((Données .+)\)", brut)[1]) in page


def test_le_pilotage_est_entier(site):
    page = reduire(texte(site.page("/pilotage/").main))
    brut = section("## Organisation et pilotage local", "## Les signataires")
    morceaux = [ligne.lstrip("-# ").rstrip(" :") for ligne in brut.splitlines() if ligne.strip() and ligne[0] != "#"]
    morceaux = [
        m
        for ligne in morceaux
        for m in re.split(r" – | : |, (?=temps|formats|soutien|formation|la mise)|, des groupes|\(Méd", ligne)
    ]
    assert len(morceaux) > 30
    assert [m for m in morceaux if reduire(m).removeprefix("groupes") not in page] == []


def test_le_preambule_est_entier(site):
    page = reduire(texte(site.page("/convention/").main))
    paragraphes = [p for p in section("## Préambule", "\n# ").split("\n") if p.strip()]
    assert len(paragraphes) == 8
    assert [p for p in paragraphes if reduire(p) not in page] == []


def test_les_signataires_l_engagement_et_la_date_sont_la(site):
    page = reduire(texte(site.page("/convention/").main))
    brut = section("## Les signataires\n", "1985-10-11")
    personnes = re.findall(r"<p><b>(.+?),</b> (.+?)</p>", brut)
    phrases = [ligne for ligne in brut.splitlines() if ligne.endswith("utiles.") or ligne.endswith("communale.")]
    assert len(personnes) == 3
    assert len(phrases) == 2
    for morceau in [*phrases, *(m for personne in personnes for m in personne), "MARLES-les-MINES", "9 juillet 2024"]:
        assert reduire(morceau) in page, morceau
