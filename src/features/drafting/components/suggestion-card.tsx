"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { clockOf, spansAPage } from "@/features/drafting/rules";
import type { CitationView, SuggestionView } from "@/features/drafting/server/suggestions/suggestion-view";
import { SuggestionForm } from "./suggestion-form";

export interface CardProps {
  draftId: string;
  suggestion: SuggestionView;
  place: number;
  of: number;
  isBusy: boolean;
  run: (call: () => Promise<unknown>) => Promise<boolean>;
}

/** One suggested module: its lessons, where each stands in the sources, and what is to become of it. */
export function SuggestionCard({ draftId, suggestion, place, of, isBusy, run }: CardProps) {
  const t = useTranslations("drafting.outline");
  const name = useId();
  const card = useRef<HTMLFieldSetElement>(null);
  const [isEditing, setEditing] = useState(false);
  const { id: suggestionId, state, body, isEdited } = suggestion;
  const isPending = state === "PENDING";
  const hasDecided = useRef(false);
  useEffect(() => {
    // The button that was pressed is gone with the state it belonged to.
    if (!hasDecided.current) return;
    hasDecided.current = false;
    card.current?.querySelector<HTMLElement>(state === "PENDING" ? "button" : "[data-undo]")?.focus();
  }, [state]);
  const decide = async (decision: "accept" | "reject" | "undo") => {
    hasDecided.current = await run(() => api.drafting.decideSuggestion.mutate({ draftId, suggestionId, decision }));
  };
  if (body.kind !== "module") return null;
  const { title, lessons, citation } = body;
  return (
    <fieldset ref={card} className={isPending ? "hint" : "hint hint--taken"} aria-labelledby={name}>
      <div className="hint__head">
        <h3 id={name}>{t("suggestion", { place, of, title })}</h3>
        <span className="caption">{t("lessons", { count: lessons.length })}</span>
      </div>
      {isEditing ? (
        <SuggestionForm
          draftId={draftId}
          suggestionId={suggestionId}
          module={body}
          run={run}
          onDone={() => setEditing(false)}
        />
      ) : (
        <>
          {state !== "REJECTED" && (
            <ol className="hint__toc">
              {lessons.map(({ lessonId, title: lesson, citation: at }, index) => (
                <li key={lessonId}>
                  <span className="num">
                    {place}.{index + 1}
                  </span>
                  <span dir="auto">{lesson}</span>
                  <span className="caption">{at && <Place draftId={draftId} citation={at} />}</span>
                </li>
              ))}
            </ol>
          )}
          {citation && state !== "REJECTED" && <Cited draftId={draftId} citation={citation} />}
          <div className="row row--tight">
            {isPending ? (
              <>
                <Button look="first" size="small" icon="check" disabled={isBusy} onClick={() => decide("accept")}>
                  {t("accept")}
                </Button>
                <Button size="small" icon="pencil" disabled={isBusy} onClick={() => setEditing(true)}>
                  {t("edit")}
                </Button>
                <Button size="small" icon="x" disabled={isBusy} onClick={() => decide("reject")}>
                  {t("reject")}
                </Button>
                {isEdited && (
                  <Button size="small" look="quiet" icon="undo-2" disabled={isBusy} onClick={() => decide("undo")}>
                    {t("asSuggested")}
                  </Button>
                )}
              </>
            ) : (
              <>
                <span className="state" role="status">
                  <Icon name={state === "REJECTED" ? "x" : "check"} /> {t(`states.${state}`)}
                </span>
                <Button
                  size="small"
                  look="quiet"
                  icon="undo-2"
                  data-undo
                  disabled={isBusy}
                  onClick={() => decide("undo")}
                >
                  {t("undo")}
                </Button>
              </>
            )}
          </div>
        </>
      )}
    </fieldset>
  );
}

function Cited({ draftId, citation }: { draftId: string; citation: CitationView }) {
  const t = useTranslations("drafting.outline");
  return (
    <figure className="cite">
      <blockquote dir="auto">{citation.quote}</blockquote>
      <figcaption className="caption">
        <Icon name="quote" />
        <span>
          {t.rich("from", {
            title: citation.sourceTitle,
            b: (chunks) => <bdi>{chunks}</bdi>,
            place: () => <Place draftId={draftId} citation={citation} />,
          })}
        </span>
      </figcaption>
    </figure>
  );
}

/** Where it stands, leading there. */
function Place({ draftId, citation }: { draftId: string; citation: CitationView }) {
  const t = useTranslations("drafting.outline");
  const { sourceId, spanId, position, page, startSecond } = citation;
  const at = Math.floor(position / spansAPage) + 1;
  const words =
    page !== null
      ? t("page", { page })
      : startSecond !== null
        ? t("second", { time: clockOf(startSecond) })
        : t("passage", { position: position + 1 });
  return <Link href={`/instructor/drafts/ai/${draftId}/sources/${sourceId}?page=${at}#${spanId}`}>{words}</Link>;
}
