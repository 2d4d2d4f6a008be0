"""Les ancres que les scripts ajoutent à une page : aucun identifiant des données ne peut en prendre le nom."""

from macros.lecture.ancres import est_reservee


def test_les_ancres_que_cree_la_recherche_sont_reservees(ouvrir):
    page = ouvrir()
    ecrites = set(page.locator("[id]").evaluate_all("(elements) => elements.map(({ id }) => id)"))
    page.get_by_role("button", name="Rechercher").click()
    page.get_by_role("searchbox").fill("oiseaux")
    page.get_by_role("dialog").get_by_role("link").first.wait_for()
    creees = set(page.locator("[id]").evaluate_all("(elements) => elements.map(({ id }) => id)")) - ecrites

    assert "recherche-champ" in creees
    assert [ancre for ancre in creees if not est_reservee(ancre)] == []
