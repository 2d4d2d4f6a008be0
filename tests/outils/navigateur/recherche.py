"""La fenêtre de recherche, telle qu'on la trouve dans une page."""

from playwright.sync_api import Page

LE_CENTRE = "quartiers/le-centre/"
OISEAUX = "quartiers/cite-des-oiseaux/"
FRAGILES = "enjeux/habitants-fragiles/"


def champ(page: Page):
    return page.get_by_role("searchbox", name="Rechercher dans le site")


def resultats(page: Page):
    return page.get_by_role("dialog").get_by_role("link")
