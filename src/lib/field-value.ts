/** What is in one field of a form that is stored field by field. */
export type FieldValue = string | readonly string[] | number | null;

export const isFieldValue = (value: unknown): value is FieldValue =>
  value === null ||
  ["string", "number"].includes(typeof value) ||
  (Array.isArray(value) && value.every((entry) => typeof entry === "string"));

export function isSameValue(a: FieldValue, b: FieldValue): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  return a.length === b.length && a.every((entry, at) => entry === b[at]);
}
