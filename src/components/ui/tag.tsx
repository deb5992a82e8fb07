import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-names";

export type Tone = "neutral" | "positive" | "caution" | "negative";

const tones: Record<Tone, string> = {
  neutral: "border-line bg-raised text-ink-muted",
  positive: "border-current bg-positive-wash text-positive",
  caution: "border-current bg-caution-wash text-caution",
  negative: "border-current bg-negative-wash text-negative",
};

/** The state of a thing: an icon and a word in a square frame, so that color is never the only sign. */
export function Tag({ tone = "neutral", icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span
      className={`tag inline-flex items-baseline gap-1.25 whitespace-nowrap rounded-tick border px-1.75 [font:550_0.8125rem/1.25rem_var(--sans)] ${tones[tone]}`}
    >
      {icon && <Icon name={icon} className="block-3.5 inline-3.5 self-center" />}
      {children}
    </span>
  );
}
