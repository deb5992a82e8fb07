import "server-only";

/** In JSON.stringify's output every surrogate that is escaped is alone; Postgres' jsonb takes neither those nor NUL. */
const unstorable = /(?<=(?:^|[^\\])(?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g;

/** JSON text that a jsonb column takes: what it cannot hold becomes U+FFFD. Undefined becomes null. */
export function toJsonb(value: unknown): string {
  const text = JSON.stringify(value) ?? "null";
  // Most texts escape nothing, and the search looks back at each of their characters.
  return text.includes("\\u") ? text.replace(unstorable, "\ufffd") : text;
}
