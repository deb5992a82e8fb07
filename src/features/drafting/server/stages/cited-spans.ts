import "server-only";
import { ModuleContent } from "@/features/drafting/suggestions";
import type { Tx } from "@/server/db/client";

/** The spans that the outline of a draft cites for a module and its lessons: where to read on. */
export async function citedSpans(db: Tx, draftId: string, moduleId: string): Promise<string[]> {
  const rows = await db.suggestion.findMany({
    where: { draftId, targetKind: "module", state: { in: ["ACCEPTED", "EDITED"] } },
    select: { content: true },
  });
  const modules = rows.flatMap(({ content }) => ModuleContent.safeParse(content).data ?? []);
  const own = modules.filter((module) => module.moduleId === moduleId);
  const spans = own.flatMap(({ spanId, lessons }) => [spanId, ...lessons.map((lesson) => lesson.spanId)]);
  return [...new Set(spans.filter((span) => span !== null))];
}
