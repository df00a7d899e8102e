#!/usr/bin/env bash
# Times the built distribution on a synthetic crowd, whole process from CSV to labels CSV.
# Usage: whole-process.sh [FOLDER [ITEMS REDUNDANCY ANNOTATORS CLASSES]]; an answers.csv that is there is kept.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=${1:-$here/target/crowd}
items=${2:-1000000} redundancy=${3:-5} annotators=${4:-10000} classes=${5:-10}
launcher=$here/../dist/target/labelwright/bin/labelwright

mkdir -p "$folder"
if [ ! -e "$folder/answers.csv" ]; then
    java -cp "$here/target/classes:$here/target/lib/*" io.labelwright.bench.WriteCrowd \
        "$folder/answers.csv" "$items" "$redundancy" "$annotators" "$classes"
fi
for method in majority dawid-skene; do
    cp "$here/workflow-$method.yaml" "$folder/"
    rm -rf "$folder/.labelwright" "$folder/out"
    LABELWRIGHT_JAVA_OPTS=${LABELWRIGHT_JAVA_OPTS:--Xmx1g} /usr/bin/time -v \
        "$launcher" run "$folder/workflow-$method.yaml" -q 2>"$folder/time.txt" || { cat "$folder/time.txt"; exit 1; }
    printf '%s: ' "$method"
    awk -F': ' '/Elapsed/ {wall=$NF} /User time/ {user=$NF} /System time/ {sys=$NF} /Maximum resident/ {rss=$NF}
        END {printf "wall %s, user %s s, system %s s, peak %d MiB\n", wall, user, sys, rss / 1024}' "$folder/time.txt"
done
