#!/bin/sh
# train.sh DISTRIBUTION: makes lib/*.jsa for the JDK in JAVA_HOME. The archive holds the classes that one command loads:
# a run of a small workflow with a stage of each kind, which also reads, plans and checks as validate does.
set -eu

unset LABELWRIGHT_JAVA LABELWRIGHT_JAVA_OPTS LABELWRIGHT_PLUGINS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
work=$1/../training
rm -rf "$work"
cp -R "$here/training" "$work"
LABELWRIGHT_TRAIN=$1/lib "$1/bin/labelwright" run "$work/workflow.yaml"
rm -rf "$work"
