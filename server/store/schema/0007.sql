-- From version 6 to 7: what is to be done at some moment is a row of one table,
-- whatever it is, and so is what came to pass.

CREATE TABLE job (
	kind TEXT NOT NULL,		-- as the record of its service has it
	subject TEXT NOT NULL,		-- what it is about, in its kind's words
	key TEXT,			-- of one so many are done at once
	due INTEGER NOT NULL,		-- 0: at once
	tries INTEGER NOT NULL DEFAULT 0,	-- that failed so far
	PRIMARY KEY (kind, subject)
) WITHOUT ROWID;
CREATE INDEX job_due ON job (due);
CREATE TRIGGER secret_job AFTER DELETE ON secret BEGIN
	DELETE FROM job WHERE kind = 'rotation' AND
		subject = CAST(old.id AS TEXT);
END;

CREATE TABLE event (			-- the last ones
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	at INTEGER NOT NULL,
	event TEXT NOT NULL,
	arn TEXT NOT NULL,
	version TEXT,
	reason TEXT
);

INSERT INTO job (kind, subject, due, tries)
	SELECT 'rotation', CAST(secret AS TEXT), due, attempt FROM rotation
	JOIN secret ON secret.id = secret WHERE state = 'running' AND
	deleted = 0;
INSERT OR IGNORE INTO job (kind, subject, due)
	SELECT 'rotation', CAST(id AS TEXT), rotation_due FROM secret WHERE
	rotation_due > 0 AND deleted = 0;
INSERT INTO job (kind, subject, due)
	SELECT 'deletion', '', min(deletion_due) FROM secret WHERE
	deletion_due > 0 HAVING count(*) > 0;
INSERT INTO job (kind, subject, due)
	SELECT 'server.' || status, id, 0 FROM server WHERE
	status IN ('creating', 'starting', 'deleting');

DROP INDEX rotation_due;
DROP INDEX secret_rotation;
