-- From version 10 to 11: the trace of rotations, a row an attempt.

CREATE TABLE attempt (			-- those of the last rotations of each
	secret INTEGER NOT NULL REFERENCES secret ON DELETE CASCADE,
	rotation INTEGER NOT NULL,	-- which of its secret's, from 1
	attempt INTEGER NOT NULL,	-- which of that rotation's, from 1
	version TEXT,			-- NULL: it did not begin
	test INTEGER NOT NULL,
	started INTEGER NOT NULL,
	ended INTEGER NOT NULL,		-- 0: not yet
	outcome TEXT NOT NULL,		-- running, succeeded, failed, ...
	reason TEXT,
	next INTEGER NOT NULL,		-- when it is tried again, or 0
	before TEXT NOT NULL,		-- labels, JSON: "AWSCURRENT":"id",...
	after TEXT NOT NULL,
	steps TEXT NOT NULL,		-- JSON: {...},{...},
	PRIMARY KEY (secret, rotation, attempt)
);
-- Kept are 100 rotations, and of many attempts the first and the last.
CREATE TRIGGER attempt_old AFTER INSERT ON attempt BEGIN
	DELETE FROM attempt WHERE secret = new.secret AND
		rotation <= new.rotation - 100;
	DELETE FROM attempt WHERE secret = new.secret AND
		rotation = new.rotation AND attempt > 5 AND
		attempt <= new.attempt - 95;
END;

-- Of older rotations it is known how the last one stands.
INSERT INTO attempt SELECT secret, 1, attempt + (state <> 'running' OR
	step > 0 OR attempt = 0), version, test, started, ended,
	CASE WHEN state = 'running' AND step = 0 AND attempt > 0 THEN 'failed'
	ELSE state END, reason, CASE WHEN state = 'running' AND step = 0 AND
	attempt > 0 THEN due ELSE 0 END, '', '', '' FROM rotation;
