import { z } from "zod";

type Schema = {
  type?: string;
  format?: string;
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  minimum?: number;
  minLength?: number;
};

const isObject = (schema: Schema): boolean => schema.properties !== undefined;

/** The keys of each object that an input may be; of several inputs of a procedure in turn, those of all. */
export function shapesOf(inputs: readonly z.ZodType[]): Record<string, Schema>[] {
  return inputs.reduce<Record<string, Schema>[]>(
    (shapes, input) => {
      const schema = z.toJSONSchema(input, { unrepresentable: "any", io: "input" }) as Schema;
      const own = alternatives(schema).map((one) => one.properties ?? {});
      return shapes.flatMap((shape) => own.map((properties) => ({ ...shape, ...properties })));
    },
    [{}],
  );
}

function alternatives(schema: Schema): Schema[] {
  if (schema.allOf) {
    const parts = schema.allOf.map(alternatives);
    return parts.reduce<Schema[]>(
      (all, part) =>
        all.flatMap((one) => part.map((other) => ({ properties: { ...one.properties, ...other.properties } }))),
      [{}],
    );
  }
  const several = schema.anyOf ?? schema.oneOf;
  return several && !isObject(schema) ? several.flatMap(alternatives) : [schema];
}

/** A value that the schema takes, more or less: what is around the bad one should not be what is refused. */
export function likelyValue(schema: Schema, name: string, known: ReadonlyMap<string, unknown>): unknown {
  if (known.has(name)) return known.get(name);
  const [first] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
  if (first) return likelyValue(first, name, known);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.format === "uuid") return "00000000-0000-4000-8000-000000000000";
  if (schema.format === "date-time") return "2027-01-01T00:00:00.000Z";
  if (schema.format === "email") return "nobody@example.org";
  switch (schema.type) {
    case "object":
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, value]) => [key, likelyValue(value, key, known)]),
      );
    case "array":
      return schema.items && schema.minItems ? [likelyValue(schema.items, name, known)] : [];
    case "integer":
    case "number":
      return Math.max(schema.minimum ?? 1, 1);
    case "boolean":
      return true;
    case "string":
      return "abc".padEnd(schema.minLength ?? 0, "d");
    default:
      return "abc";
  }
}

/** An input with what the procedure asks for and nothing else, of the first kind where there are several. */
export function leastInput(inputs: readonly z.ZodType[], known: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const asked = inputs.flatMap((input) => {
    const schema = z.toJSONSchema(input, { unrepresentable: "any", io: "input" }) as Schema;
    const [{ properties = {}, required = [] } = {}] = alternatives(schema);
    return Object.entries(properties).filter(([name]) => required.includes(name));
  });
  return Object.fromEntries(asked.map(([name, value]) => [name, likelyValue(value, name, known)]));
}
