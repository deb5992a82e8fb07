import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-names";

export type Tone = "neutral" | "positive" | "caution" | "negative";

/** The state of a thing: an icon and a word in a square frame, so that color is never the only sign. */
export function Tag({ tone = "neutral", icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={tone === "neutral" ? "tag" : `tag tag--${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
