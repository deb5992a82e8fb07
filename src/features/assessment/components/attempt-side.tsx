import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Button } from "@/components/ui/button";
import { shapeOfDeadline } from "@/features/assessment/deadline";
import { FlagButton, MapKey, type MapProps, QuestionMap } from "./question-map";
import type { ShownAttempt } from "./shown-attempt";

/** Map, rules and the way to the end, beside the paper; under it on a phone. */
export function AttemptSide({
  attempt,
  map,
  onSubmit,
}: {
  attempt: ShownAttempt;
  map: MapProps;
  onSubmit: () => void;
}) {
  const t = useTranslations("assessment.attempt");
  const open = map.states.filter(({ isAnswered }) => !isAnswered).length;
  return (
    <aside
      className="sticky inset-bs-[5.5rem] grid gap-3 max-tablet:static max-tablet:border-ink max-tablet:border-bs-3 max-tablet:pbs-4"
      aria-label={t("side")}
    >
      <div className="contents max-tablet:hidden">
        <h2 className="label">{t("questions")}</h2>
        <QuestionMap {...map} />
        <MapKey states={map.states} />
        <FlagButton {...map} size="small" />
      </div>
      <div className="caption grid gap-2 border-line border-bs pbs-3">
        <StartLine attempt={attempt} />
        <p>{t(attempt.deadlineAt ? "comeBack" : "comeBackNoLimit")}</p>
      </div>
      <Button look="first" full id="submit" onClick={onSubmit}>
        {t("submit")}
      </Button>
      <p className="caption">{t("openHint", { count: open })}</p>
    </aside>
  );
}

function StartLine({ attempt: { startedAt, deadlineAt } }: { attempt: ShownAttempt }) {
  const t = useTranslations("assessment.attempt");
  const time = () => <LocalTime at={startedAt} shape="time" />;
  if (!deadlineAt) return <p>{t.rich("started", { time })}</p>;
  const shape = shapeOfDeadline(startedAt, deadlineAt);
  return <p>{t.rich("startedUntil", { time, shape, end: () => <LocalTime at={deadlineAt} shape={shape} /> })}</p>;
}
