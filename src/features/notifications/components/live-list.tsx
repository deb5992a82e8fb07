"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { api } from "@/components/api/client";
import { Button } from "@/components/ui/button";
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
  const [isDone, setIsDone] = useState<boolean | null>(null);
  const mark = async () => {
    setIsDone(null);
    try {
      await api.notifications.markAllRead.mutate();
      setIsDone(true);
      // The button goes away: the keyboard goes on at what is next on the page.
      document.querySelector<HTMLElement>(".tabs a")?.focus();
      router.refresh();
    } catch {
      setIsDone(false);
    }
  };
  return (
    <>
      <span role="status" className="visually-hidden">
        {isDone && t("allRead")}
      </span>
      {isDone === false && (
        <span role="alert" className="caption">
          {t("errors.unknown")}
        </span>
      )}
      {hasUnread && (
        <Button size="small" onClick={() => void mark()}>
          {t("markAll")}
        </Button>
      )}
    </>
  );
}
