import { useLocale, useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import type { AnswerStatus, QueuedAnswer } from "@/features/assessment/hooks/answer-queue";

const signs: Record<Exclude<AnswerStatus, "none">, { icon: IconName; tone: string }> = {
  saving: { icon: "loader", tone: "" },
  saved: { icon: "check", tone: "" },
  kept: { icon: "cloud-off", tone: " state--caution" },
  unkept: { icon: "cloud-off", tone: " state--negative" },
  lost: { icon: "circle-alert", tone: " state--negative" },
};

/** The state that most needs to be known comes first. */
const order: readonly AnswerStatus[] = ["lost", "unkept", "kept", "saving", "saved"];

/** Whether all that was answered is saved, in one line that is read out when it changes. */
export function SavedLine({ entries }: { entries: ReadonlyMap<string, QueuedAnswer> }) {
  const answers = [...entries.values()];
  const status = order.find((one) => answers.some((answer) => answer.status === one)) ?? "none";
  const latest = answers.reduce<Date | null>(
    (last, { savedAt }) => (savedAt && (!last || savedAt > last) ? savedAt : last),
    null,
  );
  const tone = status === "none" ? "" : signs[status].tone;
  return (
    <p className={`state end${tone}`} role="status">
      <SavedTexts status={status} at={latest} />
    </p>
  );
}

/** The same for one question, seen only. */
export function SavedMark({ entry: { status, savedAt } }: { entry: QueuedAnswer }) {
  if (status === "none") return null;
  return (
    <span className={`state${signs[status].tone}`}>
      <SavedTexts status={status} at={savedAt} />
    </span>
  );
}

function SavedTexts({ status, at }: { status: AnswerStatus; at: Date | null }) {
  const t = useTranslations("assessment.attempt");
  const locale = useLocale();
  if (status === "none") return null;
  const written = at?.toLocaleTimeString(locale, { hour12: false });
  // The server does not know the reader's zone: the time it writes is put right as the page comes alive.
  const time = () => (
    <span className="num attempt-bar__time" suppressHydrationWarning>
      {written}
    </span>
  );
  return (
    <>
      <Icon name={signs[status].icon} />
      <span>{status === "saved" ? t.rich("saved", { time }) : t(status)}</span>
    </>
  );
}
