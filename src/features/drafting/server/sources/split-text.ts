import "server-only";

const sentences = new Intl.Segmenter("und", { granularity: "sentence" });

export interface TextRange {
  start: number;
  end: number;
}

/**
 * Ranges of a text, each at most `most` characters (UTF-16 units) long and without white space at its ends: as many whole
 * sentences as fit, a longer sentence at its spaces, a longer word between two signs.
 */
export function splitText(text: string, most: number): TextRange[] {
  if (text.length <= most) return trimmed(text, 0, text.length);
  const ranges: TextRange[] = [];
  let start = 0;
  let end = 0;
  const close = () => {
    ranges.push(...trimmed(text, start, end));
    start = end;
  };
  for (const next of sentenceEnds(text)) {
    if (next - start > most) close();
    end = next;
    while (end - start > most) {
      const cut = cutBefore(text, start, most);
      ranges.push(...trimmed(text, start, cut));
      start = cut;
    }
  }
  close();
  return ranges;
}

const WINDOW = 4_000;

/**
 * Where each sentence ends. A window at a time: with each piece a segmenter copies all that it was given, so that a text of a
 * megabyte without a line end would take most of a minute.
 */
function* sentenceEnds(text: string): Generator<number> {
  let from = 0;
  while (from < text.length) {
    const window = text.slice(from, from + WINDOW);
    const ends = [...sentences.segment(window)].map(({ segment, index }) => from + index + segment.length);
    // The last sentence may go on behind the window; one that is longer than that is cut where any long one would be.
    const isLast = from + WINDOW >= text.length;
    const whole = isLast ? ends : ends.length > 1 ? ends.slice(0, -1) : [cutBefore(text, from, WINDOW)];
    yield* whole;
    from = whole.at(-1) ?? text.length;
  }
}

/** Where a stretch that is too long is cut: behind its last space, or at least not within a sign. */
function cutBefore(text: string, start: number, most: number): number {
  const limit = start + most;
  for (let at = limit; at > start + most / 2; at -= 1) if (/\s/.test(text[at - 1] ?? "")) return at;
  const isInSign = /[\uDC00-\uDFFF]/.test(text[limit] ?? "") && /[\uD800-\uDBFF]/.test(text[limit - 1] ?? "");
  return isInSign ? limit - 1 : limit;
}

function trimmed(text: string, from: number, to: number): TextRange[] {
  let [start, end] = [from, to];
  while (start < end && /\s/.test(text[start] ?? "")) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? "")) end -= 1;
  return start < end ? [{ start, end }] : [];
}
