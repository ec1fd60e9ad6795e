# Sourced by ./mvnw and ./mayfly: prints the home of a JDK 25 or later, or says how to get one.
is_jdk_25() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ -n "$major" ] && [ "$major" -ge 25 ]
}

find_jdk_25() {
  if [ -n "${JAVA_HOME:-}" ] && is_jdk_25 "$JAVA_HOME"; then
    echo "$JAVA_HOME"
    return 0
  fi
  on_path=$(command -v java 2>/dev/null || true)
  if [ -n "$on_path" ]; then
    home=$(dirname "$(dirname "$(readlink -f "$on_path")")")
    if is_jdk_25 "$home"; then
      echo "$home"
      return 0
    fi
  fi
  for home in /usr/lib/jvm/* /opt/jdk* /opt/java* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if is_jdk_25 "$home"; then
      echo "$home"
      return 0
    fi
  done
  echo "mayfly: error: no JDK 25 found in JAVA_HOME, PATH or /usr/lib/jvm" >&2
  echo "mayfly: hint: install one (Debian: apt-get install temurin-25-jdk or openjdk-25-jdk-headless) or set JAVA_HOME" >&2
  return 1
}
