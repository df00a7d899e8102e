#!/bin/sh
# train.sh DISTRIBUTION: makes lib/*.jsa for the JDK in JAVA_HOME. The archive holds the classes that the commands load
# which people give most, on a small workflow with a stage of each kind.
set -eu

unset LABELWRIGHT_JAVA LABELWRIGHT_JAVA_OPTS LABELWRIGHT_PLUGINS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
work=$1/../training
rm -rf "$work"
cp -R "$here/training" "$work"
classes=
for command in validate plan; do
    LABELWRIGHT_JAVA_OPTS="-XX:DumpLoadedClassList=$work/$command.classes" \
        "$1/bin/labelwright" "$command" "$work/workflow.yaml"
    classes="$classes $work/$command.classes"
done
LABELWRIGHT_TRAIN=$1/lib LABELWRIGHT_TRAIN_CLASSES=$classes "$1/bin/labelwright" run "$work/workflow.yaml"
rm -rf "$work"
