import Glibc

/// A real PostgreSQL on a socket in a folder of its own, which ends when this process does.
final class Postgres: Sendable {
  private let home: Home

  /// Makes and starts one; it refuses to run as root, so then it runs as `postgres`.
  init() throws {
    home = try Home()
    let script = """
      cd '\(home.path)'
      trap 'echo ended > told' EXIT
      bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
      PATH="$bin:$PATH"
      as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
      if [ "$(id -u)" = 0 ]; then chown postgres .; fi
      as initdb -D data -A trust -U postgres -E UTF8 --locale=C -N > log 2>&1 || exit
      as pg_ctl -D data -l server.log -w -o "-c listen_addresses='' -c fsync=off \\
        -c unix_socket_directories='\(home.path)'" start > started 2>&1 || exit
      echo ready > told
      trap 'as pg_ctl -D data -m immediate stop > stopped 2>&1; rm -rf "\(home.path)"' EXIT
      read -r line
      """
    guard mkfifo(home.path + "/told", 0o600) == 0 else { throw Missing() }
    // Its input ends with this process.
    setenv("GLASSHOUSE_POSTGRES", script, 1)
    defer { unsetenv("GLASSHOUSE_POSTGRES") }
    guard popen("exec bash -c \"$GLASSHOUSE_POSTGRES\"", "we") != nil else { throw Missing() }
    let told = fopen(home.path + "/told", "r")
    defer { fclose(told) }
    guard fgetc(told) == Int32(UInt8(ascii: "r")) else { throw Missing() }
  }

  /// The address of a database.
  func address(_ database: String) -> String {
    "postgresql://postgres@/\(database)?host=\(home.path)"
  }

  /// The tests need a PostgreSQL: `apt install postgresql`.
  struct Missing: Error {}
}
