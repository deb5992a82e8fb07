const formula = /(\$\$[\s\S]+?\$\$|\\\([\s\S]+?\\\)|\\\[[\s\S]+?\\\])/;

/** A text of Moodle's with its formulas as Markdown has them, and everything between them as `between` says. */
export function markdownAround(
  text: string,
  between: (part: string) => string,
  within: (part: string) => string = (part) => part,
): string {
  return text
    .split(formula)
    .map((part, at) => (at % 2 === 1 ? formulaOf(within(part)) : between(part)))
    .join("");
}

function formulaOf(part: string): string {
  if (part.startsWith("$$")) return part;
  const inner = part.slice(2, -2).trim();
  return part.startsWith("\\(") ? `$${inner}$` : `$$${inner}$$`;
}
