-- From version 15 to 16: which parameters a server has taken is kept, to tell
-- what waits for its next start.

ALTER TABLE server ADD COLUMN parameters TEXT;
