-- From version 12 to 13: RDS manages the passwords of masters in secrets, which are
-- its own.

ALTER TABLE secret ADD COLUMN owner TEXT;
ALTER TABLE server ADD COLUMN master_secret TEXT;
