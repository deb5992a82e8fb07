import { movedBefore, questionGroups, ruleGroups } from "@/features/authoring/assessment/rules";
import type { AssessmentRules } from "@/features/authoring/assessment/schema";
import type { KeptChange, KeptChanges } from "@/features/editor/hooks/kept-changes";
import { MergedText, type MergedView, type MergeResult } from "@/features/editor/hooks/merged-text";
import type { EditedQuestion } from "@/features/questions/edited-question";

export interface GivenAssessment {
  revision: number;
  rules: AssessmentRules;
  questions: readonly { id: string; versionId: string; question: EditedQuestion }[];
}

/** The calls that store what is done here, in the order in which it was done. */
export interface DraftCalls {
  saveQuestion: (
    id: string,
    change: { base: EditedQuestion; value: EditedQuestion },
  ) => Promise<MergeResult<EditedQuestion>>;
  saveRules: (change: { base: AssessmentRules; value: AssessmentRules }) => Promise<MergeResult<AssessmentRules>>;
  /** Resolves once it is stored; rejects when it was refused. */
  add: (id: string, question: EditedQuestion) => Promise<void>;
  move: (id: string, beforeId: string | null) => void;
  duplicate: (id: string, copyId: string) => void;
  remove: (id: string) => void;
  restore: (id: string, beforeId: string | null) => void;
}

export interface DraftQuestionView extends MergedView<EditedQuestion> {
  id: string;
}

export interface DraftView {
  rules: MergedView<AssessmentRules>;
  questions: readonly DraftQuestionView[];
  /** What this device had kept of an earlier visit has taken its place here: when that was, until it is dismissed. */
  restoredFrom: Date | null;
}

/** Under which the rules are kept, beside the ids of questions. */
const rulesId = "rules";

/** The assessment as the author has it, a step ahead of the server. */
export class AssessmentDraft {
  #order: string[];
  readonly #questions = new Map<string, MergedText<EditedQuestion>>();
  readonly rules: MergedText<AssessmentRules>;
  readonly #listeners = new Set<() => void>();
  #view: DraftView;
  #written = 0;
  #restored: { undo: readonly (() => void)[]; at: Date } | null = null;

  constructor(
    private readonly calls: DraftCalls,
    given: GivenAssessment,
    private readonly kept: Pick<KeptChanges, "keep">,
  ) {
    this.#order = given.questions.map(({ id }) => id);
    for (const { id, question } of given.questions) this.#open(id, question);
    this.rules = new MergedText<AssessmentRules>(ruleGroups, given.rules, {
      send: calls.saveRules,
      keep: (change) => void kept.keep(rulesId, change),
      onChange: () => this.#tell(),
    });
    this.#view = this.#look();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly read = (): DraftView => this.#view;

  question(id: string): MergedText<EditedQuestion> | undefined {
    return this.#questions.get(id);
  }

  /** A write of this page was stored: what was read before it is out of date. */
  noteWritten(revision: number | null): void {
    this.#written = Math.max(this.#written, revision ?? 0);
  }

  /** What the server says counts, once nothing of this page is on its way anymore. */
  take(given: GivenAssessment): void {
    if (given.revision < this.#written) return;
    this.#order = given.questions.map(({ id }) => id);
    for (const { id, question } of given.questions) {
      const known = this.#questions.get(id);
      if (known) known.take(question);
      else this.#open(id, question);
    }
    this.rules.take(given.rules);
    this.#tell();
  }

  add(id: string, question: EditedQuestion): void {
    const added = this.#open(id, question, false);
    this.#order = [...this.#order, id];
    this.calls.add(id, question).then(
      () => added.noteStored(),
      // The queue tells why. The copy stays: these words are nowhere else.
      () => undefined,
    );
    this.#tell();
  }

  /** Takes up what an earlier visit on this device could not store. */
  restore(found: Awaited<ReturnType<KeptChanges["list"]>>): void {
    // A device lists its copies in no order. The ids of questions begin with the time at which they were added.
    const inOrder = [...found].sort((a, b) => (a.id < b.id ? -1 : 1));
    const restored = inOrder.flatMap(({ id, change, keptAt }) => {
      const undo = this.#restoreOne(id, change);
      return undo ? [{ undo, keptAt }] : [];
    });
    const at = restored.map(({ keptAt }) => keptAt).sort((a, b) => b.getTime() - a.getTime())[0];
    if (!at) return;
    this.#restored = { undo: restored.map(({ undo }) => undo), at };
    this.#tell();
  }

  /** @returns how to take it back; null where there was nothing to take up. */
  #restoreOne(id: string, change: KeptChange<object>): (() => void) | null {
    const takeUp = <T extends object>(known: MergedText<T>, kept: KeptChange<T>) => {
      const before = known.view.value;
      return known.restore(kept) ? () => known.takeBack(before) : null;
    };
    if (id === rulesId) return takeUp(this.rules, change as KeptChange<AssessmentRules>);
    const kept = change as KeptChange<EditedQuestion>;
    const known = this.#questions.get(id);
    if (known) return takeUp(known, kept);
    if (kept.base === null) {
      this.add(id, kept.value);
      return () => {
        this.remove(id);
        void this.kept.keep(id, null);
      };
    }
    // It was removed since, by this author or another.
    void this.kept.keep(id, null);
    return null;
  }

  /** Puts back what stood there before the restore; what it added goes. */
  discardRestored(): void {
    for (const undo of this.#restored?.undo ?? []) undo();
    this.dismissRestored();
  }

  dismissRestored(): void {
    this.#restored = null;
    this.#tell();
  }

  /** What is being written is stored first, so that the copy has it. */
  duplicate(id: string, copyId: string): void {
    void this.#questions.get(id)?.flush();
    this.calls.duplicate(id, copyId);
  }

  move(id: string, beforeId: string | null): void {
    this.#order = movedBefore(this.#order, id, beforeId);
    this.calls.move(id, beforeId);
    this.#tell();
  }

  /** @returns how to bring it back. */
  remove(id: string): () => void {
    void this.#questions.get(id)?.flush();
    const beforeId = this.#order[this.#order.indexOf(id) + 1] ?? null;
    this.#order = this.#order.filter((each) => each !== id);
    this.calls.remove(id);
    this.#tell();
    return () => {
      if (this.#order.includes(id)) return;
      this.#order = movedBefore([...this.#order, id], id, beforeId);
      this.calls.restore(id, beforeId);
      this.#tell();
    };
  }

  flush(): void {
    for (const question of this.#questions.values()) void question.flush();
    void this.rules.flush();
  }

  #open(id: string, question: EditedQuestion, isStored = true): MergedText<EditedQuestion> {
    const deps = {
      send: (change: { base: EditedQuestion; value: EditedQuestion }) => this.calls.saveQuestion(id, change),
      keep: (change: KeptChange<EditedQuestion> | null) => void this.kept.keep(id, change),
      onChange: () => this.#tell(),
    };
    const opened = new MergedText<EditedQuestion>(questionGroups, question, deps, isStored);
    this.#questions.set(id, opened);
    return opened;
  }

  #look(): DraftView {
    const questions = this.#order.flatMap((id) => {
      const question = this.#questions.get(id);
      return question ? [{ id, ...question.view }] : [];
    });
    return { rules: this.rules.view, questions, restoredFrom: this.#restored?.at ?? null };
  }

  #tell(): void {
    this.#view = this.#look();
    for (const listener of this.#listeners) listener();
  }
}
