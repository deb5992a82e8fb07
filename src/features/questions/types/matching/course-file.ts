import "server-only";
import * as z from "zod";
import { uuidV4 } from "@/lib/uuid-v4";
import { text, title } from "@/lib/yaml-values";
import { type CourseFileCodec, markedItem } from "../../course-file-codec";
import { type MatchingBody, readMatching } from "./body";

interface MatchingDocument {
  /** Each prompt with its answer. */
  pairs: { prompt: string; answer: string; feedback: string }[];
  /** Answers that belong to no prompt. */
  extras: string[];
}

const item = z.strictObject({
  type: z.literal("matching"),
  ...markedItem,
  pairs: z
    .array(z.strictObject({ prompt: title, answer: title, feedback: text.default("") }))
    .min(2, "must have at least two pairs.")
    .max(40),
  extras: z.array(title).max(40).default([]),
});

export const matchingFile: CourseFileCodec<typeof item, MatchingDocument> = {
  item,
  read: ({ pairs, extras }) => ({ pairs, extras }),
  write: ({ pairs, extras }) => ({
    pairs: pairs.map(({ feedback, ...pair }) => ({ ...pair, feedback: feedback || undefined })),
    extras: extras.length > 0 ? extras : undefined,
  }),
  load({ body }) {
    const { pairs, extras } = readMatching(body);
    return {
      pairs: pairs.map(({ prompt, answer, feedback }) => ({ prompt, answer, feedback })),
      extras: extras.map(({ answer }) => answer),
    };
  },
  store({ pairs, extras }) {
    const body: MatchingBody = {
      pairs: pairs.map(({ prompt, answer, feedback }) => ({
        ...{ promptId: uuidV4(), prompt },
        ...{ answerId: uuidV4(), answer, feedback },
      })),
      extras: extras.map((answer) => ({ answerId: uuidV4(), answer })),
    };
    return { answers: [], body };
  },
  changeTexts: ({ pairs, extras }, change) => ({
    pairs: pairs.map(({ prompt, answer, feedback }) => ({
      prompt: change(prompt),
      answer: change(answer),
      feedback: change(feedback),
    })),
    extras: extras.map(change),
  }),
};
