/** One `<question>` as it is in the file. */
export interface QuestionBlock {
  /** Where it begins, from 1. */
  line: number;
  source: string;
}

/**
 * The questions of a file, apart before any of them is read as XML, so that one that isn't well-formed costs no other. One without
 * an end tag ends where the next begins. What is within comments and CDATA sections is no tag.
 */
export function splitQuestions(source: string): QuestionBlock[] {
  const blocks: QuestionBlock[] = [];
  const token = /<!--|<!\[CDATA\[|<question(?=[\s>/])|<\/question\s*>/g;
  const lineOf = lineCounter(source);
  const hidden = { "<!--": "-->", "<![CDATA[": "]]>" };
  const unclosed = new Set<string>();
  let start: number | null = null;
  const close = (end: number) => {
    if (start !== null) blocks.push({ line: lineOf(start), source: source.slice(start, end).trimEnd() });
    start = null;
  };
  for (let found = token.exec(source); found; found = token.exec(source)) {
    const [sign] = found;
    if (sign === "<!--" || sign === "<![CDATA[") {
      const end = unclosed.has(sign) ? -1 : source.indexOf(hidden[sign], token.lastIndex);
      if (end === -1) unclosed.add(sign);
      else token.lastIndex = end + 3;
    } else if (sign.startsWith("</")) close(token.lastIndex);
    else {
      close(found.index);
      start = found.index;
    }
  }
  close(source.length);
  return blocks;
}

/** Of places that are asked for from first to last. */
function lineCounter(source: string): (place: number) => number {
  let line = 1;
  let counted = 0;
  return (place) => {
    line += source.slice(counted, place).match(/\n/g)?.length ?? 0;
    counted = place;
    return line;
  };
}
