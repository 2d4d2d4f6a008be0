"""Les pages écrites avant que les blocs nomment la stratégie se lisent comme celles d'aujourd'hui."""

import pytest

from macros.adresses import CONVENTION, PILOTAGE, SUIVI
from macros.lecture.pages_d_avant import ECRIVAIENT, moderniser_la_page
from macros.textes.page import lire_page
from tests.outils.projet import PAGES

MORCEAUX = [(chemin, ancien) for chemin, morceaux in ECRIVAIENT.items() for ancien in morceaux]


def d_avant(chemin: str, ancien: str) -> str:
    """La page d'aujourd'hui, telle qu'elle s'écrivait."""
    nouveau = ECRIVAIENT[chemin][ancien]
    page = (PAGES / chemin).read_text("utf-8")
    if nouveau:
        return page.replace(nouveau, ancien, 1) if page.count(nouveau) == 1 else ancien.join(page.rsplit(nouveau, 1))
    return page + ancien


def sans_ligne_vide(texte: str) -> list[str]:
    return [ligne for ligne in texte.splitlines() if ligne]


@pytest.mark.parametrize(("chemin", "ancien"), MORCEAUX)
def test_une_page_d_avant_se_lit_comme_celle_d_aujourd_hui(chemin, ancien):
    ecrite = d_avant(chemin, ancien)

    lue = moderniser_la_page(chemin, ecrite)

    assert sans_ligne_vide(lue) == sans_ligne_vide((PAGES / chemin).read_text("utf-8"))
    assert lue.count("\n") == ecrite.count("\n")
    assert lire_page(chemin, ecrite.encode()).source.texte == lue


@pytest.mark.parametrize(("chemin", "ancien"), MORCEAUX)
def test_une_page_d_aujourd_hui_ou_reecrite_reste_telle_quelle(chemin, ancien):
    page = (PAGES / chemin).read_text("utf-8")

    assert moderniser_la_page(chemin, page) == page
    assert moderniser_la_page("une-autre.md", ancien) == ancien


@pytest.mark.parametrize(
    ("chemin", "annonce"),
    [
        (CONVENTION, "Ce qui a été signé, par qui et jusqu'à quand."),
        (PILOTAGE, "Qui pilote le contrat de ville, qui contacter, et comment y participer."),
        (
            SUIVI,
            "Où en est chaque engagement du contrat de ville, d'après les nouvelles publiées, et qui appeler.",
        ),
    ],
)
def test_la_description_qu_ecrivait_une_page_est_a_present_celle_des_donnees(chemin, annonce):
    page = (PAGES / chemin).read_text("utf-8")
    reglages, suite = page.split("---\n", 2)[1:] if page.startswith("---\n") else ("", page)
    ecrite = f"---\n{reglages}description: {annonce}\n---\n{suite}"

    assert annonce not in page
    assert sans_ligne_vide(moderniser_la_page(chemin, ecrite)) == sans_ligne_vide(page)
