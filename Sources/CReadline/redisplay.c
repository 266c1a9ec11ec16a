#include <stdlib.h>
#include <string.h>

#include "private.h"

static char *continuation = NULL;

void set_continuation(const char *prompt) {
  free(continuation);
  continuation = strdup(prompt);
}

/// Where a position of the buffer is in the text that is shown.
static int shown_position(int position, size_t prompt_length) {
  int newlines = 0;
  for (int index = 0; index < position && index < rl_end; index++) {
    if (rl_line_buffer[index] == '\n') newlines++;
  }
  return position + newlines * (int)prompt_length;
}

// Readline shows a newline as a new row that starts at the left edge. It only reads the buffer
// while it draws, so it is lent one in which the continuation prompts are text.
static void draw(void (*how)(void)) {
  size_t length = continuation ? strlen(continuation) : 0;
  int newlines = 0;
  for (int index = 0; index < rl_end; index++) newlines += rl_line_buffer[index] == '\n';
  char *shown = newlines > 0 ? malloc((size_t)rl_end + (size_t)newlines * length + 1) : NULL;
  if (length == 0 || shown == NULL) {
    how();
    free(shown);
    return;
  }
  char *next = shown;
  for (int index = 0; index < rl_end; index++) {
    *next++ = rl_line_buffer[index];
    if (rl_line_buffer[index] == '\n') {
      memcpy(next, continuation, length);
      next += length;
    }
  }
  *next = '\0';

  char *kept_buffer = rl_line_buffer;
  int kept_end = rl_end, kept_point = rl_point, kept_mark = rl_mark;
  rl_point = shown_position(kept_point, length);
  rl_mark = shown_position(kept_mark, length);
  rl_end = (int)(next - shown);
  rl_line_buffer = shown;
  how();
  rl_line_buffer = kept_buffer;
  rl_end = kept_end;
  rl_point = kept_point;
  rl_mark = kept_mark;
  free(shown);
}

void redisplay_with_continuation(void) { draw(rl_redisplay); }

// Readline redraws after a change of size only while its own redisplay is in place.
void redisplay_after_resize(void) {
  rl_redisplay_function = rl_redisplay;
  draw(rl_resize_terminal);
  rl_redisplay_function = redisplay_with_continuation;
}
