"use client";

import { useLocale, useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-names";

export type SaveState =
  | { kind: "idle" }
  | { kind: "saving" }
  | { kind: "saved"; at: Date }
  /** Not sent yet; the text is on this device. */
  | { kind: "kept" }
  | { kind: "retrying"; inSeconds: number }
  | { kind: "refused"; why: string };

const signs: Record<SaveState["kind"], { icon: IconName; tone: string }> = {
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

function useTexts(state: SaveState): string {
  const t = useTranslations("common.saved");
  const time = useClockTime(state.kind === "saved" ? state.at : null);
  if (state.kind === "saved") return t("saved", { time });
  if (state.kind === "retrying") return t("retrying", { seconds: state.inSeconds });
  return state.kind === "refused" ? state.why : t(state.kind);
}

/** Whether the last change is kept, in words and with a time. A polite live region: it stays mounted, only its text changes. */
export function SavedState({ state }: { state: SaveState }) {
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
