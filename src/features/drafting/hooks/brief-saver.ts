import type { SaveState } from "@/components/ui/saved-state";
import {
  type Brief,
  type BriefField,
  type BriefValue,
  briefFields,
  briefValues,
  isSameValue,
} from "@/features/drafting/schema";

export type SaveResult =
  | { type: "saved"; at: Date }
  /** Another value stands there now. */
  | { type: "conflict"; theirs: BriefValue }
  | { type: "unreachable" }
  | { type: "refused"; why: string };

export interface SaverView {
  values: Readonly<Record<BriefField, BriefValue>>;
  /** What was written elsewhere, by field. */
  conflicts: Readonly<Partial<Record<BriefField, BriefValue>>>;
  state: SaveState;
  /** Something is not with the server. */
  isDirty: boolean;
}

type Send = (field: BriefField, change: { base: BriefValue; value: BriefValue }) => Promise<SaveResult>;

const settleMilliseconds = 700;
const retrySeconds = [2, 4, 8, 16, 30] as const;

/** Whether a value of a field can be stored. */
export const isStorable = (field: BriefField, value: BriefValue): boolean =>
  briefValues[field].safeParse(value).success;

/**
 * Saves the fields of a brief one by one as they are typed: once the typing settles, and again while the line is down. Where two
 * versions of a field meet, it stops at that field and asks.
 */
export class BriefSaver {
  private bases: Record<BriefField, BriefValue>;
  private view: SaverView;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<void> | null = null;
  private tries = 0;

  constructor(
    private readonly send: Send,
    initial: Brief,
  ) {
    this.bases = { ...initial };
    this.view = { values: { ...initial }, conflicts: {}, state: { kind: "idle" }, isDirty: false };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly read = (): SaverView => this.view;

  change(field: BriefField, value: BriefValue): void {
    this.show({ values: { ...this.view.values, [field]: value } });
    this.show({ isDirty: this.waiting().length > 0 });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), settleMilliseconds);
  }

  /** Sends what waits, now. Resolves once nothing more can be sent. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.sending ??= this.sendAll().finally(() => {
      this.sending = null;
    });
    return this.sending;
  }

  /** Ends a conflict: the own value goes over the other one, or the other one takes its place. */
  resolve(field: BriefField, keep: "mine" | "theirs"): void {
    const { [field]: theirs, ...conflicts } = this.view.conflicts;
    if (theirs === undefined) return;
    this.bases = { ...this.bases, [field]: theirs };
    this.show({ conflicts });
    this.change(field, keep === "mine" ? this.view.values[field] : theirs);
    void this.flush();
  }

  private waiting(): BriefField[] {
    const { values, conflicts } = this.view;
    return briefFields.filter((field) => {
      const isOpen = !(field in conflicts) && isStorable(field, values[field]);
      return isOpen && !isSameValue(values[field], this.bases[field]);
    });
  }

  private async sendAll(): Promise<void> {
    for (let [field] = this.waiting(); field !== undefined; [field] = this.waiting()) {
      this.show({ state: { kind: "saving" } });
      const change = { base: this.bases[field], value: this.view.values[field] };
      if (!this.settle(field, change.value, await this.send(field, change))) return;
    }
    this.show({ isDirty: Object.keys(this.view.conflicts).length > 0 });
  }

  /** False where sending more makes no sense now. */
  private settle(field: BriefField, value: BriefValue, result: SaveResult): boolean {
    switch (result.type) {
      case "saved":
        this.tries = 0;
        this.bases = { ...this.bases, [field]: value };
        this.show({ state: { kind: "saved", at: result.at } });
        return true;
      case "conflict":
        this.show({ conflicts: { ...this.view.conflicts, [field]: result.theirs }, state: { kind: "idle" } });
        return true;
      case "refused":
        this.show({ state: { kind: "refused", why: result.why } });
        return false;
      case "unreachable": {
        const inSeconds = retrySeconds[Math.min(this.tries, retrySeconds.length - 1)] ?? 30;
        this.tries += 1;
        this.show({ state: { kind: "retrying", inSeconds } });
        this.timer = setTimeout(() => void this.flush(), inSeconds * 1000);
        return false;
      }
    }
  }

  private show(change: Partial<SaverView>): void {
    this.view = { ...this.view, ...change };
    for (const listener of this.listeners) listener();
  }
}
