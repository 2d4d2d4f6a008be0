"""La description des données : un logiciel libre y lit chaque tableau, et voit le fichier abîmé."""

import json
from datetime import date
from decimal import Decimal

import pytest

from macros.donnees import exports
from macros.edition import Edition
from tests.outils.exports import COMMUNE, COMMUNES, EDITION
from tests.outils.projet import ADRESSE_PUBLIQUE

CHIFFRE = "indicateurs.csv"


def ecrire(contrat, dossier, edition=EDITION):
    """Les fichiers publiés, écrits dans ``dossier`` -> la description, ouverte."""
    for chemin, contenu in exports(contrat, edition).items():
        fichier = dossier / chemin
        fichier.parent.mkdir(parents=True, exist_ok=True)
        fichier.write_bytes(contenu)
    return dossier / "donnees" / "datapackage.json"


def ouvrir(description):
    """La description, ouverte par le logiciel libre ; lui-même est long à charger."""
    from frictionless import Package  # noqa: PLC0415

    return Package(description.as_posix())


def fautes(description):
    return [faute.type for tache in ouvrir(description).validate().tasks for faute in tache.errors]


def fautes_de(description, chemin):
    """Les fautes d'un seul fichier : les autres, intacts, seraient longs à relire à chaque fois."""
    [ressource] = [r for r in ouvrir(description).resources if r.path == chemin]
    return [faute.type for tache in ressource.validate().tasks for faute in tache.errors]


def decrire(contrat, edition=EDITION):
    return json.loads(exports(contrat, edition)["donnees/datapackage.json"])


@pytest.mark.lent
@pytest.mark.parametrize("contrat", COMMUNES.values(), ids=COMMUNES)
def test_tout_fichier_publie_est_tel_qu_il_est_decrit(contrat, tmp_path):
    assert fautes(ecrire(contrat, tmp_path)) == []


@pytest.mark.lent
@pytest.mark.parametrize(
    ("chemin", "ancien", "nouveau", "faute"),
    [
        (CHIFFRE, ";30;oui;", ";trente;oui;", "type-error"),
        (CHIFFRE, ";30;oui;", ";30.5;oui;", "type-error"),
        (CHIFFRE, ";30;oui;", ";30;yes;", "type-error"),
        (CHIFFRE, ";30;oui;non;non;%;", ";30;oui;non;peut-être;%;", "type-error"),
        (CHIFFRE, "les-essais;Les Essais;ips", "ailleurs;Les Essais;ips", "foreign-key"),
        (CHIFFRE, "les-essais;Les Essais;ips", "les-essais;Les Essais;taux-pauvrete", "primary-key"),
        (CHIFFRE, ";libelle;", ";nom;", "incorrect-label"),
        ("quartiers.csv", "les-essais;Les Essais;", "les-essais;;", "constraint-error"),
        ("suivi.csv", ";2025-02-10;", ";10/02/2025;", "type-error"),
        ("suivi.csv", ";en cours;2025-01-20;", ";commencé;2025-01-20;", "constraint-error"),
        ("suivi.csv", "les-epreuves;Les Épreuves;", "ailleurs;Les Épreuves;", "foreign-key"),
        ("objectifs.csv", ";parentalite--un-cafe-des-parents", ";parentalite--un-cafe", "foreign-key"),
        ("nouvelles.csv", ";demarches--un-guide-des-demarches;", ";demarches--un-guide;", "foreign-key"),
        ("nouvelles.csv", ";constaté en partie;", ";en partie;", "constraint-error"),
        ("pilotage.json", "Dominique", "Frédérique", "hash-count"),
        ("contacts.vcf", "Dominique", "Frédérique", "byte-count"),
    ],
)
def test_un_fichier_abime_se_voit(chemin, ancien, nouveau, faute, tmp_path):
    description = ecrire(COMMUNE, tmp_path)
    fichier = description.parent / chemin
    contenu = fichier.read_bytes()
    assert ancien.encode() in contenu

    fichier.write_bytes(contenu.replace(ancien.encode(), nouveau.encode(), 1))

    assert faute in fautes_de(description, chemin)


@pytest.mark.lent
def test_deux_nouvelles_de_meme_identifiant_se_voient(tmp_path):
    description = ecrire(COMMUNE, tmp_path)
    fichier = description.parent / "nouvelles.csv"
    contenu = fichier.read_bytes()
    premiere, seconde = [ligne.split(b";")[0] for ligne in contenu.splitlines()[1:3]]

    fichier.write_bytes(contenu.replace(seconde, premiere, 1))

    assert "primary-key" in fautes(description)


@pytest.mark.lent
def test_un_fichier_absent_se_voit(tmp_path):
    description = ecrire(COMMUNE, tmp_path)
    (description.parent / "contacts.vcf").unlink()

    assert fautes_de(description, "contacts.vcf")


@pytest.mark.lent
def test_les_nombres_et_les_oui_se_lisent_comme_tels(tmp_path):
    paquet = ouvrir(ecrire(COMMUNES["haillicourt"], tmp_path))
    centre, *_ = paquet.get_resource("indicateurs-csv").read_rows()
    *_, oiseaux = paquet.get_resource("quartiers-csv").read_rows()

    territoire, *_ = paquet.get_resource("territoires-csv").read_rows()

    assert (centre["valeur"], centre["plus_de"], centre["annee"]) == (Decimal("46.7"), False, None)
    assert territoire["valeur"] == Decimal("18.8")
    assert (oiseaux["population"], oiseaux["environ"], oiseaux["surface"]) == (730, True, None)


@pytest.mark.lent
def test_les_dates_du_suivi_se_lisent_comme_telles(tmp_path):
    paquet = ouvrir(ecrire(COMMUNE, tmp_path))
    faits = [ligne for ligne in paquet.get_resource("suivi-csv").read_rows() if ligne["etat"] == "fait"]
    derniere, *_ = paquet.get_resource("nouvelles-csv").read_rows()

    assert [(ligne["date_etat"], ligne["derniere_nouvelle"]) for ligne in faits] == [
        (date(2025, 2, 10), date(2025, 6, 5))
    ]
    assert derniere["date"] == date(2025, 6, 20)


@pytest.mark.parametrize("contrat", COMMUNES.values(), ids=COMMUNES)
def test_tous_les_fichiers_publies_sont_decrits(contrat):
    publies = {chemin.removeprefix("donnees/") for chemin in exports(contrat, EDITION)}
    ressources = decrire(contrat)["resources"]

    assert sorted(ressource["path"] for ressource in ressources) == sorted(publies - {"datapackage.json"})
    assert len({ressource["name"] for ressource in ressources}) == len(ressources)
    assert all(ressource["title"] and ressource["description"] for ressource in ressources)


def test_chaque_colonne_a_un_titre():
    colonnes = [champ for r in decrire(COMMUNE)["resources"] for champ in r.get("schema", {}).get("fields", ())]

    assert len(colonnes) > 30
    assert all(champ["title"] for champ in colonnes)


def test_la_description_dit_d_ou_viennent_les_donnees_et_sous_quelle_licence():
    description = decrire(COMMUNE)

    assert description["name"] == "contrat-de-ville-exempleville"
    assert description["licenses"] == [{"title": "Licence Ouverte 2.0", "path": "https://exempleville.example/licence"}]
    assert description["sources"] == [
        {"title": "Convention d'Exempleville", "path": "https://exempleville.example/convention.pdf"}
    ]
    assert description["homepage"] == f"{ADRESSE_PUBLIQUE}donnees/"
    assert description["created"] == "2024-07-09T00:00:00Z"


def test_ni_date_ni_adresse_ne_s_inventent():
    description = decrire(COMMUNES["haillicourt"], Edition())

    assert description.keys().isdisjoint({"created", "homepage"})
    assert all("path" not in source for source in description["sources"])
