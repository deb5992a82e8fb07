import "server-only";
import * as z from "zod";
import { text, title } from "@/lib/yaml-values";
import { type CourseFileCodec, markedItem } from "../../course-file-codec";
import { type OptionDocument, optionsCourseFile } from "../../shared/option-file";

/** Its text alone, or with feedback. */
const Item = z.preprocess(
  (value) => (typeof value === "string" ? { text: value } : value),
  z.strictObject({ text: title, feedback: text.default("") }),
);

const item = z.strictObject({
  type: z.literal("ordering"),
  ...markedItem,
  items: z.array(Item).min(2, "must have at least two items."),
});

/** Its options are the items in their right order. */
export const orderingFile: CourseFileCodec<typeof item, { options: OptionDocument[] }> = {
  item,
  ...optionsCourseFile,
  read: ({ items }) => ({ options: items.map((one) => ({ ...one, correct: true })) }),
  write: ({ options }) => ({
    items: options.map(({ text, feedback }) => (feedback === "" ? text : { text, feedback })),
  }),
};
