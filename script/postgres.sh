# Sourced after tree.sh: a PostgreSQL of this tree's own, for whoever has none to offer.
#
#   postgres_start NAME [SETTING...]   a cluster in .data/NAME, else a container; sets $postgres to its connection string
#   postgres_start_empty NAME ...      the same, without what an earlier run may have left in the cluster
#   postgres_stop                      stops what was started
#   postgres_remove                    and removes the cluster
#
# Programs on the machine come first, then the Debian or Ubuntu package, then Docker.

postgres=
pg_kind= pg_bin= pg_made= pg_home= pg_owner= pg_drop=

postgres_start() {
    if pg_find || { pg_install && pg_find; }; then
        pg_settle "$1"
        pg_end_leftover
        pg_start_cluster "${@:2}"
    elif docker_answers; then
        pg_start_container "$1"
    else
        die "PostgreSQL is missing: install PostgreSQL 14 or newer (apt-get install postgresql, brew install postgresql@17), start Docker, or set ConnectionStrings__Identities."
    fi
}

postgres_start_empty() {
    local pg_empty=yes
    postgres_start "$@"
}

postgres_stop() {
    case $pg_kind in
        cluster) pg_stop_cluster ;;
        container) docker stop "$pg_home" >/dev/null ;;
    esac
    pg_kind=
}

postgres_remove() {
    local home=
    [ "$pg_kind" != cluster ] || home=$pg_home
    postgres_stop
    [ -z "$home" ] || rm -rf "$home"
}

# --- programs ---

# pg_find [MAJOR]: the first folder with the programs of PostgreSQL 14 or newer, or of exactly that version.
pg_find() {
    local folder major
    while IFS= read -r folder; do
        [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] && [ -x "$folder/postgres" ] || continue
        major=$("$folder/postgres" --version 2>/dev/null | sed -E 's/^[^0-9]*([0-9]+).*/\1/')
        if [ "${major:-0}" -ge 14 ] && [ "$major" = "${1:-$major}" ]; then
            pg_bin=$folder
            return 0
        fi
    done < <(
        command -v initdb | sed 's|/[^/]*$||'
        ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /usr/local/pgsql/bin \
            /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin \
            /Applications/Postgres.app/Contents/Versions/[0-9]*/bin 2>/dev/null | sort -r
    )
    return 1
}

pg_install() {
    local as_root=() conf=/etc/postgresql-common/createcluster.conf log=$data/apt.log
    command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2>/dev/null || return 1
        as_root=(sudo -n)
    fi

    say "Installing the postgresql package; it stays when this command ends."
    as_root+=(env DEBIAN_FRONTEND=noninteractive)
    {
        "${as_root[@]}" apt-get update -q &&
            "${as_root[@]}" apt-get install -q -y --no-install-recommends postgresql-common &&
            # Only the programs are wanted: without this line the package would make and start a cluster of its own.
            "${as_root[@]}" cp -p "$conf" "$conf.identities" &&
            echo 'create_main_cluster = false' | "${as_root[@]}" tee -a "$conf" &&
            "${as_root[@]}" apt-get install -q -y --no-install-recommends postgresql
    } >"$log" 2>&1 || say "The package could not be installed; $log says why."
    ! [ -f "$conf.identities" ] || "${as_root[@]}" mv -f "$conf.identities" "$conf"
}

# --- a cluster ---

# PostgreSQL refuses to run as root, and its user may not be allowed to enter the folder we stand in.
pg_as_owner() (
    cd /
    case $pg_drop in
        '') exec "$@" ;;
        setpriv) exec setpriv --reuid="$pg_owner" --regid="$(id -g "$pg_owner")" --clear-groups -- "$@" ;;
        runuser) exec runuser -u "$pg_owner" -- "$@" ;;
        sudo) exec sudo -n -u "$pg_owner" -- "$@" ;;
        su) exec su -s /bin/sh "$pg_owner" -c 'exec "$0" "$@"' -- "$@" ;;
    esac
)

pg_write() { pg_as_owner sh -c 'umask 077; cat >"$0"' "$pg_home/$1"; }

pg_owner_of() { stat -c %U "$1" 2>/dev/null || stat -f %Su "$1"; }

# pg_settle NAME: whose the cluster is, and where it stands.
pg_settle() {
    pg_home=$data/$1
    mkdir -p -m 700 "$pg_home"
    [ "$(id -u)" -eq 0 ] || return 0

    local elsewhere
    pg_owner=$(pg_owner_of "$pg_home")
    if [ "$pg_owner" = root ]; then
        pg_owner=nobody
        if id postgres >/dev/null 2>&1; then pg_owner=postgres; fi
        chown "$pg_owner" "$pg_home"
    fi
    for pg_drop in setpriv runuser sudo su none; do
        [ $pg_drop != none ] ||
            die "PostgreSQL does not run as root, and this machine has no way to run it as $pg_owner: run this as an ordinary user."
        if pg_as_owner true 2>/dev/null; then break; fi
    done

    if ! pg_as_owner test -w "$pg_home"; then
        rmdir "$pg_home" 2>/dev/null || true
        elsewhere=/var/tmp/identities-$1-$(printf %s "$root" | cksum | cut -d ' ' -f 1)
        # Everybody may write to /var/tmp: what stands there under this name must be ours.
        if mkdir -m 700 "$elsewhere" 2>/dev/null; then
            chown "$pg_owner" "$elsewhere"
        elif [ -L "$elsewhere" ] || [ "$(pg_owner_of "$elsewhere")" != "$pg_owner" ]; then
            die "$elsewhere should belong to $pg_owner and does not: remove it."
        fi
        pg_home=$elsewhere
        say "The user $pg_owner cannot reach $data, so PostgreSQL keeps its data in $pg_home."
    fi
}

# A run that was killed leaves its PostgreSQL running, or a postmaster.pid whose number is somebody else's by now.
pg_end_leftover() {
    local file=$pg_home/data/postmaster.pid
    [ -f "$file" ] || return 0
    case $(command_of "$(head -n 1 "$file")") in
        '') ;;
        *postgres*"$pg_home/data"*)
            say "Stopping the PostgreSQL that an earlier run left behind."
            pg_stop_cluster
            ;;
        *) rm -f "$file" ;;
    esac
}

pg_start_cluster() {
    local made_with attempt port
    pg_kind=cluster # from here on: an interruption must not leave a half-started one behind
    [ -z "${pg_empty:-}" ] || rm -rf "$pg_home/data"
    if [ -f "$pg_home/data/PG_VERSION" ]; then
        pg_made=before
        made_with=$(cat "$pg_home/data/PG_VERSION")
        pg_find "$made_with" ||
            die "$pg_home was made by PostgreSQL $made_with, which is not here any more: install it, or remove that folder to begin afresh."
    else
        pg_make_cluster "$@"
    fi

    # Only the start itself tells whether a port is free.
    for attempt in 1 2 3 4 5 none; do
        [ $attempt != none ] || die "PostgreSQL does not start; $pg_home/log says why."
        [ -s "$pg_home/port" ] || echo $((20000 + RANDOM % 10000)) | pg_write port
        port=$(cat "$pg_home/port")
        rm -f "$pg_home/log"
        if pg_as_owner "$pg_bin/pg_ctl" start -w -t 120 -D "$pg_home/data" -l "$pg_home/log" -o "-p $port" >/dev/null 2>&1; then
            break
        fi
        rm -f "$pg_home/port"
    done
    postgres="Host=127.0.0.1;Port=$port;Username=identities;Password=$(cat "$pg_home/password")"
}

# Made beside its place and moved there when complete: a half-made cluster is never taken for a whole one.
pg_make_cluster() {
    local new=$pg_home/data.new locale report
    random_text 24 | pg_write password
    for locale in C.UTF-8 en_US.UTF-8 C none; do # macOS before 15 has no C.UTF-8
        [ $locale != none ] || die "PostgreSQL cannot make a cluster in $pg_home: $report"
        rm -rf "$new"
        if report=$(pg_as_owner "$pg_bin/initdb" -D "$new" -U identities -E UTF8 --locale=$locale \
            -A scram-sha-256 --pwfile="$pg_home/password" 2>&1); then break; fi
    done
    printf '%s\n' "listen_addresses = '127.0.0.1'" "unix_socket_directories = ''" "$@" |
        pg_as_owner sh -c 'cat >>"$0"' "$new/postgresql.conf"
    report=$(echo 'create database identities' | pg_as_owner "$pg_bin/postgres" --single -D "$new" postgres 2>&1) ||
        die "PostgreSQL cannot make a database in $pg_home: $report"
    mv "$new" "$pg_home/data"
}

pg_stop_cluster() {
    local how
    for how in fast immediate; do
        if pg_as_owner "$pg_bin/pg_ctl" stop -w -t 60 -m $how -D "$pg_home/data" >/dev/null 2>&1; then return 0; fi
    done
}

# --- a container ---

docker_answers() { command -v docker >/dev/null && docker info >/dev/null 2>&1; }

pg_start_container() {
    local port
    pg_home=identities-$1-$(printf %s "$root" | cksum | cut -d ' ' -f 1)
    [ -s "$data/$1-password" ] || (umask 077 && random_text 24 >"$data/$1-password")
    POSTGRES_PASSWORD=$(cat "$data/$1-password")
    export POSTGRES_PASSWORD
    docker rm -f "$pg_home" >/dev/null 2>&1 || true
    docker run --rm -d --name "$pg_home" -p 127.0.0.1::5432 -v "$pg_home:/var/lib/postgresql/data" \
        -e POSTGRES_PASSWORD -e POSTGRES_USER=identities -e POSTGRES_INITDB_ARGS='-E UTF8 --locale=C.UTF-8' postgres:17 >/dev/null
    pg_kind=container
    # Over TCP: the server which the image starts for its first set-up listens on a socket only.
    until docker exec "$pg_home" pg_isready -q -h 127.0.0.1; do
        docker inspect "$pg_home" >/dev/null 2>&1 || die "The PostgreSQL container ended: 'docker run postgres:17' may say why."
        sleep 0.5
    done
    port=$(docker port "$pg_home" 5432/tcp | head -n 1)
    postgres="Host=127.0.0.1;Port=${port##*:};Username=identities;Password=$POSTGRES_PASSWORD"
    unset POSTGRES_PASSWORD
}
