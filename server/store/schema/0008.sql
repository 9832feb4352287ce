-- From version 7 to 8: which jobs have failed is found by seek.

CREATE INDEX job_failing ON job (kind, due) WHERE tries > 0;
