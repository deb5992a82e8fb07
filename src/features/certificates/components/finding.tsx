import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";

const looks = {
  VALID: { className: "finding finding--positive", icon: "circle-check-big" },
  REVOKED: { className: "finding finding--negative", icon: "ban" },
  NONE: { className: "finding", icon: "circle-question-mark" },
} as const satisfies Record<string, { className: string; icon: IconName }>;

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
  const { className, icon } = looks[state];
  return (
    <section className={className} aria-labelledby="finding">
      <div className="finding__head">
        <p className="finding__word" role="status" id="finding">
          <Icon name={icon} /> {word}
        </p>
        {asOf && <p className="asof">{asOf}</p>}
      </div>
      {children}
      <p className="finding__foot caption">
        <Icon name="info" /> {foot}
      </p>
    </section>
  );
}
