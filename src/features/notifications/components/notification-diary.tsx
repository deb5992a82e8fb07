import { useTranslations } from "next-intl";
import { dayInWords, momentIn } from "@/features/notifications/diary";
import type { NotificationView } from "@/features/notifications/server/list-notifications";
import { NotificationRow } from "./notification-row";

/** Notifications by day, newest first, on the clock of the reader's own zone. */
export function NotificationDiary({
  items,
  timeZone,
  formats,
  now,
}: {
  items: readonly NotificationView[];
  timeZone: string;
  formats: string;
  now: Date;
}) {
  const t = useTranslations("notifications");
  const today = momentIn(timeZone, now).day;
  const days = new Map<string, NotificationView[]>();
  for (const item of items) {
    const { day } = momentIn(timeZone, item.createdAt);
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return (
    <div className="max-inline-[52rem]">
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 className="type-label border-ink border-be pbs-6 pbe-2 [letter-spacing:0]" id={`day-${day}`}>
            {day === today && `${t("today")}, `}
            {dayInWords(formats, day, today)}
          </h2>
          <ul>
            {ofDay.map(({ createdAt, ...item }) => (
              <NotificationRow key={item.id} item={{ ...item, hour: momentIn(timeZone, createdAt).hour }} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
