# shellcheck shell=bash
# What ./run and ./test share: they look for what is needed, and install what they may.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# Build servers would outlive the command.
export DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false

oldest_postgres=15

die() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

require_dotnet() {
  local version
  command -v dotnet >/dev/null || die 'the .NET SDK 10 is missing: install it (package dotnet-sdk-10.0) and see that dotnet is on the PATH'
  version=$(dotnet --version 2>/dev/null) || version=none
  case $version in
    10.*) ;;
    *) die "the .NET SDK 10 is needed, found $(dotnet --list-sdks | tr '\n' ' '): install it (package dotnet-sdk-10.0)" ;;
  esac
  # A user without a home, as in some containers, keeps packages in the working copy.
  if [ ! -w "${HOME:-/nonexistent}" ]; then
    export HOME=$PWD/artifacts/home
    mkdir -p "$HOME"
  fi
}

# Silent when all is well.
build() {
  local output
  output=$(compile "$1" 2>&1) && return
  printf '%s\n' "$output" >&2
  return 1
}

# One compiler serves all projects of a build: it is nobody else's, by the name of its pipe, and ends with the build.
compile() (
  compiler=reporting-$BASHPID
  trap 'stop_compiler "$compiler"' EXIT
  UseSharedCompilation=true dotnet build "$@" --configuration Release --verbosity quiet -nologo -p:SharedCompilationId="$compiler"
)

stop_compiler() {
  local process
  for process in /proc/[0-9]*; do
    if tr '\0' '\n' 2>/dev/null <"$process/cmdline" | grep -qxF -e "-pipename:$1"; then kill "${process#/proc/}" || true; fi
  done
}

# Prints the major version of the server among the programs of a directory, 0 if there is none.
postgres_major() {
  local server
  server=$(readlink -f "$1/postgres") || server=
  if [ -x "$server" ] && [ -x "${server%/*}/initdb" ]; then
    "$server" --version | sed -n 's/.*(PostgreSQL) \([0-9][0-9]*\).*/\1/p'
  else
    echo 0
  fi
}

has_postgres() {
  local directories directory
  if [ -n "${Reporting__PostgresBin:-}" ]; then
    directories=("$Reporting__PostgresBin")
  else
    IFS=: read -r -a directories <<<"$PATH"
    directories+=(/usr/lib/postgresql/*/bin)
  fi
  for directory in "${directories[@]}"; do
    if [ "$(postgres_major "$directory")" -ge "$oldest_postgres" ]; then return 0; fi
  done
  return 1
}

ensure_postgres() {
  has_postgres && return
  install_postgres && has_postgres && return
  die "PostgreSQL $oldest_postgres or later is missing: install it (Debian, Ubuntu: apt-get install postgresql) or set Reporting__PostgresBin to the directory of its programs"
}

# Installs the programs alone: the cluster that the package would make and start on port 5432 is not wanted.
install_postgres() {
  local as_root=() settings=/etc/postgresql-common/createcluster.d status=0
  [ -z "${Reporting__PostgresBin:-}" ] && command -v apt-get >/dev/null || return 1
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || return 1
    as_root=(sudo -n)
  fi
  echo 'Installing PostgreSQL with apt-get' >&2
  "${as_root[@]}" mkdir -p "$settings" || return 1
  echo 'create_main_cluster = false' | "${as_root[@]}" tee "$settings/reporting.conf" >/dev/null || return 1
  {
    "${as_root[@]}" apt-get update -qq &&
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql
  } >/dev/null || status=$?
  "${as_root[@]}" rm -f "$settings/reporting.conf"
  return "$status"
}

# Names it by REPORTING_CHROMIUM, if it is not named already.
has_chromium() {
  [ -x "${REPORTING_CHROMIUM:-}" ] && return
  REPORTING_CHROMIUM=$(command -v chromium-headless-shell chromium chromium-browser google-chrome | head -n 1)
  export REPORTING_CHROMIUM
  [ -n "$REPORTING_CHROMIUM" ]
}

# Fails where there is none and none may be installed.
ensure_chromium() {
  has_chromium && return
  install_chromium && has_chromium
}

install_chromium() {
  local as_root=()
  command -v apt-get >/dev/null || return 1
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || return 1
    as_root=(sudo -n)
  fi
  echo 'Installing Chromium with apt-get' >&2
  {
    # Without the parts that draw a browser's own windows it takes half of the time.
    "${as_root[@]}" apt-get update -qq &&
      for package in chromium-headless-shell chromium; do
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" && break
      done
  } >/dev/null
}
