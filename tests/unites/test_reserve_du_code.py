"""Ce qui ne dépend que de notre code se garde à côté de lui, et change avec lui."""

import pytest

from macros.lecture import ancres
from macros.modele import Contrat, Quartier, fiche
from macros.modele.fiche import generer
from macros.reserve import Reserve


@pytest.fixture(autouse=True)
def reserve(tmp_path, monkeypatch):
    """Une réserve vide, pour ce que gardent ces modules."""
    ancres._reservees.cache_clear()
    for module in (fiche, ancres):
        monkeypatch.setattr(module, "DU_CODE", Reserve(tmp_path))
    yield tmp_path
    ancres._reservees.cache_clear()


def changer_le_code(monkeypatch):
    for module in (fiche, ancres):
        monkeypatch.setattr(module, "empreinte_du_code", lambda: "un autre code")


def test_un_schema_n_est_tire_du_modele_qu_une_fois(monkeypatch):
    premier = generer(Quartier, "validation")
    monkeypatch.setattr(fiche, "_generer", lambda *_: pytest.fail("refait"))
    assert generer(Quartier, "validation") == premier


@pytest.mark.lent
def test_un_schema_garde_est_celui_de_son_modele_de_son_sens_et_de_son_code(monkeypatch):
    demandes = [(Quartier, "validation"), (Quartier, "serialization"), (Contrat, "validation")]
    attendus = [fiche._generer(*demande) for demande in demandes]
    assert [generer(*demande) for demande in demandes] == attendus
    monkeypatch.setattr(fiche, "_generer", lambda *_: {"title": "un autre schéma"})
    assert [generer(*demande) for demande in demandes] == attendus
    changer_le_code(monkeypatch)
    assert generer(Quartier, "validation") == {"title": "un autre schéma"}


def test_deux_modeles_de_meme_nom_n_ont_pas_le_meme_schema():
    ailleurs = type("Quartier", (Contrat,), {"__doc__": "Un contrat.", "__module__": "macros.modele.contrat"})
    assert generer(ailleurs, "validation") != generer(Quartier, "validation")


def test_les_ancres_du_site_ne_se_cherchent_qu_une_fois(monkeypatch):
    assert ancres.est_reservee("carte")
    ancres._reservees.cache_clear()
    monkeypatch.setattr(ancres, "motif_des_ancres", lambda *_: pytest.fail("refait"))
    assert ancres.est_reservee("carte")


@pytest.mark.parametrize("noms", ["*.js", "*.html"])
def test_une_ancre_de_plus_dans_un_gabarit_ou_un_script_est_reservee(monkeypatch, noms):
    assert not ancres.est_reservee("ancre-nouvelle")
    ancres._reservees.cache_clear()
    lire, source = ancres._lire, '<p id="ancre-nouvelle">' if noms == "*.html" else 'getElementById("ancre-nouvelle")'
    ancres._gabarits.cache_clear()
    monkeypatch.setattr(ancres, "_lire", lambda dossier, n: lire(dossier, n) | ({"x": source} if n == noms else {}))
    assert ancres.est_reservee("ancre-nouvelle")
    ancres._gabarits.cache_clear()


def test_une_ancre_que_compose_le_code_est_reservee_des_qu_il_change(monkeypatch):
    assert not ancres.est_reservee("ancre-composee")
    ancres._reservees.cache_clear()
    monkeypatch.setattr(ancres, "motif_des_ancres", lambda *_: "ancre-composee")
    assert not ancres.est_reservee("ancre-composee")
    ancres._reservees.cache_clear()
    changer_le_code(monkeypatch)
    assert ancres.est_reservee("ancre-composee")
