# A formula for Homebrew. Copied into a tap with the version and the checksums of the release (SHA256SUMS):
# `brew install OWNER/TAP/ghirbal`. No test runs it: there is no release yet.
class Ghirbal < Formula
  desc "Cleans scraped Arabic news: strips boilerplate, writes one JSON record an article"
  homepage "https://github.com/OWNER/ghirbal"
  version "VERSION"
  license "MIT"

  on_macos do
    on_arm do
      url "https://github.com/OWNER/ghirbal/releases/download/v#{version}/ghirbal-#{version}-aarch64-apple-darwin.tar.gz"
      sha256 "SHA256-aarch64-apple-darwin"
    end
    on_intel do
      url "https://github.com/OWNER/ghirbal/releases/download/v#{version}/ghirbal-#{version}-x86_64-apple-darwin.tar.gz"
      sha256 "SHA256-x86_64-apple-darwin"
    end
  end

  on_linux do
    on_arm do
      url "https://github.com/OWNER/ghirbal/releases/download/v#{version}/ghirbal-#{version}-aarch64-unknown-linux-gnu.tar.gz"
      sha256 "SHA256-aarch64-unknown-linux-gnu"
    end
    on_intel do
      url "https://github.com/OWNER/ghirbal/releases/download/v#{version}/ghirbal-#{version}-x86_64-unknown-linux-musl.tar.gz"
      sha256 "SHA256-x86_64-unknown-linux-musl"
    end
  end

  # An archive of a release holds the binary, a man page for each command and completions (.github/pack.sh).
  def install
    bin.install "ghirbal"
    man1.install Dir["*.1"]
    bash_completion.install "completions/ghirbal.bash" => "ghirbal"
    fish_completion.install "completions/ghirbal.fish"
    zsh_completion.install "completions/ghirbal.zsh" => "_ghirbal"
  end

  test do
    (testpath/"record.jsonl").write <<~JSONL
      {"id": "1", "title": "نص قصير", "body": "وصلت السفينة إلى الميناء صباح اليوم وأنزلت حمولتها كلها قبل الظهر."}
    JSONL
    system bin/"ghirbal", "clean", "record.jsonl", "-o", "news.jsonl"
    assert_match "\"id\":\"1\"", (testpath/"news.jsonl").read
  end
end
