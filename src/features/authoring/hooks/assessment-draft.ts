import { movedBefore, questionGroups, ruleGroups } from "@/features/authoring/assessment/rules";
import type { AssessmentPlace, AssessmentRules, RestoreSection } from "@/features/authoring/assessment/schema";
import type { KeptChange, KeptChanges } from "@/features/editor/hooks/kept-changes";
import { MergedText, type MergedView, type MergeResult } from "@/features/editor/hooks/merged-text";
import type { EditedQuestion } from "@/features/questions/edited-question";
import { heirsOf, inSections } from "@/features/questions/sections";

export interface GivenAssessment {
  revision: number;
  rules: AssessmentRules;
  questions: readonly { id: string; versionId: string; sectionKey: string | null; question: EditedQuestion }[];
}

/** The calls that store what is done here, in the order in which it was done. */
export interface DraftCalls {
  saveQuestion: (
    id: string,
    change: { base: EditedQuestion; value: EditedQuestion },
  ) => Promise<MergeResult<EditedQuestion>>;
  saveRules: (change: { base: AssessmentRules; value: AssessmentRules }) => Promise<MergeResult<AssessmentRules>>;
  /** Resolves once it is stored; rejects when it was refused. */
  add: (id: string, question: EditedQuestion, sectionKey: string | null) => Promise<void>;
  move: (id: string, to: QuestionPlace) => void;
  restoreSection: (removed: Omit<RestoreSection, keyof AssessmentPlace>) => void;
  duplicate: (id: string, copyId: string) => void;
  remove: (id: string) => void;
  restore: (id: string, to: QuestionPlace) => void;
}

interface QuestionPlace {
  /** Null: last. */
  beforeId: string | null;
  /** Null without sections. */
  sectionKey: string | null;
}

export interface DraftQuestionView extends MergedView<EditedQuestion> {
  id: string;
  /** Null without sections. */
  sectionKey: string | null;
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
  /** The sections of questions, by their ids. */
  #homes: Map<string, string | null>;
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
    this.#homes = homesOf(given);
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
    this.#homes = homesOf(given);
    for (const { id, question } of given.questions) {
      const known = this.#questions.get(id);
      if (known) known.take(question);
      else this.#open(id, question);
    }
    this.rules.take(given.rules);
    this.#tell();
  }

  add(id: string, question: EditedQuestion, sectionKey: string | null = null): void {
    const added = this.#open(id, question, false);
    this.#order = [...this.#order, id];
    this.#homes.set(id, sectionKey);
    this.calls.add(id, question, sectionKey).then(
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
    if (id === rulesId) return takeUp(this.rules, this.#withAllRules(change as KeptChange<AssessmentRules>));
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

  /** A copy from before there was some rule says nothing of it. */
  #withAllRules({ base, value, sent }: KeptChange<AssessmentRules>): KeptChange<AssessmentRules> {
    const now = this.rules.view.value;
    return { base: base && { ...now, ...base }, value: { ...now, ...value }, sent: sent && { ...now, ...sent } };
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

  move(id: string, to: QuestionPlace): void {
    this.#order = movedBefore(this.#order, id, to.beforeId);
    this.#homes.set(id, to.sectionKey);
    this.#withSections(() => this.calls.move(id, to));
    this.#tell();
  }

  /** Deletes a section; its questions go to the one before it. @returns how to bring it back with them and with these draws. */
  removeSection(key: string, drawKeys: readonly string[]): () => void {
    const before = this.rules.view.value.sections;
    const at = before.findIndex((section) => section.key === key);
    const removed = before[at];
    const questionIds = this.#view.questions.filter(({ sectionKey }) => sectionKey === key).map(({ id }) => id);
    const left = before.filter((section) => section.key !== key);
    const heir = heirsOf(before, left).get(key) ?? null;
    for (const id of questionIds) this.#homes.set(id, heir);
    this.#changeSections(left);
    return () => {
      const now = this.rules.view.value.sections;
      if (!removed || now.some((section) => section.key === key)) return;
      for (const id of questionIds) this.#homes.set(id, key);
      // One call puts all of it back. The rules that follow say the same as the server does then.
      const beforeKey = before[at + 1]?.key ?? null;
      this.calls.restoreSection({ section: removed, beforeKey, questionIds, drawKeys: [...drawKeys] });
      const next = now.findIndex((section) => section.key === beforeKey);
      this.#changeSections(now.toSpliced(next === -1 ? now.length : next, 0, removed));
    };
  }

  #changeSections(sections: AssessmentRules["sections"]): void {
    this.rules.change({ ...this.rules.view.value, sections });
    void this.rules.flush();
  }

  /** Calls that name a section come behind the one that stores it. */
  #withSections(call: () => void): void {
    if (!this.rules.view.isDirty) call();
    else void this.rules.flush().then(call);
  }

  /** @returns how to bring it back. */
  remove(id: string): () => void {
    void this.#questions.get(id)?.flush();
    const to = {
      beforeId: this.#order[this.#order.indexOf(id) + 1] ?? null,
      sectionKey: this.#view.questions.find((question) => question.id === id)?.sectionKey ?? null,
    };
    this.#order = this.#order.filter((each) => each !== id);
    this.calls.remove(id);
    this.#tell();
    return () => {
      if (this.#order.includes(id)) return;
      this.#order = movedBefore([...this.#order, id], id, to.beforeId);
      this.#homes.set(id, to.sectionKey);
      this.calls.restore(id, to);
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
    const { sections } = this.rules.view.value;
    const grouped = inSections(sections, this.#order, (id) => this.#homes.get(id) ?? null);
    const questions = grouped.flatMap(({ section, items }) =>
      items.flatMap((id) => {
        const question = this.#questions.get(id);
        return question ? [{ id, sectionKey: section?.key ?? null, ...question.view }] : [];
      }),
    );
    return { rules: this.rules.view, questions, restoredFrom: this.#restored?.at ?? null };
  }

  #tell(): void {
    this.#view = this.#look();
    for (const listener of this.#listeners) listener();
  }
}

const homesOf = ({ questions }: GivenAssessment): Map<string, string | null> =>
  new Map(questions.map(({ id, sectionKey }) => [id, sectionKey]));
