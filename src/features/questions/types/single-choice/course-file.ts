import "server-only";
import * as z from "zod";
import { type CourseFileCodec, markedItem } from "../../course-file-codec";
import { creditedOptions, type OptionDocument, oneCorrect, optionsCourseFile } from "../../shared/option-file";

const item = z.strictObject({
  type: z.literal("single-choice"),
  ...markedItem,
  options: creditedOptions.refine(...oneCorrect),
});

export const singleChoiceFile: CourseFileCodec<typeof item, { options: OptionDocument[] }> = {
  item,
  ...optionsCourseFile,
};
