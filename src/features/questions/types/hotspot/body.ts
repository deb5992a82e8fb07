import * as z from "zod";
import { type Area, areaShapes, mostAreas, shortest } from "./areas";

const percent = z.number().min(0).max(100);
const side = z.number().min(shortest).max(100);
/** Sums of numbers with two places. */
const most = 100.001;

const StoredArea = z
  .strictObject({ shape: z.enum(areaShapes), left: percent, top: percent, width: side, height: side })
  .refine(({ left, top, width, height }) => left + width <= most && top + height <= most, "must be on the image.");

/**
 * The image and where the areas are on it. The names, the key and the words about each area are the answers of the question: the first
 * area is that of the first answer. Ids of answers change from version to version, so places can't go by them.
 */
export const HotspotBody = z.strictObject({
  /** As Markdown: one image of the course with its description. "" until there is one. */
  image: z.string().max(5000),
  /** Of the image in pixels, where it is known. */
  size: z.strictObject({ width: z.int().positive(), height: z.int().positive() }).nullable().default(null),
  areas: z.array(StoredArea).max(mostAreas),
});
export type HotspotBody = z.infer<typeof HotspotBody>;

/** As stored; no image and no areas where it can't be read. */
export function readHotspot(body: unknown): HotspotBody {
  const read = HotspotBody.safeParse(body);
  return read.success ? read.data : { image: "", size: null, areas: [] };
}

/** The areas with the answers that they belong to. */
export function areasOf<Answer>({ answers, body }: { answers: readonly Answer[]; body?: unknown }): {
  answer: Answer;
  area: Area;
}[] {
  const { areas } = readHotspot(body);
  return answers.flatMap((answer, at) => {
    const area = areas[at];
    return area ? [{ answer, area }] : [];
  });
}
