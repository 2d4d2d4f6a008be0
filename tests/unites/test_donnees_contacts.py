"""Le carnet : un téléphone y lit les référents, et rien que la source ne dise."""

import re

import pytest
import vobject

from macros.donnees import exports
from macros.edition import Edition
from macros.modele.referent import Referent
from tests.outils.exports import COMMUNE, COMMUNES, EDITION
from tests.outils.projet import ADRESSE_PUBLIQUE, texte

FICTIVE = Referent(
    prenom="Maé; dite, l'Exemple",
    nom="Modèle\\Néant",
    fonction="Référente, à l'essai",
    qualite="Une qualité si longue qu'elle déborde de la ligne : coordinatrice fictive des éléments inventés de Mötley",
)


def carnet(contrat, edition=EDITION):
    return exports(contrat, edition)["donnees/contacts.vcf"]


def fiches(contrat, edition=EDITION):
    """Les fiches, lues par une bibliothèque qui n'est pas la nôtre."""
    return list(vobject.readComponents(carnet(contrat, edition).decode()))


def avec(referent):
    pilotage = COMMUNE.pilotage.model_copy(update={"referents": (referent,)})
    return COMMUNE.model_copy(update={"pilotage": pilotage})


def valeur(fiche, nom):
    """Le seul contenu de ce nom, ou rien."""
    return getattr(fiche, nom).value if nom in fiche.contents else None


@pytest.mark.parametrize("contrat", COMMUNES.values(), ids=COMMUNES)
def test_chaque_referent_a_sa_fiche(contrat):
    lues = fiches(contrat)

    assert [(f.fn.value, f.n.value.family, f.n.value.given, f.title.value, f.role.value) for f in lues] == [
        (r.nom_complet, r.nom, r.prenom, r.qualite, r.fonction) for r in contrat.pilotage.referents
    ]
    assert [(valeur(f, "tel"), valeur(f, "email")) for f in lues] == [
        (r.telephone, r.courriel) for r in contrat.pilotage.referents
    ]


@pytest.mark.parametrize("contrat", COMMUNES.values(), ids=COMMUNES)
def test_un_numero_s_y_compose_tel_quel(contrat):
    """Pas de « tel: » devant : des téléphones le prendraient pour une partie du numéro."""
    numeros = re.findall(r"(?m)^TEL[^:]*:(.*)\r$", carnet(contrat).decode())

    assert numeros
    assert all(re.fullmatch(r"\+33[0-9]{9}", numero) for numero in numeros)


@pytest.mark.parametrize("contrat", COMMUNES.values(), ids=COMMUNES)
def test_chaque_referent_a_aussi_son_fichier_et_le_carnet_les_reunit(contrat):
    publies = exports(contrat, EDITION)
    cartes = [contenu for chemin, contenu in publies.items() if chemin.startswith("donnees/contacts/")]

    assert len(cartes) == len(contrat.pilotage.referents)
    assert b"".join(cartes) == carnet(contrat)


def test_une_carte_porte_le_nom_de_la_fonction_et_la_garde_quand_la_personne_change():
    [referent] = COMMUNE.pilotage.referents
    remplacant = referent.model_copy(update={"prenom": "Alix", "nom": "Modèle"})
    homonymes = COMMUNE.pilotage.model_copy(update={"referents": (referent, remplacant)})

    assert [*COMMUNE.pilotage.cartes] == [*avec(remplacant).pilotage.cartes] == ["contacts/referente-communale.vcf"]
    assert homonymes.cartes == {
        "contacts/referente-communale.vcf": referent,
        "contacts/referente-communale-2.vcf": remplacant,
    }


def test_une_fonction_sans_lettre_latine_a_quand_meme_sa_carte():
    assert [*avec(FICTIVE.model_copy(update={"fonction": "参照"})).pilotage.cartes] == ["contacts/referent.vcf"]


def test_la_page_offre_la_carte_de_chacun(site):
    page = site.page("/pilotage/")
    liens = page.select(".contacts .a-ajouter a")

    assert [lien["href"] for lien in liens] == [
        "../donnees/contacts/referent-communal-elu.vcf",
        "../donnees/contacts/referent-communal-technicien.vcf",
    ]
    assert len({texte(lien) for lien in liens}) == len(liens)  # hors contexte aussi, chacun dit de qui
    assert all((site.dossier / "pilotage" / lien["href"]).is_file() for lien in liens)


def test_une_fiche_dit_ou_travaille_la_personne_et_ou_est_le_site():
    [fiche] = fiches(COMMUNE)

    assert fiche.version.value == "3.0"
    assert fiche.org.value == ["Commune d'Exempleville"]
    assert fiche.url.value == ADRESSE_PUBLIQUE
    assert fiche.rev.value == "2024-07-09T00:00:00Z"
    assert fiche.tel.params == {"TYPE": ["WORK", "VOICE"]}


def test_ce_que_l_on_ne_sait_pas_n_est_pas_dans_la_fiche():
    [fiche] = fiches(avec(FICTIVE), Edition())

    assert sorted(fiche.contents) == ["fn", "n", "org", "role", "title", "uid", "version"]


def test_un_signe_de_la_norme_dans_un_texte_reste_un_texte():
    [fiche] = fiches(avec(FICTIVE))

    assert fiche.fn.value == FICTIVE.nom_complet
    assert (fiche.n.value.family, fiche.n.value.given) == (FICTIVE.nom, FICTIVE.prenom)
    assert fiche.title.value == FICTIVE.qualite
    assert fiche.role.value == FICTIVE.fonction


def test_les_lignes_suivent_la_norme():
    contenu = carnet(avec(FICTIVE))
    lignes = contenu.split(b"\r\n")

    assert lignes[:2] == [b"BEGIN:VCARD", b"VERSION:3.0"]
    assert lignes[-2:] == [b"END:VCARD", b""]
    assert b"\n" not in contenu.replace(b"\r\n", b"")
    assert max(map(len, lignes)) <= 75
    assert [ligne for ligne in lignes if ligne.startswith(b" ")]
    assert all(ligne.decode() == ligne.decode(errors="replace") for ligne in lignes)


def test_une_fiche_garde_son_identifiant_quand_le_telephone_change():
    [referent] = COMMUNE.pilotage.referents
    [avant] = fiches(COMMUNE)
    [apres] = fiches(avec(referent.model_copy(update={"telephone": "+33353010002"})), Edition())
    [autre] = fiches(avec(FICTIVE))

    assert avant.uid.value == apres.uid.value != autre.uid.value
    assert avant.uid.value.startswith("urn:uuid:")
