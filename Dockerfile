# keyturn with a MariaDB server to run; docker-compose.yml puts it beside a
# real MySQL instead.
#
#   docker build -t keyturn .
#   docker run -p 4566:4566 -p 13300-13399:13300-13399 keyturn
#
# A database has one of the ports from 13300 on.  Clients are told the name by
# which they found keyturn, so it has to be published under these numbers.
FROM debian:bookworm-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends \
        gcc libc6-dev make autoconf automake pkg-config \
        libmicrohttpd-dev libsqlite3-dev libpcre2-dev \
        libssl-dev libmariadb-dev libcurl4-openssl-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN autoreconf -fi && mkdir /build && cd /build \
    && /src/configure --quiet --prefix=/usr && make -j"$(nproc)" \
    && make install-strip DESTDIR=/out

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends \
        libmicrohttpd12 libsqlite3-0 libpcre2-8-0 libssl3 \
        libmariadb3 libcurl4 \
        mariadb-server-core \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --home-dir /var/lib/keyturn --create-home keyturn
COPY --from=build /out/ /
COPY fixtures /usr/share/keyturn/fixtures
USER keyturn
VOLUME /var/lib/keyturn
EXPOSE 4566 13300-13399
HEALTHCHECK --interval=5s --timeout=3s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/4566 && printf 'GET /_keyturn/health HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q ' 200 ' <&3"]
ENTRYPOINT ["keyturn"]
# The names by which other containers find it: a service called keyturn, and
# the port that is published on their host.
CMD ["serve", "--listen", "0.0.0.0:4566", "--data", "/var/lib/keyturn/data", \
     "--allow-host", "keyturn", "--allow-host", "host.docker.internal", \
     "--db-ports", "13300-13399"]
