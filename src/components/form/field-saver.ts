import { type FieldValue, isSameValue } from "@/lib/field-value";
import { retryingIn, type SaveStatus } from "@/lib/kept/save-status";
import { type Round, Sender } from "@/lib/kept/sender";

export type SaveResult =
  | { type: "saved"; at: Date }
  /** Someone else's value is there now. */
  | { type: "conflict"; theirs: FieldValue }
  | { type: "unreachable" }
  | { type: "refused"; why: string };

type Answered = Exclude<SaveResult, { type: "unreachable" | "refused" }>;

/** A value that is not with the server yet, over the one that was seen there. */
export interface KeptField {
  base: FieldValue;
  value: FieldValue;
}

export interface SaverDeps<Field extends string> {
  send: (field: Field, change: KeptField) => Promise<SaveResult>;
  /** Keeps what is not sent on this device; without an entry, forgets it. */
  keep: (field: Field, change: KeptField | null) => void;
  onConflict?: (field: Field) => void;
  /** Whether a value of a field can be stored; what cannot waits. */
  isStorable: (field: Field, value: FieldValue) => boolean;
}

export interface SaverView<Field extends string> {
  values: Readonly<Record<Field, FieldValue>>;
  /** What the other wrote, by field. */
  conflicts: Readonly<Partial<Record<Field, FieldValue>>>;
  state: SaveStatus;
  /** Something is not with the server. */
  isDirty: boolean;
}

const settleMilliseconds = 700;

const none = <Field extends string>(): Partial<Record<Field, FieldValue>> => ({});

/**
 * Saves fields one by one as they are typed: once the typing settles, in order, again and again while the line is down. What is not
 * sent is kept on the device. Where two versions of a field meet, it stops at that field and asks.
 */
export class FieldSaver<Field extends string> {
  private bases: Record<Field, FieldValue>;
  private view: SaverView<Field>;
  private readonly listeners = new Set<() => void>();
  private readonly sender = new Sender({
    send: () => this.sendAll(),
    onUnanswered: (ms, failures) => {
      this.show({ state: failures === 1 ? { kind: "kept" } : retryingIn(ms) });
      this.sender.later(ms);
    },
  });
  /** What was typed on this page is newer than anything that an earlier visit kept. */
  private readonly typed = new Set<string>();

  constructor(
    private readonly deps: SaverDeps<Field>,
    initial: Readonly<Record<Field, FieldValue>>,
  ) {
    this.bases = { ...initial };
    this.view = { values: { ...initial }, conflicts: none<Field>(), state: { kind: "idle" }, isDirty: false };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly read = (): SaverView<Field> => this.view;

  /** Takes up what an earlier visit could not send. */
  restore(kept: Partial<Record<Field, KeptField>>): void {
    for (const [name, change] of Object.entries<KeptField | undefined>(kept)) {
      const field = name as Field;
      if (change === undefined || this.typed.has(field)) continue;
      if (isSameValue(change.value, this.bases[field])) this.deps.keep(field, null);
      else {
        this.bases = { ...this.bases, [field]: change.base };
        this.change(field, change.value);
      }
    }
  }

  change(field: Field, value: FieldValue): void {
    this.typed.add(field);
    this.show({ values: { ...this.view.values, [field]: value } });
    const isSame = isSameValue(value, this.bases[field]);
    this.deps.keep(field, isSame ? null : { base: this.bases[field], value });
    this.show({ isDirty: this.waiting().length > 0 || this.view.isDirty });
    this.sender.later(settleMilliseconds);
  }

  /** Sends what waits, now. Resolves once nothing more can be sent. */
  flush(): Promise<void> {
    return this.sender.now();
  }

  /** Ends a conflict: the own text goes over the other's, or the other's takes its place. */
  resolve(field: Field, keep: "mine" | "theirs"): void {
    const theirs = this.view.conflicts[field];
    if (theirs === undefined) return;
    const conflicts = { ...this.view.conflicts };
    delete conflicts[field];
    this.bases = { ...this.bases, [field]: theirs };
    this.show({ conflicts });
    this.change(field, keep === "mine" ? this.view.values[field] : theirs);
    void this.flush();
  }

  close(): void {
    this.sender.stop();
  }

  private waiting(): Field[] {
    return (Object.keys(this.bases) as Field[]).filter((field) => {
      const value = this.view.values[field];
      const isOpen = !(field in this.view.conflicts) && this.deps.isStorable(field, value);
      return isOpen && !isSameValue(value, this.bases[field]);
    });
  }

  /** What is refused doesn't keep back what waits behind it, and isn't tried again in this round. */
  private async sendAll(): Promise<Round> {
    const refused = new Map<Field, { value: FieldValue; why: string }>();
    const isRefused = (field: Field): boolean => {
      const at = refused.get(field);
      return at !== undefined && isSameValue(at.value, this.view.values[field]);
    };
    const next = () => this.waiting().find((field) => !isRefused(field));
    for (let field = next(); field !== undefined; field = next()) {
      this.show({ state: { kind: "saving" } });
      const change = { base: this.bases[field], value: this.view.values[field] };
      const result = await this.deps.send(field, change);
      if (result.type === "unreachable") return "unanswered";
      if (result.type === "refused") refused.set(field, { value: change.value, why: result.why });
      else this.settle(field, change, result);
    }
    const [why] = this.waiting().flatMap((field) => refused.get(field)?.why ?? []);
    if (why !== undefined) this.show({ state: { kind: "refused", why } });
    else this.show({ isDirty: Object.keys(this.view.conflicts).length > 0 });
    return "done";
  }

  private settle(field: Field, { value }: KeptField, result: Answered): void {
    switch (result.type) {
      case "saved":
        this.sender.hope();
        this.bases = { ...this.bases, [field]: value };
        if (isSameValue(this.view.values[field], value)) this.deps.keep(field, null);
        this.show({ state: { kind: "saved", at: result.at } });
        return;
      case "conflict":
        this.deps.onConflict?.(field);
        this.show({ conflicts: { ...this.view.conflicts, [field]: result.theirs }, state: { kind: "kept" } });
    }
  }

  private show(change: Partial<SaverView<Field>>): void {
    this.view = { ...this.view, ...change };
    for (const listener of this.listeners) listener();
  }
}
