import { useLocale, useTranslations } from "next-intl";
import { useFailureSentence } from "@/components/api/use-refusal";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import type { QueuedAnswer } from "@/features/assessment/hooks/answer-queue";

type Status = QueuedAnswer["status"];
type Shown = Exclude<Status["kind"], "idle">;
type Sign = { icon: IconName; tone: string; words: "saving" | "saved" | "kept" | "unkept" | "lost" };

/** In the order in which they need to be known. */
const signs: Record<Shown, Sign> = {
  refused: { icon: "circle-alert", tone: " state--negative", words: "lost" },
  retrying: { icon: "cloud-off", tone: " state--negative", words: "unkept" },
  kept: { icon: "cloud-off", tone: " state--caution", words: "kept" },
  saving: { icon: "loader", tone: "", words: "saving" },
  saved: { icon: "check", tone: "", words: "saved" },
};
const order = Object.keys(signs) as Shown[];

const savedAt = ({ status }: QueuedAnswer): number => (status.kind === "saved" ? status.at.getTime() : 0);

/** Whether all that was answered is saved, in one line that is read out when it changes. */
export function SavedLine({ entries }: { entries: ReadonlyMap<string, QueuedAnswer> }) {
  const answers = [...entries.values()].sort((one, other) => savedAt(other) - savedAt(one));
  const shown = order.flatMap((kind) => answers.find(({ status }) => status.kind === kind) ?? [])[0]?.status;
  return (
    <p className={`state end${shown && shown.kind !== "idle" ? signs[shown.kind].tone : ""}`} role="status">
      {shown && <SavedTexts status={shown} />}
    </p>
  );
}

/** The same for one question, seen only. */
export function SavedMark({ entry: { status } }: { entry: QueuedAnswer }) {
  if (status.kind === "idle") return null;
  return (
    <span className={`state${signs[status.kind].tone}`}>
      <SavedTexts status={status} />
    </span>
  );
}

function SavedTexts({ status }: { status: Status }) {
  const t = useTranslations("assessment.attempt");
  const locale = useLocale();
  const sentence = useFailureSentence();
  if (status.kind === "idle") return null;
  const { icon, words } = signs[status.kind];
  const written = status.kind === "saved" ? status.at.toLocaleTimeString(locale, { hour12: false }) : "";
  // The server does not know the reader's zone: the time it writes is put right as the page comes alive.
  const time = () => (
    <span className="num max-phone:hidden" suppressHydrationWarning>
      {written}
    </span>
  );
  const said = () => {
    if (status.kind === "refused" && typeof status.why === "object")
      return t("notAccepted", { why: sentence(status.why) });
    return words === "saved" ? t.rich(words, { time }) : t(words);
  };
  return (
    <>
      <Icon name={icon} />
      <span>{said()}</span>
    </>
  );
}
