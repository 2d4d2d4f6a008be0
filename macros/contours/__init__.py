"""« make contours » : périmètres officiels et communes, pris à leur source, simplifiés, écrits dans ``data/``."""
