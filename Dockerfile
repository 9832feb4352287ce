# keyturn as an image, of two targets:
#
#   docker build -t keyturn .                     with a MariaDB server to run
#   docker build -t keyturn --target keyturn .    the program alone, for a
#                                                 server it is lent (--attach)
#   docker run -p 4566:4566 -p 13300-13399:13300-13399 keyturn
#
# A database has one of the ports from 13300 on.  Clients are told the name by
# which they found keyturn, so it has to be published under these numbers.
#
# All of it is of the platform that is asked for, by --platform, and nothing of
# another.  With --build-arg SOURCE_DATE_EPOCH the files of a build have no date
# but that; docs/containers.md says more.
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
    && make install-strip DESTDIR=/out \
    && install -m 755 /src/packaging/image-entrypoint /out/usr/bin/ \
    && install -d /out/usr/local/bin && ln -s /usr/bin/image-entrypoint \
        /out/usr/local/bin/docker-entrypoint.sh \
    && install -D -m 644 -t /out/usr/share/keyturn/fixtures /src/fixtures/*

# (LocalStack's entrypoint is what its Testcontainers module for Java starts.)

# What both have.  apt, dpkg and ldconfig note when they did what: away.
FROM debian:bookworm-slim AS base
ARG SOURCE_DATE_EPOCH
RUN apt-get update && apt-get install -y --no-install-recommends \
        libmicrohttpd12 libsqlite3-0 libpcre2-8-0 libssl3 \
        libmariadb3 libcurl4 \
    && useradd --system --uid 999 --home-dir /var/lib/keyturn --create-home \
        keyturn \
    && rm -rf /var/lib/apt/lists/* /var/log/apt /var/log/*.log \
        /var/cache/ldconfig/aux-cache /var/cache/apt/*.bin
VOLUME /var/lib/keyturn
# Single ones: a range stops Testcontainers, if podman built it.
EXPOSE 4566
HEALTHCHECK --interval=5s --timeout=3s --start-period=5m \
    CMD ["keyturn", "health"]
ENTRYPOINT ["image-entrypoint"]
ARG VERSION= REVISION= SOURCE= CREATED=
LABEL org.opencontainers.image.title="keyturn" \
    org.opencontainers.image.description="A local AWS Secrets Manager and RDS, for tests" \
    org.opencontainers.image.licenses="Apache-2.0" \
    org.opencontainers.image.version="$VERSION" \
    org.opencontainers.image.revision="$REVISION" \
    org.opencontainers.image.source="$SOURCE" \
    org.opencontainers.image.created="$CREATED"

FROM base AS keyturn
COPY --from=build /out/ /
USER 999:999

# Last, so that it is what a build makes that names no target.
FROM base AS with-mariadb
RUN apt-get update && apt-get install -y --no-install-recommends \
        mariadb-server-core tzdata \
    && rm -rf /var/lib/apt/lists/* /var/log/apt /var/log/*.log \
        /var/cache/ldconfig/aux-cache /var/cache/apt/*.bin
COPY --from=build /out/ /
USER 999:999
