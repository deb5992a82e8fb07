"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { lazyPart } from "@/components/on-demand/lazy-part";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { useNotificationEvents } from "@/features/notifications/hooks/use-notification-events";

/** Most pages are read without. */
const NotificationPanel = lazyPart(() => import("./notification-panel").then(({ default: panel }) => panel));

const look = buttonClass({ look: "quiet", iconOnly: true });
const mostCounted = 99;

/** A link to /notifications until the page is alive, then the button that opens the panel. */
export function BellButton({ personId }: { personId: string }) {
  const t = useTranslations("notifications.bell");
  const [isAlive, setIsAlive] = useState(false);
  const [isOpen, setIsOpen] = useState(false);
  const [unread, setUnread] = useState<number | null>(null);
  const [arrived, setArrived] = useState("");
  const bell = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => setIsAlive(true), []);
  useNotificationEvents(personId, (event) => {
    setUnread(event.unread);
    if (event.type === "new") setArrived(event.title);
  });
  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = ({ target }: Event) => {
      if (!bell.current?.contains(target as Node)) setIsOpen(false);
    };
    const closeByKey = ({ key }: KeyboardEvent) => {
      if (key !== "Escape") return;
      setIsOpen(false);
      button.current?.focus();
    };
    addEventListener("pointerdown", closeOutside);
    addEventListener("focusin", closeOutside);
    addEventListener("keydown", closeByKey);
    return () => {
      removeEventListener("pointerdown", closeOutside);
      removeEventListener("focusin", closeOutside);
      removeEventListener("keydown", closeByKey);
    };
  }, [isOpen]);

  const inside = (
    <>
      <Icon name="bell" />
      {unread !== null && unread > 0 && (
        <span
          className="absolute end-0 inset-bs-0.5 min-inline-[1.0625rem] rounded-tick bg-solid px-[0.1875rem] text-center text-solid-ink [font:650_0.6875rem/1.0625rem_var(--sans)]"
          aria-hidden="true"
        >
          {unread > mostCounted ? `${mostCounted}+` : unread}
        </span>
      )}
      <span className="visually-hidden">{unread === null ? t("title") : t("name", { count: unread })}</span>
    </>
  );
  return (
    <div className="relative" ref={bell}>
      {isAlive ? (
        <button
          ref={button}
          type="button"
          className={look}
          aria-expanded={isOpen}
          aria-controls={isOpen ? "bell-panel" : undefined}
          onClick={() => setIsOpen(!isOpen)}
        >
          {inside}
        </button>
      ) : (
        <Link className={look} href="/notifications">
          {inside}
        </Link>
      )}
      {isOpen && (
        <div className="panel-below empty:hidden [&>.not-loaded]:px-4 [&>.not-loaded]:py-3">
          <NotificationPanel onLeave={() => setIsOpen(false)} />
        </div>
      )}
      <span className="visually-hidden" aria-live="polite">
        {arrived && t("arrived", { title: arrived })}
      </span>
    </div>
  );
}
