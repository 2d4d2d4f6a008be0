"""Les pages que promet le site de la commune signée."""

ADRESSES = [
    "/",
    "/quartiers/",
    "/quartiers/le-centre/",
    "/quartiers/le-haut-d-houdain/",
    "/quartiers/cite-des-oiseaux/",
    "/enjeux/",
    "/enjeux/habitants-fragiles/",
    "/enjeux/emancipation/",
    "/enjeux/transitions/",
    "/suivi/",
    "/pilotage/",
    "/convention/",
    "/glossaire/",
    "/journal/",
    "/donnees/",
    "/contribuer/",
    "/accessibilite/",
    "/mentions-legales/",
    "/plan-du-site/",
    "/404.html",
]
