# shellcheck shell=bash
# What the tests need of the machine; sourced by run.sh. Each need_… finds it, or installs it, or says how and returns 1.
# The suites look in the same places by themselves, so that a plain `dotnet test` works on a machine once prepared.

container=wiangsuai-test-postgres
container_engine=''

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"
  elif [ "${CI:-}" = true ]; then sudo -n "$@"
  else sudo "$@"
  fi
}

# install_packages APT DNF APK BREW: the words for the package manager that is there; an empty one means "not from here".
install_packages() {
  if   command -v apt-get >/dev/null; then [ -n "$1" ] && as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $1
  elif command -v dnf     >/dev/null; then [ -n "$2" ] && as_root dnf install -y -q $2
  elif command -v apk     >/dev/null; then [ -n "$3" ] && as_root apk add --quiet $3
  elif command -v brew    >/dev/null; then [ -n "$4" ] && brew install $4
  else return 1
  fi >&2
}

# ---- PostgreSQL -----------------------------------------------------------------------------------------------------

# The folder of the newest installed server's programs.
installed_postgres() {
  local bin
  for bin in $(ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql@*/bin 2>/dev/null | sort -rV) \
      "$(pg_config --bindir 2>/dev/null)" "$(dirname "$(command -v initdb)")"; do
    [ -x "$bin/initdb" ] && [ -x "$bin/pg_ctl" ] && { echo "$bin"; return; }
  done
  return 1
}

start_container() {
  local engine port tries
  for engine in docker podman; do
    "$engine" info >/dev/null 2>&1 || continue
    if ! "$engine" container inspect "$container" >/dev/null 2>&1; then
      "$engine" run --detach --rm --name "$container" --publish 127.0.0.1::5432 \
        --env POSTGRES_HOST_AUTH_METHOD=trust --env POSTGRES_INITDB_ARGS='--locale=C.UTF-8' \
        postgres:16 -c fsync=off -c full_page_writes=off -c max_connections=300 >&2 || return 1
    fi
    container_engine=$engine
    # While the image initialises, its server listens on the socket only; over TCP it answers when it is ready for good.
    for tries in $(seq 60); do
      "$engine" exec "$container" pg_isready --quiet --host 127.0.0.1 && break
      [ "$tries" -lt 60 ] || return 1
      sleep 1
    done
    port=$("$engine" port "$container" 5432/tcp | sed -n '1s/.*://p')
    export WORKFLOW_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
    return 0
  done
  return 1
}

# On a developer's machine the container stays for the next run; a build server gets its room back.
stop_container() {
  [ -n "$container_engine" ] && [ "${CI:-}" = true ] && "$container_engine" stop "$container" >/dev/null
}

need_postgres() {
  local bin
  if [ -n "${WORKFLOW_TEST_POSTGRES:-}" ]; then echo 'PostgreSQL: the server that WORKFLOW_TEST_POSTGRES names'; return; fi
  if ! bin=$(installed_postgres); then
    if start_container; then
      echo "PostgreSQL: container $container. For a plain dotnet test: export WORKFLOW_TEST_POSTGRES='$WORKFLOW_TEST_POSTGRES'"
      return
    fi
    install_packages postgresql 'postgresql-server postgresql-contrib' 'postgresql16 postgresql16-contrib setpriv' postgresql@16
    bin=$(installed_postgres) || {
      cat >&2 <<'HOW'
No PostgreSQL here, and none could be installed. One of these helps:
  - set WORKFLOW_TEST_POSTGRES to the connection string of a server whose role may create databases,
    e.g. "Host=127.0.0.1;Username=postgres;Password=…;Database=postgres"
  - install the server's programs (Debian, Ubuntu: apt-get install postgresql)
  - start Docker or Podman
HOW
      return 1
    }
  fi
  export PATH="$bin:$PATH"
  echo "PostgreSQL: $("$bin/postgres" --version) in $bin"
}

# ---- Chromium -------------------------------------------------------------------------------------------------------

# A Chromium that starts; on some systems the name is only a pointer to a package that is not there. The one without windows comes first: the
# other keeps making and dropping processes for its own window, which took two thirds of the time of two cores.
installed_chromium() {
  local program
  for program in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable \
      '/Applications/Chromium.app/Contents/MacOS/Chromium' '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'; do
    program=$(command -v "$program") && "$program" --version >/dev/null 2>&1 && { echo "$program"; return; }
  done
  return 1
}

# From the system, so far as it has one; what is missing then comes with need_playwrights_chromium after the build.
need_chromium() {
  if [ -n "${WORKFLOW_TEST_CHROMIUM:-}" ]; then
    chromium=$WORKFLOW_TEST_CHROMIUM
    "$chromium" --version >/dev/null || { echo "WORKFLOW_TEST_CHROMIUM names $chromium, which does not start." >&2; return 1; }
    echo "Chromium: $chromium"
    return
  fi
  chromium=$(installed_chromium)
  case "${chromium:-none} ${CI:-}" in
    *headless-shell\ *) ;;
    none\ * | *\ true) install_packages chromium-headless-shell '' '' '' && chromium=$(installed_chromium) ;;   # a developer's own is not added to unasked
  esac
  [ -n "$chromium" ] && { echo "Chromium: $chromium"; return; }
  install_packages chromium chromium chromium '--cask chromium'
  chromium=$(installed_chromium) && echo "Chromium: $chromium"
  return 0
}

need_playwrights_chromium() {
  local driver
  [ -n "$chromium" ] && return
  driver=$(ls -d tests/*.Browser.Tests/bin/"$configuration"/*/.playwright 2>/dev/null | head -n 1)
  if [ -n "$driver" ] && "$(ls "$driver"/node/*/node | head -n 1)" "$driver/package/cli.js" install --with-deps chromium >&2; then
    echo "Chromium: Playwright's own"
    return
  fi
  cat >&2 <<'HOW'
No Chromium here, and none could be installed. One of these helps:
  - install one (Debian: apt-get install chromium)
  - set WORKFLOW_TEST_CHROMIUM to the path of a Chromium or Chrome
HOW
  return 1
}
