"""La construction juge docs/ elle aussi : ancres, liens de toutes sortes, en français et à leur place."""

import re
import shutil

import pytest

from macros.commandes import verifier
from tests.outils.projet import EXEMPLEVILLE, Site, copier_projet, lancer_mkdocs
from tests.outils.serveur import Serveur

pytestmark = pytest.mark.lent
PAGES = {
    "index.md": "# Accueil\n\n{{ contacts() }}\n",
    "quartiers/index.md": "# Les quartiers\n\n{{ liste_quartiers() }}\n",
    "enjeux/index.md": "{{ strategie() }}\n",
}
MENU = (
    "nav:\n  - Accueil: index.md\n  - Quartiers: quartiers/index.md\n  - Enjeux: enjeux/index.md\n  - Le site: [{}]\n"
)
DES_GABARITS = (
    "accessibilite",
    "convention",
    "donnees",
    "glossaire",
    "journal",
    "mentions-legales",
    "pilotage",
    "plan-du-site",
)
ANGLAIS = re.compile(r"\b(the|building|built|error|warning|info|found|page skipped|aborted|serving)\b", re.IGNORECASE)


@pytest.fixture
def projet(tmp_path, monkeypatch):
    """Exempleville, avec des pages à elle."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    projet = copier_projet(tmp_path / "projet", EXEMPLEVILLE, "d'Exempleville")
    shutil.rmtree(projet / "docs")
    autres = {f"{nom}.md": f"# {nom.capitalize()}\n\n## Une partie {{ #partie }}\n" for nom in DES_GABARITS}
    for nom, texte in (PAGES | autres).items():
        (projet / "docs" / nom).parent.mkdir(parents=True, exist_ok=True)
        (projet / "docs" / nom).write_text(texte, "utf-8")
    reglages = (projet / "mkdocs.yml").read_text("utf-8")
    menu = MENU.format(", ".join(autres))
    (projet / "mkdocs.yml").write_text(re.sub(r"(?ms)^nav:\n.*?\n\n", f"{menu}\n", reglages), "utf-8")
    return projet


def ecrire(projet, texte, page="glossaire.md"):
    (projet / "docs" / page).write_text(f"# Essai\n\n{texte}\n", "utf-8")


def construire(projet, *options, **environnement):
    return lancer_mkdocs(projet, "build", "--strict", *options, DOCUMENTS="false", **environnement)


def test_une_construction_juste_ne_parle_que_francais(projet):
    (projet / "docs/CR comité 04-11-2026.pdf").write_bytes(b"%PDF-1.7\n")
    ecrire(
        projet,
        "[a](CR comité 04-11-2026.pdf) [b](CR%20comit%C3%A9%2004-11-2026.pdf) [c](pilotage.md#partie) [d](#essai)\n"
        "[e](documents/convention.pdf) [f](quartiers/les-essais.md#portrait) <code>&#123;{ contacts() }}</code>\n\n"
        "| a | b |\n|--:|---|\n| c | d |",
    )
    construction = construire(projet)

    assert construction.returncode == 0, construction.stdout
    assert re.fullmatch(r"Construction du site dans .*\nSite construit en [0-9]+,[0-9]+ s\.\n", construction.stdout)
    page = Site(projet / "site").page("/glossaire/")
    assert page.select_one("main code").get_text() == "{{ contacts() }}"
    assert (projet / "site/CR comité 04-11-2026.pdf").is_file()


def test_toutes_les_fautes_se_disent_a_la_fois_et_sur_github_a_leur_ligne(projet):
    ecrire(projet, "{{ contact() }}")
    (projet / "docs/pilotage.md").write_text("---\ndescription: Réunion : le 4\n---\n# Pilotage\n", "utf-8")
    fiche = projet / "data/quartiers/les-essais.yml"
    fiche.write_text(fiche.read_text("utf-8").replace("statut: QPV", "statut: QPW"), "utf-8")
    attendues = [
        "data/quartiers/les-essais.yml:3:9: « QPW » n'est pas possible ici : écrivez « QPV » ou « QIC », "
        "ou déclarez cette sorte de quartier dans data/vocabulaire.yml, sous « statuts »",
        "docs/glossaire.md:3:4: bloc inconnu : « contact » (vouliez-vous dire « contacts » ?)",
        "docs/pilotage.md:2:22: un texte qui contient « : » se met entre guillemets droits",
    ]
    construction = construire(projet, GITHUB_ACTIONS="true")

    assert construction.returncode == 1
    assert [ligne for ligne in construction.stdout.splitlines() if ligne.startswith(("data/", "docs/"))] == attendues
    assert "::error file=docs/glossaire.md,line=3,col=4,title=Page à corriger::bloc inconnu" in construction.stdout
    assert "3 fautes à corriger." in construction.stdout
    assert verifier(projet / "data").erreurs.splitlines()[-1] == "3 fautes à corriger."


@pytest.mark.parametrize(
    ("texte", "faute"),
    [
        (
            "[a](pilotage.md#partenariat)",
            "3:5: « pilotage.md » n'a pas d'ancre « partenariat » (possibles : partie, pilotage)",
        ),
        ("[a](quartiers/les-essais.md#zzz)", "3:5: « quartiers/les-essais.md » n'a pas d'ancre « zzz »"),
        ("[a](absent.pdf)", "3:5: lien vers un fichier qui n'existe pas : « absent.pdf »"),
        ('[a](#essai){ onclick="alert(1)" }', "3:14: « onclick » ne s'écrit pas dans une balise : supprimez-le"),
        ("[a](java\nscript:alert(1))", "3:5: adresse refusée : "),
        ("## Un { #x }\n\n## Deux { #x }", "5:11: l'ancre « x » est déjà ailleurs dans cette page : écrivez-en une "),
        (
            "## Qui { #editeur }\n\n{{ mentions_legales() }}",
            "3:10: l'ancre « editeur » est déjà celle d'un bloc de cette",
        ),
        ("# Encore", "3:1: cette page a déjà un titre : écrivez « ## » devant celui d'une partie"),
        ("{{ presentation() }}", "1:1: cette page a déjà un titre"),
    ],
)
def test_ce_que_seule_la_construction_sait_se_dit_de_meme(projet, texte, faute):
    ecrire(projet, texte)
    reponse = verifier(projet / "data", construire=True)

    assert verifier(projet / "data").statut == 0
    assert reponse.statut == 1
    dite, *suite = reponse.erreurs.splitlines()
    assert dite.startswith(f"docs/glossaire.md:{faute}")
    assert suite == ["", "1 faute à corriger."]


def test_verifier_construit_sans_rien_laisser(projet):
    reponse = verifier(projet / "data", construire=True)

    assert reponse.sortie.splitlines()[-1] == (
        "Données et pages correctes : 2 quartiers, 11 pages. Le site se construit."
    )
    assert not (projet / "site").exists()


def test_un_fichier_de_docs_ne_prend_pas_la_place_d_un_fichier_du_site(projet):
    (projet / "docs/robots.txt").write_text("User-agent: *\n")
    assert (
        "docs/robots.txt:1:1: le site publie déjà un fichier de ce nom : renommez celui-ci" in construire(projet).stdout
    )


def test_un_avertissement_inconnu_arrete_la_construction_en_francais(projet):
    avertir = "import logging\ndef on_env(*_, **__):\n    logging.getLogger('mkdocs.x').warning('Something broke')\n"
    (projet / "avertir.py").write_text(avertir)
    reglages = (projet / "mkdocs.yml").read_text("utf-8")
    (projet / "mkdocs.yml").write_text(reglages.replace("hooks:\n", "hooks:\n  - avertir.py\n"), "utf-8")
    construction = construire(projet)

    assert construction.returncode == 1
    assert "Le moteur du site dit, en anglais : Something broke" in construction.stdout
    assert construction.stdout.endswith("Le site n'est pas construit : corrigez ce qui est dit au-dessus.\n")


@pytest.mark.parametrize("texte", ["{% oups", "{{ inconnu() }}", "{{ enjeu() }}", "---\na: [\n---\n", "\udce9"])
def test_le_serveur_survit_a_une_page_fautive_et_se_remet(projet, texte):
    serveur = Serveur(projet, "docs/glossaire.md")
    try:
        serveur.attendre("Le site se lit sur")
        serveur.fiche.write_bytes(f"{texte}\n".encode("utf-8", "surrogateescape"))
        serveur.attendre(r"docs/glossaire.md:\d:\d")
        serveur.attendre("Les pages ouvertes se rechargent")
        assert "docs/glossaire.md" in serveur.lire("/glossaire/")
        assert "docs/glossaire.md" not in serveur.lire("/pilotage/")
        serveur.ecrire(serveur.correcte)
        serveur.attendre("Les pages ouvertes se rechargent")
        assert "Une partie" in serveur.lire("/glossaire/")
        assert "Traceback" not in serveur.journal
        assert not ANGLAIS.search(serveur.journal), serveur.journal
    finally:
        serveur.arreter()


def test_une_page_d_hier_qui_a_son_propre_titre_se_construit_encore(projet):
    ecrire(projet, "Ce que nous voulons.\n\n{{ strategie() }}", "enjeux/index.md")
    accueil = "# Accueil\n\n## Nos enjeux { #enjeux }\n\nTous ensemble.\n\n{{ cartes_enjeux() }}\n"
    (projet / "docs/index.md").write_text(accueil, "utf-8")
    assert construire(projet).returncode == 0
    page = Site(projet / "site").page("/enjeux/")
    assert [titre.get_text() for titre in page.select("h1")] == ["Essai"]
    assert page.find(id="les-enjeux")
    titres = [titre.get_text() for titre in Site(projet / "site").page("/").select("main h2")]
    assert titres == ["Nos enjeux"]
