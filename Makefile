# Builds the release program, and puts it where programs are kept.
#
#   make                       the program with manual pages and completions, in .build/stage
#   make install PREFIX=~/.local
#   make uninstall PREFIX=~/.local
#   make deb                   a Debian package, in .build/deb
#
# DESTDIR goes before PREFIX for who packages. The Swift runtime is linked in, so only C libraries are needed
# where the program runs; the saved queries are inside, so it can be moved. To link it in, libcurl must be there as
# well, for which swift run needs none: apt-get install libcurl4-openssl-dev

PREFIX = /usr/local
DESTDIR =
# Not every shell makes a home of the tilde in PREFIX=~/.local.
override PREFIX := $(patsubst ~/%,$(HOME)/%,$(PREFIX))
SWIFTFLAGS = -c release --static-swift-stdlib
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || date +%s)

BIN = $(PREFIX)/bin
MAN = $(PREFIX)/share/man/man1
BASH = $(PREFIX)/share/bash-completion/completions
ZSH = $(PREFIX)/share/zsh/site-functions
FISH = $(PREFIX)/share/fish/vendor_completions.d
UNITS = $(PREFIX)/share/systemd/user
DOC = $(PREFIX)/share/doc/glasshouse

STAGE = .build/stage

# On Linux libcurl is loaded when something is fetched, not at each start (Packaging/libcurl/later.c).
ifeq ($(shell uname),Linux)
LATER = .build/later/libcurl.a
SWIFTFLAGS += -Xlinker -L$(CURDIR)/.build/later
endif

.PHONY: all libraries install install-staged uninstall deb

all: libraries $(LATER)
	swift build $(SWIFTFLAGS) --product glasshouse
	rm -rf $(STAGE)
	mkdir -p $(STAGE)/man $(STAGE)/completions
	install -m 755 "$$(swift build $(SWIFTFLAGS) --show-bin-path)/glasshouse" $(STAGE)/glasshouse
	strip $(STAGE)/glasshouse
	$(STAGE)/glasshouse manual $(STAGE)/man
	for shell in bash zsh fish; do \
	  $(STAGE)/glasshouse --generate-completion-script $$shell > $(STAGE)/completions/$$shell || exit 1; \
	done

.build/later/libcurl.a: Packaging/libcurl/later.c
	mkdir -p .build/later
	clang -O2 -fPIC -Wall -Wextra -Werror -c $< -o .build/later/curl.o
	rm -f $@
	ar rcs $@ .build/later/curl.o

# What is missing is said before the build, not after ten minutes by the linker.
libraries:
	@for library in curl readline sqlite3; do \
	  echo 'int main(void) { return 0; }' | clang -x c -o /dev/null - -l$$library 2>/dev/null || { \
	    echo "error: lib$$library is not there to link with." >&2; \
	    echo "hint:  On Debian: apt-get install libcurl4-openssl-dev libreadline-dev libsqlite3-dev" >&2; \
	    exit 1; }; \
	done

install: all install-staged

# What was built before is installed, so that root need not build: make && sudo make install-staged
install-staged:
	install -d $(addprefix "$(DESTDIR)",$(BIN) $(MAN) $(BASH) $(ZSH) $(FISH) $(UNITS) $(DOC)/Docs)
	install -m 755 $(STAGE)/glasshouse "$(DESTDIR)$(BIN)/"
	install -m 644 $(STAGE)/man/*.1 "$(DESTDIR)$(MAN)/"
	install -m 644 $(STAGE)/completions/bash "$(DESTDIR)$(BASH)/glasshouse"
	install -m 644 $(STAGE)/completions/zsh "$(DESTDIR)$(ZSH)/_glasshouse"
	install -m 644 $(STAGE)/completions/fish "$(DESTDIR)$(FISH)/glasshouse.fish"
	install -m 644 Packaging/systemd/glasshouse-sync.* "$(DESTDIR)$(UNITS)/"
	sed -i 's|^ExecStart=glasshouse|ExecStart=$(BIN)/glasshouse|' "$(DESTDIR)$(UNITS)/glasshouse-sync.service"
	install -m 644 README.md CHANGELOG.md LICENSE "$(DESTDIR)$(DOC)/"
	install -m 644 Docs/*.md Docs/*.png "$(DESTDIR)$(DOC)/Docs/"

uninstall:
	rm -f "$(DESTDIR)$(BIN)/glasshouse" "$(DESTDIR)$(BASH)/glasshouse"
	rm -f "$(DESTDIR)$(ZSH)/_glasshouse" "$(DESTDIR)$(FISH)/glasshouse.fish"
	rm -f "$(DESTDIR)$(MAN)"/glasshouse.1 "$(DESTDIR)$(MAN)"/glasshouse-*.1
	rm -f "$(DESTDIR)$(UNITS)"/glasshouse-sync.service "$(DESTDIR)$(UNITS)"/glasshouse-sync.timer
	rm -rf "$(DESTDIR)$(DOC)"

deb: all
	Packaging/debian/build
