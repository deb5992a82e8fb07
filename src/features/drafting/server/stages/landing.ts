import "server-only";
import * as z from "zod";
import { detailLimits } from "@/features/courses/details";
import { choosePassages } from "@/features/drafting/server/passages";
import { type LandingContent, landingFields } from "@/features/drafting/suggestions";
import { cleanMarkdown } from "./clean-markdown";
import { outlineText, readCourseOutline } from "./course-outline";
import type { StageOfDraft } from "./stage-of-draft";

const Item = z.object({
  field: z.enum(landingFields),
  /** Of subtitle and description; empty for lists. */
  text: z.string(),
  /** Of objectives, requirements and audience; empty for texts. */
  list: z.array(z.string()).max(100),
  citations: z.array(z.object({ passage: z.string(), quote: z.string() })).max(6),
});
type Item = z.infer<typeof Item>;

const key = "landing";
const Facts = z.record(z.enum(landingFields), z.union([z.string(), z.array(z.string())]));

const oneLine = (text: string, most: number): string => text.replace(/\s+/g, " ").trim().slice(0, most).trim();

/** The fields of the page that presents the course. */
export const landingStage: StageOfDraft<Item> = {
  name: "landing",
  item: Item,

  async plan(db, { courseId }) {
    const modules = await readCourseOutline(db, courseId);
    return modules.length === 0 ? [] : [{ key, title: key }];
  },

  async request(db, { draftId, courseId, brief }) {
    const [modules, version] = await Promise.all([
      readCourseOutline(db, courseId),
      db.courseVersion.findFirst({
        where: { courseId: courseId ?? "" },
        orderBy: { number: "desc" },
        select: { subtitle: true, description: true, objectives: true, requirements: true, audience: true },
      }),
    ]);
    const about = [brief.topic, ...modules.map(({ title }) => title)];
    const passages = await choosePassages(db, { draftId, about, mostTokens: 6_000, isSpread: true });
    const facts = version ?? {};
    return {
      variables: { outline: outlineText(modules), existing: JSON.stringify(facts) },
      passages,
      mostTokens: 3_000,
      facts,
    };
  },

  suggest({ field, text, list, citations }, { request }) {
    const value = fieldValue(field, text, list);
    const stands = Facts.parse(request.facts)[field] ?? null;
    if (value.length === 0 || JSON.stringify(value) === JSON.stringify(stands)) return null;
    const content: LandingContent = { field, value, suggested: null };
    return { kind: "landing", lessonId: null, content, replaces: stands, citations };
  },

  preview: ({ text, list }) => [text, ...(list ?? []).map((entry) => `- ${entry}`)].filter(Boolean).join("\n"),
};

function fieldValue(field: Item["field"], text: string, list: readonly string[]): string | string[] {
  if (field === "subtitle") return oneLine(text, detailLimits.subtitle);
  if (field === "description") return cleanMarkdown(text).slice(0, detailLimits.description);
  return list
    .map((entry) => oneLine(entry, detailLimits.item))
    .filter((entry) => entry !== "")
    .slice(0, detailLimits.items);
}
