import { AheadQueue } from "./ahead-queue";
import { onFirstAct } from "./first-sign";

const ahead = new AheadQueue({
  onFirstAct,
  whenIdle: (run) => {
    // Safari has no idle callbacks.
    if (typeof requestIdleCallback === "function") requestIdleCallback(run, { timeout: 3_000 });
    else setTimeout(run, 200);
  },
  savesData: () => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true,
});

/**
 * Code that a page does not need to be read. It is fetched in an idle moment after the reader has done something, so that it is
 * there when the connection is not, and at the latest when it is used. Unlike with React.lazy, a failure isn't final.
 */
export class OnDemand<Code> {
  private code: Code | undefined;
  private loading: Promise<Code> | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly fetchCode: () => Promise<Code>,
    fetchAhead: (load: () => Promise<unknown>) => void = (load) => ahead.add(load),
  ) {
    if (typeof window !== "undefined") fetchAhead(() => this.load());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly read = (): Code | undefined => this.code;

  /** Rejects while it can't be fetched. */
  load(): Promise<Code> {
    this.loading ??= this.fetchCode().then(
      (code) => {
        this.code = code;
        for (const listener of this.listeners) listener();
        return code;
      },
      (error) => {
        this.loading = null;
        throw error;
      },
    );
    return this.loading;
  }
}
