# Sourced by ./mayfly in a checkout: builds the jar when it is missing or older than a source.

# is_stale TOP JAR
is_stale() {
  [ -r "$2" ] || return 0
  [ -n "$(find "$1/pom.xml" "$1"/*/pom.xml "$1"/policy/src/main "$1"/finder/src/main "$1"/authority/src/main \
    "$1"/server/src/main "$1"/cli/src/main -type f -newer "$2" -print 2>/dev/null | head -n 1)" ]
}

# build_when_stale TOP JAR
build_when_stale() {
  is_stale "$1" "$2" || return 0
  find_jdk_25 >/dev/null || exit 3
  mkdir -p "$1/cli/target"
  log=$1/cli/target/build.log
  # Two shells that start at once build once: the second waits and then finds it done.
  if command -v flock >/dev/null 2>&1; then
    exec 9>"$1/cli/target/build.lock"
    flock 9
    is_stale "$1" "$2" || { exec 9>&-; return 0; }
  fi
  (cd "$1" && exec ./mvnw -B -DskipTests -Dspotless.check.skip=true -pl cli -am package) >"$log" 2>&1 9>&- &
  builder=$!
  trap 'kill $builder 2>/dev/null; exit 130' INT TERM
  watch_build "$builder" "$log"
  if ! wait "$builder"; then
    grep -m 5 '^\[ERROR\]' "$log" >&2 || tail -n 5 "$log" >&2
    echo "mayfly: error: the build failed" >&2
    echo "mayfly: hint: the whole output is in $log" >&2
    exit 3
  fi
  trap - INT TERM
  if command -v flock >/dev/null 2>&1; then exec 9>&-; fi
}

# watch_build PID LOG: one line on standard error that says how far it is.
watch_build() {
  if [ ! -t 2 ]; then
    echo "mayfly: building (about a minute the first time)" >&2
    return 0
  fi
  seconds=0
  while kill -0 "$1" 2>/dev/null; do
    module=$(sed -n 's/^\[INFO\] Building Mayfly \([a-z]*\) .*/\1/p' "$2" | tail -n 1)
    printf '\rmayfly: building %-9s %3ds ' "${module:-}" "$seconds" >&2
    sleep 1
    seconds=$((seconds + 1))
  done
  printf '\r\033[K' >&2
}
