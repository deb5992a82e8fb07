import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { LecternMark } from "@/components/layout/lectern-mark";
import { topBarClass, topBarTitleClass } from "@/components/layout/top-bar";
import { Button } from "@/components/ui/button";
import type { QueuedAnswer } from "@/features/assessment/hooks/answer-queue";
import type { Countdown } from "@/features/assessment/hooks/use-countdown";
import { AttemptClock } from "./attempt-clock";
import { FlagButton, MapKey, type MapProps, QuestionMap } from "./question-map";
import { SavedLine } from "./saved-line";
import type { ShownAttempt } from "./shown-attempt";

/** Always in view: where one is, whether the answers are saved, how much time is left; on a phone also the map. */
export function AttemptBar({
  attempt,
  entries,
  countdown,
  map,
  tools,
}: {
  attempt: ShownAttempt;
  entries: ReadonlyMap<string, QueuedAnswer>;
  countdown: Countdown;
  map: MapProps;
  tools?: ReactNode;
}) {
  const t = useTranslations("assessment.attempt");
  const { number, maxAttempts: max, courseTitle: course, lessonNumber: lesson } = attempt;
  return (
    <header className={`${topBarClass} max-phone:gap-x-1 max-phone:px-2`}>
      {/* Not a client-side link: leaving must ask the guard for unsent answers. */}
      <a className={`wordmark ${heardClass}`} href={`/learn/${attempt.slug}/${attempt.lessonId}`}>
        <LecternMark /> <span className="visually-hidden">{t("back", { lesson })}</span>
      </a>
      <h1 className={`${topBarTitleClass} ${heardClass}`}>{attempt.title}</h1>
      <QuestionSheet attempt={attempt} map={map} />
      <span className="caption max-tablet:hidden">{t("place", { number, max, course, lesson })}</span>
      <SavedLine entries={entries} />
      <AttemptClock countdown={countdown} />
      {tools}
    </header>
  );
}

/** A phone has no room for it. */
const heardClass = "max-phone:sr-only max-phone:min-block-0";

/** The map on a phone, folded into the bar. Not a details element: that would be one more group among the questions. */
function QuestionSheet({ attempt, map }: { attempt: ShownAttempt; map: MapProps }) {
  const t = useTranslations("assessment.attempt");
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(false);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !isOpen) return;
    close();
    opener.current?.focus();
  };
  const leave = (words: ReactNode) => <a href={`/learn/${attempt.slug}/${attempt.lessonId}`}>{words}</a>;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what its own button opened
    <div className="min-tablet:hidden" onKeyDown={closeOnEscape}>
      <Button
        ref={opener}
        icon="layout-grid"
        className="max-phone:px-2.5"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {t("questions")}
      </Button>
      <nav
        className="absolute inset-x-0 inset-bs-full grid gap-3 border-edge border-be bg-raised px-(--gutter) pbs-4 pbe-6 shadow-float max-phone:[&_ol]:grid-cols-[repeat(5,1fr)]"
        aria-label={t("questionsOf")}
        hidden={!isOpen}
      >
        <QuestionMap
          {...map}
          onGo={(index) => {
            close();
            return map.onGo(index);
          }}
        />
        <MapKey states={map.states} />
        <div className="grid grid-cols-[1fr_1fr] gap-2">
          <FlagButton {...map} />
          <Button
            onClick={() => {
              close();
              document.getElementById("submit")?.focus();
            }}
          >
            {t("toTheEnd")}
          </Button>
        </div>
        <p className="caption">{t.rich("leave", { hasLimit: attempt.deadlineAt ? "yes" : "no", link: leave })}</p>
      </nav>
    </div>
  );
}
