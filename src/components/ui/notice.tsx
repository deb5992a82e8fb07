import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-names";

export type NoticeTone = "neutral" | "positive" | "caution" | "negative";

const icons: Record<NoticeTone, IconName> = {
  neutral: "info",
  positive: "circle-check-big",
  caution: "triangle-alert",
  negative: "circle-alert",
};

/**
 * What happened, what is safe, what to do. `live="alert"` for a failure that just happened,
 * `live="status"` for good news; without it the notice is read where it is.
 */
export function Notice({
  tone = "neutral",
  icon,
  live,
  children,
}: {
  tone?: NoticeTone;
  icon?: IconName;
  live?: "alert" | "status";
  children: ReactNode;
}) {
  return (
    <div className={tone === "neutral" ? "notice" : `notice notice--${tone}`} role={live}>
      <Icon name={icon ?? icons[tone]} />
      <div>{children}</div>
    </div>
  );
}
