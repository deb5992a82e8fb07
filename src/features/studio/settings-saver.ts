import type { CourseSettings } from "@/features/courses/schema";
import type { SaveStatus } from "@/lib/kept/save-status";
import { type Round, Sender } from "@/lib/kept/sender";
import { mergeTyped, type ReadSettings, readSettings, type SettingsCopy, type TypedSettings } from "./typed-settings";

const settleMs = 700;

export interface SettingsSaverDeps {
  /** Resolves to the revision that the next change is saved over. */
  send: (change: { revision: number; settings: CourseSettings }) => Promise<{ revision: number }>;
  /** Keeps what is typed on this device, or with null forgets it. Resolves to whether that worked. */
  keep: (copy: SettingsCopy | null) => Promise<boolean>;
  /** What an earlier visit has kept. */
  find: () => Promise<{ value: SettingsCopy; keptAt: Date } | null>;
  /** What a failed call says: whether the same may work later, why not, and at which field. */
  judge: (error: unknown) => { mayWorkLater: boolean; why: string; problems?: ReadSettings["problems"] };
}

export interface SettingsView {
  typed: TypedSettings;
  problems: ReadSettings["problems"];
  state: SaveStatus;
  /** Something typed is not stored. */
  isDirty: boolean;
  /** When what has taken the place of the stored settings was typed, until that is dismissed. */
  restoredAt: Date | null;
}

const isSame = (one: TypedSettings, other: TypedSettings) => JSON.stringify(one) === JSON.stringify(other);

/**
 * A course's settings as they are in their fields, stored as a whole: kept on this device until then, taken up again by a later visit.
 * They are sent by hand, or once the typing settles, again and again while the line is down.
 */
export class SettingsSaver {
  #view: SettingsView;
  #stored: TypedSettings;
  #revision: number;
  /** While its page is there. */
  #savesItself = false;
  readonly #sender = new Sender({ send: () => this.#send(), onUnanswered: (waitMs) => this.#schedule(waitMs) });
  /** False where this browser keeps nothing. */
  #isKept = true;
  /** What was typed on this page is newer than what an earlier visit kept. */
  #isTyped = false;
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly deps: SettingsSaverDeps,
    { revision, initial }: { revision: number; initial: TypedSettings },
  ) {
    this.#revision = revision;
    this.#stored = initial;
    this.#view = { typed: initial, problems: {}, state: { kind: "idle" }, isDirty: false, restoredAt: null };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly read = (): SettingsView => this.#view;

  /** Takes up what an earlier visit left. */
  async restore(): Promise<void> {
    const copy = await this.deps.find();
    if (!copy || this.#isTyped) return;
    const typed = mergeTyped(this.#stored, copy.value);
    if (isSame(typed, this.#stored)) void this.deps.keep(null);
    else this.#show({ typed, restoredAt: copy.keptAt });
    this.#schedule();
  }

  /** A newer state of the server, under what is typed. */
  takeUp(revision: number, initial: TypedSettings): void {
    if (revision <= this.#revision) return;
    this.#revision = revision;
    const typed = mergeTyped(initial, { base: this.#stored, typed: this.#view.typed });
    this.#stored = initial;
    this.#show({ typed });
    this.#keep();
    this.#schedule();
  }

  change(typed: TypedSettings): void {
    this.#isTyped = true;
    const { state } = this.#view;
    this.#show({ typed, ...(state.kind === "refused" && { state: { kind: "idle" } }) });
    this.#keep();
    this.#schedule();
  }

  /** Stores what is typed, if it can be read. */
  async save({ tellsProblems = true } = {}): Promise<void> {
    const { settings, problems } = readSettings(this.#view.typed);
    if (tellsProblems || settings) this.#show({ problems });
    if (settings && !this.#sender.isSending) await this.#sender.now();
  }

  async #send(): Promise<Round> {
    const { typed } = this.#view;
    const { settings, problems } = readSettings(typed);
    if (!settings) return "done";
    this.#show({ problems, state: { kind: "saving" } });
    try {
      const { revision } = await this.deps.send({ revision: this.#revision, settings });
      this.#revision = revision;
      this.#stored = typed;
      this.#show({ state: { kind: "saved", at: new Date() }, restoredAt: null });
      this.#keep();
      this.#schedule();
      return "done";
    } catch (error) {
      const { mayWorkLater, why, problems: found } = this.deps.judge(error);
      // What is in the fields may be stored already: nothing of it is kept then.
      const waits = mayWorkLater && this.#isKept && this.#view.isDirty;
      this.#show({ state: waits ? { kind: "kept" } : { kind: "refused", why }, ...(found && { problems: found }) });
      return waits ? "unanswered" : "done";
    }
  }

  /** Tells what is wrong with a field once it is left. */
  judge(): void {
    this.#show({ problems: readSettings(this.#view.typed).problems });
  }

  keepRestored(): void {
    this.#show({ restoredAt: null });
  }

  discardRestored(): void {
    this.change(this.#stored);
    this.#show({ restoredAt: null });
  }

  /** Its page is there. With `savesItself`, what waits is sent without being asked to. */
  open(savesItself: boolean): void {
    this.#savesItself = savesItself;
    this.#schedule();
  }

  close(): void {
    this.#savesItself = false;
    this.#sender.stop();
  }

  #show(part: Partial<SettingsView>): void {
    const view = { ...this.#view, ...part };
    this.#view = { ...view, isDirty: !isSame(view.typed, this.#stored) };
    for (const listener of this.#listeners) listener();
  }

  #keep(): void {
    const { typed, isDirty } = this.#view;
    if (isDirty)
      void this.deps.keep({ base: this.#stored, typed }).then((isWritten) => {
        this.#isKept = isWritten;
      });
    else void this.deps.keep(null);
  }

  /** Waits for the typing to settle, or for the line. */
  #schedule(waitMs: number = settleMs): void {
    const { isDirty, state } = this.#view;
    if (this.#savesItself && isDirty && state.kind !== "refused") this.#sender.later(waitMs);
    else this.#sender.stop();
  }
}
