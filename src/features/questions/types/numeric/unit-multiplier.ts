/**
 * Moodle multiplies the right number by a unit's multiplier; here what was typed is multiplied by its factor. One is the inverse of the
 * other, and Moodle counts with floats. In 12 digits, so that "0.3048" comes back as it was.
 */
export function inverseOf(number: string): string {
  const inverse = 1 / Number(number);
  if (!Number.isFinite(inverse) || inverse <= 0) return "";
  return String(Number(inverse.toPrecision(15)));
}

/** The factor that a multiplier says, "" where it says none. */
export function factorOf(multiplier: string): string {
  const factor = inverseOf(multiplier);
  return factor === "" ? "" : String(Number(Number(factor).toPrecision(12)));
}
