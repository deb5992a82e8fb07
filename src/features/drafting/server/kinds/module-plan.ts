import "server-only";
import { describeModule } from "@/features/authoring/server/outline/describe-module";
import { ModulePlanContent } from "@/features/drafting/suggestions";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import type { KindOfSuggestion } from "./suggestion-kind";

/** What a module tells its readers; the plans of its lessons stay in the draft, for the lessons to be written by. */
export const modulePlanKind: KindOfSuggestion<ModulePlanContent, "module-plan"> = {
  name: "module-plan",
  content: ModulePlanContent,

  async accept(deps, { courseId, replaces }, { moduleId, description }) {
    const stands = await readDescription(deps.db, courseId, moduleId);
    if (stands !== description) {
      if (stands !== (replaces ?? "")) throw new AppError("CONFLICT", "drafting.text_changed");
      await describeModule(deps, { courseId, moduleId, description });
    }
    return { targetId: moduleId };
  },

  async takeBack(deps, { courseId, replaces }, content) {
    const { moduleId, description } = content;
    const stands = await readDescription(deps.db, courseId, moduleId);
    if (stands !== null && stands !== description) throw new AppError("CONFLICT", "drafting.written_since");
    if (stands !== null)
      await describeModule(deps, { courseId, moduleId, description: typeof replaces === "string" ? replaces : "" });
    return content;
  },

  edit: (content, { description }) => ({
    ...content,
    description,
    suggested: content.suggested ?? content.description,
  }),

  asSuggested: (content) =>
    content.suggested === null ? content : { ...content, description: content.suggested, suggested: null },
};

/** Null where the module is gone. */
async function readDescription(db: Tx, courseId: string, moduleId: string): Promise<string | null> {
  const module = await db.moduleVersion.findFirst({
    where: { moduleId, version: { courseId } },
    orderBy: { version: { number: "desc" } },
    select: { description: true },
  });
  return module?.description ?? null;
}
