#!/usr/bin/env bash
# Starts a PostgreSQL server of its own on a free port of this machine, runs a command with DANCHIEU_TEST_PG naming it,
# and removes it: scripts/with-postgres.sh npx vitest run --project postgres
set -euo pipefail

bin=$(dirname "$(readlink -f "$(command -v initdb || ls /usr/lib/postgresql/*/bin/initdb | sort -V | tail -1)")")
folder=$(mktemp -d)
port=$(node -e 'const s=require("net").createServer();s.listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')

# PostgreSQL refuses to run as root.
as_owner() { "$@"; }
if [ "$(id -u)" -eq 0 ]; then
  chown postgres "$folder"
  as_owner() { (cd / && runuser -u postgres -- "$@"); }
fi

stop() {
  as_owner "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap stop EXIT

as_owner "$bin/initdb" -D "$folder/data" -U postgres -E UTF8 --locale=C.UTF-8 -A trust >/dev/null
# Tests write much and keep nothing.
as_owner "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w \
  -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c fsync=off -c full_page_writes=off" start >/dev/null
# A collation that orders otherwise than bytes do: nothing may depend on it.
as_owner "$bin/createdb" -h "$folder" -p "$port" -U postgres -T template0 --locale-provider=icu --icu-locale=vi danchieu
# For what restarts the server.
export DANCHIEU_TEST_PG_DATA="$folder/data" DANCHIEU_TEST_PG_CTL="$bin/pg_ctl"
DANCHIEU_TEST_PG="postgres://postgres@127.0.0.1:$port/danchieu" "$@"
