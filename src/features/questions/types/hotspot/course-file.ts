import "server-only";
import * as z from "zod";
import { imageParts } from "@/features/media/image-markdown";
import { flag, percentage, text, title, whole } from "@/lib/yaml-values";
import { type CourseFileCodec, markedItem } from "../../course-file-codec";
import { type OptionDocument, optionFields, optionsCourseFile } from "../../shared/option-file";
import { type Area, areaShapes, mostAreas, shortest } from "./areas";
import { readHotspot } from "./body";

interface HotspotDocument {
  /** The names of the areas. */
  options: OptionDocument[];
  hotspot: {
    /** As Markdown: one image with its description. */
    image: string;
    /** Of the image in pixels; null where it isn't known. */
    size: { width: number; height: number } | null;
    /** In the order of the options; in percent of the image. */
    areas: Area[];
  };
}

const pixels = whole.refine((number) => number > 0, "must be above 0.");

/** In percent of the image; sums of numbers with two places may be a little off. */
const AreaItem = z
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

const item = z.strictObject({
  type: z.literal("hotspot"),
  ...markedItem,
  image: title.refine(
    (image) => imageParts(image) !== null,
    'must be one image, such as "![The harbor](media/harbor.png)".',
  ),
  imageSize: z.strictObject({ width: pixels, height: pixels }).nullable().default(null),
  areas: z
    .array(AreaItem)
    .min(2, "must have at least two areas.")
    .max(mostAreas)
    .refine((areas) => areas.some(({ correct }) => correct), "must have at least one area with correct: true."),
});

export const hotspotFile: CourseFileCodec<typeof item, HotspotDocument> = {
  item,
  read: ({ image, imageSize: size, areas }) => ({
    options: areas.map(({ name, correct, feedback }) => ({ text: name, correct, feedback })),
    hotspot: {
      ...{ image, size },
      areas: areas.map(({ shape, left, top, width, height }) => ({ shape, left, top, width, height })),
    },
  }),
  write: ({ options, hotspot: { image, size, areas } }) => ({
    image,
    imageSize: size ?? undefined,
    areas: options.map((option, at) => {
      const { text: name, ...key } = optionFields(option);
      const { shape = "rectangle", ...place } = areas[at] ?? {};
      return { name, shape: shape === "rectangle" ? undefined : shape, ...place, ...key };
    }),
  }),
  load: (stored) => ({ ...optionsCourseFile.load(stored), hotspot: readHotspot(stored.body) }),
  store: (document) => ({ ...optionsCourseFile.store(document), body: { ...document.hotspot } }),
  changeTexts: (document, change) => ({
    ...optionsCourseFile.changeTexts(document, change),
    hotspot: { ...document.hotspot, image: change(document.hotspot.image) },
  }),
};
