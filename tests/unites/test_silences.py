"""Une page dont aucun bloc ne montre rien quitte le menu ; les autres y restent à leur place."""

import re

import pytest

from macros.edition import Edition
from macros.lecture import comprendre
from macros.modele.contrat import FACULTATIFS, FICHIERS_COMMUNS
from macros.modele.glossaire import Glossaire
from macros.modele.pilotage import Pilotage
from macros.modele.strategie import Strategie
from macros.pages.environnement import rendre
from macros.pages.silences import SANS_OBJET, pages_muettes, retirer
from tests.outils.donnees import FICHIERS

EXEMPLEVILLE = comprendre(FICHIERS)
MUET = EXEMPLEVILLE.model_copy(update={"glossaire": Glossaire(), "pilotage": Pilotage(), "strategie": Strategie()})
NAV = ["index.md", {"Glossaire": "glossaire.md"}, {"Le site": ["journal.md", {"Mots": "glossaire.md"}]}]


@pytest.mark.parametrize(
    "bloc", sorted(bloc for bloc in SANS_OBJET if bloc != "pilotage" and not bloc.startswith("suivi_"))
)
def test_un_bloc_sans_objet_ne_montre_rien(bloc):
    assert SANS_OBJET[bloc](MUET)
    assert not SANS_OBJET[bloc](EXEMPLEVILLE)
    assert not re.search("<(h2|ul|dl|table)", rendre(bloc, contrat=MUET, lien=lambda *_: "#"))
    assert re.search("<(h2|ul|dl|table)", rendre(bloc, contrat=EXEMPLEVILLE, lien=lambda *_: "#"))


def test_sans_pilotage_son_bloc_ne_donne_que_l_editeur_du_site():
    assert SANS_OBJET["pilotage"](MUET)
    assert not SANS_OBJET["pilotage"](EXEMPLEVILLE)
    dit = rendre("pilotage", contrat=MUET, lien=lambda *_: "#", edition=Edition())
    assert re.findall("<h2[^>]*>([^<]*)", dit) == ["Qui contacter"]
    assert dit.count('class="carte') == dit.count('class="cartes') + 1
    assert pages_muettes(MUET, {"pilotage.md": "# Le pilotage\n\n{{ pilotage() }}\n"}) == {"pilotage.md"}


def test_seuls_trois_fichiers_communs_sont_indispensables():
    necessaires = {"convention", "site", "vocabulaire"}
    assert FICHIERS_COMMUNS.keys() - FACULTATIFS == necessaires
    quartiers = {"quartiers/ici.yml": b"nom: Ici\nstatut: QPV\ncommunes: [Exempleville]\n"}
    seuls = {nom: octets for nom, octets in FICHIERS.items() if nom.removesuffix(".yml") in necessaires}
    assert comprendre(quartiers | seuls).pilotage == Pilotage()


def test_une_page_se_tait_quand_aucun_de_ses_blocs_ne_parle():
    textes = {
        "glossaire.md": "# Le glossaire\n\n{{ glossaire() }}\n",
        "mots.md": "# Les mots\n\n{{ glossaire() }}\n\n{{ contacts() }}\n",
        "aide.md": "# L'aide\n\nUn texte.\n",
    }
    assert pages_muettes(MUET, textes) == {"glossaire.md"}
    assert pages_muettes(EXEMPLEVILLE, textes) == frozenset()


@pytest.mark.parametrize(
    ("muettes", "reste"),
    [
        ((), NAV),
        (("glossaire.md",), ["index.md", {"Le site": ["journal.md"]}]),
        (("index.md", "journal.md"), [{"Glossaire": "glossaire.md"}, {"Le site": [{"Mots": "glossaire.md"}]}]),
        (("journal.md", "glossaire.md"), ["index.md"]),
    ],
)
def test_les_pages_muettes_quittent_le_menu_et_les_sections_vides_avec_elles(muettes, reste):
    assert retirer(NAV, frozenset(muettes)) == reste
