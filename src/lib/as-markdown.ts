/** Signs that Markdown may read as something else than themselves, anywhere in a line. */
const signs = /[\\`*_[\]<>~|$&]/g;

/** Plain words as Markdown that shows them letter for letter. One line in, one line out. */
export function asMarkdown(text: string): string {
  return text
    .replace(signs, (sign) => `\\${sign}`)
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, "$1\\$2")
    .replace(/^(\s*)([#+-])(?=\s|#|$)/, "$1\\$2");
}
