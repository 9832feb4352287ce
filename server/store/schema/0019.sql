-- From version 18 to 19: policies that are kept name users and roles by who they
-- are.  Those of before are gone through once, at the first start
-- (server/services/iam/bind.c).

INSERT INTO setting (key, value) VALUES ('unbound-policies', 'kept');
