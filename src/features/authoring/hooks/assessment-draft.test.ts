import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AssessmentRules } from "@/features/authoring/assessment/schema";
import type { KeptChange } from "@/features/editor/hooks/kept-changes";
import { blankQuestion } from "@/features/questions/authoring";
import type { EditedQuestion } from "@/features/questions/edited-question";
import { standardReview } from "@/features/questions/review-matrix";
import { uuidV7 } from "@/lib/uuid-v7";
import { AssessmentDraft } from "./assessment-draft";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const rules: AssessmentRules = {
  title: "Check",
  description: "",
  passingScore: 60,
  maxAttempts: 0,
  timeLimitMinutes: 0,
  opensAt: null,
  closesAt: null,
  cooldownMinutes: 0,
  randomizeQuestions: false,
  randomizeAnswers: false,
  review: standardReview,
  countingRule: "BEST",
  feedbackBands: [],
  recordsSignals: false,
  hidesNames: false,
  twoGraders: false,
  agreementPercent: 10,
  sections: [],
  paging: "SECTION",
};
const asked = (text: string): EditedQuestion => ({
  ...blankQuestion("NUMERIC", { newId: uuidV7, trueFalse: ["True", "False"] }),
  text,
});
const ids = [1, 2, 3].map((second) => uuidV7(Date.UTC(2026, 2, 1, 10, 0, second)));
const [first = "", second = "", third = ""] = ids;

/** The draft of an assessment with one question, on a device that kept these changes. */
function aDraft(given: AssessmentRules = rules) {
  const site = {
    order: [first],
    texts: new Map([[first, "old"]]),
    kept: new Map<string, KeptChange<object> | null>(),
    calls: [] as string[],
  };
  const draft = new AssessmentDraft(
    {
      async saveQuestion(id, { value }) {
        site.texts.set(id, value.text);
        return { type: "saved", stands: value };
      },
      async saveRules({ value }) {
        site.calls.push(`rules: ${value.sections.map(({ key }) => key).join(" ")}`);
        return { type: "saved", stands: value };
      },
      async add(id, { text }) {
        site.order.push(id);
        site.texts.set(id, text);
      },
      move: (id, { sectionKey }) => void site.calls.push(`move ${ids.indexOf(id) + 1}: ${sectionKey}`),
      restoreSection: ({ section, questionIds, drawKeys }) =>
        void site.calls.push(`restore ${section.key}: ${questionIds.length} and ${drawKeys.join(" ")}`),
      duplicate: () => undefined,
      remove(id) {
        site.order = site.order.filter((one) => one !== id);
      },
      restore: () => undefined,
    },
    {
      revision: 1,
      rules: given,
      questions: [{ id: first, versionId: first, sectionKey: null, question: asked("old") }],
    },
    { keep: async (id, change) => Boolean(site.kept.set(id, change)) },
  );
  return { draft, site };
}

const added = (id: string, text: string, minute: number) => ({
  id,
  keptAt: new Date(Date.UTC(2026, 2, 1, 11, minute)),
  change: { base: null, value: asked(text), sent: null },
});

test("questions that were added while the site was not reached come back in the order in which they were added", () => {
  const { draft, site } = aDraft();
  // Written in another order, and listed by the device in none.
  draft.restore([added(third, "third", 1), added(second, "second", 2)]);
  expect(draft.read().questions.map(({ id }) => id)).toEqual(ids);
  expect(site.order).toEqual(ids);
});

test("what came back can be taken back, also when it is stored already", async () => {
  const { draft, site } = aDraft();
  const change = { base: asked("old"), value: asked("mine"), sent: null };
  draft.restore([added(second, "second", 2), { id: first, keptAt: new Date(0), change }]);
  await vi.advanceTimersByTimeAsync(1000);
  expect([site.order, site.texts.get(first)]).toEqual([[first, second], "mine"]);
  draft.discardRestored();
  await vi.advanceTimersByTimeAsync(1000);
  expect(draft.read()).toMatchObject({ restoredFrom: null, questions: [{ id: first, value: { text: "old" } }] });
  expect([site.order, site.texts.get(first), site.kept.get(second)]).toEqual([[first], "old", null]);
});

test("a deleted section leaves its questions to the one before it, and comes back with them in the order of the calls", async () => {
  const sections = ["a", "b"].map((key) => ({ key, title: "", introduction: "" }));
  const { draft, site } = aDraft({ ...rules, sections });
  const homes = () => draft.read().questions.map(({ sectionKey }) => sectionKey);
  expect(homes()).toEqual(["a"]);
  draft.move(first, { sectionKey: "b", beforeId: null });
  expect(homes()).toEqual(["b"]);
  const undo = draft.removeSection("b", ["draw"]);
  expect(homes()).toEqual(["a"]);
  await vi.advanceTimersByTimeAsync(0);
  undo();
  expect(homes()).toEqual(["b"]);
  await vi.advanceTimersByTimeAsync(0);
  expect(site.calls).toEqual(["move 1: b", "rules: a", "restore b: 1 and draw", "rules: a b"]);
  undo();
  expect(draft.read().rules.value.sections).toEqual(sections);
});

test("rules that were kept before there were sections leave these as they are", async () => {
  const sections = [{ key: "a", title: "", introduction: "" }];
  const { draft } = aDraft({ ...rules, sections });
  const { sections: _, paging: __, ...before } = rules;
  const change = { base: before, value: { ...before, title: "Mine" }, sent: null };
  draft.restore([{ id: "rules", keptAt: new Date(0), change }]);
  expect(draft.read().rules.value).toEqual({ ...rules, sections, title: "Mine" });
});

test("a move into a section that is not stored yet comes behind the section", async () => {
  const { draft, site } = aDraft();
  draft.rules.change({ ...rules, sections: ["a", "b"].map((key) => ({ key, title: "", introduction: "" })) });
  draft.move(first, { sectionKey: "b", beforeId: null });
  await vi.advanceTimersByTimeAsync(0);
  expect(site.calls).toEqual(["rules: a b", "move 1: b"]);
});
