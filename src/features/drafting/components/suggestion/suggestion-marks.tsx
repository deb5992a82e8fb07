"use client";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { Tag } from "@/components/ui/tag";
import type { SuggestionView } from "@/features/drafting/server/suggestions/suggestion-view";
import { wordsIn } from "@/features/drafting/suggestion-texts";
import { useStageInHand } from "./stage-context";

/** What a suggestion is called: after what it would become, or what it is about. */
export function useTitle({ body }: SuggestionView): string {
  const t = useTranslations("suggestions");
  const { titles } = useStageInHand();
  switch (body.kind) {
    case "module":
    case "block":
      return body.title;
    case "module-plan":
      return titles.get(body.moduleId) ?? t("plan.gone");
    case "question":
      return t(`question.kinds.${body.question.type}`);
    case "landing":
      return t(`landing.${body.field}`);
  }
}

/** How much there is of it, and the how many-th try it is. */
export function useFacts({ id, body, isEdited }: SuggestionView, tries: readonly SuggestionView[]): string {
  const t = useTranslations("suggestions.facts");
  const parts: string[] = [];
  if (body.kind === "module") parts.push(t("lessons", { count: body.lessons.length }));
  if (body.kind === "block") {
    parts.push(t("words", { count: wordsIn(body.markdown) }));
    if (body.replaces !== null) parts.push(t("replaces"));
  }
  if (body.kind === "question") parts.push(t("points", { count: body.question.points }));
  if (tries.length > 1) parts.push(t("try", { number: tries.findIndex((each) => each.id === id) + 1 }));
  if (isEdited) parts.push(t("edited"));
  return parts.join(", ");
}

/** What its author must know before it is accepted: who wrote it, that no source says it, what a check found. */
export function SuggestionMarks({ suggestion }: { suggestion: SuggestionView }) {
  const t = useTranslations("suggestions.marks");
  const { isFromModel, isUnsupported, problems } = suggestion;
  return (
    <>
      {problems.length > 0 && (
        <ul className="type-caption my-3 grid gap-1 text-caution">
          {problems.map((code) => (
            <ProblemLine key={code} code={code} />
          ))}
        </ul>
      )}
      {(isUnsupported || isFromModel) && (
        <p className="my-3 flex flex-wrap items-center gap-x-2 gap-y-1">
          {isUnsupported && (
            <Tag tone="caution" icon="triangle-alert">
              {t("unsupported")}
            </Tag>
          )}
          {isFromModel && <Tag icon="pen-line">{t("model")}</Tag>}
          {isUnsupported && <span className="caption">{t("unsupportedWhy")}</span>}
        </p>
      )}
    </>
  );
}

function ProblemLine({ code }: { code: string }) {
  const t = useTranslations("drafting.question.problems");
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-2 gap-y-1">
      <Icon name="triangle-alert" className="mbs-0.5 self-start" /> {t.has(code) ? t(code) : code}
    </li>
  );
}
