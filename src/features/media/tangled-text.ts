/** A Markdown parser needs squared time for thousands of open marks in one block, or for containers in containers. */
export function isTangled(source: string): boolean {
  let open = 0;
  let marks = 0;
  return source.split("\n").some((line) => {
    if (/^\s*:{3,}\s*[a-z]/i.test(line)) open += 1;
    else if (/^\s*:{3,}\s*$/.test(line)) open = Math.max(0, open - 1);
    marks = line.trim() === "" ? 0 : marks + (line.match(/[*_~[\]]/g)?.length ?? 0);
    return open > 40 || marks > 6_000 || containersOf(line) > 40;
  });
}

/** Quotes and lists that begin at the start of one line, each within the one before: `> - 1. `. */
function containersOf(line: string): number {
  const opening = /^(?:\s|>|[-+*](?=\s)|\d{1,9}[.)](?=\s))*/.exec(line)?.[0] ?? "";
  return opening.match(/[>*+-]|\d+/g)?.length ?? 0;
}
