import "server-only";
import * as z from "zod";
import { type CourseFileCodec, markedItem } from "../../course-file-codec";
import { type OptionDocument, options, optionsCourseFile } from "../../shared/option-file";

const item = z.strictObject({
  type: z.literal("multiple-choice"),
  ...markedItem,
  options: options.refine(
    (all) => all.some(({ correct }) => correct),
    "must have at least one option with correct: true.",
  ),
});

export const multipleChoiceFile: CourseFileCodec<typeof item, { options: OptionDocument[] }> = {
  item,
  ...optionsCourseFile,
};
