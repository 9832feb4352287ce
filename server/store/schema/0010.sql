-- From version 9 to 10: the last step of a rotation that was ever begun.  Of those
-- under way it is not known, so all were.

ALTER TABLE rotation ADD COLUMN reached INTEGER NOT NULL DEFAULT 3;
