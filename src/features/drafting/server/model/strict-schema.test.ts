import { expect, it } from "vitest";
import * as z from "zod";
import { strictSchema } from "./strict-schema";

it("asks for every field, allows no other, and keeps bounds to itself", () => {
  const schema = z.object({
    title: z.string().max(20),
    pattern: z.number().int().min(1).nullable(),
    kind: z.enum(["a", "b"]),
    citations: z.array(z.object({ quote: z.string().min(1) })).max(3),
  });
  expect(strictSchema(schema)).toEqual({
    type: "object",
    properties: {
      title: { type: "string" },
      pattern: { anyOf: [{ type: "integer" }, { type: "null" }] },
      kind: { type: "string", enum: ["a", "b"] },
      citations: {
        type: "array",
        items: {
          type: "object",
          properties: { quote: { type: "string" } },
          required: ["quote"],
          additionalProperties: false,
        },
      },
    },
    required: ["title", "pattern", "kind", "citations"],
    additionalProperties: false,
  });
});
