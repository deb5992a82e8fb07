import type { ToldFailure } from "@/components/api/use-refusal";
import type { SaveAnswer } from "@/features/assessment/schema";
import type { AnswerValue } from "@/features/questions/question-player";
import { retryDelayMs } from "@/lib/kept/retry";
import { retryingIn, type SaveStatus } from "@/lib/kept/save-status";

/** The attempt has ended, the answer was checked before, or what the server says. */
type NotTaken = "ended" | "checked" | ToldFailure;

export interface QueuedAnswer {
  value: AnswerValue;
  revision: number;
  /** Refused: the server has said that it will never take it. */
  status: SaveStatus<NotTaken>;
  /** Since when it is final. */
  checkedAt: Date | null;
  /** Another device or tab has changed what this page showed, and nobody has changed it here since. */
  isChangedElsewhere: boolean;
}

export interface AcceptedAnswer extends AnswerValue {
  questionVersionId: string;
  clientId?: string;
  revision: number;
  answeredAt: Date;
  checkedAt: Date | null;
}

export type Change = Required<Omit<SaveAnswer, "attemptId">>;

export type SendResult =
  | { type: "stored"; isCurrent: boolean; answer: AcceptedAnswer }
  | { type: "unreachable" }
  | { type: "signed-out" }
  | { type: "ended" }
  | { type: "checked" }
  | { type: "refused"; failure: ToldFailure };

export interface QueueDeps {
  send: (change: Change) => Promise<SendResult>;
  /** Writes a change where it outlives the page; resolves to whether that worked. */
  keep: (change: Change) => Promise<boolean>;
  /** Forgets what is kept of a question up to this revision. */
  forget: (questionVersionId: string, revision: number) => void;
  newClientId: () => string;
  /** Tenths of a second since the attempt began, by the server's clock. */
  tick: () => number;
  onEnded: () => void;
  onSignedOut: () => void;
}

/** What of the answers the server doesn't have. */
export interface Unsaved {
  /** On their way, or waiting for a connection or for their owner to sign in. */
  unsent: number;
  /** All that wait are on this device. */
  isKept: boolean;
  /** Not taken as they are now, for a reason that another change may mend. */
  notAccepted: number;
}

export function unsavedIn(entries: ReadonlyMap<string, QueuedAnswer>): Unsaved {
  const statuses = [...entries.values()].map(({ status }) => status);
  return {
    unsent: statuses.filter(({ kind }) => kind === "saving" || kind === "kept" || kind === "retrying").length,
    isKept: statuses.every(({ kind }) => kind !== "retrying"),
    notAccepted: statuses.filter((status) => status.kind === "refused" && typeof status.why === "object").length,
  };
}

const emptyAnswer: QueuedAnswer = {
  value: { selectedAnswers: [], textResponse: "", fields: {}, isFlagged: false },
  revision: 0,
  status: { kind: "idle" },
  checkedAt: null,
  isChangedElsewhere: false,
};
/** The time of an attempt runs. */
const longestWaitMs = 15_000;

/**
 * Carries answers to the server: each change is kept on the device and sent at once, one at a time a question, and tried
 * again until it is acknowledged. Only the newest change of a question matters; whatever the server holds that is newer wins.
 */
export class AnswerQueue {
  #entries: ReadonlyMap<string, QueuedAnswer>;
  readonly #pending = new Map<string, Change>();
  readonly #notAccepted = new Map<string, Change>();
  readonly #sending = new Map<string, Promise<void>>();
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #listeners = new Set<() => void>();
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #refusals = 0;
  #isClosed = false;

  constructor(
    private readonly deps: QueueDeps,
    answers: readonly AcceptedAnswer[],
  ) {
    this.#entries = new Map(answers.map((answer) => [answer.questionVersionId, accepted(answer)]));
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same object until something changes. */
  entries = (): ReadonlyMap<string, QueuedAnswer> => this.#entries;

  entry(id: string): QueuedAnswer {
    return this.#entries.get(id) ?? emptyAnswer;
  }

  /** Takes a change in; `delayMs` lets typing settle before it is sent. It is kept on the device at once. */
  change(id: string, value: AnswerValue, delayMs = 0): void {
    if (this.#isClosed) return;
    const revision = Math.max(this.entry(id).revision + 1, Math.floor(this.deps.tick()), 1);
    const change: Change = {
      questionVersionId: id,
      clientId: this.deps.newClientId(),
      revision,
      selectedAnswers: [...value.selectedAnswers],
      textResponse: value.textResponse,
      fields: { ...value.fields },
      isFlagged: value.isFlagged,
    };
    this.#pending.set(id, change);
    this.#notAccepted.delete(id);
    const entry = this.entry(id);
    const isChangedElsewhere = entry.isChangedElsewhere && isSameAnswer(value, entry.value);
    this.#put(id, { ...entry, value, revision, status: { kind: "saving" }, isChangedElsewhere });
    const kept = this.deps.keep(change);
    clearTimeout(this.#waiting.get(id));
    if (delayMs === 0) this.#waiting.delete(id);
    else
      this.#waiting.set(
        id,
        setTimeout(() => this.#start(id, kept), delayMs),
      );
    if (delayMs === 0) this.#start(id, kept);
  }

  /** Takes up what a page that is gone had kept, unless the server knows something newer. */
  restore(changes: readonly Change[]): void {
    for (const change of changes) {
      const { questionVersionId: id, selectedAnswers, textResponse, fields, isFlagged, revision } = change;
      if (revision <= this.entry(id).revision) {
        this.deps.forget(id, revision);
        continue;
      }
      this.#pending.set(id, change);
      const value = { selectedAnswers, textResponse, fields, isFlagged };
      this.#put(id, { ...this.entry(id), value, revision, status: { kind: "saving" } });
      this.#start(id, Promise.resolve(true));
    }
  }

  /**
   * Takes over what the server holds where it is newer, or final: given or checked in another tab or on another device. `isOwn`: or by
   * the page before this one.
   */
  adopt(answers: readonly AcceptedAnswer[], isOwn = false): void {
    for (const answer of answers) {
      const shown = this.entry(answer.questionVersionId);
      const { revision, checkedAt, status } = shown;
      const isFinal = answer.checkedAt && (!checkedAt || status.kind === "refused");
      if (answer.revision <= revision && !isFinal) continue;
      this.#pending.delete(answer.questionVersionId);
      this.#notAccepted.delete(answer.questionVersionId);
      this.#put(answer.questionVersionId, isOwn ? accepted(answer) : over(shown, answer));
    }
  }

  /** Sends what was not accepted once more: the reason may be gone by now, as when an enrollment comes back. */
  sendAgain(): void {
    for (const [id, change] of this.#notAccepted) {
      this.#pending.set(id, change);
      this.#put(id, { ...this.entry(id), status: { kind: "saving" } });
      this.#start(id, Promise.resolve(true));
    }
    this.#notAccepted.clear();
  }

  /** Sends everything now; resolves to true when nothing is left unsent, and nothing was refused meanwhile. */
  async flush(): Promise<boolean> {
    const refusals = this.#refusals;
    for (const [id, timer] of this.#waiting) {
      clearTimeout(timer);
      this.#waiting.delete(id);
    }
    for (const id of this.#pending.keys()) this.#start(id, Promise.resolve(true));
    while (this.#sending.size > 0) await Promise.all(this.#sending.values());
    return this.#pending.size === 0 && this.#refusals === refusals;
  }

  get unsent(): number {
    return this.#pending.size;
  }

  /** Stops taking and sending; what is kept stays kept. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    for (const timer of this.#waiting.values()) clearTimeout(timer);
  }

  #start(id: string, kept: Promise<boolean>): void {
    this.#waiting.delete(id);
    if (this.#sending.has(id) || this.#isClosed) return;
    const task = this.#deliver(id, kept).finally(() => {
      this.#sending.delete(id);
      // A change that came in meanwhile and whose typing has settled goes next.
      const next = this.#pending.get(id);
      if (next && this.entry(id).status.kind === "saving" && !this.#waiting.has(id))
        this.#start(id, Promise.resolve(true));
    });
    this.#sending.set(id, task);
  }

  async #deliver(id: string, kept: Promise<boolean>): Promise<void> {
    const change = this.#pending.get(id);
    if (!change) return;
    const result = await this.deps.send(change);
    if (result.type === "stored") return this.#settle(id, change, result);
    if (result.type === "refused") return this.#refuse(id, change, result.failure);
    if (result.type === "ended" || result.type === "checked") {
      const status = { kind: "refused", why: result.type } as const;
      // Whatever was changed since is refused as well.
      if (result.type === "checked") this.#put(id, { ...this.entry(id), status });
      else this.#markIfNewest(id, change, status);
      this.#pending.delete(id);
      if (result.type === "ended") this.deps.onEnded();
      if (result.type === "checked") this.deps.forget(id, change.revision);
      return;
    }
    const isKept = await kept;
    const delayMs = this.#retryLater();
    this.#markIfNewest(id, this.#pending.get(id) ?? change, isKept ? { kind: "kept" } : retryingIn(delayMs, false));
    if (result.type === "signed-out") this.deps.onSignedOut();
  }

  /** It stays on the device. A later change goes next, and may be accepted. */
  #refuse(id: string, change: Change, why: ToldFailure): void {
    if (this.#pending.get(id) !== change) return;
    this.#pending.delete(id);
    this.#notAccepted.set(id, change);
    this.#refusals += 1;
    this.#put(id, { ...this.entry(id), status: { kind: "refused", why } });
  }

  #settle(id: string, change: Change, { isCurrent, answer }: Extract<SendResult, { type: "stored" }>): void {
    this.#failures = 0;
    this.deps.forget(id, Math.max(change.revision, answer.revision));
    const isNewest = this.#pending.get(id) === change;
    if (isNewest) this.#pending.delete(id);
    if (isNewest && isCurrent)
      this.#put(id, {
        ...this.entry(id),
        status: { kind: "saved", at: answer.answeredAt },
        checkedAt: answer.checkedAt,
      });
    else if (isNewest) this.#put(id, over(this.entry(id), answer));
    // One got through: the line is back, so do not let the others wait for their turn.
    if (this.#hasStopped()) this.wake();
  }

  #hasStopped(): boolean {
    return [...this.#pending.keys()].some((id) => !this.#sending.has(id) && !this.#waiting.has(id));
  }

  /** Tries at once what was waiting: the device is online again, or its owner is back. */
  wake(): void {
    clearTimeout(this.#retry);
    for (const id of this.#pending.keys()) {
      if (this.#waiting.has(id) || this.#sending.has(id)) continue;
      this.#start(id, Promise.resolve(this.entry(id).status.kind !== "retrying"));
    }
  }

  /** After how many milliseconds. */
  #retryLater(): number {
    this.#failures += 1;
    clearTimeout(this.#retry);
    const delayMs = retryDelayMs(this.#failures, { most: longestWaitMs });
    if (!this.#isClosed) this.#retry = setTimeout(() => this.wake(), delayMs);
    return delayMs;
  }

  #markIfNewest(id: string, change: Change, status: QueuedAnswer["status"]): void {
    if (this.#pending.get(id)?.revision === change.revision) this.#put(id, { ...this.entry(id), status });
  }

  #put(id: string, entry: QueuedAnswer): void {
    this.#entries = new Map(this.#entries).set(id, entry);
    for (const listener of this.#listeners) listener();
  }
}

function accepted({ revision, answeredAt, checkedAt, ...answer }: AcceptedAnswer): QueuedAnswer {
  const { selectedAnswers, textResponse, fields, isFlagged } = answer;
  const value = { selectedAnswers, textResponse, fields, isFlagged };
  return { value, revision, status: { kind: "saved", at: answeredAt }, checkedAt, isChangedElsewhere: false };
}

/** From another device or tab, in the place of what is shown. One that overrules an answer by its check is told with the check. */
function over(shown: QueuedAnswer, answer: AcceptedAnswer): QueuedAnswer {
  const isOther = shown.isChangedElsewhere || !isSameAnswer(shown.value, answer);
  return { ...accepted(answer), isChangedElsewhere: isOther && shown.status.kind !== "refused" };
}

/** Whatever its flag is, and in whichever order its fields are. */
function isSameAnswer(one: AnswerValue, other: AnswerValue): boolean {
  const parts = ({ selectedAnswers, textResponse, fields }: AnswerValue) =>
    JSON.stringify([selectedAnswers, textResponse, Object.entries(fields).sort()]);
  return parts(one) === parts(other);
}
