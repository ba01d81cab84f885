# What ./dev faults does; read by ./dev, whose functions it uses.
# shellcheck shell=bash disable=SC2154

# Builds the floor (docs/adr/0046-two-versions-one-workspace.md) once into build/older: the commit whose
# message says "Floor: schema N" on a line of its own.
build_older() {
    local older=$root/build/older floor
    floor=$(git -C "$root" log --format=%H --grep='^Floor: schema ' | tail -n 1)
    [ -n "$floor" ] || die "this clone does not hold the commit of the floor"
    if [ "$(cat "$older/commit" 2>/dev/null)" = "$floor" ]; then return; fi
    need "to build the floor" libhunspell-dev zlib1g-dev # it asks for them; today's Triptych does not
    say "building the floor, $floor, once into build/older"
    rm -rf "$older"
    mkdir -p "$older/source"
    git -C "$root" archive "$floor" | tar -x -C "$older/source"
    (cd "$older/source" && attend cmake --preset dev -B "$older/build" >"$older/configure.log" 2>&1) || {
        tail -n 40 "$older/configure.log" >&2
        die "cmake failed (build/older/configure.log)"
    }
    attend ninja -C "$older/build" triptych_faultdesk triptychctl >&2 || die "the build of the floor failed"
    echo "$floor" >"$older/commit"
}

# Every row of the tests that leave some out of a plain run (tests/support/rows.h).
long_tests() { # [NAME]
    [ $# -le 1 ] || { usage >&2; exit 2; }
    local selected=(-L '^more_rows$')
    [ $# -eq 0 ] || selected+=(-R "$1")
    export TRIPTYCH_TEST_ALL=1
    run_tests "${selected[@]}"
}

command_faults() {
    local arguments=() argument
    if [ "${1:-}" = --tests ]; then long_tests "${@:2}"; fi
    need "to build Triptych" "${packages_build[@]}"
    need "for the servers" "${packages_servers[@]}"
    need_target triptych_faults
    # The servers are the histories' own, to be killed.
    "$servers" fetch elasticsearch || die "Elasticsearch could not be fetched"
    for argument in "$@"; do
        if [ "$argument" = --older ]; then
            build_older
            arguments+=(--older "$root/build/older/build")
        else
            arguments+=("$argument")
        fi
    done
    compile triptych_faults
    export TRIPTYCH_SOURCE_DIR=$root
    attend "$(program triptych_faults)" --kill-elasticsearch "${arguments[@]}"
}
