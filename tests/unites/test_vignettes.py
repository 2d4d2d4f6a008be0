"""Les images qui annoncent une page partagée : légères, à la bonne taille, toutes différentes."""

import io
import json

import pytest
from PIL import Image

from macros.documents import composer_documents, preparer_documents
from macros.edition import Edition
from macros.reserve import Reserve

pytestmark = pytest.mark.lent

POIDS = 60_000  # octets


@pytest.fixture(scope="module")
def vignettes(contrat):
    images = {c: r for c, r in preparer_documents(contrat, Edition()).items() if r.format == "png"}
    return composer_documents(images, Reserve())


def test_chaque_quartier_a_la_sienne_et_le_site_aussi(contrat, vignettes):
    attendues = {f"vignettes/quartiers/{quartier.slug}.png" for quartier in contrat.quartiers}
    assert set(vignettes) == attendues | {"vignettes/site.png"}
    assert len(set(vignettes.values())) == len(vignettes)


def test_elles_sont_a_la_taille_que_demandent_les_reseaux_et_legeres(vignettes):
    for octets in vignettes.values():
        with Image.open(io.BytesIO(octets)) as image:
            assert image.size == (1200, 630)
            assert len(image.convert("RGB").getcolors(1 << 24)) > 10
        assert len(octets) < POIDS


def test_elles_disent_le_nom_le_statut_et_trois_chiffres(contrat):
    donnees = preparer_documents(contrat, Edition())["vignettes/quartiers/cite-des-oiseaux.png"].donnees.decode()
    assert "Cité des Oiseaux" in donnees
    assert "Quartier d’intérêt communautaire" in donnees
    assert donnees.count('"valeur"') == 3


def test_celle_du_site_compte_les_quartiers_les_enjeux_et_les_objectifs(contrat):
    donnees = json.loads(preparer_documents(contrat, Edition())["vignettes/site.png"].donnees)
    objectifs = sum(len(textes) for quartier in contrat.quartiers for textes in quartier.objectifs.values())
    assert [(chiffre["valeur"], chiffre["libelle"]) for chiffre in donnees["chiffres"]] == [
        ("3", "quartiers"),
        ("3", "enjeux"),
        (str(objectifs), "objectifs"),
    ]
