#include "private.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

static int wake_pipe[2] = {-1, -1};
static int watch_pipe[2] = {-1, -1};

static volatile sig_atomic_t is_raw = 0;
static int raw_descriptor = -1;
static struct termios cooked;
static struct termios hidden;

static void open_pipe(int ends[2]) {
  if (pipe(ends) != 0) {
    ends[0] = ends[1] = -1;
    return;
  }
  for (int end = 0; end < 2; end++) {
    fcntl(ends[end], F_SETFD, FD_CLOEXEC);
    fcntl(ends[end], F_SETFL, O_NONBLOCK);
  }
}

static void send(int descriptor, char byte) {
  ssize_t written = write(descriptor, &byte, 1);
  (void)written;  // A full pipe wakes its reader all the same.
}

static void on_signal(int signal_number) {
  int kept = errno;
  switch (signal_number) {
    case SIGINT:
      // Whoever watches wakes the others when it has stopped what runs.
      send(watch_pipe[1], WAKE_INTERRUPT);
      break;
    case SIGWINCH:
      send(wake_pipe[1], WAKE_RESIZE);
      break;
    case SIGTSTP:
      send(wake_pipe[1], WAKE_STOP);
      break;
    case SIGCONT:
      send(wake_pipe[1], WAKE_CONTINUE);
      break;
  }
  errno = kept;
}

/// Leaves the terminal as it was found, then dies of the signal as if it had not been caught.
static void on_fatal_signal(int signal_number) {
  if (is_raw) {
    static const char paste_off[] = "\033[?2004l\r\n";
    ssize_t written = write(raw_descriptor, paste_off, sizeof paste_off - 1);
    (void)written;
    tcsetattr(raw_descriptor, TCSANOW, &cooked);
  }
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

static void catch_signal(int signal_number, void (*handler)(int)) {
  struct sigaction now;
  if (sigaction(signal_number, NULL, &now) == 0 && now.sa_handler == SIG_IGN) return;
  struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(signal_number, &action, NULL);
}

void creadline_reserve_standard_descriptors(void) {
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++) {
    if (fcntl(descriptor, F_GETFD) >= 0) continue;
    // Opened the wrong way round: what reads or writes it is told that the descriptor is bad.
    int opened = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    if (opened >= 0 && opened != descriptor) {
      dup2(opened, descriptor);
      close(opened);
    }
  }
}

void creadline_install_signals(void) {
  if (wake_pipe[0] >= 0) return;
  open_pipe(wake_pipe);
  open_pipe(watch_pipe);
  signal(SIGPIPE, SIG_IGN);
  catch_signal(SIGINT, on_signal);
}

static void catch_fatal_signals(void) {
  catch_signal(SIGTERM, on_fatal_signal);
  catch_signal(SIGHUP, on_fatal_signal);
  catch_signal(SIGQUIT, on_fatal_signal);
}

void catch_terminal_signals(void) {
  catch_signal(SIGWINCH, on_signal);
  catch_signal(SIGCONT, on_signal);
  catch_fatal_signals();
}

void begin_raw(int descriptor) {
  raw_descriptor = descriptor;
  is_raw = tcgetattr(descriptor, &cooked) == 0;
  catch_signal(SIGTSTP, on_signal);
}

void end_raw(void) {
  is_raw = 0;
  struct sigaction now;
  if (sigaction(SIGTSTP, NULL, &now) == 0 && now.sa_handler == on_signal) signal(SIGTSTP, SIG_DFL);
}

/// Ctrl-Z at a hidden question: the terminal is shown again while the program is stopped.
static void on_hidden_stop(int signal_number) {
  int kept = errno;
  sigset_t stop, mask;
  tcsetattr(raw_descriptor, TCSANOW, &cooked);
  signal(signal_number, SIG_DFL);
  sigemptyset(&stop);
  sigaddset(&stop, signal_number);
  pthread_sigmask(SIG_UNBLOCK, &stop, &mask);
  raise(signal_number);  // The process stops here, and goes on here.
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  catch_signal(signal_number, on_hidden_stop);
  if (is_raw) tcsetattr(raw_descriptor, TCSAFLUSH, &hidden);
  errno = kept;
}

bool creadline_hide(int descriptor) {
  raw_descriptor = descriptor;
  if (tcgetattr(descriptor, &cooked) != 0) return false;
  hidden = cooked;
  hidden.c_lflag &= ~(tcflag_t)ECHO;
  is_raw = 1;
  catch_fatal_signals();
  catch_signal(SIGTSTP, on_hidden_stop);
  return tcsetattr(descriptor, TCSAFLUSH, &hidden) == 0;
}

void creadline_unhide(void) {
  tcsetattr(raw_descriptor, TCSAFLUSH, &cooked);
  is_raw = 0;
  signal(SIGTSTP, SIG_DFL);
}

void stop_here(void) {
  sigset_t stop, kept;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  signal(SIGTSTP, SIG_DFL);
  signal(SIGCONT, SIG_DFL);
  pthread_sigmask(SIG_UNBLOCK, &stop, &kept);
  raise(SIGTSTP);  // The process stops here, and goes on here.
  pthread_sigmask(SIG_SETMASK, &kept, NULL);
  catch_signal(SIGTSTP, on_signal);
  catch_signal(SIGCONT, on_signal);
}

int creadline_wake_descriptor(void) { return wake_pipe[0]; }

int creadline_watch_descriptor(void) { return watch_pipe[0]; }

static void drain(int descriptor) {
  char bytes[64];
  while (read(descriptor, bytes, sizeof bytes) > 0) {
  }
}

void creadline_take_watched(void) { drain(watch_pipe[0]); }

void creadline_wake(void) { send(wake_pipe[1], WAKE_INTERRUPT); }

bool creadline_take_interrupts(void) {
  char bytes[64];
  bool is_any = false;
  ssize_t count;
  while ((count = read(wake_pipe[0], bytes, sizeof bytes)) > 0) {
    for (ssize_t index = 0; index < count; index++) is_any |= bytes[index] == WAKE_INTERRUPT;
  }
  return is_any;
}

void creadline_forget_interrupts(void) { drain(wake_pipe[0]); }
