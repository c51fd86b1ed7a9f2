#!/usr/bin/env bash
# The one test command: tests/run.sh [SUITE…]      e.g. tests/run.sh Engine Web
#
# Finds or installs PostgreSQL and a Chromium, builds, runs every suite (each tests/*.Tests project) and ends with the line
# "N passed, N failed", the sum over all suites. The status is 0 only if everything that should have run did run and passed:
# a suite without tests, a suite that stops halfway and a skipped test each count as a failure.
#
#   WORKFLOW_TEST_POSTGRES   connection string of a server whose role may create databases; nothing is installed then
#   WORKFLOW_TEST_CHROMIUM   path of a Chromium to test with
#   CI=true                  ask nothing (no sudo password), stop a suite that hangs, leave nothing running
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/.." || exit 1

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en   # the totals are read in English
configuration=Release   # what is tested is what is shipped
passed=0 failed=0 report=''
scratch=$(mktemp -d)

# shellcheck source=tests/machine.sh
source "$here/machine.sh"
trap 'rm -rf "$scratch"; stop_container' EXIT

finish() {
  printf '\n%d passed, %d failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

give_up() {
  echo "$*" >&2
  failed=$((failed + 1))
  finish
}

# ---- what there is to run -------------------------------------------------------------------------------------------

solution=$(echo *.sln)
name_suite() { name=${1%.Tests.csproj} name=${name##*.}; }   # tests/WiangSuai.Workflow.Engine.Tests/….csproj → Engine

choose_suites() {
  local folder project name wanted listed apart known=' '
  listed=$(<"$solution")
  apart=$(cat src/*/*.sln 2>/dev/null)   # solutions of their own, for what not every machine can build
  suites=()
  for folder in tests/*.Tests; do
    project="$folder/${folder##*/}.csproj"
    name_suite "$project"
    if [[ $listed != *"\"${project//\//\\}\""* ]]; then
      [[ $apart == *"\\${project//\//\\}\""* ]] || give_up "$folder is not in $solution, so nobody would build and run it."
      echo "Not run here: suite $name, which has a solution of its own (see the README beside that)."
      continue
    fi
    known="$known$name "
    [ $# -eq 0 ] && suites+=("$project")
    for wanted in "$@"; do [ "$wanted" = "$name" ] && suites+=("$project"); done
  done
  for wanted in "$@"; do
    case "$known" in *" $wanted "*) ;; *) give_up "There is no suite '$wanted'. There are:$known" ;; esac
  done
}

# ---- one suite ------------------------------------------------------------------------------------------------------

hang_guard() { [ "${CI:-}" = true ] && command -v timeout >/dev/null && echo 'timeout -k 30 40m'; }

# total failed succeeded skipped, as the last summary in the log has them; nothing where one of them is missing.
read_totals() {
  awk '/^Test run summary:/ { delete n; next }
       /^  (total|failed|succeeded|skipped): [0-9]+$/ { n[$1] = $2 }
       END { if (length(n) == 4) print n["total:"], n["failed:"], n["succeeded:"], n["skipped:"] }' "$1"
}

run_suite() {
  local project=$1 name log started status total=0 bad=0 ok=0 skipped=0 wrong='' line
  name_suite "$project"
  log="$scratch/$name.log"
  printf '\n== %s\n' "$name"
  started=$SECONDS
  # shellcheck disable=SC2046 # the guard is several words, or none
  $(hang_guard) dotnet test --project "$project" --configuration $configuration --no-build --no-ansi --no-progress 2>&1 | tee "$log"
  status=${PIPESTATUS[0]}

  if ! read -r total bad ok skipped < <(read_totals "$log"); then
    total=0 bad=0 ok=0 skipped=0 wrong='gave no totals'
  else
    # 0 is all well and 2 is failed tests; any other status is a suite that did not come to its end.
    if [ "$total" -eq 0 ] && [ "$status" -eq 8 ]; then wrong='has no tests'
    elif [ "$status" -ne 0 ] && [ "$status" -ne 2 ]; then wrong="ended with status $status"
    elif [ "$status" -eq 2 ] && [ "$bad" -eq 0 ]; then wrong='failed outside its tests'
    elif [ "$total" -eq 0 ]; then wrong='has no tests'
    elif [ "$total" -ne $((ok + bad + skipped)) ]; then wrong="lost tests: $total are not $ok + $bad + $skipped"
    fi
  fi
  passed=$((passed + ok))
  failed=$((failed + bad + skipped))
  [ -n "$wrong" ] && failed=$((failed + 1))
  [ "$skipped" -gt 0 ] && wrong="${wrong:+$wrong; }skipped $skipped, which counts as failed"
  printf -v line '%-12s %7d %7d %8d %6d s%s\n' "$name" "$ok" "$bad" "$skipped" $((SECONDS - started)) "${wrong:+  $wrong}"
  report+=$line
}

# ---- the run --------------------------------------------------------------------------------------------------------

choose_suites "$@"
[ -n "${WORKFLOW_RUN_SELFTEST:-}" ] || "$here/run-selftest.sh" || give_up 'This script itself does not hold what it promises.'
need_postgres || give_up 'The tests need a PostgreSQL, see above.'
need_chromium || give_up 'The tests need a Chromium, see above.'
started=$SECONDS
dotnet build "$solution" --configuration $configuration --verbosity quiet || give_up 'The build failed.'
built=$((SECONDS - started))
need_playwrights_chromium || give_up 'The tests need a Chromium, see above.'
for project in "${suites[@]}"; do run_suite "$project"; done

printf '\n%-12s %7s %7s %8s %8s\n' suite passed failed skipped time
printf '%-12s %7s %7s %8s %6d s\n%s' '(build)' '' '' '' "$built" "$report"
finish
