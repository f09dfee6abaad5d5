#!/bin/sh
echo "${greeting} from ${project.artifactId}"
