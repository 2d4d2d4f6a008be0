"""Ce qui lie les nouvelles aux fiches, aux instances et aux dates, quand cela tient à plusieurs fichiers."""

import pytest

from macros.histoire.versions import lire_version
from macros.lecture import comprendre
from macros.modele.suivi import AUTREMENT_DITS, CONSTATS, ETATS
from tests.outils.donnees import QUARTIER, TOUS_LES_FICHIERS, abimer, fautes_dites

AUTRE = "quartiers/les-epreuves.yml"
DE_2025 = "suivi/2025.yml"
NOUVELLE = """\
- date: 2025-04-01
  engagement: {}
  etat: en cours
  source: Compte rendu du 1er avril 2025
"""
LONG = "Ouvrir une permanence de soins dans le quartier, le lundi, avec {}"
IDENTIFIANT = "ouvrir-une-permanence-de-soins-dans-le-quartier"


def nouvelle(engagement="demarches--un-ordinateur-en-mairie", **cles):
    return NOUVELLE.format(engagement) + "".join(f"  {cle}: {valeur}\n" for cle, valeur in cles.items())


def dire(*nouvelles, **autres):
    """Les fautes de la commune inventée, avec ces seules nouvelles en 2025 et d'autres fichiers changés."""
    sans = {nom: octets for nom, octets in TOUS_LES_FICHIERS.items() if not nom.startswith("suivi/2025")}
    return fautes_dites(sans | {DE_2025: "".join(nouvelles or [nouvelle()]).encode()} | autres)


def quartiers(*textes):
    """Autant de quartiers que de ``textes``, qui l'ont chacun pour objectif."""
    fiche = TOUS_LES_FICHIERS[AUTRE].decode().partition("objectifs:")[0]
    noms = [f"quartier-{rang}" for rang in "abcdefgh"][: len(textes)]
    return {
        f"quartiers/{nom}.yml": fiche.replace("Les Épreuves", nom).replace("code: QP000002\n", "").encode()
        + f"objectifs:\n  acces-soins:\n    - {texte}\n".encode()
        for nom, texte in zip(noms, textes, strict=True)
    }


def lieux(dites):
    return [dite.split(":")[0].removeprefix("data/quartiers/") for dite in dites]


def test_deux_quartiers_dont_les_textes_commencent_pareil_n_ont_pas_le_meme_engagement():
    dites = dire(**quartiers(LONG.format("la caisse"), LONG.format("l'hôpital")))

    assert lieux(dites) == ["quartier-a.yml", "quartier-b.yml"]
    assert dites[0].endswith(
        f": identifiant déjà pris : « {IDENTIFIANT} » est aussi celui de data/quartiers/quartier-b.yml:14, dont le "
        f"texte diffère : gardez-en un seul, ou donnez à l'un des deux un autre id, comme "
        f'{{texte: "{LONG.format("la caisse")}", id: {IDENTIFIANT}-caisse}}'
    )


def test_le_texte_que_disent_le_plus_de_quartiers_garde_son_identifiant():
    dites = dire(**quartiers(*[LONG.format("la caisse")] * 3, LONG.format("l'hôpital")))

    assert lieux(dites) == ["quartier-d.yml"]


@pytest.mark.parametrize(
    "autre", [LONG.format("la caisse."), LONG.format("la CAISSE"), "'" + LONG.format("la caisse") + "'"]
)
def test_des_textes_qui_ont_les_memes_mots_font_le_meme_engagement(autre):
    assert dire(**quartiers(LONG.format("la caisse"), autre)) == []


def test_un_identifiant_ecrit_reunit_deux_textes_et_en_separe_deux():
    reunis = quartiers("Ouvrir un cabinet", "{texte: Ouvrir un lieu, id: ouvrir-un-cabinet}")
    separes = quartiers(LONG.format("la caisse"), f"{{texte: '{LONG.format('son école')}', id: avec-son-ecole}}")

    assert dire(**reunis) == dire(**separes) == []


def test_ce_que_propose_une_faute_la_repare():
    fautifs = quartiers(LONG.format("la caisse"), LONG.format("l'hôpital"))
    ecriture = dire(**fautifs)[0].rpartition(", comme ")[2]

    assert dire(**fautifs | quartiers(ecriture)) == []


def test_un_ancien_nom_de_quartier_dit_celui_d_aujourd_hui():
    renomme = {AUTRE: TOUS_LES_FICHIERS[AUTRE] + b"anciens_noms: [la-gare]\n"}

    [dite] = dire(nouvelle(quartiers="[la-gare]"), **renomme)
    assert dite.endswith(
        "5:15: quartier inconnu : « la-gare » : il s'appelle maintenant « les-epreuves », écrivez ce nom"
    )


def test_sans_aucune_instance_on_dit_ou_en_declarer_une():
    pilotage = TOUS_LES_FICHIERS["pilotage.yml"].decode().partition("\ninstances:")[0].encode()
    constat = nouvelle(par="conseil-citoyen", constat="constaté", texte="Vu.").replace("  etat: en cours\n", "")

    [dite] = dire(constat, **{"pilotage.yml": pilotage})
    assert dite.endswith(
        ": instance inconnue : « conseil-citoyen » : déclarez-la sous « instances » dans data/pilotage.yml, "
        "avec « id » et « nom »"
    )


@pytest.mark.parametrize(
    ("ancien", "nouveau"),
    [
        ("objectifs:", "objectif:"),
        ("  demarches:\n", "  démarches:\n"),
        ("    - Ouvrir une permanence, dès que possible\n", "    - {text: Ouvrir une permanence}\n"),
        ("    - Ouvrir une permanence, dès que possible\n", "    - *permanence\n"),
        ("    - Ouvrir une permanence, dès que possible\n", "    -Ouvrir une permanence\n"),
    ],
)
def test_une_fiche_mal_lue_n_accuse_pas_les_nouvelles(ancien, nouveau):
    fichiers = TOUS_LES_FICHIERS | {QUARTIER: abimer(QUARTIER, ancien, nouveau)}

    assert {dite.split(":")[0] for dite in fautes_dites(fichiers)} == {f"data/{QUARTIER}"}


@pytest.mark.parametrize(("fichier", "texte"), [("pilotage.yml", b"referents: [\n"), ("strategie.yml", b"enjeux: [\n")])
def test_un_fichier_commun_mal_lu_n_accuse_pas_les_nouvelles(fichier, texte):
    dites = fautes_dites(TOUS_LES_FICHIERS | {fichier: texte})

    assert {dite.split(":")[0] for dite in dites} == {f"data/{fichier}"}


def test_deux_fichiers_ne_disent_pas_deux_etats_le_meme_jour():
    dites = dire(**{"suivi/2025-b.yml": nouvelle(quartiers="[les-essais]").replace("en cours", "fait").encode()})

    assert [dite.split(": ")[0] for dite in dites] == ["data/suivi/2025-b.yml:3:9", "data/suivi/2025.yml:3:9"]
    assert dites[0].endswith("(l'autre : data/suivi/2025.yml:1) : gardez-en un, ou corrigez une date")


def test_le_meme_jour_deux_quartiers_une_instance_et_la_commune_disent_chacun_le_leur():
    constat = nouvelle(par="conseil-citoyen", constat="pas constaté", texte="Pas vu.").replace("  etat: en cours\n", "")
    autre = nouvelle(quartiers="[les-epreuves]").replace("en cours", "prévu")

    assert dire(nouvelle(quartiers="[les-essais]"), autre, constat) == []


def test_le_meme_engagement_inconnu_se_conseille_partout():
    dites = dire(
        *[nouvelle("demarches--un-ordinateur-en-marie", quartiers=q) for q in ("[les-essais]", "[les-epreuves]")]
    )

    assert [dite for dite in dites if "vouliez-vous dire « demarches--un-ordinateur-en-mairie » ?" in dite] == dites
    assert len(dites) == 2


def test_ce_que_propose_un_engagement_reformule_rend_ses_nouvelles():
    reformule = abimer(QUARTIER, "Ouvrir une permanence, dès que possible", "Tenir une permanence : un jour par mois")
    reformule = reformule.replace(
        b"- Tenir une permanence : un jour par mois", b"- 'Tenir une permanence : un jour par mois'"
    )
    fichiers = TOUS_LES_FICHIERS | {QUARTIER: reformule}
    dites = fautes_dites(fichiers)
    ecriture = dites[0].rpartition("gardez-y son identifiant : ")[2]
    repare = reformule.replace(b"'Tenir une permanence : un jour par mois'", ecriture.encode())

    assert {dite.split(":")[0] for dite in dites} == {"data/suivi/2024.yml", "data/suivi/2025.yml"}
    assert "si ses mots ont changé dans data/quartiers/les-essais.yml:31" in dites[0]
    contrat = comprendre(fichiers | {QUARTIER: repare})
    assert contrat.engagements["acces-soins--ouvrir-une-permanence-des-que-possible"].texte == (
        "Tenir une permanence : un jour par mois"
    )


def test_une_commune_sans_nouvelle_et_sans_quartier_n_accuse_pas_ses_instances():
    sans = {nom: octets for nom, octets in TOUS_LES_FICHIERS.items() if not nom.startswith(("suivi/", "quartiers/"))}

    assert [dite.split(":")[0] for dite in fautes_dites(sans)] == ["data/quartiers"]


def test_une_nouvelle_peut_etre_du_jour_de_la_signature():
    du_jour = nouvelle().replace("2025-04-01", "2024-07-01").encode()

    assert dire(**{"suivi/2024-signature.yml": du_jour}) == []
    assert len(dire(**{"suivi/2024-signature.yml": du_jour.replace(b"07-01", b"06-30")})) == 1


def test_deux_corrections_peuvent_dire_la_meme_chose_a_deux_dates():
    corrections = "".join(f"\n    - {{date: 2025-05-0{rang}, texte: Le jour était faux.}}" for rang in (1, 2))

    assert dire(nouvelle(corrections=corrections)) == []


def test_un_objectif_qui_a_deja_son_identifiant_n_a_pas_change_de_mots():
    [dite] = dire(nouvelle("demarches--un-bus-vers-la-mairie"))

    assert "(vouliez-vous dire « demarches--un-minibus-vers-la-mairie » ?)" in dite
    assert "Un car vers la mairie" not in dite


def test_une_version_deja_publiee_se_lit_meme_si_ses_engagements_se_confondent():
    """Les identifiants sont venus après elle : l'en accuser effacerait du journal tout ce qui la précède."""
    fichiers = TOUS_LES_FICHIERS | quartiers(LONG.format("la caisse"), LONG.format("l'hôpital"), "Помощь")
    octets = {str(rang): contenu for rang, contenu in enumerate(fichiers.values())}
    version = [(nom, str(rang)) for rang, nom in enumerate(fichiers)]

    assert len(fautes_dites(fichiers)) == 3
    assert len(lire_version(version, octets).quartiers) == 5


@pytest.mark.parametrize(
    ("cite", "voulu"),
    [
        ("Un café des parents", "parentalite--un-cafe-des-parents"),
        ("Un car vers la mairie, le mercredi", "demarches--un-minibus-vers-la-mairie"),
        ("parentalite--un-ordinateur-en-mairie", "demarches--un-ordinateur-en-mairie"),
        ("acces-soins--Un ordinateur, en mairie", "demarches--un-ordinateur-en-mairie"),
    ],
)
def test_les_mots_d_un_engagement_ou_un_autre_sous_objectif_disent_son_identifiant(cite, voulu):
    [dite] = dire(nouvelle(cite))

    assert dite.endswith(f" (vouliez-vous dire « {voulu} » ?)")


@pytest.mark.parametrize(
    ("ancien", "nouveau"),
    [("  - id: conseil-citoyen\n    nom", "  - nom"), ("id: conseil-citoyen", "id: Conseil citoyen")],
)
def test_une_instance_mal_declaree_n_accuse_pas_ses_nouvelles(ancien, nouveau):
    dites = fautes_dites(TOUS_LES_FICHIERS | {"pilotage.yml": abimer("pilotage.yml", ancien, nouveau)})

    assert [dite.split(":")[0] for dite in dites] == ["data/pilotage.yml"]


def test_une_instance_d_un_quartier_inconnu_n_accuse_pas_ses_nouvelles():
    pilotage = abimer("pilotage.yml", "quartiers: [les-epreuves]", "quartiers: [Les Épreuves]")
    [dite] = fautes_dites(TOUS_LES_FICHIERS | {"pilotage.yml": pilotage})

    assert "quartier inconnu : « Les Épreuves » (vouliez-vous dire « les-epreuves » ?)" in dite


@pytest.mark.parametrize("tiret", ["", "-", "– ", "• ", "  "])
@pytest.mark.parametrize("commentaire", ["", "  # le jour du fait"])
def test_un_fichier_sans_tiret_le_dit_une_fois_a_son_debut(tiret, commentaire):
    ecrite = nouvelle().replace("- date: 2025-04-01", f"# Un commentaire\n{tiret}date: 2025-04-01{commentaire}")
    [dite] = dire(ecrite)

    assert dite.split(":")[1] == "2"
    assert dite.endswith(
        ": ce fichier est une liste : faites commencer chaque nouvelle par un tiret et un espace, « - date: … »"
    )


def test_un_diese_devant_un_identifiant_se_dit_a_sa_place():
    [dite] = dire(nouvelle("'#demarches--un-ordinateur-en-mairie'").replace("'", ""))

    assert dite == (
        "data/suivi/2025.yml:2:15: tout ce qui suit « # » serait perdu : supprimez ce signe, ou mettez le texte entre "
        "guillemets droits"
    )


@pytest.mark.parametrize(
    ("ecrit", "voulu"),
    [
        *(("Fait", "fait"), ("prevu", "prévu"), ("en-cours", "en cours"), ("ABANDONNÉ", "abandonné")),
        *(("terminé", "fait"), ("Réalisée", "fait"), ("suspendu", "en pause"), ("commencé", "en cours")),
    ],
)
def test_un_etat_dit_autrement_donne_celui_qu_il_faut_ecrire(ecrit, voulu):
    [dite] = dire(nouvelle().replace("en cours", ecrit))

    assert dite.endswith(f"« {ecrit} » n'est pas possible ici : écrivez « {voulu} »")


def test_ce_qui_se_dit_autrement_donne_un_etat_ou_un_constat():
    assert {*AUTREMENT_DITS.values()} <= {*ETATS, *CONSTATS}
    assert not {*AUTREMENT_DITS} & {*ETATS, *CONSTATS}


def test_une_nouvelle_collee_deux_fois_se_dit_une_fois():
    dites = dire(nouvelle(), nouvelle(), nouvelle(quartiers="[les-essais]").replace("04-01", "04-02"))

    assert dites == [
        "data/suivi/2025.yml:5:3: la même nouvelle est écrite deux fois (l'autre : data/suivi/2025.yml:1) : supprimez "
        "celle-ci"
    ]


def test_un_texte_a_deux_points_entre_accolades_se_dit_a_ses_deux_points():
    en_long = "- {texte: Un ordinateur : en mairie, id: un-ordinateur-en-mairie}"
    fiche = TOUS_LES_FICHIERS[QUARTIER].replace(b"- Un ordinateur en mairie", en_long.encode())
    [dite] = fautes_dites(TOUS_LES_FICHIERS | {QUARTIER: fiche})

    assert dite.endswith(":36:29: un texte qui contient « : » se met entre guillemets droits")
