"""Ce que la réserve garde du journal : rien ne se relit sans raison, rien de périmé n'en sort."""

from datetime import date

import pytest

from macros.histoire import journal, successions, versions
from macros.histoire.mises_a_jour import derniere_mise_a_jour
from macros.histoire.publications import publications
from macros.lecture import lire as lire_les_donnees
from macros.reserve import Reserve
from tests.outils.journal import CENTRE, PAUVRETE, lire, phrases

pytestmark = pytest.mark.lent  # un dépôt git par test


def interdire(monkeypatch, nom):
    def refuser(*_):
        raise AssertionError(f"{nom} ne devait pas servir")

    monkeypatch.setattr(successions, nom, refuser)


def test_ce_que_la_reserve_garde_n_est_pas_relu(depot, publier, tmp_path, monkeypatch):
    reserve = Reserve(tmp_path / "reserve")
    publier("2025-03-01")
    publier("2025-03-02", CENTRE, "taux-pauvrete: 46.7", "taux-pauvrete: 45.1")
    premiere_fois = lire(depot, reserve)
    interdire(monkeypatch, "contenus")

    assert lire(depot, reserve) == premiere_fois != ()


def test_la_reserve_distingue_d_ou_l_on_vient_et_ou_l_on_va(depot, publier, tmp_path):
    publier("2025-03-01")
    publier("2025-03-02", CENTRE, "taux-pauvrete: 46.7", "taux-pauvrete: 45.1")
    publier("2025-03-03", CENTRE, "taux-pauvrete: 45.1", "taux-pauvrete: 46.7")
    publier("2025-03-04", CENTRE, "taux-pauvrete: 46.7", "taux-pauvrete: 44.2")

    assert phrases(depot, reserve=Reserve(tmp_path / "reserve")) == [
        ["Le Centre : le taux de pauvreté passe de 46,7 % à 44,2 %."],
        ["Le Centre : le taux de pauvreté passe de 45,1 % à 46,7 %."],
        [PAUVRETE],
    ]


def test_quand_le_code_change_la_reserve_ne_sert_plus(depot, publier, tmp_path, monkeypatch):
    reserve = Reserve(tmp_path / "reserve")
    publier("2025-03-01")
    lire(depot, reserve)
    interdire(monkeypatch, "contenus")
    monkeypatch.setattr(journal, "empreinte_du_code", lambda: "un autre code")

    with pytest.raises(AssertionError, match="contenus"):
        lire(depot, reserve)


def derniere(depot, reserve):
    return derniere_mise_a_jour(depot, publications(depot, ("data",)), reserve, lire_les_donnees(depot / "data"))


def test_une_panne_de_git_ne_dure_pas_plus_que_sa_cause(depot, publier, tmp_path, monkeypatch):
    """git qui ne rend rien une fois n'efface pas le journal pour toujours."""
    reserve = Reserve(tmp_path / "reserve")
    publier("2025-03-01")
    publier("2025-03-02", CENTRE, "taux-pauvrete: 46.7", "taux-pauvrete: 45.1")
    demander = versions.demander

    def en_panne(depot, *arguments, entree=b""):
        reponse = demander(depot, *arguments, entree=entree)
        if arguments[0] == "cat-file":
            reponse.stdout = b""
        return reponse

    monkeypatch.setattr(versions, "demander", en_panne)
    lire(depot, reserve)
    derniere(depot, reserve)
    monkeypatch.setattr(versions, "demander", demander)

    assert phrases(depot, reserve=reserve) == [[PAUVRETE]]
    assert derniere(depot, reserve) == date(2025, 3, 2)
