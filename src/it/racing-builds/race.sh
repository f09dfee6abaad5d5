#!/bin/sh
# Builds two images at once under one name, three times into each destination. Fails after both have ended.
# Usage: race.sh REGISTRY MAVEN...
set -eu
registry=$1
shift

build() {
  "$@" docker:build "-Ddocker.destination=$destination" "-Ddocker.image=$registry/docker-maven-plugin-it/racing:$tag" \
    "-Ddocker.buildArg.WORD=$word" "-Ddocker.buildArg.ROUND=$tag" >"target/$tag-$word.log" 2>&1
}

for round in 1 2 3; do
  for destination in engine archive registry; do
    tag=$destination-$round
    word=one
    build "$@" & one=$!
    word=two
    build "$@" & two=$!
    failed=0
    wait $one || failed=$?
    wait $two || failed=$?
    [ $failed = 0 ] || exit $failed
  done
done
