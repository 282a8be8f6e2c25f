#!/bin/sh
# A display, an accessibility bus and the window on one article; then listen. Called inside dbus-run-session.
# $1 the project's Python, $2 an article, $3 the listener, $4 the system's Python, $5 the bus launcher
set -u
exec 3>&1
number=$(mktemp)
Xvfb -displayfd 4 -screen 0 1440x900x24 4>"$number" >/dev/null 2>&1 &
display=$!
tries=0
while [ ! -s "$number" ] && [ $tries -lt 50 ]; do sleep 0.1; tries=$((tries + 1)); done
DISPLAY=:$(cat "$number")
export DISPLAY
"$5" --launch-immediately >/dev/null 2>&1 &
bus=$!
QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 QT_QPA_PLATFORM=xcb "$1" -m timeline_app "$2" >/dev/null 2>&1 &
window=$!
"$4" "$3" >&3
heard=$?
kill $window $bus $display 2>/dev/null
rm -f "$number"
exit $heard
