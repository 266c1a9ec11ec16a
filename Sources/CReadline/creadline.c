#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "private.h"

static creadline_on_enter ask_enter;
static creadline_on_tab ask_tab;
static creadline_on_label ask_label;

static bool is_done;
static bool wants_editor;
static bool leaves_open;
static char *done_text;

static int completion_start;

static void show_again(void);
static void go_below(void);
static bool completes_files;

// Readline sets the locale from the environment again before each line, so the fallback must be
// there; the programs that we start show our UTF-8 too.
void creadline_use_locale(void) {
  const char *locale = setlocale(LC_CTYPE, "");
  if (locale != NULL && MB_CUR_MAX > 1) return;
  const char *fallback = setlocale(LC_CTYPE, "C.UTF-8");
  if (fallback == NULL) fallback = setlocale(LC_CTYPE, "en_US.UTF-8");
  if (fallback == NULL) return;
  const char *all = getenv("LC_ALL");
  setenv(all != NULL && *all != '\0' ? "LC_ALL" : "LC_CTYPE", fallback, 1);
}

// Keys.

static int line_start(int position) {
  while (position > 0 && rl_line_buffer[position - 1] != '\n') position--;
  return position;
}

static int on_enter(int count, int key) {
  switch (ask_enter(rl_line_buffer)) {
    case CREADLINE_NEW_LINE:
      rl_insert_text("\n");
      return 0;
    case CREADLINE_STAY:
      // The line that was refused goes; what was typed before it stays open.
      rl_delete_text(line_start(rl_end), rl_end);
      rl_point = rl_end;
      return 0;
    case CREADLINE_RUN:
      break;
  }
  rl_point = rl_end;
  return rl_newline(count, key);
}

/// Ctrl-X Ctrl-E: what is typed goes to the editor.
static int on_edit(int count, int key) {
  wants_editor = true;
  rl_point = rl_end;
  return rl_newline(count, key);
}

/// Ctrl-D: on an empty further line of an open statement it leaves, as on an empty prompt; with text
/// before the cursor in its line it deletes what is under the cursor, if anything.
static int on_delete(int count, int key) {
  bool is_end_key = key == CTRL('D');
  if (is_end_key && rl_end > 0 && rl_point == rl_end && rl_line_buffer[rl_end - 1] == '\n') {
    leaves_open = true;
    return rl_newline(count, key);
  }
  if (is_end_key && rl_point == rl_end) return rl_ding();
  return rl_delete(count, key);
}

static int line_end(int position) {
  while (position < rl_end && rl_line_buffer[position] != '\n') position++;
  return position;
}

static bool is_character_start(int position) {
  return ((unsigned char)rl_line_buffer[position] & 0xC0) != 0x80;
}

static int characters_between(int start, int end) {
  int count = 0;
  for (int position = start; position < end; position++) count += is_character_start(position);
  return count;
}

/// The position of a column, in characters, in the line that starts here.
static int position_of(int column, int start) {
  int end = line_end(start);
  int position = start;
  for (; position < end; position++) {
    if (is_character_start(position) && column-- == 0) return position;
  }
  return end;
}

static int on_up(int count, int key) {
  int start = line_start(rl_point);
  if (start == 0) return rl_get_previous_history(count, key);
  rl_point = position_of(characters_between(start, rl_point), line_start(start - 1));
  return 0;
}

static int on_down(int count, int key) {
  int end = line_end(rl_point);
  if (end == rl_end) return rl_get_next_history(count, key);
  rl_point = position_of(characters_between(line_start(rl_point), rl_point), end + 1);
  return 0;
}

static int on_home(int count, int key) {
  (void)count, (void)key;
  rl_point = line_start(rl_point);
  return 0;
}

static int on_end(int count, int key) {
  (void)count, (void)key;
  rl_point = line_end(rl_point);
  return 0;
}

/// Puts our functions wherever the user's or the default bindings have readline's own, so that an
/// .inputrc that moves a key is respected.
static void rebind(Keymap map) {
  for (int key = 0; key < KEYMAP_SIZE; key++) {
    rl_command_func_t *function = map[key].function;
    if (map[key].type == ISKMAP) {
      rebind((Keymap)function);
    } else if (map[key].type == ISFUNC) {
      if (function == rl_newline) map[key].function = on_enter;
      if (function == rl_get_previous_history) map[key].function = on_up;
      if (function == rl_get_next_history) map[key].function = on_down;
      if (function == rl_beg_of_line) map[key].function = on_home;
      if (function == rl_end_of_line) map[key].function = on_end;
      if (function == rl_delete || function == rl_vi_eof_maybe) map[key].function = on_delete;
    }
  }
}

// Completion.

static char *next_candidate(const char *text, int state) {
  static int index;
  (void)text;
  index = state == 0 ? 0 : index + 1;
  return ask_tab(rl_line_buffer, completion_start, rl_point, index);
}

/// What ends a word in SQL, and what ends one in a dot-command, where names of files are typed.
static char sql_breaks[] = " \t\n\"'`@><=;|&{}(),.[]+-*%!";
static char command_breaks[] = " \t\n";

static char *word_breaks(void) {
  return rl_line_buffer[0] == '.' ? command_breaks : sql_breaks;
}

static char **on_tab(const char *text, int start, int end) {
  (void)end;
  completion_start = start;
  completes_files = false;
  rl_attempted_completion_over = 1;
  rl_completion_append_character = '\0';
  char **matches = rl_completion_matches(text, next_candidate);
  if (!completes_files) return matches;
  rl_completion_append_character = ' ';
  rl_filename_completion_desired = 1;
  return rl_completion_matches(text, rl_filename_completion_function);
}

/// Lists the candidates, of very many the first, a function with its arguments.
static void show_matches(char **matches, int count, int longest) {
  enum { most = 100 };
  int shown = count > most ? most : count;
  char **labels = calloc((size_t)shown + 2, sizeof *labels);
  if (labels == NULL) return;
  labels[0] = matches[0];
  int rows = 0, columns = 0;
  rl_get_screen_size(&rows, &columns);
  int room = count < rows - 2 ? columns - 3 : 0;
  for (int index = 1; index <= shown; index++) {
    char *label = completes_files ? NULL : ask_label(matches[index], room);
    labels[index] = label != NULL ? label : strdup(matches[index]);
    int width = labels[index] != NULL ? (int)strlen(labels[index]) : 0;
    if (width > longest) longest = width;
  }
  int kept = rl_point;
  go_below();
  rl_display_match_list(labels, shown, longest);
  if (shown < count) fprintf(rl_outstream, "… and %d more\n", count - shown);
  rl_point = kept;
  show_again();
  for (int index = 1; index <= shown; index++) free(labels[index]);
  free(labels);
}

void creadline_complete_files(void) { completes_files = true; }

void creadline_append(char character) { rl_completion_append_character = character; }

// Reading.

/// The bytes that were typed before the terminal was ours. Until then it took Ctrl-D for the end of a
/// line, and keeps a zero in its place.
static int early_bytes;

static int next_byte(FILE *stream) {
  int byte = rl_getc(stream);
  if (early_bytes == 0) return byte;
  early_bytes--;
  return byte == 0 ? CTRL('D') : byte;
}

static void on_text(char *text) {
  done_text = text;
  is_done = true;
  rl_callback_handler_remove();
}

static FILE *stream_of(int descriptor, FILE *standard, const char *mode) {
  return descriptor == fileno(standard) ? standard : fdopen(descriptor, mode);
}

bool creadline_start(const char *name, int input, int output, creadline_on_enter enter,
                     creadline_on_tab tab, creadline_on_label label, creadline_on_open opened) {
  static bool is_started = false;
  FILE *instream = stream_of(input, stdin, "r");
  FILE *outstream = stream_of(output, stdout, "w");
  if (instream == NULL || outstream == NULL) return false;
  rl_instream = instream;
  rl_outstream = outstream;
  ask_enter = enter;
  ask_tab = tab;
  ask_label = label;
  show_openings(opened);
  if (is_started) return true;
  is_started = true;

  creadline_use_locale();
  creadline_install_signals();
  catch_terminal_signals();
  rl_readline_name = strdup(name);
  rl_catch_signals = 0;
  rl_catch_sigwinch = 0;
  rl_change_environment = 0;
  rl_getc_function = next_byte;
  rl_attempted_completion_function = on_tab;
  rl_completion_display_matches_hook = show_matches;
  rl_completion_word_break_hook = word_breaks;
  rl_completer_quote_characters = NULL;
  rl_sort_completion_matches = 0;
  rl_ignore_completion_duplicates = 0;
  using_history();
  // Readline asks for the terminal's abilities only while its own redisplay is in place.
  rl_initialize();
  rl_redisplay_function = redisplay_with_continuation;
  rl_bind_keyseq("\\C-x\\C-e", on_edit);
  rebind(emacs_standard_keymap);
  rebind(vi_insertion_keymap);
  rebind(vi_movement_keymap);
  return true;
}

static void show_again(void) {
  rl_on_new_line();
  rl_forced_update_display();
}

/// Leaves the cursor under the text.
static void go_below(void) {
  rl_point = rl_end;
  redisplay_with_continuation();
}

void creadline_say(const char *line) {
  int kept = rl_point;
  go_below();
  rl_crlf();
  fprintf(rl_outstream, "%s", line);
  rl_crlf();
  rl_point = kept;
  show_again();
}

/// Drops what is typed. The entry of the history that was being edited is not touched: the history
/// is filled again before the next reading.
static void drop_text(void) {
  rl_callback_sigcleanup();
  // This draws the text once more, so it comes while the cursor is still where readline thinks it is.
  rl_free_line_state();
  go_below();
  rl_echo_signal_char(SIGINT);
  rl_crlf();
  rl_on_new_line();
  fflush(rl_outstream);
  rl_callback_handler_remove();
}

static void stop_and_go_on(void) {
  go_below();
  rl_crlf();
  rl_deprep_terminal();
  stop_here();
  rl_prep_terminal(1);
  rl_reset_screen_size();
  show_again();
}

/// Serves the wake pipe; true when the user pressed Ctrl-C.
static bool serve_signals(void) {
  char bytes[64];
  ssize_t count = read(creadline_wake_descriptor(), bytes, sizeof bytes);
  for (ssize_t index = 0; index < count; index++) {
    switch (bytes[index]) {
      case WAKE_INTERRUPT:
        return true;
      case WAKE_RESIZE:
        redisplay_after_resize();
        break;
      case WAKE_STOP:
        stop_and_go_on();
        break;
      case WAKE_CONTINUE:
        rl_deprep_terminal();
        rl_prep_terminal(1);
        show_again();
        break;
    }
  }
  return false;
}

/// True when the terminal is gone and nothing is left to read from it.
static bool is_hung_up(short events, int descriptor) {
  if (!(events & (POLLHUP | POLLERR | POLLNVAL))) return false;
  int waiting = 0;
  return ioctl(descriptor, FIONREAD, &waiting) != 0 || waiting == 0;
}

creadline_outcome creadline_read(const char *prompt, const char *continuation, const char *typed,
                                 char **text) {
  int input = fileno(rl_instream);
  creadline_outcome outcome = CREADLINE_END;
  *text = NULL;
  is_done = false;
  wants_editor = false;
  leaves_open = false;
  done_text = NULL;
  creadline_forget_interrupts();
  rl_eof_found = 0;  // Readline remembers the last end, and would put an empty line after each text.
  begin_display(continuation);
  begin_raw(input);
  rl_reset_screen_size();
  rl_callback_handler_install(prompt, on_text);
  if (ioctl(input, FIONREAD, &early_bytes) != 0) early_bytes = 0;
  if (*typed != '\0') {
    rl_insert_text(typed);
    rl_forced_update_display();
  }
  struct pollfd waits[2] = {
      {.fd = input, .events = POLLIN},
      {.fd = creadline_wake_descriptor(), .events = POLLIN},
  };
  while (!is_done) {
    if (poll(waits, 2, -1) < 0) continue;
    if (waits[1].revents & POLLIN && serve_signals()) {
      drop_text();
      outcome = CREADLINE_INTERRUPTED;
      break;
    }
    if (is_hung_up(waits[0].revents, input)) {
      rl_callback_handler_remove();
      break;
    }
    if (waits[0].revents & POLLIN) rl_callback_read_char();
  }
  end_raw();
  if (done_text != NULL) {
    *text = done_text;
    outcome = leaves_open ? CREADLINE_LEFT : wants_editor ? CREADLINE_EDIT : CREADLINE_LINE;
  } else if (outcome == CREADLINE_END) {
    rl_crlf();
  }
  fflush(rl_outstream);
  return outcome;
}

void creadline_clear_history(void) { rl_clear_history(); }

void creadline_add_history(const char *text) { add_history(text); }
