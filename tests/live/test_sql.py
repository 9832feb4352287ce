"""POST /_keyturn/sql/DATABASE: statements as a database's master."""
import json

import pytest

from harness import sql, until

ACCOUNT = "123456789012"


def run(k, name, query="", **body):
    status, _, text = k.http(path=f"/_keyturn/sql/{name}{query}",
                             body=json.dumps(body).encode())
    return status, json.loads(text)


def test_statements_are_run_one_after_the_other(fleet, database):
    status, answer = run(
        fleet, database.name.upper(), sql="CREATE TABLE shop.said (a INT); "
        "INSERT INTO shop.said VALUES (1); SELECT a FROM shop.said")
    assert (status, answer) == (200, {})
    with database.connect() as db:
        assert sql(db, "SELECT a FROM shop.said") == ((1,),)


def test_they_may_be_said_in_a_schema(fleet, database):
    assert run(fleet, database.name, schema="shop",
               sql="CREATE TABLE said_in (a INT)") == (200, {})
    with database.connect() as db:
        assert sql(db, "SELECT * FROM shop.said_in") == ()


def test_it_is_the_master_who_says_them(fleet, database):
    """What RDS does not let him, keyturn does not either."""
    status, answer = run(fleet, database.name, sql="SHUTDOWN")
    assert (status, answer["code"]) == (400, "ValidationException")


def test_a_refusal_quotes_nothing(fleet, database):
    status, answer = run(fleet, database.name,
                         sql="CREATE USER x IDENTIFIED 'very-secret'")
    assert status == 400 and "1064" in answer["message"]
    assert "very-secret" not in json.dumps(answer)
    assert "very-secret" not in fleet.log


@pytest.mark.parametrize("query", [
    "", "?account=000000000009", "?region=eu-west-1"])
def test_a_database_that_is_not_there(fleet, database, query):
    name = database.name if query else "no-such-thing"
    status, answer = run(fleet, name, query, sql="SELECT 1")
    assert status == 400
    assert answer["message"].startswith("There is no DB instance or cluster")


def test_another_account_s_by_its_name(fleet, database):
    status, answer = run(fleet, database.name, f"?account={ACCOUNT}",
                         sql="SELECT 1")
    assert (status, answer) == (200, {})


def test_one_that_is_stopped(fleet, flavour):
    from conftest import Database
    db = Database(fleet, flavour.engine)
    fleet.rds.stop_db_instance(DBInstanceIdentifier=db.name)
    until("it is stopped", lambda: fleet.rds.describe_db_instances(
        DBInstanceIdentifier=db.name)["DBInstances"][0][
            "DBInstanceStatus"] == "stopped")
    status, answer = run(fleet, db.name, sql="SELECT 1")
    assert status == 400
    assert answer["message"] == f'"{db.name}" is stopped, and not available.'
