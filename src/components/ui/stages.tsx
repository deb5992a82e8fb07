import { useTranslations } from "next-intl";
import type { MouseEvent, ReactNode } from "react";
import { ProgressBar } from "./progress-bar";
import { StageList, StageRow } from "./stage-list";
import { Tick } from "./tick";

export type Stage = {
  id: string;
  name: string;
  /** Where one goes to do it; the name is a link then. */
  go?: { href: string; onGo?: (event: MouseEvent<HTMLAnchorElement>) => void };
  state: "done" | "here" | "open" | "failed";
  /** What there is to say: "318 files, done". Without it the state's own word is there. */
  note?: ReactNode;
  /** How far the running stage has come. */
  percent?: number;
  /** At the end of the row: "4 s". */
  end?: ReactNode;
};

/** Work in stages, like a contents page that fills in as it is read. */
export function Stages({ stages }: { stages: readonly Stage[] }) {
  const t = useTranslations("common.stages");
  return (
    <StageList>
      {stages.map(({ id, name, go, state, note, percent, end }) => (
        <StageRow key={id} aria-current={state === "here" ? "step" : undefined}>
          <Tick state={state} />
          <div className={state === "open" ? "muted" : undefined}>
            {go ? (
              <a href={go.href} onClick={go.onGo}>
                {name}
              </a>
            ) : (
              name
            )}
            {state === "here" && percent !== undefined && <ProgressBar label={name} percent={percent} />}
            <span className="caption">{note ?? t(state)}</span>
          </div>
          <span className="num caption text-end">{end}</span>
        </StageRow>
      ))}
    </StageList>
  );
}
