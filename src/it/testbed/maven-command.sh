#!/bin/sh
# Writes a script that runs a Maven as the one that runs this, with a folder of its own for temporary files, and a local
# repository that is this one but for its caches. Usage: maven-command.sh SCRIPT REPOSITORY MAVEN...
set -eu
script=$1
repository=$2
shift 2
own=$PWD/repository
mkdir -p temporary "$own"
ln -s "$repository"/* "$own"
{
  # No more of the environment: it may have secrets.
  for name in JAVA_HOME DOCKER_HOST DOCKER_CONFIG; do
    value=$(printenv "$name") && echo "export $name='$value'"
  done
  echo 'export MAVEN_OPTS="${MAVEN_OPTS-} -Djava.io.tmpdir=temporary"'
  printf "exec"
  printf " '%s'" "$@" "-Dmaven.repo.local=$own"
  printf ' "$@"\n'
} >"$script"
