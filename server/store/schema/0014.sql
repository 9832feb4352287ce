-- From version 13 to 14: what serves a database is told where that is not what
-- it is shown as.

ALTER TABLE server ADD COLUMN runs TEXT;
