import "server-only";
import type { SuggestionKind } from "@/features/drafting/suggestions";
import { blockKind } from "./block";
import { landingKind } from "./landing";
import { moduleKind } from "./module";
import { modulePlanKind } from "./module-plan";
import { questionKind } from "./question";
import type { KindOfSuggestion } from "./suggestion-kind";

/** What the generic steps know of a kind: they hand on its content and its edits without looking into them. */
// biome-ignore lint/suspicious/noExplicitAny: each kind parses its own content before any of its functions sees it.
type AnyKind = KindOfSuggestion<any, any>;

const known: Partial<Record<SuggestionKind, AnyKind>> = {
  module: moduleKind,
  "module-plan": modulePlanKind,
  landing: landingKind,
  block: blockKind,
  question: questionKind,
};

/** @throws Error for what no kind is registered for. */
export function kindOf(name: string): AnyKind {
  const kind = known[name as SuggestionKind];
  if (!kind) throw new Error(`there is no kind of suggestion "${name}"`);
  return kind;
}
