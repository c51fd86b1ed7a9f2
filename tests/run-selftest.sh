#!/usr/bin/env bash
# Does run.sh fail when it should? Runs it on a small made-up solution, with a stand-in for dotnet on the PATH that prints what
# the real one was seen to print (SDK 10.0.401, xunit.v3 4.0.2) for each kind of suite. Takes about two seconds; run.sh begins with it.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
wrong=0

mkdir -p "$scratch/bin" "$scratch/office/tests"
cp "$here/run.sh" "$here/machine.sh" "$scratch/office/tests/"

cat > "$scratch/bin/dotnet" <<'SHIM'
#!/usr/bin/env bash
totals() { printf '\nTest run summary: %s\n  total: %d\n  failed: %d\n  succeeded: %d\n  skipped: %d\n  duration: 1s 223ms\n' "$@"; }
case "$*" in
  build*)              [ -z "${BUILD_IS_BROKEN:-}" ] ;;
  test*Sound.Tests*)   totals 'Passed!' 3 0 3 0 ;;
  test*Also.Tests*)    totals 'Passed!' 4 0 4 0 ;;
  test*Failing.Tests*) totals 'Failed!' 5 2 3 0; exit 2 ;;
  test*Empty.Tests*)   totals 'Zero tests ran' 0 0 0 0; exit 8 ;;
  test*Hollow.Tests*)  totals 'Passed!' 0 0 0 0 ;;
  test*Skipping.Tests*) totals 'Passed!' 3 0 2 1 ;;
  test*Crashing.Tests*) totals 'Zero tests ran' 0 0 0 0; exit 134 ;;
  test*Dying.Tests*)   totals 'Passed!' 6 0 6 0; exit 139 ;;          # fine totals, then the process dies
  test*Cleanup.Tests*) totals 'Failed!' 6 0 6 0; exit 2 ;;            # a fixture that throws when it is taken down
  test*Silent.Tests*)  echo 'Build something' ;;
  test*Losing.Tests*)  totals 'Passed!' 9 0 6 0 ;;
  test*Boasting.Tests*) totals 'Passed!' 90 0 90 0; totals 'Failed!' 2 1 1 0; exit 2 ;;   # a test that prints a summary of its own
  test*Cut.Tests*)     totals 'Passed!' 90 0 90 0; printf '\nTest run summary: Failed!\n'; exit 2 ;;
  *) echo "not expected: dotnet $*" >&2; exit 99 ;;
esac
SHIM
chmod +x "$scratch/bin/dotnet"

# expect STATUS LAST-LINE SUITE…: a solution of just these suites, run as a whole.
expect() {
  local status=$1 last=$2 suite got
  shift 2
  rm -rf "$scratch"/office/tests/*.Tests
  : > "$scratch/office/Office.sln"
  for suite in "$@"; do
    mkdir -p "$scratch/office/tests/Office.$suite.Tests"
    [ "$suite" = Forgotten ] || printf '"tests\\Office.%s.Tests\\Office.%s.Tests.csproj"\n' "$suite" "$suite" >> "$scratch/office/Office.sln"
  done
  check "$status" "$last" "$*"
}

# check STATUS LAST-LINE WHAT [ARGUMENT…]: the same solution again, with these arguments.
check() {
  local status=$1 last=$2 what=$3 output got
  shift 3
  output=$(PATH="$scratch/bin:$PATH" CI='' WORKFLOW_RUN_SELFTEST=1 WORKFLOW_TEST_POSTGRES="${POSTGRES-Host=nowhere}" \
    WORKFLOW_TEST_CHROMIUM="${CHROMIUM-true}" "$scratch/office/tests/run.sh" "$@" 2>&1)
  got=$?
  if [ "$got" -ne "$status" ] || [ "$(tail -n 1 <<< "$output")" != "$last" ]; then
    printf 'run.sh with %s: expected status %d and "%s", but got status %d and:\n%s\n' "$what" "$status" "$last" "$got" "$output" >&2
    wrong=$((wrong + 1))
  fi
}

expect 0 '7 passed, 0 failed' Sound Also
expect 1 '6 passed, 2 failed' Sound Failing
expect 1 '3 passed, 1 failed' Sound Empty
expect 1 '3 passed, 1 failed' Sound Hollow
expect 1 '5 passed, 1 failed' Sound Skipping
expect 1 '3 passed, 1 failed' Sound Crashing
expect 1 '9 passed, 1 failed' Sound Dying
expect 1 '9 passed, 1 failed' Sound Cleanup
expect 1 '3 passed, 1 failed' Sound Silent
expect 1 '9 passed, 1 failed' Sound Losing
expect 1 '4 passed, 1 failed' Sound Boasting
expect 1 '3 passed, 1 failed' Sound Cut
expect 1 '0 passed, 1 failed' Sound Forgotten
mkdir -p "$scratch/office/src/Apart"
echo '"..\..\tests\Office.Forgotten.Tests\Office.Forgotten.Tests.csproj"' > "$scratch/office/src/Apart/Apart.sln"
expect 0 '3 passed, 0 failed' Sound Forgotten     # not forgotten, it has a solution of its own
check 1 '0 passed, 1 failed' 'only a suite of another solution named' Forgotten
rm -r "$scratch/office/src"
expect 1 '12 passed, 4 failed' Also Crashing Failing Skipping Sound
BUILD_IS_BROKEN=yes expect 1 '0 passed, 1 failed' Sound
CHROMIUM=false expect 1 '0 passed, 1 failed' Sound
expect 1 '7 passed, 1 failed' Also Empty Sound
check 0 '7 passed, 0 failed' 'two suites named' Sound Also
check 1 '0 passed, 1 failed' 'an unknown suite named' Sound Nowhere

# The machine: what is installed here or stands on the PATH is found; where nothing is and nothing can be had, the run fails.
for tool in initdb pg_ctl postgres chromium; do printf '#!/bin/sh\necho %s 16\n' "$tool" > "$scratch/bin/$tool"; done
chmod +x "$scratch"/bin/*
POSTGRES='' CHROMIUM='' expect 0 '3 passed, 0 failed' Sound
echo 'installed_postgres() { return 1; }; start_container() { return 1; }; install_packages() { return 1; }' >> "$scratch/office/tests/machine.sh"
POSTGRES='' expect 1 '0 passed, 1 failed' Sound
expect 0 '3 passed, 0 failed' Sound
echo 'installed_chromium() { return 1; }' >> "$scratch/office/tests/machine.sh"
CHROMIUM='' expect 1 '0 passed, 1 failed' Sound

[ "$wrong" -eq 0 ] && echo 'run.sh fails when it should (run-selftest.sh)'
