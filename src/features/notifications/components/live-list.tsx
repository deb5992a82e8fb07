"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { notificationsChanged } from "@/features/notifications/hooks/use-notification-events";

/** Reads the page's list again whenever something of it is different. */
export function FreshList() {
  const router = useRouter();
  useEffect(() => {
    const refresh = () => router.refresh();
    addEventListener(notificationsChanged, refresh);
    return () => removeEventListener(notificationsChanged, refresh);
  }, [router]);
  return null;
}

/** Stays where nothing is unread anymore, to say so. */
export function MarkAllRead({ hasUnread }: { hasUnread: boolean }) {
  const t = useTranslations("notifications");
  const router = useRouter();
  const { isBusy, problem, run } = useCall();
  const [isDone, setDone] = useState(false);
  const mark = () =>
    run(async () => {
      setDone(false);
      await api.notifications.markAllRead.mutate();
      setDone(true);
      // The button goes away: the keyboard goes on at what is next on the page.
      document.querySelector<HTMLElement>(".tabs a")?.focus();
      router.refresh();
    });
  return (
    <>
      <span role="status" className="visually-hidden">
        {isDone && t("allRead")}
      </span>
      <ErrorLine words={problem} />
      {hasUnread && (
        <Button size="small" disabled={isBusy} onClick={mark}>
          {t("markAll")}
        </Button>
      )}
    </>
  );
}
