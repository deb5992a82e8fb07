import "server-only";
import { ModuleContent } from "@/features/drafting/suggestions";
import type { Tx } from "@/server/db/client";

/** The spans that the outline of a draft cites for a module and its lessons, or for one lesson of it: where to read on. */
export async function citedSpans(
  db: Tx,
  draftId: string,
  { moduleId, lessonId }: { moduleId?: string; lessonId?: string },
): Promise<string[]> {
  const rows = await db.suggestion.findMany({
    where: { draftId, targetKind: "module", state: { in: ["ACCEPTED", "EDITED"] } },
    select: { content: true },
  });
  const modules = rows.flatMap(({ content }) => ModuleContent.safeParse(content).data ?? []);
  const spans = modules.flatMap((module) => {
    const own = module.lessons.filter((lesson) => lesson.lessonId === lessonId || module.moduleId === moduleId);
    return [module.moduleId === moduleId ? module.spanId : null, ...own.map(({ spanId }) => spanId)];
  });
  return [...new Set(spans.filter((span) => span !== null))];
}
