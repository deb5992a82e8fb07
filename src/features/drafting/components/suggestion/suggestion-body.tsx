"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Segmented } from "@/components/ui/segmented";
import type { SuggestionBody, SuggestionView } from "@/features/drafting/server/suggestions/suggestion-view";
import { CitationList, PassageLink } from "./citation-list";
import { Difference } from "./difference";
import { QuestionBody } from "./question-body";
import { RenderedText } from "./rendered-text";
import { useStageInHand } from "./stage-context";

type BodyOf<Kind extends SuggestionBody["kind"]> = Extract<SuggestionBody, { kind: Kind }>;

/** What is suggested, to be read, and what it rests on. */
export function SuggestionContent({ suggestion, place }: { suggestion: SuggestionView; place: number }) {
  const { body, citations } = suggestion;
  switch (body.kind) {
    case "module":
      return (
        <>
          <ModuleBody body={body} place={place} />
          <CitationList citations={body.citation ? [body.citation] : []} />
        </>
      );
    case "module-plan":
      return (
        <>
          <PlanBody body={body} />
          <CitationList citations={citations} />
        </>
      );
    case "block":
      return (
        <>
          <Replacing before={body.replaces} after={body.markdown} />
          <CitationList citations={citations} />
        </>
      );
    case "question":
      return (
        <>
          <QuestionBody question={body.question} />
          <CitationList citations={citations} />
        </>
      );
    case "landing":
      return (
        <>
          <LandingBody body={body} />
          <CitationList citations={citations} />
        </>
      );
  }
}

function ModuleBody({ body, place }: { body: BodyOf<"module">; place: number }) {
  return (
    <ol className="type-quote">
      {body.lessons.map(({ lessonId, title, citation }, index) => (
        <li key={lessonId} className="grid grid-cols-[2.25rem_minmax(0,1fr)_auto] items-baseline gap-x-1 py-0.5">
          <span className="num text-ink-muted">
            {place}.{index + 1}
          </span>
          <span dir="auto">{title}</span>
          <span className="caption">{citation && <PassageLink citation={citation} />}</span>
        </li>
      ))}
    </ol>
  );
}

function PlanBody({ body }: { body: BodyOf<"module-plan"> }) {
  const t = useTranslations("suggestions.plan");
  const { titles } = useStageInHand();
  return (
    <>
      <RenderedText markdown={body.description} />
      {body.lessons.length > 0 && (
        <dl className="my-3 grid gap-2 border-line border-bs pbs-3">
          {body.lessons.map(({ lessonId, plan }) => (
            <div key={lessonId}>
              <dt className="font-strong" dir="auto">
                {titles.get(lessonId) ?? t("gone")}
              </dt>
              <dd className="wrap-anywhere text-ink-muted" dir="auto">
                {plan}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

/** A text, or where it would take the place of another one the two of them together. */
function Replacing({ before, after }: { before: string | null; after: string }) {
  const t = useTranslations("suggestions.difference");
  const [look, setLook] = useState<"changes" | "result">("changes");
  if (before === null || before.trim() === "") return <RenderedText markdown={after} />;
  return (
    <>
      <Segmented
        label={t("look")}
        value={look}
        onChange={setLook}
        segments={[
          { value: "changes", name: t("changes") },
          { value: "result", name: t("result") },
        ]}
      />
      {look === "changes" ? <Difference before={before} after={after} /> : <RenderedText markdown={after} />}
    </>
  );
}

function LandingBody({ body: { value, replaces } }: { body: BodyOf<"landing"> }) {
  const t = useTranslations("suggestions.difference");
  if (typeof value === "string")
    return <Replacing before={typeof replaces === "string" ? replaces : null} after={value} />;
  const before = Array.isArray(replaces) ? replaces : [];
  const gone = before.filter((line) => !value.includes(line));
  return (
    <ul className="type-quote wrap-anywhere grid list-disc gap-1 ps-5">
      {gone.map((line) => (
        <li key={`- ${line}`} dir="auto">
          <del>
            <span className="visually-hidden">{t("removed")} </span>
            {line}
          </del>
        </li>
      ))}
      {value.map((line) => (
        <li key={`+ ${line}`} dir="auto">
          {before.length === 0 || before.includes(line) ? (
            line
          ) : (
            <ins>
              <span className="visually-hidden">{t("added")} </span>
              {line}
            </ins>
          )}
        </li>
      ))}
    </ul>
  );
}
