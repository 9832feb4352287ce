-- From version 1 to 2: the whole of Secrets Manager, and the tester's clock.

ALTER TABLE secret ADD COLUMN type TEXT;
ALTER TABLE secret ADD COLUMN policy TEXT;		-- as it was given
ALTER TABLE secret ADD COLUMN external_role TEXT;	-- third-party rotation
ALTER TABLE secret ADD COLUMN external_metadata TEXT;	-- the same; JSON
-- A replica: the secret whose versions, labels, tags and policy it shows.
ALTER TABLE secret ADD COLUMN origin INTEGER
	REFERENCES secret ON DELETE CASCADE;
CREATE INDEX secret_origin ON secret (origin) WHERE origin IS NOT NULL;

ALTER TABLE version ADD COLUMN kms_key_id TEXT;
UPDATE version SET kms_key_id = (SELECT kms_key_id FROM secret WHERE
	secret.id = version.secret);	-- a secret's key was all its versions'

ALTER TABLE rotation ADD COLUMN test INTEGER NOT NULL DEFAULT 0;

-- When the next rotation begins by itself: store_secret_save; 0 never.
ALTER TABLE secret ADD COLUMN rotation_due INTEGER NOT NULL DEFAULT 0;
UPDATE secret SET rotation_due = (rotation_from / 86400000 + rotation_days)
	* 86400000 WHERE rotation_enabled = 1 AND rotation_days > 0;
CREATE INDEX secret_rotation ON secret (rotation_due)
	WHERE rotation_due > 0 AND deleted = 0;

CREATE TABLE replica (			-- of a secret, as it was asked for
	secret INTEGER NOT NULL REFERENCES secret ON DELETE CASCADE,
	region TEXT NOT NULL,
	kms_key_id TEXT,
	failure TEXT,			-- NULL: it is there, in sync
	PRIMARY KEY (secret, region)
) WITHOUT ROWID;

CREATE TABLE setting (			-- of the service itself
	key TEXT PRIMARY KEY,
	value TEXT NOT NULL
) WITHOUT ROWID;

-- The orders of ListSecrets, those awaiting deletion apart: a page is a seek.
-- By name the key serves, which does not part them: every index makes each
-- CreateSecret dearer, and those are few and go.
DROP INDEX secret_created;
CREATE INDEX secret_by_created
	ON secret (account, region, deleted > 0, created);
CREATE INDEX secret_by_accessed
	ON secret (account, region, deleted > 0, accessed);
CREATE INDEX secret_by_changed
	ON secret (account, region, deleted > 0, changed);
