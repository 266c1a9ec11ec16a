// SQLite's C interface, and what of it Swift cannot call: macros and variadic functions.
#ifndef GLASSHOUSE_CSQLITE_H
#define GLASSHOUSE_CSQLITE_H

#include <sqlite3.h>
#include <sys/vfs.h>

/// Sets a switch such as SQLITE_DBCONFIG_DQS_DML, which SQLite offers only as a variadic call.
static inline int csqlite_set_switch(sqlite3 *database, int option, int on) {
    return sqlite3_db_config(database, option, on, (int *)0);
}

/// Makes SQLite keep no count of the memory it uses, for which every allocation would wait in line.
///
/// It is heard before the first connection of the process only; later it changes nothing.
static inline int csqlite_count_no_memory(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/// The number of the file system that a path is on, and the bytes free there; 0 or -1 as `statfs`, which Swift's
/// module of the C library lacks.
static inline int csqlite_file_system(const char *path, long long *type, long long *free) {
    struct statfs facts;
    if (statfs(path, &facts) != 0) return -1;
    *type = (long long)facts.f_type;
    *free = (long long)facts.f_bavail * (long long)facts.f_bsize;
    return 0;
}

#endif
