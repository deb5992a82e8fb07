import { describe, expect, it } from "vitest";
import type { StageSummary, StageView, UnitView } from "@/features/drafting/server/runs/stage-view";
import type { DraftEvent } from "@/features/drafting/server/runs/watch-draft";
import type { SuggestionView } from "@/features/drafting/server/suggestions/suggestion-view";
import fc from "@/testing/fast-check";
import { applyEvent, atPlace, groupTries } from "./stage-events";

const aUnit = (id: string, state: UnitView["state"]): UnitView => ({ id, key: id, title: id, state, failure: null });

const aStage = (more: Partial<StageSummary> = {}): StageSummary => ({
  stage: "lessons",
  state: "running",
  runId: "run",
  units: [aUnit("u1", "WRITING"), aUnit("u2", "WAITING")],
  waiting: 0,
  accepted: 0,
  rejected: 0,
  unsupported: 0,
  spent: { requests: 0, inputTokens: 0, outputTokens: 0, costMicros: 0, currency: null },
  failure: null,
  startedAt: null,
  ...more,
});

const credits = { grantedTokens: 10, usedTokens: 1, reservedTokens: 0, until: "2027-01-01T00:00:00.000Z" };

const aView = (more: Partial<StageView> = {}): StageView => ({
  draftId: "draft",
  topic: "",
  courseId: "course",
  stage: "lessons",
  model: "scripted",
  stages: [aStage()],
  credits,
  suggestions: [],
  outline: [],
  estimate: { tokens: 0, costMicros: null, currency: null },
  sources: [],
  gaps: [],
  ...more,
});

const aSuggestion = (id: string, more: Partial<SuggestionView> = {}): SuggestionView => ({
  id,
  stage: "lessons",
  state: "PENDING",
  lessonId: "lesson",
  targetId: null,
  body: { kind: "block", title: id, markdown: id, replaces: null },
  citations: [],
  isEdited: false,
  isFromModel: true,
  isUnsupported: false,
  problems: [],
  unitId: "u1",
  firstTryId: null,
  decidedAt: null,
  ...more,
});

const came = (suggestion: SuggestionView): DraftEvent => ({ type: "suggestion", suggestion });
const wrote = (unitId: string, text: string): DraftEvent => ({ type: "text", unitId, index: 0, text });

describe("what an author sees of a stage that is being written", () => {
  const empty = { view: aView(), texts: {} };

  it("shows the last text of a unit, and its suggestion in that text's place", () => {
    const written = [wrote("u1", "The"), wrote("u1", "The moon"), wrote("u2", "A")].reduce(
      (seen, event) => applyEvent(seen, event, "lesson"),
      empty,
    );
    expect(written.texts).toEqual({ u1: "The moon", u2: "A" });
    const { view, texts } = applyEvent(written, came(aSuggestion("s1")), "lesson");
    expect(view.suggestions.map(({ id }) => id)).toEqual(["s1"]);
    expect(texts).toEqual({ u2: "A" });
  });

  it("keeps suggestions of another lesson or stage away", () => {
    for (const other of [aSuggestion("s1", { lessonId: "other" }), aSuggestion("s1", { stage: "assessments" })])
      expect(applyEvent(empty, came(other), "lesson").view.suggestions).toEqual([]);
    expect(applyEvent(empty, came(aSuggestion("s1")), null).view.suggestions).toEqual([]);
    const outline = { view: aView({ stage: "outline" }), texts: {} };
    const module = aSuggestion("s1", { stage: "outline", lessonId: null });
    expect(applyEvent(outline, came(module), null).view.suggestions).toEqual([module]);
  });

  it("forgets a text once its unit or the run has ended", () => {
    const written = applyEvent(applyEvent(empty, wrote("u1", "The"), "lesson"), wrote("u2", "A"), "lesson");
    const units = [aUnit("u1", "DONE"), aUnit("u2", "WRITING")];
    const one = applyEvent(written, { type: "state", stages: [aStage({ units })], credits }, "lesson");
    expect(one.texts).toEqual({ u2: "A" });
    const all = applyEvent(written, { type: "state", stages: [aStage({ state: "stopped" })], credits }, "lesson");
    expect(all.texts).toEqual({});
  });

  it("is the same however often an event is heard", () => {
    const anEvent = fc.oneof(
      fc.record({ unitId: fc.constantFrom("u1", "u2"), text: fc.string() }).map((of) => wrote(of.unitId, of.text)),
      fc.constantFrom("s1", "s2", "s3").map((id) => came(aSuggestion(id))),
      fc
        .constantFrom("running", "stopped", "done")
        .map((state): DraftEvent => ({ type: "state", stages: [aStage({ state } as Partial<StageSummary>)], credits })),
    );
    fc.assert(
      fc.property(fc.array(anEvent), (events) => {
        const see = (all: readonly DraftEvent[]) =>
          all.reduce((seen, event) => applyEvent(seen, event, "lesson"), empty);
        expect(see(events.flatMap((event) => [event, event]))).toEqual(see(events));
      }),
    );
  });

  it("shows suggestions of a stage by lesson only where a lesson is looked at", () => {
    const view = aView({ suggestions: [aSuggestion("s1")] });
    expect(atPlace(view, null).suggestions).toEqual([]);
    expect(atPlace(view, "lesson")).toBe(view);
    expect(atPlace({ ...view, stage: "landing" }, null).suggestions).toHaveLength(1);
  });
});

describe("tries of a suggestion", () => {
  it("are where the first of them stood, and the one that was not given up counts", () => {
    const groups = groupTries([
      aSuggestion("01", { state: "SUPERSEDED" }),
      aSuggestion("02"),
      aSuggestion("03", { firstTryId: "01" }),
    ]);
    expect(groups.map(({ key, current, all }) => [key, current.id, all.length])).toEqual([
      ["01", "03", 2],
      ["02", "02", 1],
    ]);
    const [taken] = groupTries([aSuggestion("01"), aSuggestion("03", { firstTryId: "01", state: "SUPERSEDED" })]);
    expect(taken?.current.id).toBe("01");
    expect(taken?.all.map(({ id }) => id)).toEqual(["01", "03"]);
  });
});
