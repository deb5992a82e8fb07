"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { Link } from "@/components/ui/link";
import { showToast } from "@/components/ui/toasts";
import type { NotificationView } from "@/features/notifications/server/list-notifications";
import { NotificationSign } from "./notification-sign";

const ways = { size: "small", look: "quiet", iconOnly: true } as const;

export type RowItem = Omit<NotificationView, "createdAt"> & { hour: string };

/** One notification: its link marks it as read, and so does the tick; the cross puts it away, with a way back. */
export function NotificationRow({ item }: { item: RowItem }) {
  const t = useTranslations("notifications");
  const { problem, run } = useCall({ inTurn: true });
  const router = useRouter();
  const { id: notificationId, title } = item;

  const change = (work: () => Promise<unknown>) =>
    run(async () => {
      await work();
      router.refresh();
    });
  const undo = () => void change(() => api.notifications.restore.mutate({ notificationId }));
  const dismiss = async () => {
    const isDone = await change(() => api.notifications.dismiss.mutate({ notificationId }));
    if (isDone) showToast({ words: t("dismissed"), action: { name: t("undo"), run: undo } });
  };
  const markRead = () => change(() => api.notifications.markRead.mutate({ notificationId }));

  return (
    <li className="relative grid grid-cols-[3.5rem_2.25rem_minmax(0,1fr)_auto] items-start gap-x-4 border-be border-line py-3 max-phone:grid-cols-[2.25rem_minmax(0,1fr)]">
      <span
        className={`num text-ink-muted max-phone:type-caption max-phone:col-2 max-phone:row-2 ${item.isNew ? "new-mark before:-start-4 max-phone:before:-start-3" : ""}`}
      >
        {item.hour}
      </span>
      <NotificationSign of={item} />
      <div>
        <p>
          <Link
            className={`no-underline hover:underline ${item.isNew ? "font-strong" : ""}`}
            href={item.href ?? "/notifications"}
            onClick={() => {
              if (item.isNew) void markRead();
            }}
          >
            {title}
          </Link>
          {item.isNew && <span className="visually-hidden">{t("unreadMark")}</span>}
        </p>
        {item.message && <p className="muted">{item.message}</p>}
        <ErrorLine words={problem} />
      </div>
      <span className="flex gap-1 max-phone:col-2 max-phone:justify-self-start">
        {item.isNew && (
          <Button {...ways} icon="check" onClick={() => void markRead()}>
            {t("markRead", { title })}
          </Button>
        )}
        <Button {...ways} icon="x" onClick={() => void dismiss()}>
          {t("dismiss", { title })}
        </Button>
      </span>
    </li>
  );
}
