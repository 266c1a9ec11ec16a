#define _XOPEN_SOURCE 700  // wcwidth

#include <stdbool.h>
#include <string.h>
#include <wchar.h>

#include "private.h"

// Readline draws what has changed, without colours. Afterwards the same cells are written once more,
// in colours, and the cursor goes back to where readline left it. Every row is begun by moving the
// cursor, never by the terminal's own wrapping, so that both agree about where things are.

/// The row of the cursor below the first row of the prompt, as readline counts.
extern int _rl_last_v_pos;

static const char *const colors[] = {
    [CREADLINE_PLAIN] = "\033[0m",    [CREADLINE_KEYWORD] = "\033[0;34m",
    [CREADLINE_STRING] = "\033[0;32m", [CREADLINE_NUMBER] = "\033[0;36m",
    [CREADLINE_COMMENT] = "\033[0;90m", [CREADLINE_WRONG] = "\033[0;31m",
};

/// The columns that the prompt takes, without what is marked as taking none.
static int prompt_width(void) {
  int width = 0;
  bool is_hidden = false;
  mbstate_t state = {0};
  for (const char *next = rl_prompt ? rl_prompt : ""; *next != '\0';) {
    wchar_t character;
    size_t size = mbrtowc(&character, next, strlen(next), &state);
    if (size == 0 || size > strlen(next)) return -1;
    if (character == RL_PROMPT_START_IGNORE) is_hidden = true;
    int taken = wcwidth(character);
    if (!is_hidden && taken > 0) width += taken;
    if (character == RL_PROMPT_END_IGNORE) is_hidden = false;
    next += size;
  }
  return width;
}

/// The columns that a character takes where it stands, and its size in bytes.
static int width_at(const char *text, size_t left, int column, size_t *size, mbstate_t *state) {
  wchar_t character;
  *size = mbrtowc(&character, text, left, state);
  if (*size == 0 || *size > left) {
    memset(state, 0, sizeof *state);
    *size = 1;
    return 4;
  }
  if (character == L'\t') return 8 - column % 8;
  int width = wcwidth(character);
  return width < 0 ? 2 : width;
}

static void begin_row(void) { fputs("\r\033[B", rl_outstream); }

void paint(const char *text, const unsigned char *classes, int columns, int rows) {
  int start = prompt_width();
  size_t length = strlen(text);
  if (start < 0 || start >= columns || columns < 2) return;
  // How many rows there are; what is taller than the screen is left as it is.
  mbstate_t state = {0};
  int row = 0, column = start;
  for (size_t at = 0, size; at < length; at += size) {
    if (text[at] == '\n') {
      size = 1, column = 0, row++;
      continue;
    }
    int width = width_at(text + at, length - at, column, &size, &state);
    if (column + width > columns) column = 0, row++;
    column += width;
    if (column == columns) column = 0, row++;
  }
  if (row >= rows - 1) return;

  fputs("\0337", rl_outstream);
  if (_rl_last_v_pos > 0) fprintf(rl_outstream, "\033[%dA", _rl_last_v_pos);
  fprintf(rl_outstream, "\r\033[%dC", start);
  memset(&state, 0, sizeof state);
  column = start;
  int shown = CREADLINE_PLAIN;
  for (size_t at = 0, size; at < length; at += size) {
    if (text[at] == '\n') {
      size = 1, column = 0;
      begin_row();
      continue;
    }
    int width = width_at(text + at, length - at, column, &size, &state);
    if (column + width > columns) {
      column = 0;
      begin_row();
    }
    if (classes[at] != shown) {
      shown = classes[at];
      fputs(colors[shown], rl_outstream);
    }
    bool is_control = (unsigned char)text[at] < 0x20 || text[at] == 0x7f;
    if (is_control) {
      // Readline shows ^X, or the room of a tab: it stays as it is.
      fprintf(rl_outstream, "\033[%dC", width);
    } else {
      fwrite(text + at, 1, size, rl_outstream);
    }
    column += width;
    if (column == columns) {
      column = 0;
      begin_row();
    }
  }
  fputs("\033[0m\0338", rl_outstream);
  fflush(rl_outstream);
}
