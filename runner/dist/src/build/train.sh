#!/bin/sh
# train.sh DISTRIBUTION: makes lib/*.jsa for the JDK in JAVA_HOME. The archive holds the classes that this one command
# loads: take one that reads, plans and checks a real workflow.
set -eu

unset LABELWRIGHT_JAVA LABELWRIGHT_JAVA_OPTS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
LABELWRIGHT_TRAIN=$1/lib exec "$1/bin/labelwright" --help
