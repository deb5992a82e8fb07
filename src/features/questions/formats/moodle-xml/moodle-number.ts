/** Moodle takes a comma for the decimal point, too. */
export const plainNumber = (words: string): string => words.trim().replace(/^([+-]?\d*),(\d+)/, "$1.$2");

/** "" for none. */
export function toleranceOf(words: string): string {
  const tolerance = plainNumber(words);
  return /^0*\.?0*$/.test(tolerance) ? "" : tolerance;
}
