import "server-only";
import * as z from "zod";

/** What servers of structured outputs refuse or ignore; the answer is checked against the whole schema when it is there. */
const unknownThere = new Set([
  "$schema",
  "maxLength",
  "minLength",
  "pattern",
  "format",
  "maxItems",
  "minItems",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "default",
]);

/** The shape of an item as JSON Schema for strict structured outputs. */
export const strictSchema = (schema: z.ZodType): Record<string, unknown> =>
  withoutBounds(z.toJSONSchema(schema, { target: "draft-7", io: "input" })) as Record<string, unknown>;

function withoutBounds(value: unknown, isNames = false): unknown {
  if (Array.isArray(value)) return value.map((each) => withoutBounds(each));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => isNames || !unknownThere.has(name));
  const shape = Object.fromEntries(kept.map(([name, each]) => [name, withoutBounds(each, name === "properties")]));
  return !isNames && "properties" in shape
    ? { ...shape, required: Object.keys(shape.properties as object), additionalProperties: false }
    : shape;
}
