"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { SaveStatus } from "@/lib/kept/save-status";
import { Icon } from "./icon";
import type { IconName } from "./icon-names";

const signs: Record<SaveStatus["kind"], { icon: IconName; tone: string }> = {
  idle: { icon: "check", tone: "" },
  saving: { icon: "loader", tone: "" },
  saved: { icon: "check", tone: "" },
  kept: { icon: "cloud-off", tone: " state--caution" },
  retrying: { icon: "circle-alert", tone: " state--negative" },
  refused: { icon: "circle-alert", tone: " state--negative" },
};

const never = () => () => undefined;

/** The hour on the reader's clock; until the page is theirs (on the server, while hydrating) in UTC. */
function useClockTime(at: Date | null): string {
  const locale = useLocale();
  const isHere = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return at?.toLocaleTimeString(locale, { hour12: false, timeZone: isHere ? undefined : "UTC" }) ?? "";
}

function useSecondsUntil(at: Date | null): number {
  const [now, setNow] = useState(() => Date.now());
  const time = at?.getTime() ?? null;
  useEffect(() => {
    if (time === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [time]);
  return time === null ? 0 : Math.max(1, Math.ceil((time - now) / 1000));
}

function useTexts(state: SaveStatus): string {
  const t = useTranslations("common.saved");
  const time = useClockTime(state.kind === "saved" ? state.at : null);
  const seconds = useSecondsUntil(state.kind === "retrying" ? state.at : null);
  if (state.kind === "saved") return t("saved", { time });
  if (state.kind === "retrying") return t(state.isKept ? "retrying" : "unkept", { seconds });
  return state.kind === "refused" ? state.why : t(state.kind);
}

/** Whether the last change is kept, in words and with a time. A polite live region: it stays mounted, only its text changes. */
export function SavedState({ state }: { state: SaveStatus }) {
  const words = useTexts(state);
  const { icon, tone } = signs[state.kind];
  return (
    <span role="status" className={`state${tone}`}>
      {state.kind !== "idle" && (
        <>
          <Icon name={icon} />
          {words}
        </>
      )}
    </span>
  );
}
