#!/bin/sh
# Writes into each folder what docker compose makes of it: sh generate.sh "docker compose"
cd "$(dirname "$0")" || exit
for folder in */; do
    here=$PWD/${folder%/}
    (cd "$folder" && env -i HOME=/home/anna PATH="$PATH" $1 config --format json 2>/dev/null | sed "s#$here#/FOLDER#g" >config.json)
done
