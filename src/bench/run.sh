#!/usr/bin/env bash
# Measures this plugin, io.fabric8's, Jib and the docker command line on this machine, and writes the tables in src/site/markdown/how-fast.md
# and their picture anew. Needs what the integration tests need, and leaves nothing running. Compose is measured if there is a
# docker-compose on the path, or docker has it as a plugin.
#
#   src/bench/run.sh [ROUNDS] [images|containers]
#       5 rounds and both parts unless said otherwise, about 17 minutes and 16 GB of disk; containers alone: 5 minutes
set -euo pipefail

readonly ROUNDS=${1:-5} PART=${2:-all}
[[ $ROUNDS =~ ^[1-9][0-9]*$ && $PART =~ ^(all|images|containers)$ ]] || {
  echo "'$*' is not [ROUNDS] [images|containers], such as: $0 3 containers" >&2
  exit 2
}
readonly FABRIC8=0.49.0 JIB=3.5.2
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
TARGET=$ROOT/target
WORK=$TARGET/bench
SETTINGS=$WORK/settings.xml

say() {
  printf '[bench] %s\n' "$*"
}

# The program of docker compose: it needs no docker command line, which may have it as a plugin.
compose() {
  command -v docker-compose || docker info --format '{{range .ClientInfo.Plugins}}{{if eq .Name "compose"}}{{.Path}}{{end}}{{end}}' || true
}

property() { # NAME
  sed -n "s/^it\.$1=//p" "$TARGET/testbed/it.properties"
}

cd "$ROOT"
unset MAVEN_OPTS MAVEN_ARGS
JAVA_HOME=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")}
export JAVA_HOME
mkdir -p "$WORK"

say 'Building the plugin …'
mvn -B -q -ntp -Prun-its -DskipTests package invoker:install
VERSION=$(sed -n 's/.*<version>\(.*\)<\/version>.*/\1/p' pom.xml | head -n 1)

finish() {
  "$ROOT/src/it/testbed/stop.sh" "$TARGET"
  # Gigabytes: large files, and what Jib keeps of them.
  rm -rf "$WORK/service" "$WORK/heavy" "$WORK/jib-application"
}

# Before the start, whose watcher takes the testbed down should this script be killed.
trap finish EXIT
trap 'exit 143' TERM INT
# Not of the name of an integration test: none of the images that single ones need is made.
IT_TEST=bench "$ROOT/src/it/testbed/start.sh" "$TARGET"

# The plugin comes from the repository that it was installed to, all else from this user's or Maven Central.
sed "s|@localRepositoryUrl@|file://$HOME/.m2/repository|" src/it/settings.xml >"$SETTINGS"
if [[ $PART != containers ]]; then
  say 'Building the service …'
  rm -rf "$WORK/service" "$WORK/heavy"
  cp -r src/bench/service "$WORK/service"
  sed -i "s/@project.version@/$VERSION/; s/@fabric8.version@/$FABRIC8/; s/@jib.version@/$JIB/" "$WORK/service/pom.xml"
  mvn -B -q -ntp -gs "$SETTINGS" -Dmaven.repo.local="$TARGET/local-repo" -f "$WORK/service" package
fi

# The testbed's docker command is for its engine alone; here what counts bytes comes in between.
sed '/^export DOCKER_HOST=/d' "$TARGET/testbed/docker" >"$WORK/docker"
chmod +x "$WORK/docker"

"$JAVA_HOME/bin/javac" -d "$WORK/classes" src/bench/java/bench/*.java
"$JAVA_HOME/bin/java" -cp "$WORK/classes" bench.Benchmark \
  rounds="$ROUNDS" part="$PART" work="$WORK" page="$ROOT/src/site/markdown/how-fast.md" picture="$ROOT/src/site/resources/images/benchmark.svg" settings="$SETTINGS" repository="$TARGET/local-repo" \
  version="$VERSION" compose="$(compose)" fabric8="$FABRIC8" jib="$JIB" docker="$WORK/docker" host="$(property docker.host)" \
  config="$(property docker.config)" registry="$(property registry)" \
  base="$(property base.image)" registryBase="$(property base.image.registry)"
