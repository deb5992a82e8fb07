import "server-only";
import * as z from "zod";
import { mostDrawn, Tags } from "@/features/authoring/banks/schema";
import type { DrawDocument } from "@/features/interchange/course-document";
import { itemOfAll } from "@/features/questions/course-file-codec";
import { longestTag } from "@/features/questions/marks";
import { key, listOf, points, title, whole } from "@/lib/yaml-values";
import { isUuid, stableId } from "@/server/inngest/stable-id";

/** In the order of the numbers that stand for them, from 1 on. */
const difficulties = ["easy", "medium", "hard"] as const;

const tag = z
  .string()
  .refine(
    (text) => Tags.safeParse([text]).success,
    `must be a tag: letters, digits, spaces, dots, underscores and hyphens, at most ${longestTag}, the first a letter or digit.`,
  )
  .transform((text) => text.trim().toLowerCase());

const DrawItem = z
  .strictObject({
    id: key,
    section: key.optional(),
    bank: title.refine((text) => text.length <= 200, "must have at most 200 characters."),
    tags: listOf(tag),
    difficulty: z.enum(difficulties, { error: `must be one of ${difficulties.join(", ")}.` }).optional(),
    count: whole.refine((count) => count >= 1 && count <= mostDrawn, `must be from 1 to ${mostDrawn}.`),
    points: points.default(1),
    readAgain: itemOfAll.readAgain,
  })
  .transform(
    ({ id, tags, difficulty, section, readAgain, ...draw }): DrawDocument => ({
      key: drawKey(id),
      ...draw,
      tags: [...new Set(tags)],
      ...(readAgain.length > 0 && { readAgain: [...new Set(readAgain)] }),
      ...(difficulty && { difficulty: difficulties.indexOf(difficulty) + 1 }),
      ...(section !== undefined && { section }),
    }),
  );

/** What a draw is known by here, from its id in a file: always the same for one id. */
export const drawKey = (id: string): string => (isUuid(id) ? id.toLowerCase() : stableId("draw", id));

/** The random draws of a `.quiz.yaml` file. */
export const DrawItems = z
  .array(DrawItem)
  .refine((all) => new Set(all.map(({ key }) => key)).size === all.length, "must have an id of its own in each entry.")
  .default([]);

interface Drawn {
  draws: readonly { key: string }[];
  questions: readonly { draw?: string | undefined; section?: string | undefined }[];
}

/** A question in the pool of a draw names one of the file, and no section: it is asked in that of its draw. */
export function checkDraws({ draws, questions }: Drawn, context: z.RefinementCtx): void {
  const known = new Set(draws.map(({ key }) => key));
  const fault = (index: number, message: string) =>
    context.addIssue({ code: "custom", path: ["questions", index], message });
  for (const [index, { draw, section }] of questions.entries()) {
    if (draw === undefined) continue;
    if (!known.has(drawKey(draw))) fault(index, "must have the id of one of the draws as its draw.");
    if (section !== undefined) fault(index, "can't have a section beside its draw. The draw has the section.");
  }
}

/** The draws as a `.quiz.yaml` file has them, in the format's order; what equals its default is undefined. */
export const drawFields = (draws: readonly DrawDocument[]): object[] =>
  draws.map(({ key: id, bank, tags, difficulty, count, section, ...draw }) => ({
    ...{ id, section, bank, tags: tags.length > 0 ? tags : undefined },
    ...{ difficulty: difficulty && difficulties[difficulty - 1], count },
    points: draw.points === 1 ? undefined : draw.points,
    readAgain: draw.readAgain,
  }));
