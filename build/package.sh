#!/bin/sh
# Called by Maven in the package phase of cli, after the jar is made:
#   package.sh TOP VERSION
# makes cli/target/mayfly.aot (an archive of loaded classes, so that starting is quick) and
# cli/target/mayfly-VERSION.tar.gz. A machine where the archive of classes cannot be made gets a
# package without one.
set -eu
top=$1
version=$2
target=$top/cli/target
jar=$target/mayfly.jar
aot=$target/mayfly.aot
java=$JAVA_HOME/bin/java
launch="--enable-native-access=ALL-UNNAMED"

# Trained on the tour: one process that plays server and client. The archive holds the jar's path,
# size and time, so it is made for the very file that is shipped. G1 is the collector that can write
# heap objects; any collector can read them.
if [ "${MAYFLY_AOT:-yes}" = yes ]; then
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  rm -f "$aot"
  # shellcheck disable=SC2086
  if ! HOME=$scratch "$java" -XX:+UseG1GC -XX:AOTCacheOutput="$aot" $launch -Djava.io.tmpdir="$scratch" \
    -jar "$jar" tour --own-client --data "$scratch/none" >"$target/aot.log" 2>&1 || [ ! -s "$aot" ]; then
    rm -f "$aot"
    echo "mayfly: note: no archive of classes was made, starting will be slower (see cli/target/aot.log)"
  fi
fi

name=mayfly-$version
stage=$target/dist/$name
rm -rf "$target/dist"
mkdir -p "$stage/bin" "$stage/lib/systemd" "$stage/share/man/man1" "$stage/share/bash-completion/completions"
cp "$top/mayfly" "$stage/bin/mayfly"
cp -p "$jar" "$stage/lib/"
[ ! -r "$aot" ] || cp -p "$aot" "$stage/lib/"
cp "$top/build/find-jdk.sh" "$top/build/launch.sh" "$stage/lib/"
cp "$top/packaging/mayfly.service" "$top/packaging/mayfly-agent.service" "$stage/lib/systemd/"
run() {
  "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 $launch -jar "$jar" "$@"
}
run completion >"$stage/share/bash-completion/completions/mayfly"
run man | gzip -9n >"$stage/share/man/man1/mayfly.1.gz"
for text in README.md LICENSE CHANGELOG.md; do
  [ ! -r "$top/$text" ] || cp "$top/$text" "$stage/"
done
tar -C "$target/dist" --owner=0 --group=0 --sort=name -czf "$target/$name.tar.gz" "$name"
