# Sourced by script/server and script/test: the folders of this tree, its locks, and the .NET SDK.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
data=$root/.data

say() { printf '%s\n' "$*" >&2; }

die() {
    say "$*"
    exit 1
}

# Others may pass through .data, not list it: a PostgreSQL which root started runs as somebody else. Secrets in it are mode 600.
prepare_data() {
    mkdir -p "$data" 2>/dev/null && [ -w "$data" ] ||
        die "$data belongs to another user: run this as that user, or remove the folder."
    chmod 711 "$data"
    [ -w "${HOME:-/nonexistent}" ] || export HOME="$data/home" # dotnet cannot work without one
    mkdir -p -m 700 "$HOME"
}

random_text() { head -c "$1" /dev/urandom | base64 | tr -d '\n'; }

command_of() {
    if [ -d /proc/self ]; then
        tr '\0' ' ' <"/proc/$1/cmdline"
    else
        ps -o args= -p "$1"
    fi 2>/dev/null || true
}

# lock NAME: fails when a living script/NAME holds it. A symbolic link is made or refused in one step on every system, and it
# tells who made it; a process number alone may belong to somebody else by now.
lock() {
    local file=$data/$1.lock
    until ln -s "$$" "$file" 2>/dev/null; do
        lock_holder=$(readlink "$file" || true)
        case $(command_of "$lock_holder") in
            *bash*"$1"*) return 1 ;;
            *) rm -f "$file" ;;
        esac
    done

    # The build leaves empty folders among the temporary files. Package restores go on sharing one folder: their locks are in it.
    export NUGET_SCRATCH=${NUGET_SCRATCH:-${TMPDIR:-/tmp}/NuGetScratch$(id -un)} TMPDIR=$data/$1.tmp
    mkdir -p -m 700 "$TMPDIR"
}

unlock() { rm -rf "$data/$1.tmp" "$data/$1.lock"; }

prepare_sdk() {
    # Build servers would stay behind when the command ends, and a certificate in the user's own store.
    export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false DOTNET_CLI_USE_MSBUILD_SERVER=0
    export DOTNET_GENERATE_ASPNET_CERTIFICATE=false DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

    case $(cd "$root" && dotnet --version 2>/dev/null) in
        10.*) ;;
        *) die "The .NET SDK 10 is missing: install it from https://dotnet.microsoft.com/download/dotnet/10.0 and put dotnet on the PATH." ;;
    esac
}
