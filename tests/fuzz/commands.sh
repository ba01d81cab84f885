# What ./dev fuzz does; read by ./dev, whose functions it uses.
# shellcheck shell=bash disable=SC2154

# The newest clang++ here; before 16 it has no coroutines of C++20.
clang() {
    local version
    for version in 21 20 19 18 17 16; do
        if command -v "clang++-$version"; then return; fi
    done
    command -v clang++ || die "no clang++ found"
}

command_fuzz() {
    local target='' seconds=60 name result=0
    while [ $# -gt 0 ]; do
        case "$1" in
        --seconds) seconds=${2:-}; shift ;;
        -*) usage >&2; exit 2 ;;
        *) target=$1 ;;
        esac
        shift || true
    done
    [[ $seconds =~ ^[0-9]+$ ]] || { usage >&2; exit 2; }
    local corpora=$root/tests/fuzz/corpus targets=("$target")
    [ -n "$target" ] || mapfile -t targets < <(ls "$corpora")
    [ -d "$corpora/$target" ] || die "no fuzz target $target, only: $(ls -C "$corpora")"
    need "to build Triptych" "${packages_build[@]}"
    need "to fuzz" "${packages_fuzz[@]}"
    preset=fuzz
    build=$root/build/fuzz
    configure -DCMAKE_CXX_COMPILER="$(clang)"
    compile "${targets[@]/#/fuzz_}"
    for name in "${targets[@]}"; do
        say "fuzzing $name for $seconds seconds"
        # What is new goes to the build folder; the corpus of the source only changes by hand.
        mkdir -p "$build/fuzz/$name/corpus"
        attend "$(program "fuzz_$name")" -max_total_time="$seconds" -timeout=60 -verbosity=0 \
            -print_final_stats=1 -artifact_prefix="$build/fuzz/$name/" \
            "$build/fuzz/$name/corpus" "$corpora/$name" || {
            result=1
            say "$name fails on a file in build/fuzz/fuzz/$name: mend it and keep the file in tests/fuzz/corpus/$name"
        }
    done
    exit "$result"
}
