import Link from "next/link";
import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import type { Attention, AttentionCode } from "@/features/studio/dashboard";
import type { Figures } from "@/features/studio/server/home/read-figures";

/** What has happened in one's courses, the newest first. */
export function ActivityWidget({ of }: { of: Figures["activity"] }) {
  const t = useTranslations("studio.home");
  if (of.length === 0) return <p className="muted">{t("activityNone")}</p>;
  return (
    <ul className="asks">
      {of.map(({ kind, at, title, name, rating, courseId }) => (
        <li key={`${kind} ${at} ${courseId} ${name}`}>
          <Icon name={acts[kind]} />
          <span>{t(`acts.${kind}`, { name: name ?? t("nobody"), course: title, rating: rating ?? 0 })}</span>
          <span className="caption num">
            <LocalTime at={at} shape="ago" />
          </span>
        </li>
      ))}
    </ul>
  );
}

const acts = { enrolled: "user-plus", completed: "circle-check-big", reviewed: "star" } as const;

const icons: Record<AttentionCode, IconName> = {
  due_refused: "circle-alert",
  due_soon: "calendar-clock",
  requests: "user-plus",
  grading: "clipboard-check",
  draft_ends: "clock",
  blocked: "circle-alert",
  low_rating: "star",
  changes_wait: "git-compare-arrows",
  untouched: "history",
};

/** Where each kind of thing is seen to. */
const addressOf = ({ code, courseId, sessionId }: Attention): string => {
  if (sessionId) return `/instructor/drafts/${sessionId}`;
  if (code === "blocked" || code === "due_refused" || code === "due_soon" || code === "changes_wait")
    return `/instructor/courses/${courseId}/publish`;
  if (code === "grading") return `/instructor/courses/${courseId}/grading`;
  return `/instructor/courses/${courseId}`;
};

/** What asks to be looked at, most pressing first, each with the way to it. */
export function AttentionWidget({ of, count }: { of: readonly Attention[]; count: number }) {
  const t = useTranslations("studio.home");
  if (of.length === 0) return <p className="muted">{t("attentionNone")}</p>;
  return (
    <>
      <ul className="asks">
        {of.map((entry) => (
          <li key={`${entry.code} ${entry.courseId} ${entry.sessionId}`}>
            <Icon name={icons[entry.code]} />
            <span>
              <Link href={addressOf(entry)} dir="auto">
                {entry.title}
              </Link>{" "}
              <span className="muted">
                {t.rich(`attention.${entry.code}`, {
                  count: entry.count,
                  rating: entry.rating ?? 0,
                  date: () => entry.at && <LocalTime at={entry.at} shape="date" />,
                })}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {count > of.length && <p className="caption">{t("attentionMore", { count: count - of.length })}</p>}
    </>
  );
}
