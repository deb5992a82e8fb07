import type { PageSignal } from "@/features/assessment/signal-schema";
import { type Absence, isNoted, joinAbsences, shortestAbsenceMs, signalsInOne } from "@/features/assessment/signals";
import { type Round, Sender } from "@/lib/kept/sender";

/** An absence as it is kept on the device until it is known how long it was; `to` is null while the page is hidden. */
export type KeptAbsence = { kind: "AWAY"; id: string; from: number; to: number | null };
export type KeptSignal = PageSignal | KeptAbsence;

export type SignalsSent = "stored" | "full" | "unreachable" | "refused";

export interface SignalQueueDeps {
  send: (signals: PageSignal[]) => Promise<SignalsSent>;
  keep: (signal: KeptSignal) => void;
  forget: (id: string) => void;
  newId: () => string;
  /** Milliseconds since the start of the attempt, by the server's clock. */
  now: () => number;
}

/**
 * Carries what the page of an attempt notes to the server: kept on the device at once, sent a few at a time, tried again until it is
 * acknowledged. Looks away that follow each other closely are sent as one, once the page has been in sight for a while.
 */
export class SignalQueue {
  #absences: Absence[] = [];
  #open: KeptAbsence | null = null;
  readonly #pending = new Map<string, PageSignal>();
  #settling: ReturnType<typeof setTimeout> | undefined;
  readonly #sender = new Sender({ send: () => this.#sendAll(), onUnanswered: (ms) => this.#sender.later(ms) });
  #isClosed = false;

  constructor(private readonly deps: SignalQueueDeps) {}

  /** Takes up what a page that is gone had kept. An absence that it saw begin ends now. */
  restore(kept: readonly KeptSignal[]): void {
    if (this.#isClosed) return;
    for (const signal of kept) {
      if (signal.kind !== "AWAY") this.#pending.set(signal.id, signal);
      else if (signal.id !== this.#open?.id) this.#takeIn(signal);
    }
    this.#settleLater();
    void this.#sender.now();
  }

  hide(): void {
    if (this.#isClosed || this.#open) return;
    clearTimeout(this.#settling);
    this.#open = { kind: "AWAY", id: this.deps.newId(), from: this.deps.now(), to: null };
    this.deps.keep(this.#open);
  }

  show(): void {
    if (this.#isClosed || !this.#open) return;
    const absence = this.#open;
    this.#open = null;
    this.#takeIn(absence);
    this.#settleLater();
  }

  paste(questionVersionId: string, characterCount: number): void {
    if (this.#isClosed) return;
    this.#put({
      ...{ kind: "PASTED", id: this.deps.newId(), sinceStartMs: this.deps.now() },
      ...{ questionVersionId, characterCount },
    });
    void this.#sender.now();
  }

  /** Sends everything now, an absence that has just ended too. */
  async flush(): Promise<void> {
    if (!this.#open) this.#settle();
    await this.#sender.now();
  }

  /** Stops noting and sending; what is kept stays kept. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#settling);
    this.#sender.close();
  }

  #takeIn(kept: KeptAbsence): void {
    const to = Math.max(kept.from, kept.to ?? this.deps.now());
    this.deps.keep({ ...kept, to });
    this.#absences.push({ id: kept.id, from: kept.from, to, away: to - kept.from });
  }

  #settleLater(): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => void this.flush(), shortestAbsenceMs);
  }

  #settle(): void {
    clearTimeout(this.#settling);
    const taken = this.#absences;
    this.#absences = [];
    const noted = joinAbsences(taken).filter(isNoted);
    for (const { id, from, away } of noted)
      this.#put({ kind: "PAGE_HIDDEN", id, sinceStartMs: from, awaySeconds: Math.round(away / 1000) });
    for (const { id } of taken) if (!this.#pending.has(id)) this.deps.forget(id);
  }

  #put(signal: PageSignal): void {
    this.#pending.set(signal.id, signal);
    this.deps.keep(signal);
  }

  async #sendAll(): Promise<Round> {
    while (this.#pending.size > 0 && !this.#isClosed) {
      const signals = [...this.#pending.values()].slice(0, signalsInOne);
      const result = await this.deps.send(signals);
      if (result === "unreachable") return "unanswered";
      this.#sender.hope();
      for (const { id } of result === "stored" ? signals : this.#pending.values()) {
        this.#pending.delete(id);
        this.deps.forget(id);
      }
      // The attempt takes no more, or has ended.
      if (result !== "stored") this.close();
    }
    return "done";
  }
}
