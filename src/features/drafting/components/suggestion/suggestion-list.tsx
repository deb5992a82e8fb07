"use client";
import { useTranslations } from "next-intl";
import type { SuggestionView } from "@/features/drafting/server/suggestions/suggestion-view";
import { groupTries } from "@/features/drafting/stage-events";
import { TypedText } from "./rendered-text";
import { SuggestionCard } from "./suggestion-card";
import { FrameHead, frameClass } from "./suggestion-frame";

/** What is suggested, in order, and at its end what is being written. */
export function SuggestionList({
  suggestions,
  writing,
}: {
  suggestions: readonly SuggestionView[];
  /** What has come of each unit that is being written. */
  writing: readonly { unitId: string; text: string }[];
}) {
  const groups = groupTries(suggestions);
  return (
    <div>
      {groups.map((tries, index) => (
        <SuggestionCard
          key={tries.key}
          tries={tries}
          place={index + 1}
          of={writing.length > 0 ? null : groups.length}
        />
      ))}
      {writing.map(({ unitId, text }, index) => (
        <WritingCard key={unitId} text={text} place={groups.length + index + 1} />
      ))}
    </div>
  );
}

function WritingCard({ text, place }: { text: string; place: number }) {
  const t = useTranslations("suggestions.card");
  return (
    <section className={frameClass("writing")} aria-label={t("writingOne", { place })} aria-busy="true">
      <FrameHead state="writing" title={t("writingName", { place })}>
        <span className="caption">{t(text === "" ? "firstWord" : "writing")}</span>
      </FrameHead>
      {text === "" ? (
        <span className="block inline-3/5 block-7 bg-sunken" aria-hidden="true" />
      ) : (
        <TypedText text={text} isOpen />
      )}
    </section>
  );
}
