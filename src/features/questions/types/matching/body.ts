import * as z from "zod";

const Text = z.string().max(50_000);

/**
 * What is matched with what, and what is said to whoever answers the prompt. Students get all answers in one list, in which texts that are the same are one: two prompts
 * may have the same answer. Ids are random, so that none of them tells which belong together.
 */
export const MatchingBody = z
  .object({
    pairs: z
      .array(
        z.strictObject({
          promptId: z.uuid(),
          prompt: Text,
          answerId: z.uuid(),
          answer: Text,
          feedback: Text.default(""),
        }),
      )
      .max(40),
    /** Answers that belong to no prompt. */
    extras: z.array(z.strictObject({ answerId: z.uuid(), answer: Text })).max(40),
  })
  .refine(({ pairs, extras }) => {
    const ids = [
      ...pairs.flatMap(({ promptId, answerId }) => [promptId, answerId]),
      ...extras.map((extra) => extra.answerId),
    ];
    return new Set(ids).size === ids.length;
  }, "must have ids of which none is used twice.");
export type MatchingBody = z.infer<typeof MatchingBody>;

/** As stored; nothing at all where it can't be read. */
export function readMatching(body: unknown): MatchingBody {
  const read = MatchingBody.safeParse(body);
  return read.success ? read.data : { pairs: [], extras: [] };
}

/** The answers that students choose from: each text once, under the id that has it first. */
export function answersOf({ pairs, extras }: MatchingBody): { id: string; text: string }[] {
  const byText = new Map<string, { id: string; text: string }>();
  for (const { answerId, answer } of [...pairs, ...extras]) {
    const text = answer.trim();
    if (!byText.has(text)) byText.set(text, { id: answerId, text: answer });
  }
  return [...byText.values()];
}
