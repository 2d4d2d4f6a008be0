"""« DOCUMENTS » : un oui ou un non, écrit comme on veut ; rien d'autre ne passe pour l'un ou l'autre."""

import pytest

from macros.documents import documents_voulus
from tests.outils.projet import HAILLICOURT, copier_projet, lancer_mkdocs


@pytest.mark.parametrize("ecrit", ["non", "Non", "no", "0", 0, "false", "FALSE", False, "off", "faux", " non "])
def test_un_non_se_lit_quelle_que_soit_son_ecriture(ecrit):
    assert documents_voulus(ecrit) is False


@pytest.mark.parametrize("ecrit", ["oui", "OUI", "yes", "1", 1, "true", True, "on", "vrai", "", None])
def test_un_oui_se_lit_quelle_que_soit_son_ecriture_et_ne_rien_dire_en_est_un(ecrit):
    assert documents_voulus(ecrit) is True


@pytest.mark.parametrize("ecrit", ["peut-être", "2", 2, "o", "n", ["non"], "nom"])
def test_le_reste_est_refuse_en_francais(ecrit):
    with pytest.raises(ValueError, match="qui n'est ni « oui » ni « non »"):
        documents_voulus(ecrit)


@pytest.mark.lent
def test_la_construction_suit_ce_que_dit_documents(tmp_path):
    projet = copier_projet(tmp_path / "projet", HAILLICOURT)
    sans = lancer_mkdocs(projet, "build", "--strict", "--quiet", DOCUMENTS="non")
    assert (sans.returncode, sans.stdout) == (0, "")
    assert not (projet / "site/documents").exists()

    refus = lancer_mkdocs(projet, "build", "--strict", "--quiet", DOCUMENTS="nom")
    assert refus.returncode == 1
    assert refus.stdout.strip() == ("DOCUMENTS vaut « nom », qui n'est ni « oui » ni « non » : écrivez l'un des deux.")
