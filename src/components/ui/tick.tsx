import { Icon } from "./icon";

export type TickState = "done" | "here" | "open" | "failed" | "part";

const classes: Record<TickState, string> = {
  done: "tick tick--done",
  here: "tick tick--here",
  open: "tick",
  failed: "tick tick--bad",
  part: "tick tick--part",
};

/** Done, your place, not started. It is silent: the row it is in says the same in words. */
export function Tick({ state }: { state: TickState }) {
  return (
    <span className={classes[state]} aria-hidden="true">
      {state === "done" && <Icon name="check" />}
      {state === "failed" && <Icon name="x" />}
    </span>
  );
}
