import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";

const looks = {
  VALID: { edge: "border-bs-positive", color: "text-positive", icon: "circle-check-big" },
  REVOKED: { edge: "border-bs-negative", color: "text-negative", icon: "ban" },
  NONE: { edge: "border-bs-ink", color: "", icon: "circle-question-mark" },
} as const satisfies Record<string, { edge: string; color: string; icon: IconName }>;

export type FindingState = keyof typeof looks;

/** What a look-up found: its word, then the facts, then one line of what that means. */
export function Finding({
  state,
  word,
  asOf,
  foot,
  children,
}: {
  state: FindingState;
  word: string;
  asOf?: string;
  foot: string;
  children: ReactNode;
}) {
  const { edge, color, icon } = looks[state];
  return (
    <section
      className={`border border-edge border-bs-6 bg-raised max-phone:[&_.facts]:grid-cols-1 max-phone:[&_.facts]:gap-0 max-phone:[&_dd]:mbe-2 ${edge}`}
      aria-labelledby="finding"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-be border-line px-8 py-6 max-[56rem]:px-4">
        <p
          className={`flex items-center gap-3 [font:520_1.75rem/2rem_var(--serif)] [letter-spacing:-0.01em] ${color}`}
          role="status"
          id="finding"
        >
          <Icon name={icon} /> {word}
        </p>
        {asOf && <p className="asof max-inline-[26rem]">{asOf}</p>}
      </div>
      {children}
      <p className="caption flex flex-wrap items-center gap-x-2 gap-y-1 border-bs border-line px-8 py-4 max-[56rem]:px-4">
        <Icon name="info" /> {foot}
      </p>
    </section>
  );
}
