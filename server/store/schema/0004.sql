-- From version 3 to 4: the version with AWSCURRENT moves into the row of its
-- secret, versions are counted within one, and labels name theirs by id alone.

CREATE TABLE new_version (		-- all but those with AWSCURRENT
	secret INTEGER NOT NULL REFERENCES secret ON DELETE CASCADE,
	id TEXT NOT NULL,
	serial INTEGER NOT NULL,	-- their order within a secret, from 1
	created INTEGER NOT NULL,
	accessed INTEGER NOT NULL DEFAULT 0,
	kind INTEGER NOT NULL,		-- 0 no value yet, 1 string, 2 binary
	sealed BLOB,			-- bound to ARN and version id
	kms_key_id TEXT,
	UNIQUE (secret, id)
);
INSERT INTO new_version SELECT secret, id,
	row_number() OVER (PARTITION BY secret ORDER BY serial), created,
	accessed, kind, sealed, kms_key_id FROM version;
DROP TABLE version;
ALTER TABLE new_version RENAME TO version;

-- Of name NUL id NUL serial NUL each third field goes.
UPDATE secret SET labels = (WITH RECURSIVE field (n, text, rest) AS (
	SELECT 0, x'', labels
	UNION ALL
	SELECT n + 1, substr(rest, 1, instr(rest, x'00')),
	substr(rest, instr(rest, x'00') + 1) FROM field WHERE length(rest) > 0
) SELECT CAST(coalesce(group_concat(text, ''), '') AS BLOB) FROM
	(SELECT text FROM field WHERE n % 3 > 0 ORDER BY n));

-- As in the table version, where the others are: who finds the secret has it.
ALTER TABLE secret ADD COLUMN value_serial INTEGER
	NOT NULL DEFAULT 0;	-- 0: there is none
ALTER TABLE secret ADD COLUMN value_created INTEGER NOT NULL DEFAULT 0;
ALTER TABLE secret ADD COLUMN value_accessed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE secret ADD COLUMN value_kind INTEGER NOT NULL DEFAULT 0;
ALTER TABLE secret ADD COLUMN value_kms_key_id TEXT;
ALTER TABLE secret ADD COLUMN value_sealed BLOB;
UPDATE secret SET value_serial = v.serial, value_created = v.created,
	value_accessed = v.accessed, value_kind = v.kind,
	value_kms_key_id = v.kms_key_id, value_sealed = v.sealed
	FROM version AS v WHERE v.secret = secret.id AND
	instr(CAST(char(0) || labels AS BLOB), CAST(char(0) || 'AWSCURRENT' ||
	char(0) || v.id || char(0) AS BLOB)) > 0;
DELETE FROM version WHERE serial = (SELECT value_serial FROM secret WHERE
	secret.id = version.secret);
