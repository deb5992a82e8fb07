import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LocalTime } from "@/components/i18n/local-time";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { Link } from "@/components/ui/link";
import type { Attention, AttentionCode } from "@/features/studio/dashboard";
import type { Figures } from "@/features/studio/server/home/read-figures";

/** What has happened in one's courses, the newest first. */
export function ActivityWidget({ of }: { of: Figures["activity"] }) {
  const t = useTranslations("studio.home");
  if (of.length === 0) return <p className="muted">{t("activityNone")}</p>;
  return (
    <ul>
      {of.map(({ kind, at, title, name, rating, courseId }) => (
        <EventRow key={`${kind} ${at} ${courseId} ${name}`} icon={acts[kind]} at={at}>
          {t(`acts.${kind}`, { name: name ?? t("nobody"), course: title, rating: rating ?? 0 })}
        </EventRow>
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
      <ul>
        {of.map((entry) => (
          <EventRow key={`${entry.code} ${entry.courseId} ${entry.sessionId}`} icon={icons[entry.code]}>
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
          </EventRow>
        ))}
      </ul>
      {count > of.length && <p className="caption">{t("attentionMore", { count: count - of.length })}</p>}
    </>
  );
}

/** What happened or needs attention; `at` is when, if that is worth saying. */
function EventRow({
  icon,
  at,
  children,
}: {
  icon: IconName;
  at?: Figures["activity"][number]["at"];
  children: ReactNode;
}) {
  return (
    <li className="grid grid-cols-[1.25rem_minmax(0,1fr)_auto] gap-x-2 border-line py-2 not-first:border-bs max-phone:grid-cols-[1.25rem_minmax(0,1fr)]">
      <Icon name={icon} className="mbs-0.5 text-ink-muted" />
      <span>{children}</span>
      {at !== undefined && (
        <span className="caption num max-phone:col-start-2">
          <LocalTime at={at} shape="ago" />
        </span>
      )}
    </li>
  );
}
