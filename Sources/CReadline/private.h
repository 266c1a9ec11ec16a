// What the C files of this target share.
#ifndef GLASSHOUSE_CREADLINE_PRIVATE_H
#define GLASSHOUSE_CREADLINE_PRIVATE_H

#include <stdio.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "creadline.h"

/// The bytes of the wake pipe.
enum {
  WAKE_INTERRUPT = 'i',
  WAKE_RESIZE = 'r',
  WAKE_STOP = 's',
  WAKE_CONTINUE = 'c',
};

/// SIGWINCH, SIGCONT, and the signals that must give the terminal back before they end us.
void catch_terminal_signals(void);
/// Around the time in which the terminal belongs to readline.
void begin_raw(int descriptor);
void end_raw(void);
/// Does what Ctrl-Z does to a program that does not catch it.
void stop_here(void);

/// Shows the buffer with a continuation prompt before each line but the first.
void redisplay_with_continuation(void);
/// Shows it again in the terminal's new size.
void redisplay_after_resize(void);
/// Paints the text that readline has just drawn behind the prompt, each byte as its class says.
void paint(const char *text, const unsigned char *classes, int columns, int rows);
/// Makes the continuation prompt show what is open before its line.
void show_openings(creadline_on_open on_open);
/// Starts a text with this prompt before its further lines.
void begin_display(const char *prompt);

#endif
