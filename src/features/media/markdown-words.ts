/** Or the end of a line that the author broke there. */
const escaped = /\\(?<words>[!-/:-@[-`{-~]|\n(?![ \t]*(?:\n|$)))/y;

/** What a line may begin with: quotes, headings, items of lists. */
const lineStart = /[ \t]*(?:(?:>|#{1,6}(?=[ \t])|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)*/y;
const fence = /(`{3,}(?=[^`\n]*(?:\n|$))|~{3,})[^\n]*(?<words>[\s\S]*?)(?:\n {0,3}\1[`~]*[ \t]*(?=\n|$)|$)/y;
const code = /(`+)(?!`)(?<words>[\s\S]*?[^`])\1(?!`)/y;
/** Money is none: a formula touches its dollars, and no digit follows it. */
const formula = /(\$\$?)(?![\s$])(?<words>[^$\n]*[^$\s])\1(?![\d$])/y;
/** Or an image, which may be what a link is around. */
const link = /!?\[(?<words>(?:[^[\]\\]|\\.|!\[(?:[^[\]\\]|\\.)*\]\([^()\n]*\))*)\]\([^()\n]*\)/y;
const address = /<(?<words>[a-z][a-z0-9+.-]*:[^\s<>]*)>/iy;
const tag = /<\/?[a-z][^<>]*>/iy;
const marks = /\*+|_+|~+/y;
const others = /`+|[^\\`$![<*_~\n]+|[\s\S]/y;

/** Marks in a row, which may put words in italics or bold or strike them through. */
interface Run {
  sign: string;
  /** How many there were. */
  length: number;
  /** How many are not yet known to be markup. */
  left: number;
  opens: boolean;
  closes: boolean;
}

/**
 * The words of a short text by an author in one line, without the marks of Markdown: for lists in the browser, where the site's parser
 * isn't loaded. It knows what is within a line, what lines begin with, and code; of tables and directives it leaves the marks.
 */
export const markdownWords = (source: string): string => wordsIn(source, true).replaceAll(/\s+/g, " ").trim();

function wordsIn(source: string, hasLines: boolean): string {
  const parts: (string | Run)[] = [];
  const reader = readerOf(source);
  while (!reader.isAtEnd()) {
    if (hasLines && reader.isAtLineStart()) {
      reader.take(lineStart);
      parts.push(reader.take(fence)?.groups?.words ?? "");
    }
    parts.push(nextPart(reader));
  }
  const runs = parts.filter((part) => typeof part !== "string");
  pair(runs.filter(({ sign }) => sign !== "~"));
  pair(runs.filter(({ sign }) => sign === "~"));
  return parts.map((part) => (typeof part === "string" ? part : part.sign.repeat(part.left))).join("");
}

type Reader = ReturnType<typeof readerOf>;

/** Goes through a text from pattern to pattern. */
function readerOf(source: string) {
  let at = 0;
  return {
    isAtEnd: () => at >= source.length,
    isAtLineStart: () => at === 0 || source[at - 1] === "\n",
    before: () => source[at - 1],
    after: () => source[at],
    take(pattern: RegExp): RegExpExecArray | null {
      pattern.lastIndex = at;
      const found = pattern.exec(source);
      at += found?.[0].length ?? 0;
      return found;
    },
  };
}

function nextPart(reader: Reader): string | Run {
  const literal = reader.take(escaped) ?? reader.take(code) ?? reader.take(formula) ?? reader.take(address);
  if (literal) return literal.groups?.words ?? "";
  const linked = reader.take(link);
  if (linked) return wordsIn(linked.groups?.words ?? "", false);
  if (reader.take(tag)) return "";
  const before = reader.before();
  const run = reader.take(marks);
  if (run) return runOf(run[0], before, reader.after());
  return reader.take(others)?.[0] ?? "";
}

/** CommonMark 0.31, 6.2: what may begin and what may end emphasis, by the characters on both sides. */
function runOf(run: string, before = " ", after = " "): Run {
  const sign = run.charAt(0);
  const isSpace = (character: string) => /\s/.test(character);
  const isPunctuation = (character: string) => /[\p{P}\p{S}]/u.test(character);
  const isLeft = !isSpace(after) && (!isPunctuation(after) || isSpace(before) || isPunctuation(before));
  const isRight = !isSpace(before) && (!isPunctuation(before) || isSpace(after) || isPunctuation(after));
  const isInWord = sign === "_" && isLeft && isRight;
  return {
    ...{ sign, length: run.length, left: run.length },
    opens: isLeft && (!isInWord || isPunctuation(before)),
    closes: isRight && (!isInWord || isPunctuation(after)),
  };
}

/** Takes the marks away that belong together: each that ends something, with the nearest that could have begun it. */
function pair(runs: readonly Run[]): void {
  for (const [at, end] of runs.entries()) {
    for (let place = at - 1; end.closes && place >= 0; place -= 1) {
      const begin = runs[place];
      while (begin && belongs(begin, end)) {
        const count = end.sign === "~" ? end.length : Math.min(begin.left, end.left, 2);
        begin.left -= count;
        end.left -= count;
        for (const between of runs.slice(place + 1, at)) between.opens = false;
      }
    }
  }
}

function belongs(begin: Run, end: Run): boolean {
  if (begin.sign !== end.sign || !begin.opens || begin.left === 0 || end.left === 0) return false;
  if (end.sign === "~") return begin.length === end.length && end.length <= 2;
  // The "rule of three" of CommonMark, of what is left of each as the site's parser has it.
  const isUnclear = begin.closes || end.opens;
  return !isUnclear || end.left % 3 === 0 || (begin.left + end.left) % 3 !== 0;
}
