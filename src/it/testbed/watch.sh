#!/usr/bin/env bash
# Waits for the end of the Maven that the testbed was started for, and then takes the testbed down:
# also when that Maven was killed and could do nothing any more.
#
#   watch.sh TARGET RUN
set -euo pipefail

TARGET=$1
RUN=$2
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$HERE/common.sh"

while [[ -d $RUN ]] && noted_process_lives "$RUN/maven.process"; do sleep 1; done
[[ -d $RUN ]] || exit 0
say 'Maven ended without stopping the testbed.'
end_noted_process "$RUN/start.process" 60
"$HERE/stop.sh" "$TARGET"
