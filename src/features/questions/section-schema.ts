import * as z from "zod";

export const mostSections = 50;
export const longestSectionTitle = 200;
/** Of one, and of all of an assessment together; in UTF-16 units. */
export const longestIntroduction = 20_000;
export const longestIntroductions = 200_000;

export const SectionKey = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._~:@/+-]{0,199}$/,
    "may hold only letters, digits and . _ ~ : @ / + -, and must begin with a letter or digit.",
  );

export const Section = z.object({
  /** The same in all versions of the assessment, and in its course file. */
  key: SectionKey,
  /** Plain text; may be empty, then the section is known by its number. */
  title: z.string().max(longestSectionTitle),
  /** Markdown, shown above its questions. */
  introduction: z.string().max(longestIntroduction),
});
export type Section = z.infer<typeof Section>;

/** In the order in which they are asked. */
export const Sections = z.array(Section).max(mostSections).refine(haveOwnKeys).refine(haveRoom);
export type Sections = z.infer<typeof Sections>;

export function haveOwnKeys(sections: readonly Pick<Section, "key">[]): boolean {
  return new Set(sections.map(({ key }) => key)).size === sections.length;
}

export function haveRoom(sections: readonly Pick<Section, "introduction">[]): boolean {
  return sections.reduce((sum, { introduction }) => sum + introduction.length, 0) <= longestIntroductions;
}

/** How the questions of an attempt are spread over pages. Without sections, SECTION is one page. */
export const pagings = ["SECTION", "ALL", "QUESTION"] as const;
export const Paging = z.enum(pagings);
export type Paging = z.infer<typeof Paging>;
