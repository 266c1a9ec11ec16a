# A formula for Homebrew on Linux: brew install --HEAD ./Packaging/homebrew/glasshouse.rb, from a clone.
#
# Not tried on macOS: the sources import Glibc, so they do not compile there yet. Nor has it been tried with brew.
class Glasshouse < Formula
  desc "SQL over your company's Greenhouse data"
  license "GPL-3.0-or-later"
  head "file://#{File.expand_path("../..", __dir__)}", using: :git, branch: "main"

  depends_on "swift" => :build
  depends_on "curl"
  depends_on :linux
  depends_on "readline"
  depends_on "sqlite"

  def install
    system "make", "all", "SWIFTFLAGS=-c release --static-swift-stdlib --disable-sandbox"
    system "make", "install-staged", "PREFIX=#{prefix}",
           "BASH=#{bash_completion}", "ZSH=#{zsh_completion}", "FISH=#{fish_completion}",
           "MAN=#{man1}", "DOC=#{doc}"
  end

  test do
    ENV["XDG_DATA_HOME"] = testpath
    assert_match(/\Asegment,/, shell_output("#{bin}/glasshouse run offer-acceptance by=all --demo --quiet"))
  end
end
