// libcurl for a program that seldom needs it: the functions that Swift's URLSession calls, each of which finds
// its own in the library that this machine has. It is loaded, with the two dozen libraries it needs itself, when the
// first of them is called, so that a question which asks nobody starts without it.
//
// Linked in libcurl's place by the Makefile. A function that a newer Swift calls besides is told by the linker.
#include <dlfcn.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

// The header offers these as macros, too.
#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_multi_setopt

static void *library;

/// Loads the library; nothing can be fetched without it, so the program ends where it is not there.
static void load(void) {
  library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (library != NULL) return;
  fprintf(stderr,
          "error: libcurl, which fetches from Greenhouse, cannot be loaded: %s\n"
          "hint:  On Debian: apt-get install libcurl4\n",
          dlerror());
  _Exit(3);
}

static void *found(const char *name) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  void *function = dlsym(library, name);
  if (function != NULL) return function;
  fprintf(stderr, "error: libcurl on this machine is too old: it has no %s\n", name);
  _Exit(3);
}

/// A function of libcurl's: its type, its name, its parameters with and without their types.
#define LATER(type, name, parameters, arguments) \
  type name parameters { return ((__typeof__(&name))found(#name)) arguments; }

LATER(CURLcode, curl_global_init, (long flags), (flags))
LATER(char *, curl_version, (void), ())
LATER(curl_version_info_data *, curl_version_info, (CURLversion version), (version))
LATER(void, curl_free, (void *memory), (memory))
LATER(struct curl_slist *, curl_slist_append, (struct curl_slist *list, const char *text), (list, text))
LATER(void, curl_slist_free_all, (struct curl_slist *list), (list))
LATER(CURL *, curl_easy_init, (void), ())
LATER(void, curl_easy_cleanup, (CURL *easy), (easy))
LATER(CURLcode, curl_easy_pause, (CURL *easy, int mask), (easy, mask))
LATER(const char *, curl_easy_strerror, (CURLcode code), (code))
LATER(CURLM *, curl_multi_init, (void), ())
LATER(CURLMcode, curl_multi_cleanup, (CURLM *multi), (multi))
LATER(CURLMcode, curl_multi_add_handle, (CURLM *multi, CURL *easy), (multi, easy))
LATER(CURLMcode, curl_multi_remove_handle, (CURLM *multi, CURL *easy), (multi, easy))
LATER(CURLMcode, curl_multi_assign, (CURLM *multi, curl_socket_t socket, void *data), (multi, socket, data))
LATER(CURLMsg *, curl_multi_info_read, (CURLM *multi, int *left), (multi, left))
LATER(CURLMcode, curl_multi_socket_action, (CURLM *multi, curl_socket_t socket, int events, int *running),
      (multi, socket, events, running))
LATER(CURLU *, curl_url, (void), ())
LATER(CURLUcode, curl_url_get, (CURLU *url, CURLUPart part, char **text, unsigned int flags),
      (url, part, text, flags))
LATER(CURLUcode, curl_url_set, (CURLU *url, CURLUPart part, const char *text, unsigned int flags),
      (url, part, text, flags))

/// One with a last argument of any type, which on the systems that this is built for is as wide as a pointer.
#define LATER_WITH_ANY(type, name, handle, option)                     \
  type name(handle first, option second, ...) {                        \
    va_list rest;                                                      \
    va_start(rest, second);                                            \
    void *any = va_arg(rest, void *);                                  \
    va_end(rest);                                                      \
    return ((__typeof__(&name))found(#name))(first, second, any);      \
  }

LATER_WITH_ANY(CURLcode, curl_easy_setopt, CURL *, CURLoption)
LATER_WITH_ANY(CURLcode, curl_easy_getinfo, CURL *, CURLINFO)
LATER_WITH_ANY(CURLMcode, curl_multi_setopt, CURLM *, CURLMoption)

_Static_assert(sizeof(curl_off_t) == sizeof(void *) && sizeof(long) == sizeof(void *), "an argument is as wide as a pointer");
