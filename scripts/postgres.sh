#!/usr/bin/env bash
# Runs a command against a PostgreSQL of its own: scripts/postgres.sh npm test
# The server listens on a free port of 127.0.0.1, lives in a temporary directory, and is gone afterwards. The command
# finds it in TEST_DATABASE_URL. In CI, as root, a missing server is installed from Debian's packages first.
set -euo pipefail

[ $# -gt 0 ] || { echo "usage: scripts/postgres.sh COMMAND [ARGUMENT…]" >&2; exit 2; }

# Prints the directory of the newest server's programs; fails when there is none.
find_server() {
  local directory
  for directory in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V -r); do
    if [ -x "$directory/initdb" ] && [ -x "$directory/pg_ctl" ]; then echo "$directory"; return; fi
  done
  local initdb
  initdb=$(command -v initdb) || return 1
  dirname "$(readlink -f "$initdb")"
}

install_server() {
  [ "$(id -u)" = 0 ] && [ "${CI:-}" = true ] && command -v apt-get >/dev/null || return 1
  # Only the programs are wanted: no cluster of the system's is made, nor anything started.
  mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >&2 && apt-get install -y -qq --no-install-recommends postgresql >&2
}

if ! bin=$(find_server); then
  install_server || {
    echo "scripts/postgres.sh: no PostgreSQL server found (initdb). Install your system's package, such as postgresql on Debian." >&2
    exit 2
  }
  bin=$(find_server)
fi

# PostgreSQL refuses to run as root, so that root hands it to the account that its package made.
as_server() {
  if [ "$(id -u)" = 0 ]; then setpriv --reuid="$account" --regid="$account" --clear-groups -- "$@"; else "$@"; fi
}

account=postgres
if [ "$(id -u)" = 0 ] && ! id "$account" >/dev/null 2>&1; then account=nobody; fi

home=$(mktemp -d "${TMPDIR:-/tmp}/postgres.XXXXXX")
stop() {
  status=$?
  trap - EXIT INT TERM
  if [ -f "$home/data/postmaster.pid" ]; then
    as_server "$bin/pg_ctl" stop -D "$home/data" -m immediate -s >/dev/null 2>&1 </dev/null || true
  fi
  rm -rf "$home"
  exit $status
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

chmod 711 "$home"
mkdir "$home/data" && chmod 700 "$home/data"
if [ "$(id -u)" = 0 ]; then chown "$account" "$home" "$home/data"; fi
cd "$home" # the server's account may not be able to see where we came from
as_server "$bin/initdb" -D "$home/data" -U postgres -A trust -E UTF8 --locale=C -N >"$home/initdb.log" </dev/null ||
  { cat "$home/initdb.log" >&2; exit 1; }

free_port() {
  node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}

# Between finding a free port and listening on it another program may take it: then the next one is tried.
for _ in 1 2 3 4 5; do
  port=$(free_port)
  if as_server "$bin/pg_ctl" start -D "$home/data" -w -t 60 -s -l "$home/data/server.log" </dev/null \
    -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories='' -c max_connections=200"; then
    started=yes
    break
  fi
done
[ "${started:-}" = yes ] || { tail -20 "$home/data/server.log" >&2; exit 1; }

cd - >/dev/null
export TEST_DATABASE_URL="postgres://postgres@127.0.0.1:$port/postgres"
"$@"
