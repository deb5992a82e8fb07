import "server-only";
import { detailValues } from "@/features/courses/details";
import { saveDetail } from "@/features/courses/server/details/save-detail";
import { LandingContent } from "@/features/drafting/suggestions";
import { AppError, isAppError } from "@/lib/app-error";
import type { DecideDeps, KindOfSuggestion } from "./suggestion-kind";

/** A field of the course's page, over the words that stood there when it was suggested. */
export const landingKind: KindOfSuggestion<LandingContent, "landing"> = {
  name: "landing",
  content: LandingContent,

  async accept(deps, { courseId, replaces }, { field, value }) {
    await put(deps, { courseId, field, base: standing(replaces, value), value }, "drafting.text_changed");
    return { targetId: courseId };
  },

  async takeBack(deps, { courseId, replaces }, content) {
    const { field, value } = content;
    await put(deps, { courseId, field, base: value, value: standing(replaces, value) }, "drafting.written_since");
    return content;
  },

  edit(content, { value }) {
    if (!detailValues[content.field].safeParse(value).success)
      throw new AppError("RULE_BROKEN", "drafting.wrong_value");
    return { ...content, value, suggested: content.suggested ?? content.value };
  },

  asSuggested: (content) =>
    content.suggested === null ? content : { ...content, value: content.suggested, suggested: null },
};

type Value = LandingContent["value"];

/** What stood there; nothing where that was not kept. */
const standing = (replaces: unknown, like: Value): Value =>
  LandingContent.shape.value.safeParse(replaces).data ?? (typeof like === "string" ? "" : []);

async function put(
  deps: DecideDeps,
  detail: { courseId: string; field: LandingContent["field"]; base: Value; value: Value },
  reason: "drafting.text_changed" | "drafting.written_since",
): Promise<void> {
  try {
    await saveDetail(deps, detail);
  } catch (error) {
    if (isAppError(error) && error.reason === "courses.field_conflict") throw new AppError("CONFLICT", reason);
    throw error;
  }
}
