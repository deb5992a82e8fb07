"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { api } from "@/components/api/client";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import type { SuggestionView } from "@/features/drafting/server/suggestions/suggestion-view";
import { useFailureWords } from "./failure-words";
import { SuggestionCard } from "./suggestion-card";

interface DeskProps {
  draftId: string;
  courseId: string | null;
  suggestions: readonly SuggestionView[];
}

/** An outline out of the sources' own headings, and what its author makes of each part. */
export function OutlineDesk({ draftId, courseId, suggestions }: DeskProps) {
  const t = useTranslations("drafting.outline");
  const words = useFailureWords();
  const router = useRouter();
  const heading = useRef<HTMLHeadingElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const open = suggestions.filter(({ state }) => state === "PENDING");

  async function run(call: () => Promise<unknown>): Promise<boolean> {
    setBusy(true);
    setProblem(null);
    try {
      await call();
      router.refresh();
      return true;
    } catch (error) {
      setProblem(words(error));
      return false;
    } finally {
      setBusy(false);
    }
  }

  return (
    <section aria-labelledby="outline" className="stack">
      <h2 id="outline" ref={heading} tabIndex={-1}>
        {t("title")}
      </h2>
      {suggestions.length > 0 && (
        <Notice>
          <p>{t.rich("noModel", { b: (chunks) => <b>{chunks}</b> })}</p>
        </Notice>
      )}
      <div className="task__do">
        <Button
          look={suggestions.length === 0 ? "first" : "plain"}
          size={suggestions.length === 0 ? "large" : "regular"}
          disabled={isBusy}
          onClick={() => run(() => api.drafting.generateOutline.mutate({ draftId }))}
        >
          {t("generate")}
        </Button>
        <span className="caption">{t(suggestions.length === 0 ? "generateWhy" : "againWhy")}</span>
      </div>
      {problem && (
        <p role="alert" className="field__error">
          <Icon name="circle-alert" /> {problem}
        </p>
      )}
      <div className="suggestions">
        {suggestions.map((suggestion, index) => (
          <SuggestionCard
            key={suggestion.id}
            draftId={draftId}
            suggestion={suggestion}
            place={index + 1}
            of={suggestions.length}
            isBusy={isBusy}
            run={run}
          />
        ))}
      </div>
      {(open.length > 0 || courseId !== null) && (
        <div className="task__do">
          {open.length > 0 && (
            <Button
              disabled={isBusy}
              onClick={async () => {
                if (await run(() => api.drafting.acceptAll.mutate({ draftId }))) heading.current?.focus();
              }}
            >
              {t("acceptAll")}
            </Button>
          )}
          {courseId !== null && <Link href={`/instructor/courses/${courseId}`}>{t("course")}</Link>}
        </div>
      )}
    </section>
  );
}
