#!/usr/bin/env bash
# Checks that HEAD can be released under a version: what is published is complete, signed, and the same from another folder.
# Nothing is sent anywhere: the repository is a folder, target/release/repository.
#   src/release/check.sh 1.0.0
# Signs with the key in MAVEN_GPG_KEY, else with one that is made for this check. Needs git and gpg.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

version=${1:?Give the version: src/release/check.sh 1.0.0}
command -v gpg >/dev/null || { echo "gpg is missing. Install it: apt-get install gnupg" >&2; exit 1; }
work=$PWD/target/release
rm -rf "$work"
mkdir -p "$work/gnupg"
chmod 700 "$work/gnupg"
export GNUPGHOME=$work/gnupg
trap 'gpgconf --kill gpg-agent; rm -rf "$work/gnupg"' EXIT

if [[ -z ${MAVEN_GPG_KEY:-} ]]; then
  echo "MAVEN_GPG_KEY is not set: a key that is made now signs."
  gpg --batch --quiet --passphrase '' --quick-generate-key check@example.invalid rsa3072 sign 1d
  MAVEN_GPG_KEY=$(gpg --batch --armor --export-secret-keys)
  export MAVEN_GPG_KEY
fi
gpg --batch --quiet --import <<<"$MAVEN_GPG_KEY"

# Two clones in folders of different depth, so that no path gets into what is published.
checkout() {
  git clone -q . "$1"
  sed -i "0,/-SNAPSHOT/s|<version>[^<]*-SNAPSHOT</version>|<version>$version</version>|" "$1/pom.xml"
}
checkout "$work/first"
checkout "$work/other/place/second"

mvn -B -ntp -f "$work/first" -Prelease,sign deploy -DskipTests -Dspotless.check.skip -Dmaven.install.skip \
  -DaltDeploymentRepository="check::file://$work/repository"
mvn -B -ntp -q -f "$work/other/place/second" -Prelease package -DskipTests -Dspotless.check.skip

java src/release/PublishedFiles.java "$work/repository" "$version" "$work/other/place/second/target"
find "$work/repository" -name '*.asc' -print0 | while IFS= read -r -d '' signature; do
  gpg --batch --quiet --verify "$signature" "${signature%.asc}" 2>/dev/null ||
    { echo "The signature of $(basename "${signature%.asc}") is not valid." >&2; exit 1; }
done
echo "$version can be released: $work/repository has what a public repository asks for."
