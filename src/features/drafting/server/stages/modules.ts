import "server-only";
import * as z from "zod";
import { choosePassages } from "@/features/drafting/server/passages";
import { ModulePlanContent } from "@/features/drafting/suggestions";
import { citedSpans } from "./cited-spans";
import { cleanMarkdown } from "./clean-markdown";
import { outlineText, readCourseOutline } from "./course-outline";
import type { StageOfDraft } from "./stage-of-draft";

const Citation = z.object({ passage: z.string(), quote: z.string() });

const Item = z.object({
  description: z.string().regex(/\S/).max(4_000),
  citations: z.array(Citation).max(6),
  /** One for each lesson of the module, in its order. */
  lessons: z.array(z.object({ plan: z.string(), citations: z.array(Citation).max(6) })).max(200),
});
type Item = z.infer<typeof Item>;

const Facts = z.object({ moduleId: z.uuid(), description: z.string(), lessonIds: z.array(z.uuid()) });
const longestPlan = ModulePlanContent.shape.lessons.element.shape.plan.maxLength ?? 1_000;

/** What each module tells its readers, and what each of its lessons is to cover. */
export const modulesStage: StageOfDraft<Item> = {
  name: "modules",
  item: Item,

  async plan(db, { courseId }) {
    const modules = await readCourseOutline(db, courseId);
    return modules.map(({ moduleId, title }) => ({ key: moduleId, title }));
  },

  async request(db, { draftId, courseId }, { key }) {
    const modules = await readCourseOutline(db, courseId);
    const module = modules.find(({ moduleId }) => moduleId === key);
    const lessons = module?.lessons ?? [];
    const about = [module?.title ?? "", ...lessons.map(({ title }) => title)];
    const near = await citedSpans(db, draftId, key);
    const passages = await choosePassages(db, { draftId, about, near, mostTokens: 16_000 });
    const facts: z.infer<typeof Facts> = {
      moduleId: key,
      description: module?.description ?? "",
      lessonIds: lessons.map(({ lessonId }) => lessonId),
    };
    const variables = { outline: outlineText(modules), module: module ? outlineText([module]) : "" };
    return { variables, passages, mostTokens: 4_000, facts };
  },

  suggest({ description, citations, lessons }, { request, index }) {
    // One module, one item: what comes after it is about nothing.
    if (index > 0) return null;
    const { moduleId, description: stands, lessonIds } = Facts.parse(request.facts);
    const content: ModulePlanContent = {
      moduleId,
      description: cleanMarkdown(description),
      lessons: lessonIds.map((lessonId, at) => ({ lessonId, plan: (lessons[at]?.plan ?? "").slice(0, longestPlan) })),
      suggested: null,
    };
    return {
      kind: "module-plan",
      lessonId: null,
      content,
      replaces: stands,
      citations: [...citations, ...lessons.flatMap((lesson) => lesson.citations)],
    };
  },

  preview: ({ description, lessons }) =>
    [description, ...(lessons ?? []).map((lesson) => lesson?.plan)].filter(Boolean).join("\n\n"),
};
