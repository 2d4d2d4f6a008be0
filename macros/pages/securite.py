"""Ce qu'une page du site a le droit de charger."""

# Ni script ni style en ligne, aucun autre site : https://www.w3.org/TR/CSP3/
POLITIQUE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
