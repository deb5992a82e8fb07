import "server-only";
import * as z from "zod";
import { imageParts } from "@/features/media/image-markdown";
import { areaShapes, mostAreas, shortest } from "@/features/questions/types/hotspot/areas";
import { flag, percentage, text, title, whole } from "./native-values";

const pixels = whole.refine((number) => number > 0, "must be above 0.");

/** In percent of the image; sums of numbers with two places may be a little off. */
const Area = z
  .strictObject({
    name: title,
    shape: z.enum(areaShapes).default("rectangle"),
    ...{ left: percentage, top: percentage, width: percentage, height: percentage },
    correct: flag.default(false),
    feedback: text.default(""),
  })
  .refine(
    ({ width, height }) => width >= shortest && height >= shortest,
    `must be at least ${shortest} wide and high, in percent of the image.`,
  )
  .refine(
    ({ left, top, width, height }) => left + width <= 100.001 && top + height <= 100.001,
    "must be on the image: left and width, and top and height, add up to 100 at most.",
  );

/** What a question about areas of an image has beside what all questions have. */
export const hotspotFields = {
  image: title.refine(
    (image) => imageParts(image) !== null,
    'must be one image, such as "![The harbor](media/harbor.png)".',
  ),
  imageSize: z.strictObject({ width: pixels, height: pixels }).nullable().default(null),
  areas: z
    .array(Area)
    .min(2, "must have at least two areas.")
    .max(mostAreas)
    .refine((areas) => areas.some(({ correct }) => correct), "must have at least one area with correct: true."),
};
