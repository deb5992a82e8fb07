/** A value as the log keeps it, beside its salt. */
export type AuditValue = string | number | boolean | null | readonly string[];

export interface AuditChange {
  /** What was written down, or changed. */
  field: string;
  /** Only where it was written down what stood there before. */
  before?: AuditValue;
  after?: AuditValue;
}

/** Rows of a page. */
export const ROWS_A_PAGE = 50;

const suffix = "Before";

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isValue = (value: unknown): value is AuditValue =>
  value === null ||
  ["string", "number", "boolean"].includes(typeof value) ||
  (Array.isArray(value) && value.every((each) => typeof each === "string"));

/** What the code never wrote is shown as the JSON that it is. */
const asValue = (value: unknown): AuditValue => (isValue(value) ? value : JSON.stringify(value));

/**
 * The values of a row, as they come from the database, as changes: `tierBefore` is what `tier` was. A setting, of which there is
 * one, has `from` and `to`. Each is beside its salt, unless someone wrote something else past the code.
 */
export function changesOf(values: unknown): AuditChange[] {
  if (!isRecord(values)) return [{ field: "values", after: asValue(JSON.stringify(values)) }];
  const names = Object.keys(values);
  const kept = (name: string): AuditValue => {
    const entry = values[name];
    return isRecord(entry) ? asValue(entry.value ?? null) : asValue(JSON.stringify(entry));
  };
  if (names.length === 2 && "from" in values && "to" in values)
    return [{ field: "setting", before: kept("from"), after: kept("to") }];
  const isBefore = (name: string) => name.endsWith(suffix) && name.slice(0, -suffix.length) in values;
  return names
    .filter((name) => !isBefore(name))
    .map((field) => {
      const before = `${field}${suffix}`;
      return { field, after: kept(field), ...(before in values ? { before: kept(before) } : {}) };
    });
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What is in a value and is an id: a thing that may have a name. */
export const idsIn = (value: AuditValue): string[] =>
  (Array.isArray(value) ? value : [value]).filter(
    (each): each is string => typeof each === "string" && uuid.test(each),
  );

export const isId = (text: string): boolean => uuid.test(text);
