"""Personne n'a besoin d'un compte pour dire que quelque chose est faux."""

from urllib.parse import parse_qsl, unquote, urlsplit

import pytest

from macros.edition import Edition
from macros.lecture import comprendre
from macros.pages.signalement import mailto, signalement
from tests.outils.donnees import FICHIERS, abimer
from tests.outils.projet import (
    ADRESSE_PUBLIQUE,
    DEPOT,
    EXEMPLEVILLE,
    HAILLICOURT,
    construire,
    copier_projet,
    lire_copie,
    texte,
)

COURRIEL = "    courriel: dominique.patron@exempleville.example\n"
TELEPHONE = "    telephone: 03 53 01 00 01\n"


def lire_mailto(lien: str) -> tuple[str, dict[str, str]]:
    """Un lien « mailto » -> ses destinataires, et ses champs ; « + » n'y est pas une espace (RFC 6068)."""
    decoupe = urlsplit(lien)
    assert decoupe.scheme == "mailto"
    return unquote(decoupe.path), dict(parse_qsl(decoupe.query.replace("+", "%2B"), strict_parsing=True))


def liens(page, debut: str = "") -> list[str]:
    """Les liens qui servent à corriger la page, dans leur ordre."""
    return [lien["href"] for lien in page.select("main .corriger a") if lien["href"].startswith(debut)]


def contrat_sans(*lignes: str):
    """Le contrat de la commune inventée, dont le référent n'a plus ces lignes."""
    pilotage = FICHIERS["pilotage.yml"].decode()
    for ligne in lignes:
        assert ligne in pilotage
        pilotage = pilotage.replace(ligne, "")
    return comprendre(FICHIERS | {"pilotage.yml": pilotage.encode()})


def test_le_courriel_vient_avant_le_telephone_et_github_en_dernier(site):
    for adresse in set(site.pages()) - {"/404.html"}:
        [courriel, *telephones, formulaire, correction] = liens(site.page(adresse))
        assert courriel.startswith("mailto:maire@haillicourt.fr?"), adresse
        assert telephones == ["tel:+33625788970", "tel:+33321520481"], adresse
        assert formulaire.startswith(f"{DEPOT}/issues/new?template="), adresse
        assert correction.startswith(f"{DEPOT}/edit/main/"), adresse


@pytest.mark.parametrize(
    ("adresse", "titre"),
    [
        ("/quartiers/le-haut-d-houdain/", "Le Haut d'Houdain"),
        ("/", "Accueil"),
        ("/mentions-legales/", "Mentions légales"),
    ],
)
def test_le_message_dit_deja_de_quelle_page_on_parle(site, adresse, titre):
    [lien] = liens(site.page(adresse), "mailto:")
    destinataires, champs = lire_mailto(lien)
    assert destinataires == "maire@haillicourt.fr"
    assert champs["subject"].replace("’", "'") == f"Contrat de ville d'Haillicourt : erreur sur la page « {titre} »"
    assert [ligne.replace("’", "'") for ligne in champs["body"].split("\r\n")] == [
        f"Page : {titre}",
        f"Adresse : {ADRESSE_PUBLIQUE}{adresse.lstrip('/')}",
        "",
        "Ce qui ne va pas :",
        "",
    ]


def test_github_est_dit_avec_compte_et_gratuit(site):
    [sans_compte, avec_compte] = site.page("/quartiers/").select("main .corriger")
    assert "GitHub" not in texte(sans_compte)
    assert texte(avec_compte).startswith("Avec un compte GitHub, gratuit :")


def test_la_page_introuvable_laisse_le_lecteur_dire_l_adresse(site):
    [courriel, *_, formulaire] = liens(site.page("/404.html"))
    _, champs = lire_mailto(courriel)
    assert champs["subject"] == "Contrat de ville d'Haillicourt : page introuvable"
    assert champs["body"] == "Adresse : \r\n\r\nCe qui ne va pas :\r\n"
    assert formulaire == f"{DEPOT}/issues/new?template=signaler-une-erreur.yml"


def test_un_lien_mailto_code_tout_ce_que_le_rfc_6068_demande():
    lien = mailto(["a+b@exemple.fr", "50%@exemple.fr"], "Été & hiver ?", "ligne 1\r\n#2 = « à »")
    assert lien == (
        "mailto:a%2Bb@exemple.fr,50%25@exemple.fr?subject=%C3%89t%C3%A9%20%26%20hiver%20%3F"
        "&body=ligne%201%0D%0A%232%20%3D%20%C2%AB%20%C3%A0%20%C2%BB"
    )
    assert lire_mailto(lien) == (
        "a+b@exemple.fr,50%@exemple.fr",
        {"subject": "Été & hiver ?", "body": "ligne 1\r\n#2 = « à »"},
    )


def test_deux_referents_recoivent_le_meme_message(tmp_path):
    contrat = lire_copie(
        HAILLICOURT, tmp_path, "pilotage.yml", "    telephone: 03 21 52 04 81", "    courriel: deux@exemple.fr"
    )
    assert signalement(contrat, Edition(), "Site").courriel.startswith("mailto:maire@haillicourt.fr,deux@exemple.fr?")


@pytest.mark.parametrize(
    ("absents", "depot", "moyens"),
    [
        ((), DEPOT, (True, True, True)),
        ((COURRIEL,), DEPOT, (False, True, True)),
        ((TELEPHONE,), DEPOT, (True, False, True)),
        ((COURRIEL, TELEPHONE), DEPOT, (False, False, True)),
        ((COURRIEL, TELEPHONE), "", (False, False, False)),
    ],
)
def test_ce_qui_n_est_pas_connu_n_est_pas_propose(absents, depot, moyens):
    assert tuple(map(bool, signalement(contrat_sans(*absents), Edition(depot=depot), "Site", "Accueil"))) == moyens


def test_sans_adresse_connue_le_message_ne_dit_que_le_titre():
    _, champs = lire_mailto(signalement(comprendre(FICHIERS), Edition(), "Site", "Accueil").courriel)
    assert champs["body"] == "Page : Accueil\r\n\r\nCe qui ne va pas :\r\n"


@pytest.mark.lent
def test_sans_depot_et_sans_contact_aucune_page_ne_propose_de_lien_mort(tmp_path):
    projet = copier_projet(tmp_path / "projet", EXEMPLEVILLE, "d'Exempleville")
    pilotage = projet / "data" / "pilotage.yml"
    pilotage.write_bytes(abimer("pilotage.yml", COURRIEL + TELEPHONE, ""))
    site = construire(projet, tmp_path / "site", DOCUMENTS="false")
    assert [adresse for adresse in site.adresses() if site.page(adresse).select(".corriger")] == []
    for adresse in site.pages():
        assert [texte(p) for p in site.page(adresse).footer.select("p:not(:has(a))") if "Code du site" in texte(p)]


PARTAGE = "/quartiers/les-maquettes/"  # l'ancienne adresse de deux quartiers : aucune fiche ne la fait


@pytest.mark.lent
def test_sur_une_autre_forge_et_sans_courriel_il_reste_le_telephone_et_le_formulaire(tmp_path):
    projet = copier_projet(tmp_path / "projet", EXEMPLEVILLE, "d'Exempleville")
    (projet / "data" / "pilotage.yml").write_bytes(abimer("pilotage.yml", COURRIEL, ""))
    depot = "https://forge.example/exemple/contrat"
    site = construire(projet, tmp_path / "site", DOCUMENTS="false", SITE_URL=ADRESSE_PUBLIQUE, DEPOT_URL=f"{depot}/")
    for adresse in set(site.pages()) - {"/404.html"}:
        [telephone, formulaire, *corrections] = liens(site.page(adresse))
        assert [c.startswith(f"{depot}/edit/main/") for c in corrections] == [True] * (adresse != PARTAGE), adresse
        assert telephone == "tel:+33353010001", adresse
        assert formulaire.startswith(f"{depot}/issues/new?template="), adresse
        assert site.page(adresse).select('meta[property^="og:image"], meta[name^="twitter:"]') == [], adresse
