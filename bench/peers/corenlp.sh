#!/bin/sh
# Stanford CoreNLP from Maven Central, from tokens to coreference and quotes, on the texts
# TEXTS/*.txt with one thread. Prints name, unit and value with tabs between. The time is
# that of annotating, as CoreNLP counts it: its models are loaded before.
#
#	corenlp.sh FOLDER TEXTS
set -eu
version=4.5.10
folder=$1 texts=$2
central=https://repo1.maven.org/maven2
command -v java >/dev/null || { echo "CoreNLP: there is no java (Debian: default-jre-headless)" >&2; exit 3; }
mkdir -p "$folder"
while read -r path; do
	file="$folder/${path##*/}"
	[ -s "$file" ] || curl -sSf -o "$file.part" "$central/$path" && { [ ! -f "$file.part" ] || mv "$file.part" "$file"; } || { echo "CoreNLP: $path cannot be had" >&2; exit 3; }
done <<EOF
edu/stanford/nlp/stanford-corenlp/$version/stanford-corenlp-$version.jar
edu/stanford/nlp/stanford-corenlp/$version/stanford-corenlp-$version-models.jar
de/jollyday/jollyday/0.4.9/jollyday-0.4.9.jar
joda-time/joda-time/2.12.7/joda-time-2.12.7.jar
com/io7m/xom/xom/1.2.10/xom-1.2.10.jar
org/ejml/ejml-core/0.39/ejml-core-0.39.jar
org/ejml/ejml-ddense/0.39/ejml-ddense-0.39.jar
org/ejml/ejml-simple/0.39/ejml-simple-0.39.jar
com/google/protobuf/protobuf-java/3.25.5/protobuf-java-3.25.5.jar
javax/xml/bind/jaxb-api/2.4.0-b180830.0359/jaxb-api-2.4.0-b180830.0359.jar
javax/activation/javax.activation-api/1.2.0/javax.activation-api-1.2.0.jar
org/glassfish/jaxb/jaxb-runtime/2.4.0-b180830.0438/jaxb-runtime-2.4.0-b180830.0438.jar
com/sun/istack/istack-commons-runtime/3.0.7/istack-commons-runtime-3.0.7.jar
org/glassfish/javax.json/1.1.4/javax.json-1.1.4.jar
org/slf4j/slf4j-api/1.7.36/slf4j-api-1.7.36.jar
EOF
ls "$texts"/*.txt > "$folder/list"
rm -rf "$folder/out" && mkdir "$folder/out"
one=
command -v taskset >/dev/null && one="taskset -c 0"
$one java -Xmx5g -XX:ActiveProcessorCount=1 -cp "$folder/*" edu.stanford.nlp.pipeline.StanfordCoreNLP \
	-annotators tokenize,ssplit,pos,lemma,ner,depparse,coref,quote -threads 1 \
	-filelist "$folder/list" -outputDirectory "$folder/out" -outputFormat json > "$folder/log" 2>&1 || { tail -3 "$folder/log" >&2; exit 1; }
sed -n 's/^TOTAL: .* sec. for \([0-9]*\) tokens at \([0-9.]*\) tokens\/sec.*/CoreNLP '"$version"'\ttokens\/s\t\2/p' "$folder/log"
sed -n 's/^TOTAL: \([0-9.]*\) sec.*/CoreNLP '"$version"'\ts\t\1/p' "$folder/log" | head -1
