import "server-only";
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type * as z from "zod";
import { combineErrors, ImportError } from "@/features/interchange/import-error";

/** Where a piece of YAML is: the file, and the lines of that file that come before it. */
export interface YamlPlace {
  file: string;
  linesBefore?: number;
}

/** A parsed value that still knows on which line each part of it is. */
export interface YamlValue<T> {
  value: T;
  /** Line of the node at `path`, or of the nearest one above it. */
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * Reads YAML in which every scalar is text (no "yes" that turns into true) and checks it against a schema.
 * @throws ImportError with each line that does not fit and what may be there.
 */
export function readYaml<T>(source: string, place: YamlPlace, schema: z.ZodType<T>): YamlValue<T> {
  const lines = new LineCounter();
  const document = parseDocument(source, { schema: "failsafe", lineCounter: lines, prettyErrors: false });
  const lineAtOffset = (offset: number) => (place.linesBefore ?? 0) + Math.max(1, lines.linePos(offset).line);
  const [trouble] = [...document.errors, ...document.warnings];
  if (trouble) {
    throw new ImportError(
      `This is not valid YAML: ${sentence(trouble.message)}`,
      place.file,
      lineAtOffset(trouble.pos[0]),
    );
  }
  const lineOf = (path: readonly PropertyKey[]) => lineAtOffset(offsetOf(document, path));
  const parsed = schema.safeParse(plainValue(document, place));
  if (parsed.success) return { value: parsed.data, lineOf };
  const faults = parsed.error.issues.map((issue) => {
    const path = issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] ?? ""] : issue.path;
    return new ImportError(inWords(issue, document), place.file, lineOf(path));
  });
  throw combineErrors(faults) ?? new ImportError("This does not fit the course format.", place.file);
}

function plainValue(document: Document, place: YamlPlace): unknown {
  if (document.contents === null || (isScalar(document.contents) && !document.contents.value)) return {};
  try {
    return withoutNull(document.toJS());
  } catch (error) {
    const detail = error instanceof Error ? error.message : "";
    throw new ImportError(`This YAML refers to itself too often. ${detail}`.trim(), place.file, 1);
  }
}

function withoutNull(value: unknown): unknown {
  if (value === null) return "";
  if (Array.isArray(value)) return value.map(withoutNull);
  if (typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutNull(item)]));
  }
  return value;
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && key.value === last);
      if (pair && isScalar(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

function inWords(issue: z.core.$ZodIssue, document: Document): string {
  if (issue.code === "unrecognized_keys") {
    return `"${issue.keys[0]}" is not a key of the course format here. Remove it or mend its spelling.`;
  }
  const name = nameOf(issue.path);
  if (issue.path.length > 0 && !document.hasIn(issue.path)) return `${name} is missing. Add it.`;
  if (issue.code === "invalid_value") return `${name} must be one of: ${issue.values.map(String).join(", ")}.`;
  if (issue.code === "invalid_type") return `${name} must be ${expected[issue.expected] ?? issue.expected}.`;
  return `${name}: ${issue.message}`;
}

const expected: Readonly<Record<string, string>> = {
  string: "one text",
  array: "a list, each item on a line of its own that begins with a hyphen",
  object: "a group of keys and values",
};

/** ["questions", 2, "text"] as "questions 3, text". */
function nameOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "This file";
  return path
    .map((step) => (typeof step === "number" ? ` ${step + 1}` : `, ${String(step)}`))
    .join("")
    .replace(/^, /, "");
}

function sentence(message: string): string {
  const text = message.split("\n")[0]?.trim() ?? "";
  return text.endsWith(".") ? text : `${text}.`;
}
