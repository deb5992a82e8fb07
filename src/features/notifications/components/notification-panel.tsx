"use client";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { type Reading, useRead } from "@/components/api/use-read";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { Link } from "@/components/ui/link";
import { notificationsChanged } from "@/features/notifications/hooks/use-notification-events";
import type { NotificationView } from "@/features/notifications/server/list-notifications";
import { NotificationSign } from "./notification-sign";

/** As the router sends it: dates as text. */
type Sent = Omit<NotificationView, "createdAt"> & { createdAt: string | Date };

/** The head of the panel, what it says where there is no list, and its foot. */
const line = "flex items-baseline justify-between gap-4 px-4 py-3";

const weekMs = 6 * 24 * 3_600_000;

/** The hour of today, the weekday of this week, else the date: on the reader's clock. */
function shortTime(at: Date): string {
  const now = new Date();
  const formats = document.documentElement.dataset.formats;
  if (at.toDateString() === now.toDateString())
    return at.toLocaleTimeString(formats, { hour: "2-digit", minute: "2-digit" });
  if (now.getTime() - at.getTime() < weekMs) return at.toLocaleDateString(formats, { weekday: "short" });
  return at.toLocaleDateString(formats, { day: "numeric", month: "short" });
}

function PanelItem({ item, onLeave }: { item: Sent; onLeave: () => void }) {
  const t = useTranslations("notifications.bell");
  const open = () => {
    onLeave();
    if (item.isNew) api.notifications.markRead.mutate({ notificationId: item.id }).catch(() => undefined);
  };
  const title = item.isNew ? <b>{item.title}</b> : item.title;
  return (
    <li
      className={`relative grid grid-cols-[2rem_minmax(0,1fr)_auto] items-start gap-x-3 border-be border-line py-3 ps-7 pe-4 hover:bg-sunken ${item.isNew ? "new-mark before:start-3" : ""}`}
    >
      <NotificationSign of={item} />
      <p>
        <Link className="no-underline after:absolute after:inset-0" href={item.href ?? "/notifications"} onClick={open}>
          {title}
          {item.isNew && <span className="visually-hidden">{t("unreadMark")}</span>}
        </Link>
        {item.message && <span className="muted block">{item.message}</span>}
      </p>
      <span className="caption num">{shortTime(new Date(item.createdAt))}</span>
    </li>
  );
}

function PanelBody({ recent, onLeave }: { recent: Reading<Sent[]>; onLeave: () => void }) {
  const t = useTranslations("notifications.bell");
  if (!recent.found && recent.problem !== null)
    return (
      <div className={line}>
        <p role="alert">{t("failed")}</p>
        <Button size="small" onClick={recent.again}>
          {t("again")}
        </Button>
      </div>
    );
  if (!recent.found)
    return (
      <p className={`${line} text-ink-muted`} role="status">
        {t("loading")}
      </p>
    );
  if (recent.found.length === 0) return <p className={`${line} text-ink-muted`}>{t("none")}</p>;
  return (
    <ul>
      {recent.found.map((item) => (
        <PanelItem key={item.id} item={item} onLeave={onLeave} />
      ))}
    </ul>
  );
}

/** The newest notifications, below the bell; what is new while it is open joins them. */
export default function NotificationPanel({ onLeave }: { onLeave: () => void }) {
  const t = useTranslations("notifications.bell");
  const recent = useRead<Sent[]>("recent", (signal) => api.notifications.recent.query(undefined, { signal }));
  const load = useEffectEvent(recent.again);
  useEffect(() => {
    const listen = () => load();
    addEventListener(notificationsChanged, listen);
    return () => removeEventListener(notificationsChanged, listen);
  }, []);
  const { problem, run } = useCall();
  const markAll = () => run(() => api.notifications.markAllRead.mutate()).then(recent.again);
  const hasNew = recent.found?.some(({ isNew }) => isNew);
  return (
    <section id="bell-panel" aria-labelledby="bell-head">
      <div className={`${line} border-ink border-be`}>
        <h2 className="type-label [letter-spacing:0]" id="bell-head">
          {t("title")}
        </h2>
        {hasNew && (
          <button className="link caption" type="button" onClick={() => void markAll()}>
            {t("markAll")}
          </button>
        )}
      </div>
      <ErrorLine words={problem} className="border-be border-line px-4 py-3" />
      <PanelBody recent={recent} onLeave={onLeave} />
      <div className={`${line} caption`}>
        <Link href="/notifications" onClick={onLeave}>
          {t("all")}
        </Link>
        <Link href="/account/notifications" onClick={onLeave}>
          {t("choose")}
        </Link>
      </div>
    </section>
  );
}
