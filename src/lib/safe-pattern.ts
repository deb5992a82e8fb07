import { RE2JS } from "re2js";

const MAX_PATTERN_LENGTH = 500;

/**
 * Compiles an author's pattern for matching a whole text. RE2 runs in time linear in the text whatever the pattern, so
 * no author can hang the server; look-arounds and back references do not exist in it. Null when it cannot be compiled.
 */
export function compilePattern(source: string, caseSensitive: boolean): ((text: string) => boolean) | null {
  if (source.length > MAX_PATTERN_LENGTH) return null;
  try {
    const compiled = RE2JS.compile(source, caseSensitive ? 0 : RE2JS.CASE_INSENSITIVE);
    return (text) => compiled.matches(text);
  } catch {
    return null;
  }
}
