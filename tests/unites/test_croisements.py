"""Ce que deux fiches ne peuvent pas avoir en commun : chacune dit la faute, et le nom de l'autre."""

import pytest

from tests.outils.donnees import FICHIERS, QUARTIER, abimer, fautes_dites

AUTRE = "quartiers/les-epreuves.yml"


@pytest.mark.parametrize(
    ("cle", "valeur", "ligne", "ancien", "nouveau"),
    [
        ("nom", "Les Essais", 1, "nom: Les Épreuves", "nom: Les Essais"),
        ("code", "QP000001", 3, "code: QP000002", "code: QP000001"),
        ("code_2024", "QN00001M", 4, "code: QP000002", "code: QP000002\ncode_2024: QN00001M"),
    ],
)
def test_deux_quartiers_n_ont_ni_le_meme_nom_ni_le_meme_code(cle, valeur, ligne, ancien, nouveau):
    dites = fautes_dites(FICHIERS | {AUTRE: abimer(AUTRE, ancien, nouveau)})
    [ici, la] = [dite for dite in dites if f"« {cle} » est déjà pris : « {valeur} »" in dite]
    assert ici.startswith(f"data/{AUTRE}:{ligne}:")
    assert ici.endswith(f"est aussi dans data/{QUARTIER}")
    assert la.startswith(f"data/{QUARTIER}:")
    assert la.endswith(f"est aussi dans data/{AUTRE}")
