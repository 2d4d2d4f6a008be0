# Toutes les commandes du projet. « make » seul les énumère.
.DEFAULT_GOAL := aide
PYTHON ?= python3
BIN := .venv/bin
DEPUIS ?= HEAD
PORT ?= 8000
# Les tests se partagent entre les cœurs ; un fichier reste entier, avec le site qu'il construit.
PARTAGE ?= --numprocesses auto --maxprocesses 4 --dist loadfile
export NO_MKDOCS_2_WARNING := 1
# Sans ce que Python garde de compilé, chaque processus des tests recompilerait tout.
test test-rapide: export PYTHONDONTWRITEBYTECODE :=

# Un environnement déplacé, ou laissé par une mise à jour de Python, se refait.
$(shell [ ! -d .venv ] || sh .ci/environnement-a-refaire)

.PHONY: adresses aide bench serve build check test test-rapide lint lock mesures valider-html changements apercu portee pages contours contrat quartier mise-a-jour proposer-verrous garder-contours proposer-contours

aide: ## énumère les commandes
	@sed -nE 's/^([a-z-]+):.*## (.*)/make \1 : \2/p' $(MAKEFILE_LIST)

serve: .venv/site ## sert le site sur http://127.0.0.1:8000 et le reconstruit à chaque enregistrement (make serve PORT=8010)
	@$(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

build: .venv/site ## construit le site dans site/, sans tolérer d'avertissement
	@$(BIN)/mkdocs build --strict

check: .venv/site ## vérifie data/ et docs/, affiche tout ce qu'il faut corriger, et que le site se construit
	@$(BIN)/python -m macros check --construire

changements: .venv/site ## dit ce que les données changent pour les lecteurs (make changements DEPUIS=origin/main)
	@$(BIN)/python -m macros changements -- "$(DEPUIS)"

contours: .venv/site ## prend à leur source les périmètres des quartiers et les contours des communes (data/contours/)
	@$(BIN)/python -m macros contours

quartier: .venv/site ## écrit la fiche à compléter d'un nouveau quartier (make quartier nom="Cité du Parc")
	@$(BIN)/python -m macros quartier -- "$$nom"

contrat: .venv/site ## commence les données d'un autre contrat (make contrat, ou make contrat nom="Exempleville" sorte=commune…)
	@$(BIN)/python -m macros contrat --nom="$$nom" --sorte="$$sorte" --periode="$$periode" --niveaux="$$niveaux"

mise-a-jour: .venv/bin/python ## reprend le code d'une version plus récente, sans toucher à vos données (make mise-a-jour VERSION=1.1.0)
	@$(BIN)/python .ci/mise_a_jour "$$VERSION" "$$AMONT" "$$GARDER"

adresses: .venv/tests ## promet les adresses que le code ajoute au site de la commune des tests
	@$(BIN)/python -m tests.outils.adresses

apercu: .venv/site ## construit dans apercu/ un site qui s'ouvre sans serveur
	@$(BIN)/mkdocs build --strict --no-directory-urls --site-dir apercu

portee: ## dit si l'on touche au code, ou seulement à data/ et à docs/ (make portee DEPUIS=origin/main)
	@if git diff --quiet "$(DEPUIS)" -- . ':!data' ':!docs'; then echo code=non; else echo code=oui; fi

pages: ## dit si GitHub Pages attend le site (robot de publication)
	@sh .ci/verifier-pages

test: .venv/tests .venv/navigateur lint ## joue tous les tests, navigateur compris
	$(BIN)/pytest $(PARTAGE)

test-rapide: .venv/tests ## joue les tests rapides, sans navigateur ni construction d'autres sites
	$(BIN)/pytest $(PARTAGE) -m "not lent and not navigateur"

mesures: .venv/tests .venv/navigateur ## affiche le poids des pages, leurs lignes à toutes les largeurs, le délai de l'aperçu, et balaie tout le site avec axe
	$(BIN)/python -m tests.mesures.serveur
	$(BIN)/python -m tests.mesures.journal
	$(BIN)/python -m tests.mesures.largeurs
	$(BIN)/python -m tests.mesures.pages

bench: .venv/tests ## compare le site à Material seul, de trois à mille six cents quartiers (make bench QUARTIERS="3 25")
	@$(BIN)/python -m tests.mesures.banc $(QUARTIERS)

valider-html: build ## passe le site au validateur du W3C (make valider-html VNU=chemin/vers/vnu.jar)
	java -jar "$(VNU)" --errors-only --skip-non-html site

lint: .venv/tests ## vérifie le style et les types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# MAJ=1 prend les versions les plus récentes ; sans lui, seul ce que change pyproject.toml bouge.
VERROUILLER = $(BIN)/uv pip compile --quiet $(if $(MAJ),$(if $(filter 1,$(MAJ)),--upgrade,$(error écrivez MAJ=1, ou rien))) \
  --universal --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

lock: .venv/tests ## recalcule les versions verrouillées à partir de pyproject.toml (make lock MAJ=1 : les plus récentes)
	$(VERROUILLER) --output-file requirements.txt pyproject.toml
	$(VERROUILLER) --constraints requirements.txt --group tests --output-file tests/requirements.txt pyproject.toml

proposer-verrous: ## pousse une branche avec les versions verrouillées qui viennent de changer (robot mensuel)
	@$(PYTHON) .ci/proposer_verrous.py

garder-contours: ## garde dans contours.patch ce que « make contours » vient de changer (robot mensuel)
	@git add --all
	@git diff --cached --binary -- data/contours > contours.patch

proposer-contours: ## pousse une branche avec les contours que garde contours.patch (robot mensuel)
	@$(PYTHON) .ci/proposer_contours.py

.venv/bin/python:
	@sh .ci/creer-environnement "$(PYTHON)"

.venv/site: requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	@touch $@

.venv/tests: tests/requirements.txt .venv/site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement tests/requirements.txt
	@touch $@

.venv/navigateur: .ci/installer-navigateur | .venv/tests
	@sh .ci/installer-navigateur
	@touch $@
