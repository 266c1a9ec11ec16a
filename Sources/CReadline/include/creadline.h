// GNU Readline and signals for Swift. C globals are set and read here, so that Swift sees
// functions only. One thread at a time may read; signals may arrive on any thread.
#ifndef GLASSHOUSE_CREADLINE_H
#define GLASSHOUSE_CREADLINE_H

#include <stdbool.h>

/// How one reading ended.
typedef enum {
  CREADLINE_LINE,
  CREADLINE_INTERRUPTED,
  CREADLINE_END,
  CREADLINE_EDIT,
  CREADLINE_LEFT,
} creadline_outcome;

/// What Enter does with the text in the buffer.
typedef enum {
  CREADLINE_RUN,
  CREADLINE_NEW_LINE,
  CREADLINE_STAY,
} creadline_enter;

/// Asked on Enter; for CREADLINE_STAY it has usually called creadline_say.
typedef creadline_enter (*creadline_on_enter)(const char *buffer);

/// Asked on Tab for the candidate with this index (0 starts a new completion), replacing the bytes
/// from `start` to `point`; the answer is made with strdup, and readline frees it.
typedef char *(*creadline_on_tab)(const char *buffer, int start, int point, int index);

/// Asked what a list shows instead of a candidate; NULL, or made with strdup. `width` is the room of
/// a line where each candidate can have one, else 0.
typedef char *(*creadline_on_label)(const char *candidate, int width);

/// How a byte of the buffer is shown.
enum {
  CREADLINE_PLAIN,
  CREADLINE_KEYWORD,
  CREADLINE_STRING,
  CREADLINE_NUMBER,
  CREADLINE_COMMENT,
  CREADLINE_WRONG,
};

/// Asked which quote or comment is open behind each of the `length` bytes of the buffer: the sign that the
/// next line's prompt shows, or 0.
typedef void (*creadline_on_open)(const char *buffer, char *signs, int length);

/// Asked how each of the `length` bytes of the buffer is shown.
typedef void (*creadline_on_color)(const char *buffer, unsigned char *classes, int length);

// Signals.

/// Installs the SIGINT handler and ignores SIGPIPE, once.
void creadline_install_signals(void);
/// Readable after SIGINT; for the one who stops what runs, and then calls `creadline_wake`.
int creadline_watch_descriptor(void);
/// Takes what made the watched descriptor readable.
void creadline_take_watched(void);
/// Makes the wake descriptor readable.
void creadline_wake(void);
/// Readable after an interrupt; for whoever waits for input.
int creadline_wake_descriptor(void);
/// Takes the interrupts that nobody has served; true when there were any.
bool creadline_take_interrupts(void);
/// Forgets interrupts that were meant for something else.
void creadline_forget_interrupts(void);
/// Makes the standard descriptors that were closed fail when they are used, so that no file or pipe
/// of ours is given their number.
void creadline_reserve_standard_descriptors(void);

// Typing that is not shown.

/// Stops showing what is typed, whatever signal ends or stops the program; false when the descriptor
/// is no terminal.
bool creadline_hide(int descriptor);
/// Shows again what is typed.
void creadline_unhide(void);

// The editor.

/// Uses the locale's character set, or UTF-8 when the locale has none.
void creadline_use_locale(void);
/// Starts readline over a terminal; false when the descriptors cannot be used. May be called again
/// with other descriptors.
bool creadline_start(const char *name, int input, int output, creadline_on_enter on_enter,
                     creadline_on_tab on_tab, creadline_on_label on_label, creadline_on_open on_open);
/// Reads one text, over several lines as Enter decides, beginning with what is `typed` already.
/// `*text` is freed by the caller; with CREADLINE_EDIT it is to be edited elsewhere, with
/// CREADLINE_LEFT the user has left while it was open.
creadline_outcome creadline_read(const char *prompt, const char *continuation, const char *typed,
                                 char **text);
/// Shows the buffer in colours from now on, or, with NULL, plain.
void creadline_use_colors(creadline_on_color on_color);
/// Says a line under the text being edited, which is then shown again.
void creadline_say(const char *line);
/// Makes Tab offer file names this time.
void creadline_complete_files(void);
/// Sets what follows a completed word that has no other candidate; 0 for nothing.
void creadline_append(char character);

// The history that Up and Ctrl-R walk.

void creadline_clear_history(void);
void creadline_add_history(const char *text);

#endif
