#define _XOPEN_SOURCE 700  // wcwidth

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "private.h"

// Readline shows a newline as a new row that starts at the left edge, and loses its way in a text
// that is taller than the screen. It only reads the buffer while it draws, so it is lent another
// one: the lines around the cursor that the screen has room for, each but the first with the
// continuation prompt as part of its text.

static char *continuation = NULL;
static creadline_on_color ask_color = NULL;
static creadline_on_open ask_open = NULL;
static int first_shown = 0;

void begin_display(const char *prompt) {
  free(continuation);
  continuation = strdup(prompt);
  first_shown = 0;
}

void show_openings(creadline_on_open on_open) { ask_open = on_open; }

/// What is open behind each byte of the buffer, as one sign or 0; the caller frees them.
static char *signs_of_buffer(void) {
  char *signs = ask_open ? calloc((size_t)rl_end + 1, 1) : NULL;
  if (signs != NULL) ask_open(rl_line_buffer, signs, rl_end);
  return signs;
}

/// Writes the continuation prompt, with a sign before its dots where there is one and room for it.
static void put_continuation(char *place, char sign) {
  const char *dots = strstr(continuation, "...");
  memcpy(place, continuation, strlen(continuation));
  if (sign != '\0' && dots > continuation && dots[-1] == ' ') place[dots - continuation - 1] = sign;
}

typedef struct {
  int start;
  int end;
  int rows;
} line;

/// The rows that a line takes with a prompt before it.
static int rows_between(int start, int end, int prompt_width, int columns) {
  int width = prompt_width;
  mbstate_t state = {0};
  for (int position = start; position < end;) {
    wchar_t character;
    size_t size = mbrtowc(&character, rl_line_buffer + position, (size_t)(end - position), &state);
    if (size == 0 || size > (size_t)(end - position)) {
      memset(&state, 0, sizeof state);
      position += 1;
      width += 4;
      continue;
    }
    int columns_taken = wcwidth(character);
    if (character == '\t') columns_taken = 8 - width % 8;
    width += columns_taken < 0 ? 2 : columns_taken;
    position += (int)size;
  }
  return width / columns + 1;
}

/// The lines of the buffer; the caller frees them.
static line *lines_of_buffer(int *count, int *cursor_line, int prompt_width, int columns) {
  *count = 1;
  for (int index = 0; index < rl_end; index++) *count += rl_line_buffer[index] == '\n';
  line *lines = malloc((size_t)*count * sizeof *lines);
  if (lines == NULL) return NULL;
  int start = 0;
  for (int index = 0; index < *count; index++) {
    const char *newline = memchr(rl_line_buffer + start, '\n', (size_t)(rl_end - start));
    int end = newline ? (int)(newline - rl_line_buffer) : rl_end;
    lines[index] = (line){start, end, rows_between(start, end, prompt_width, columns)};
    if (rl_point >= start) *cursor_line = index;
    start = end + 1;
  }
  return lines;
}

/// Chooses the lines to show, so that the cursor's is among them and few of them move.
static void choose_lines(const line *lines, int count, int cursor, int room, int *first, int *last) {
  int start = first_shown < cursor ? first_shown : cursor;
  int taken = 0;
  for (int index = start; index <= cursor; index++) {
    taken += lines[index].rows;
    while (taken > room && start < index) taken -= lines[start++].rows;
  }
  int end = cursor;
  while (end + 1 < count && taken + lines[end + 1].rows <= room) taken += lines[++end].rows;
  while (start > 0 && taken + lines[start - 1].rows <= room) taken += lines[--start].rows;
  *first = first_shown = start;
  *last = end;
}

/// Where a position of the buffer is in the text that is lent.
static int lent_position(const line *lines, int first, int last, int position, int prompt_length) {
  if (position < lines[first].start) return 0;
  int index = last;
  while (index > first && position < lines[index].start) index--;
  if (position > lines[index].end) position = lines[index].end;
  return position - lines[first].start + (index - first) * prompt_length;
}

void creadline_use_colors(creadline_on_color on_color) { ask_color = on_color; }

/// Whether what is on the screen is the prompt and the buffer, laid out as we know it.
static bool is_paintable(void) {
  if (ask_color == NULL || rl_end == 0) return false;
  if (RL_ISSTATE(RL_STATE_ISEARCH | RL_STATE_NSEARCH | RL_STATE_NUMERICARG)) return false;
  const char *scroll = rl_variable_value("horizontal-scroll-mode");
  const char *mode = rl_variable_value("show-mode-in-prompt");
  return (scroll == NULL || strcmp(scroll, "on") != 0) && (mode == NULL || strcmp(mode, "on") != 0);
}

/// Asks for the colours of the whole buffer; the caller frees them.
static unsigned char *classes_of_buffer(void) {
  unsigned char *classes = calloc((size_t)rl_end + 1, 1);
  if (classes != NULL) ask_color(rl_line_buffer, classes, rl_end);
  return classes;
}

static void draw(void (*how)(void)) {
  int prompt_length = continuation ? (int)strlen(continuation) : 0;
  int count = 0, cursor_line = 0, first = 0, last = 0, rows = 0, columns = 0;
  bool has_lines = rl_line_buffer && memchr(rl_line_buffer, '\n', (size_t)rl_end) && rl_get_termcap("up");
  rl_get_screen_size(&rows, &columns);
  line *lines = NULL;
  if (has_lines && columns > 0) {
    lines = lines_of_buffer(&count, &cursor_line, prompt_length, columns);
  }
  char *lent = NULL;
  if (lines != NULL) {
    choose_lines(lines, count, cursor_line, rows > 2 ? rows - 1 : 1, &first, &last);
    int length = lines[last].end - lines[first].start;
    lent = malloc((size_t)length + (size_t)(last - first) * (size_t)prompt_length + 1);
  }
  unsigned char *classes = is_paintable() ? classes_of_buffer() : NULL;
  if (lent == NULL) {
    how();
    if (classes != NULL) paint(rl_line_buffer, classes, columns, rows);
    free(classes);
    free(lines);
    return;
  }
  unsigned char *lent_classes = classes ? calloc((size_t)(rl_end + count * (prompt_length + 1)) + 1, 1) : NULL;
  char *signs = signs_of_buffer();
  char *next = lent;
  for (int index = first; index <= last; index++) {
    if (index > first) {
      *next++ = '\n';
      put_continuation(next, signs ? signs[lines[index].start - 1] : '\0');
      next += prompt_length;
    }
    size_t length = (size_t)(lines[index].end - lines[index].start);
    memcpy(next, rl_line_buffer + lines[index].start, length);
    if (lent_classes != NULL) memcpy(lent_classes + (next - lent), classes + lines[index].start, length);
    next += length;
  }
  *next = '\0';

  char *kept_buffer = rl_line_buffer;
  int kept_end = rl_end, kept_point = rl_point, kept_mark = rl_mark;
  rl_point = lent_position(lines, first, last, kept_point, prompt_length);
  rl_mark = lent_position(lines, first, last, kept_mark, prompt_length);
  rl_end = (int)(next - lent);
  rl_line_buffer = lent;
  how();
  if (lent_classes != NULL) paint(lent, lent_classes, columns, rows);
  rl_line_buffer = kept_buffer;
  rl_end = kept_end;
  rl_point = kept_point;
  rl_mark = kept_mark;
  free(signs);
  free(lent_classes);
  free(classes);
  free(lent);
  free(lines);
}

void redisplay_with_continuation(void) { draw(rl_redisplay); }

/// The row of the cursor below the first row that is shown, on a screen of so many columns.
static int cursor_row(int columns) {
  int prompt_length = continuation ? (int)strlen(continuation) : 0;
  int count = 0, cursor_line = 0, row = 0;
  line *lines = lines_of_buffer(&count, &cursor_line, prompt_length, columns);
  if (lines == NULL) return 0;
  for (int index = first_shown; index < cursor_line; index++) row += lines[index].rows;
  row += rows_between(lines[cursor_line].start, rl_point, prompt_length, columns) - 1;
  free(lines);
  return row;
}

// A terminal breaks the rows that are shown anew when its width changes. So the text is drawn again
// from the row that its beginning has now.
void redisplay_after_resize(void) {
  rl_reset_screen_size();
  int rows = 0, columns = 0;
  rl_get_screen_size(&rows, &columns);
  if (columns > 1 && rl_get_termcap("up") != NULL) {
    int row = cursor_row(columns);
    fputs("\r", rl_outstream);
    if (row > 0) fprintf(rl_outstream, "\033[%dA", row);
    fputs("\033[J", rl_outstream);
  }
  rl_on_new_line();
  rl_forced_update_display();
}
