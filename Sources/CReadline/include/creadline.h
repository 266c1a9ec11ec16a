// GNU Readline for Swift: its globals are set and read here, so that Swift sees functions only.
#ifndef GLASSHOUSE_CREADLINE_H
#define GLASSHOUSE_CREADLINE_H

#include <stdio.h>
#include <readline/history.h>
#include <readline/readline.h>

#endif
