"""An application with a pool, told by lines on stdin what to do.

SQLAlchemy's QueuePool over PyMySQL.  Workers open a new connection for each
piece of work, all the time; two connections are held from the beginning.
Whatever is asked is answered by a line of JSON:

    more    once each worker has opened, or failed to open, another connection
    tick    the same, after the cached value's time is over

js/pool.js and java/Pool.java are the same application.
"""
import json
import os
import sys
import threading

import boto3
import pymysql
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

WORKERS, HELD = 2, 2
DENIED = 1045


class Cache:
    """The secret's value, read again when its time is over."""

    def __init__(self, secret):
        self.secret, self.kept, self.lock = secret, None, threading.Lock()
        self.client = boto3.client("secretsmanager")

    def read(self):
        with self.lock:
            if self.kept is None:
                self.kept = json.loads(self.client.get_secret_value(
                    SecretId=self.secret)["SecretString"])
            return self.kept

    def tick(self):
        with self.lock:
            self.kept = None


class Application:
    def __init__(self, secret):
        self.cache = Cache(secret)
        self.engine = create_engine(
            "mysql+pymysql://", creator=self.connect, pool_size=WORKERS + HELD,
            max_overflow=0)
        self.held = [self.engine.connect() for _ in range(HELD)]
        self.changed = threading.Condition()
        self.round, self.over = 0, False
        self.reached = [0] * WORKERS
        self.opened = self.refused = 0
        self.error = None
        self.threads = [threading.Thread(target=self.work, args=(i,))
                        for i in range(WORKERS)]
        for t in self.threads:
            t.start()

    def connect(self):
        value = self.cache.read()
        return pymysql.connect(
            host=value["host"], port=value["port"], user=value["username"],
            password=value["password"], ssl_ca=os.environ["KEYTURN_CA"],
            ssl_verify_cert=True, ssl_verify_identity=True,
            connect_timeout=120)

    def use_a_new_connection(self):
        with self.engine.connect() as connection:
            connection.execute(text("SELECT 1"))
            connection.invalidate()	# so that the next is new

    def work(self, i):
        while not self.over:
            begun, refused, error = self.round, 0, None
            try:
                self.use_a_new_connection()
            except OperationalError as e:
                refused = e.orig.args[0] == DENIED
                error = None if refused else str(e.orig)
            with self.changed:
                self.opened += not refused and error is None
                self.refused += refused
                self.error = self.error or error
                self.reached[i] = begun
                self.changed.notify_all()

    def more(self):
        with self.changed:
            self.round += 1
            self.changed.wait_for(lambda: min(self.reached) >= self.round)
            return {"opened": self.opened, "refused": self.refused,
                    "error": self.error, "kept": self.kept()}

    def kept(self):
        return sum(c.execute(text("SELECT 1")).scalar() for c in self.held)

    def end(self):
        self.over = True
        for t in self.threads:
            t.join()


def main():
    app = Application(os.environ["POOL_SECRET"])
    for line in sys.stdin:
        if line == "tick\n":
            app.cache.tick()
        print(json.dumps(app.more()), flush=True)
    app.end()


main()
