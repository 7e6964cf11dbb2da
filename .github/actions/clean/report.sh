#!/usr/bin/env bash
# Runs `ghirbal clean` for the action and tells the workflow what became of it: annotations for what went wrong, a table
# for the step's summary, numbers for later steps. Its exit status is that of ghirbal.
#
# It takes its inputs as variables, so that no text of a workflow is ever read as a command:
#   GHIRBAL          the program; the one on PATH without it
#   GHIRBAL_PATHS    files and folders to clean, one a line
#   GHIRBAL_ARGS     more arguments, such as limits, one a line (--min-records=100)
#   GHIRBAL_OUTPUT   the file of records
#   GHIRBAL_AUDIT    the audit file, if one is wanted
#   GHIRBAL_SUMMARY  the file of numbers, if it is to be kept
# GitHub gives GITHUB_STEP_SUMMARY and GITHUB_OUTPUT; without them that part is left out.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
messages=$work/messages
summary=${GHIRBAL_SUMMARY:-$work/summary.json}

# One annotation. Line ends would end the command, and a comma or colon a property, so that they are spelt; jq does it,
# since texts come from the wild and jq takes them as they are.
annotate() {
  jq -nr --arg level "$1" --arg title "$2" --arg text "$3" '
    def data: gsub("%"; "%25") | gsub("\r"; "%0D") | gsub("\n"; "%0A");
    def property: data | gsub(":"; "%3A") | gsub(","; "%2C");
    "::\($level) title=\($title | property)::\($text | data)"'
}

# The number of a file, to tell a new one of the same name from it. `stat` differs between systems.
number() {
  # shellcheck disable=SC2012 # the number stands before the name, whatever that is
  ls -di -- "$1" 2>/dev/null | awk 'NR == 1 { print $1 }'
}

arguments=(clean)
while IFS= read -r line; do
  [ -z "$line" ] || arguments+=("$line")
done <<< "${GHIRBAL_ARGS:-}"
[ -z "${GHIRBAL_OUTPUT:-}" ] || arguments+=(--output "$GHIRBAL_OUTPUT")
[ -z "${GHIRBAL_AUDIT:-}" ] || arguments+=(--audit "$GHIRBAL_AUDIT")
arguments+=(--summary "$summary" --)
while IFS= read -r line; do
  [ -z "$line" ] || arguments+=("$line")
done <<< "${GHIRBAL_PATHS:-}"

before=$(number "$summary" || true)
# What ghirbal says is shown as it comes, but not obeyed: a name in it may look like a command to the runner.
token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
echo "::stop-commands::$token"
status=0
{ "${GHIRBAL:-ghirbal}" "${arguments[@]}" 2>&1 >&3 | tee "$messages" >&2; } 3>&1 || status=$?
echo "::$token::"

# Runs without a summary of their own: a wrong argument, an output that cannot be written, a signal.
if [ ! -f "$summary" ] || [ "$(number "$summary")" = "$before" ]; then
  annotate error "ghirbal gave no numbers" "exit status $status: $(tail -n 1 "$messages")"
  [ "$status" -ne 0 ] || status=2
  exit "$status"
fi

while IFS= read -r crossed; do
  annotate error "ghirbal: limit crossed" "$(jq -r . <<< "$crossed")"
done < <(jq -c '.limits_crossed[]' "$summary")
unreadable=$(jq .unreadable "$summary")
if [ "$unreadable" -gt 0 ]; then
  # With a limit that was kept it is no error.
  level=error
  [ "$status" -ne 0 ] || level=warning
  annotate "$level" "ghirbal: unreadable inputs" "$unreadable could not be read; the log says which and why"
fi
failed=$(jq .failed "$summary")
if [ "$failed" -gt 0 ]; then
  annotate error "ghirbal: lost documents" "$failed lost to a fault of the program; please report it with a file"
fi

if [ -n "${GITHUB_OUTPUT:-}" ]; then
  jq -r --arg status "$status" '
    "exit-status=\($status)", "records=\(.records)", "rejected=\([.rejected[]] | add // 0)", "unreadable=\(.unreadable)"
  ' "$summary" >> "$GITHUB_OUTPUT"
fi

if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  jq -r --arg status "$status" --rawfile messages "$messages" '
    # HTML for texts, and the bar that ends a cell.
    def cell: tostring | @html | gsub("\\|"; "&#124;") | gsub("[\r\n]+"; " ");
    def counts: [to_entries[] | "\(.key) \(.value)"] | join(", ") | if . == "" then "" else " (\(.))" end;
    def total: [.[]] | add // 0;
    def percent(whole): if whole == 0 then "–" else "\(. * 100 / whole | round) %" end;
    def row(name; value): "| \(name) | \(value | cell) |";
    "### ghirbal: \(if $status == "0" then "done" else "exit status \($status)" end)",
    "",
    "| | |",
    "|---|---|",
    row("records"; .records),
    row("inputs"; "\(.inputs), \(.bytes) bytes"),
    row("rejected documents"; "\(.rejected | total)\(.rejected | counts)"),
    row("skipped inputs"; "\(.skipped | total)\(.skipped | counts)"),
    row("unreadable inputs"; "\(.unreadable)\(.faults // {} | counts)"),
    row("lost documents"; .failed),
    row("text kept"; .text_bytes as $whole | .kept_bytes | percent($whole)),
    row("formats"; [.formats | to_entries[] | "\(.key) \(.value)"] | join(", ")),
    row("encodings"; [.encodings | to_entries[] | "\(.key) \(.value)"] | join(", ")),
    row("time"; "\(.timing.duration_ms) ms"),
    row("version"; .version),
    (.limits_crossed[] | row("**limit crossed**"; .)),
    "",
    (($messages | split("\n") | map(select(. != ""))) as $lines
      | select($lines != [])
      | "<details><summary>messages</summary>",
        "",
        "<pre>\($lines[:50] | map(@html) | join("\n"))</pre>",
        (select($lines | length > 50) | "", "\($lines | length - 50) more are in the log."),
        "",
        "</details>"),
    ""
  ' "$summary" >> "$GITHUB_STEP_SUMMARY"
fi
exit "$status"
