"""La réserve : rien ne se refait sans raison, rien de périmé n'en sort."""

import os
from dataclasses import dataclass, field

import pytest

from macros import reserve as module
from macros.documents import composer_documents, impression, preparer_documents
from macros.edition import Edition
from macros.pages.environnement import environnement
from macros.reserve import Reserve
from tests.outils.code import imports, modules_importes
from tests.outils.projet import HAILLICOURT, lire_copie

imprime = pytest.mark.lent  # les documents se font vraiment
JOUR = 24 * 3600


@dataclass
class Compteur(Reserve):
    """Une réserve qui compte ce qu'elle a dû faire produire."""

    dossier: object
    faits: list[bytes] = field(default_factory=list)

    def garder(self, origine, produire):
        return super().garder(origine, lambda: self.faits.append(origine) or produire())


@pytest.fixture
def reserve(tmp_path):
    return Compteur(tmp_path / "reserve")


def imprimer(contrat, reserve):
    reserve.faits.clear()
    documents = composer_documents(preparer_documents(contrat, Edition()), reserve)
    return documents, len(reserve.faits)


@imprime
def test_ce_qui_est_garde_n_est_pas_refait(contrat, reserve):
    premiers, faits = imprimer(contrat, reserve)
    assert faits == len(premiers) == 8
    assert imprimer(contrat, reserve) == (premiers, 0)


@imprime
def test_un_chiffre_change_ne_refait_que_les_documents_qui_le_disent(contrat, reserve, tmp_path):
    imprimer(contrat, reserve)
    change = lire_copie(HAILLICOURT, tmp_path, "quartiers/le-centre.yml", "surface: 85", "surface: 86")
    _, faits = imprimer(change, reserve)
    assert faits == 2  # sa fiche et le livret ; sa vignette ne dit pas la surface


@imprime
def test_un_gabarit_change_refait_ses_documents(contrat, reserve, monkeypatch):
    imprimer(contrat, reserve)
    monkeypatch.setattr(impression, "empreinte", lambda *fichiers: f"autre {sorted(f.name for f in fichiers)}")
    _, faits = imprimer(contrat, reserve)
    assert faits == 8


def test_un_document_depend_de_tous_les_fichiers_de_son_gabarit():
    employes = {fichier.name for fichier in impression.fichiers_du_gabarit("fiche")}
    assert {"fiche.typ", "quartier.typ", "identite.typ", "relief.svg"} <= employes
    assert impression.empreinte(*impression.fichiers_du_gabarit("fiche")) != impression.empreinte()


@imprime
def test_la_reserve_se_vide_a_tout_moment(contrat, reserve):
    premiers, _ = imprimer(contrat, reserve)
    for fichier in reserve.dossier.iterdir():
        fichier.unlink()
    assert imprimer(contrat, reserve) == (premiers, len(premiers))


def test_un_travail_rate_ne_laisse_rien(reserve):
    def rater():
        raise RuntimeError("raté")

    with pytest.raises(RuntimeError):
        reserve.garder(b"contenu", rater)
    assert reserve.garder(b"contenu", lambda: b"bon") == b"bon"


def test_ce_qui_ne_sert_plus_depuis_trois_mois_est_jete(reserve):
    for nom in (b"vieux", b"recent"):
        reserve.garder(nom, lambda n=nom: n)
    vieux = next(f for f in reserve.dossier.iterdir() if f.read_bytes().endswith(b"vieux"))
    os.utime(vieux, (0, 0))
    reserve.jeter_les_vieux(90 * JOUR)
    assert vieux.exists()
    reserve.jeter_les_vieux(90 * JOUR + 1)
    assert not vieux.exists()
    assert reserve.garder(b"recent", lambda: b"refait") == b"recent"


def test_ce_qui_vient_de_servir_n_est_pas_jete(reserve):
    reserve.garder(b"vieux", lambda: b"vieux")
    [fichier] = reserve.dossier.iterdir()
    os.utime(fichier, (0, 0))
    reserve.garder(b"vieux", lambda: b"refait")
    reserve.jeter_les_vieux(90 * JOUR + 1)
    assert reserve.garder(b"vieux", lambda: b"refait") == b"vieux"


def test_qui_lit_ce_que_l_on_refait_lit_l_ancien_jusqu_au_bout(reserve):
    reserve.garder(b"contenu", lambda: b"bon")
    [fichier] = reserve.dossier.iterdir()
    fichier.write_bytes(b"")
    with fichier.open("rb") as ouvert:
        reserve.garder(b"contenu", lambda: b"refait")
        assert ouvert.read() == b""
    assert [f.read_bytes()[-6:] for f in reserve.dossier.iterdir()] == [b"refait"]


def test_ce_qui_ne_se_jette_pas_n_empeche_rien(reserve):
    (reserve.dossier / "dossier").mkdir(parents=True)
    os.utime(reserve.dossier / "dossier", (0, 0))
    reserve.jeter_les_vieux(90 * JOUR + 1)
    assert (reserve.dossier / "dossier").is_dir()


def test_sans_dossier_rien_n_est_garde():
    assert [Reserve().garder(b"x", lambda v=v: v) for v in (b"1", b"2")] == [b"1", b"2"]
    Reserve().jeter_les_vieux(90 * JOUR + 1)


@pytest.mark.parametrize(
    "abimer",
    [
        lambda _: b"",
        lambda octets: octets[:-1],
        lambda octets: octets[:10],
        lambda octets: octets + b"!",
        lambda octets: octets[:-1] + b"!",
        lambda _: b"un autre document",
    ],
    ids=["vide", "coupe", "presque rien", "rallonge", "un octet change", "remplace"],
)
def test_un_fichier_tronque_ou_change_se_refait_et_ne_sort_jamais(reserve, abimer):
    reserve.garder(b"contenu", lambda: b"bon")
    [fichier] = reserve.dossier.iterdir()
    fichier.write_bytes(abimer(fichier.read_bytes()))
    assert reserve.garder(b"contenu", lambda: b"refait") == b"refait"
    assert reserve.garder(b"contenu", lambda: b"encore") == b"refait"


def test_un_fichier_mis_a_la_place_d_un_autre_se_refait(reserve):
    reserve.garder(b"un", lambda: b"un")
    [un] = reserve.dossier.iterdir()
    garde = un.read_bytes()
    reserve.garder(b"deux", lambda: b"deux")
    [deux] = set(reserve.dossier.iterdir()) - {un}
    deux.write_bytes(garde)
    assert reserve.garder(b"deux", lambda: b"deux") == b"deux"


def test_un_contenu_vide_se_garde_comme_un_autre(reserve):
    assert [reserve.garder(b"vide", lambda v=v: v) for v in (b"", b"autre")] == [b"", b""]


EXECUTENT = {"pickle", "marshal", "shelve", "dill", "joblib"}


def test_rien_de_ce_qui_se_garde_ne_s_execute():
    """Ni objet Python, ni gabarit compilé : qui écrirait dans la réserve n'y gagnerait rien."""
    importes = {nom for fichier in imports() for module in modules_importes(fichier) for nom in module.split(".")}
    assert importes & EXECUTENT == set()
    assert environnement().bytecode_cache is None


def test_un_fichier_a_la_place_du_dossier_n_empeche_rien(tmp_path):
    (tmp_path / "reserve").write_text("")
    reserve = Reserve(tmp_path / "reserve")
    assert reserve.garder(b"contenu", lambda: b"bon") == b"bon"
    reserve.jeter_les_vieux(0)


@imprime
def test_le_code_qui_fait_un_document_entre_dans_son_empreinte(contrat, reserve, monkeypatch, tmp_path):
    imprimer(contrat, reserve)
    autre = tmp_path / "impression.py"
    autre.write_text("# un autre code")
    monkeypatch.setattr(impression, "CODE", autre)
    assert imprimer(contrat, reserve)[1] == 8


@pytest.mark.parametrize("fichier", ["macros/differences/quartiers.py", "requirements.txt"])
def test_le_code_se_reconnait_a_tout_ce_qu_il_emploie(tmp_path, monkeypatch, fichier):
    (tmp_path / fichier).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / fichier).write_text("avant", "utf-8")
    monkeypatch.setattr(module, "RACINE", tmp_path)
    avant = module.empreinte_du_code.__wrapped__()
    (tmp_path / fichier).write_text("après", "utf-8")

    assert module.empreinte_du_code.__wrapped__() != avant


def test_le_code_passe_d_un_fichier_a_l_autre_n_est_plus_le_meme(tmp_path, monkeypatch):
    (tmp_path / "macros").mkdir()
    monkeypatch.setattr(module, "RACINE", tmp_path)
    empreintes = set()
    for un, autre in (("ab", "c"), ("a", "bc")):
        (tmp_path / "macros/un.py").write_text(un, "utf-8")
        (tmp_path / "macros/zero.py").write_text(autre, "utf-8")
        empreintes.add(module.empreinte_du_code.__wrapped__())

    assert len(empreintes) == 2
