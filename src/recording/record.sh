#!/usr/bin/env bash
# Records a real terminal: the first image of a service, one line of it changed, a system started and stopped. Writes
# src/site/resources/images/recording.svg anew, which plays it. Needs what the integration tests need, Node.js with npm, and script of
# util-linux. Everything runs on an engine of its own, which is gone at the end. Run it on an idle machine: what is seen is its speed.
#
#   src/recording/record.sh
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
HERE=$ROOT/src/recording
TARGET=$ROOT/target
WORK=$TARGET/recording
readonly COLUMNS_SHOWN=116 ROWS_SHOWN=30

say() {
  printf '[recording] %s\n' "$*"
}

property() { # NAME
  sed -n "s/^it\.$1=//p" "$TARGET/testbed/it.properties"
}

# A sample of the integration tests as a project of its own, whose Maven needs no options.
sample() { # NAME OPTION...
  local folder=$WORK/$1 pom
  cp -r "$ROOT/src/it/$1" "$folder"
  mkdir "$folder/.mvn"
  printf '%s\n' "--settings=$WORK/settings.xml" "-Dmaven.repo.local=$TARGET/local-repo" --no-transfer-progress "${@:2}" \
    >"$folder/.mvn/maven.config"
  while read -r pom; do
    sed -i "s|@project.groupId@|io.github.dockermaven|; s|@project.artifactId@|docker-maven-plugin|; s|@project.version@|$VERSION|
      s|@it.registry@|$(property registry)|" "$pom"
  done < <(find "$folder" -name pom.xml)
}

cd "$ROOT"
unset MAVEN_OPTS MAVEN_ARGS
[[ -d $HERE/node_modules ]] || npm --prefix "$HERE" install --silent --no-audit --no-fund
rm -rf "$WORK"
mkdir -p "$WORK"

say 'Building the plugin …'
mvn -B -q -ntp -Prun-its -DskipTests package invoker:install
VERSION=$(sed -n 's/.*<version>\(.*\)<\/version>.*/\1/p' pom.xml | head -n 1)
sed "s|@localRepositoryUrl@|file://$HOME/.m2/repository|" src/it/settings.xml >"$WORK/settings.xml"

trap '"$ROOT/src/it/testbed/stop.sh" "$TARGET"' EXIT
trap 'exit 143' TERM INT
IT_ENGINE=private IT_TEST=ecommerce src/it/testbed/start.sh "$TARGET"
DOCKER_HOST=$(property docker.host)
DOCKER_CONFIG=$(property docker.config)
export DOCKER_HOST DOCKER_CONFIG

say 'Building the samples …'
sample user-service -Ddocker.skip.network
sample ecommerce -Ddocker.containerNamePattern=%a
for each in user-service ecommerce; do
  # Once before, so that nothing is downloaded in the recording.
  (cd "$WORK/$each" && mvn -B -q package)
done
(cd "$WORK/user-service" && mvn -B -q docker:remove clean -Pquickstart)

say 'Recording …'
cd "$WORK"
script --quiet --return --log-out "$WORK/out" --log-timing "$WORK/timing" --logging-format advanced \
  --command "stty cols $COLUMNS_SHOWN rows $ROWS_SHOWN; bash '$HERE/session.sh'" >/dev/null </dev/null
node "$HERE/film.mjs" "$WORK/out" "$WORK/timing" $COLUMNS_SHOWN $ROWS_SHOWN "$WORK" "$ROOT/src/site/resources/images/recording.svg"
