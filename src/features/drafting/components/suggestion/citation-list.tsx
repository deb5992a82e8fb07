"use client";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { clockOf, spansAPage } from "@/features/drafting/rules";
import type { CitationView } from "@/features/drafting/server/suggestions/suggestion-view";
import { useStageInHand } from "./stage-context";

/** What a suggestion rests on: the words of the sources, and where they are. */
export function CitationList({ citations }: { citations: readonly CitationView[] }) {
  const t = useTranslations("suggestions.citation");
  return citations.map((citation, index) => (
    <figure className="my-3 border-line border-s-2 ps-3" key={`${citation.spanId} ${citation.quote}`}>
      <blockquote
        className="[font:italic_400_1rem/1.625rem_var(--serif)] before:content-[open-quote] after:content-[close-quote]"
        dir="auto"
      >
        {citation.quote}
      </blockquote>
      <figcaption className="caption num mbs-1 grid grid-cols-[auto_1fr] gap-1.5">
        <Icon name="quote" />
        <span>
          {citations.length > 1 && `${index + 1} `}
          <PassageLink citation={citation} isWhole />
          {citation.startChar !== null &&
            citation.endChar !== null &&
            t("characters", { from: citation.startChar + 1, to: citation.endChar })}
        </span>
      </figcaption>
    </figure>
  ));
}

/** Where something is in the sources, leading there; `isWhole` names the source too. */
export function PassageLink({ citation, isWhole = false }: { citation: CitationView; isWhole?: boolean }) {
  const t = useTranslations("suggestions.citation");
  const { draftId } = useStageInHand();
  const { sourceId, sourceTitle, spanId, position, page, startSecond } = citation;
  const at = Math.floor(position / spansAPage) + 1;
  const place =
    page !== null
      ? t("page", { page })
      : startSecond !== null
        ? t("second", { time: clockOf(startSecond) })
        : t("passage", { position: position + 1 });
  return (
    <Link href={`/instructor/drafts/ai/${draftId}/sources/${sourceId}?page=${at}#${spanId}`}>
      {isWhole ? t.rich("from", { title: sourceTitle, place, b: (chunks) => <bdi>{chunks}</bdi> }) : place}
    </Link>
  );
}
