# Sourced by ./mayfly: runs the jar with the flags its command needs.

# launch NAME JAR ARGUMENT...: NAME is how Mayfly was called, for the commands it tells people to type.
launch() {
  name=$1
  jar=$2
  shift 2
  JAVA_HOME=$(find_jdk_25) || exit 3
  case $name in
    */*) command -v mayfly >/dev/null 2>&1 && [ "$(readlink -f "$(command -v mayfly)")" = "$(readlink -f "$name")" ] && name=mayfly ;;
    *) name=mayfly ;;
  esac
  if [ -t 2 ]; then interactive=true; else interactive=false; fi
  if [ -t 1 ] && [ "${TERM:-dumb}" != dumb ]; then colour=true; else colour=false; fi
  case ${1:-} in
    up) tuning="-XX:+UseSerialGC" ;;
    # It lives as long as the machine and shall not be noticed: a small heap, few arenas of malloc.
    agent)
      tuning="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms8m -Xmx64m -Xss256k -XX:ReservedCodeCacheSize=24m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30 -XX:-UsePerfData"
      export MALLOC_ARENA_MAX=1
      ;;
    # A command that ends in a second: no time for the second compiler.
    *) tuning="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m" ;;
  esac
  # An archive of loaded classes; the JVM ignores one that another JDK or jar made. It holds the server's classes too,
  # which the agent would carry for years to start 0.15 s sooner.
  aot=${jar%.jar}.aot
  if [ -r "$aot" ] && [ "${1:-}" != agent ]; then tuning="$tuning -XX:AOTCache=$aot -Xlog:disable -Xlog:all=error,aot*=off,cds*=off:stderr"; fi
  # shellcheck disable=SC2086 # the flags are words; MAYFLY_JAVA_OPTIONS too
  exec "$JAVA_HOME/bin/java" $tuning --enable-native-access=ALL-UNNAMED \
    -Dmayfly.command="$name" -Dmayfly.launcher="$(readlink -f "$self")" -Dmayfly.interactive=$interactive -Dmayfly.colour=$colour \
    ${MAYFLY_JAVA_OPTIONS:-} -jar "$jar" "$@"
}
