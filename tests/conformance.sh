#!/usr/bin/env bash
# Runs the cases recorded from Elsa and nothing else: tests/conformance.sh [FOLDER…]
# Names each case that differs with its first difference; ends with "N passed, N failed"; fails if any failed or none was run.
set -uo pipefail
repository="$(cd "$(dirname "$0")/.." && pwd)"
if (($# > 0)); then
  folders=()
  for folder in "$@"; do folders+=("$(realpath -m -- "$folder")"); done
  ELSA_CONFORMANCE="$(IFS=:; echo "${folders[*]}")"
  export ELSA_CONFORMANCE
fi
cd "$repository" || exit 2

log="$(mktemp)"
trap 'rm -f "$log"' EXIT
dotnet test --project tests/WiangSuai.Workflow.Engine.Tests --no-ansi --no-progress \
  --filter-method '*.Every_recorded_case_runs_as_on_Elsa' > "$log" 2>&1
run=$?

count() { sed -n "s/^ *$1: *\([0-9][0-9]*\)$/\1/p" "$log" | tail -n 1; }
passed="$(count succeeded)"
failed="$(count failed)"
if [[ -z "$passed" || -z "$failed" ]] || ((passed + failed == 0)); then
  cat "$log"
  echo "0 passed, 1 failed"
  exit 2
fi
grep -v '^ *at ' "$log" | sed -n '/^failed .*Every_recorded_case/,/^ *$/p'
echo "$passed passed, $failed failed"
((failed == 0)) && exit "$run"
exit 1
