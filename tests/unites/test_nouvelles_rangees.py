"""Les nouvelles d'un engagement dans un quartier : les siennes et celles de tous, dans l'ordre."""

from datetime import date

from macros.modele.avancement import nouvelles_de, ranger
from macros.modele.suivi import Nouvelle


def nouvelle(jour, *quartiers, engagement="soins--ouvrir-un-lieu"):
    return Nouvelle(
        date=date(2025, 1, jour), engagement=engagement, quartiers=quartiers, etat="en cours", source="Avis d'essai"
    )


PARTOUT, DU_PARC, DES_DEUX, D_AILLEURS = (
    nouvelle(4),
    nouvelle(3, "le-parc"),
    nouvelle(2, "le-parc", "la-mare"),
    nouvelle(1, "la-mare"),
)
AUTRE = nouvelle(5, engagement="soins--former-une-equipe")
SUIVI = ranger((AUTRE, PARTOUT, DU_PARC, DES_DEUX, D_AILLEURS))


def test_un_quartier_a_les_siennes_et_celles_de_tous_la_plus_recente_d_abord():
    assert nouvelles_de(SUIVI, "soins--ouvrir-un-lieu", "le-parc") == (PARTOUT, DU_PARC, DES_DEUX)
    assert nouvelles_de(SUIVI, "soins--ouvrir-un-lieu", "la-mare") == (PARTOUT, DES_DEUX, D_AILLEURS)
    assert nouvelles_de(SUIVI, "soins--former-une-equipe", "le-parc") == (AUTRE,)


def test_celle_de_tous_garde_sa_place_entre_celles_d_un_quartier():
    suivi = ranger((DU_PARC, nouvelle(3), nouvelle(1, "le-parc")))

    assert [n.date.day for n in nouvelles_de(suivi, "soins--ouvrir-un-lieu", "le-parc")] == [3, 3, 1]
    assert [n.quartiers for n in nouvelles_de(suivi, "soins--ouvrir-un-lieu", "le-parc")] == [
        ("le-parc",),
        (),
        ("le-parc",),
    ]


def test_sans_nouvelle_il_n_y_en_a_aucune():
    assert nouvelles_de(SUIVI, "soins--tenir-un-stand", "le-parc") == ()
