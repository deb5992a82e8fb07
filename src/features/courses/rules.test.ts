import { describe, expect, it } from "vitest";
import { blankQuestion } from "@/features/questions/authoring";
import { QuestionKind } from "@/features/questions/edited-question";
import type { MarkedBy } from "@/features/questions/question-authoring";
import { questionType } from "@/features/questions/registry";
import {
  type DraftFacts,
  type DraftLesson,
  type DraftModule,
  findPublishingGaps,
  isBlocking,
  placeToMend,
} from "./rules";

const aLesson = (changed: Partial<DraftLesson> = {}): DraftLesson => ({
  id: "l1",
  title: "Adding the sun",
  isEmpty: false,
  isRequired: true,
  accessLevel: "REGISTERED",
  isFreePreview: false,
  gates: [],
  isVideo: false,
  hasCaptions: false,
  recordings: [],
  questions: null,
  draws: [],
  emptySections: [],
  ...changed,
});
const aModule = (lessons: DraftLesson[], changed: Partial<DraftModule> = {}): DraftModule => ({
  id: "m1",
  title: "First steps",
  isHidden: false,
  gates: [],
  lessons,
  ...changed,
});
const aDraft = (lessons: DraftLesson[], changed: Partial<DraftFacts> = {}): DraftFacts => ({
  title: "Reading a Tide Table",
  description: "How to read it.",
  objectives: ["Read it"],
  hasCategory: true,
  isPriced: false,
  modules: [aModule(lessons)],
  ...changed,
});
const aQuestion = (type: QuestionKind, changed: Partial<MarkedBy> = {}): MarkedBy => ({
  type,
  text: "Which?",
  numericValue: "",
  numericTolerance: "",
  answers: [],
  ...changed,
});
const options = (...texts: string[]) =>
  texts.map((text) => ({ text: text.replace("*", ""), isCorrect: text.startsWith("*") }));
const quiz = (...questions: MarkedBy[]) => aLesson({ questions });
const codes = (draft: DraftFacts) => findPublishingGaps(draft).map(({ code }) => code);

describe("what is between a draft and publishing", () => {
  it("is a video or sound in a text without captions, once each, as a lesson's own video is", () => {
    const recordings = [
      { path: "media/a b.mp4", hasCaptions: false },
      { path: "media/a b.mp4", hasCaptions: false },
      { path: "media/c.mp3", hasCaptions: true },
    ];
    const [gap, ...others] = findPublishingGaps(aDraft([aLesson({ recordings })]));
    expect([gap, others]).toMatchObject([{ code: "required_film_without_captions", video: "media/a b.mp4" }, []]);
    expect(gap && placeToMend("c1", gap)).toBe("/instructor/courses/c1/captions/l1?video=media%2Fa%20b.mp4");
    expect(codes(aDraft([aLesson({ recordings, isRequired: false })]))).toEqual(["video_without_captions"]);
  });

  it("is a gate that could never open, that waits for what is gone, or for what only premium students can do", () => {
    const waits = (...afterLessons: string[]) => ({ gates: [{ afterLessons }] });
    const [a, b] = [aLesson({ id: "a", ...waits("b") }), aLesson({ id: "b", ...waits("a") })];
    expect(findPublishingGaps(aDraft([a, b]))).toMatchObject([
      { code: "gate_never_opens", place: "1.1", lessonId: "a" },
      { code: "gate_never_opens", place: "1.2", lessonId: "b" },
    ]);
    expect(codes(aDraft([aLesson({ ...waits("gone") })]))).toEqual(["gate_on_missing"]);
    const hidden = aModule([aLesson({ id: "h" })], { id: "m2", isHidden: true });
    expect(codes(aDraft([], { modules: [aModule([aLesson(waits("h"))]), hidden] }))).toEqual(["gate_on_missing"]);
    const premium = [aLesson({ id: "p", accessLevel: "PREMIUM" }), aLesson(waits("p"))];
    expect(codes(aDraft(premium))).toEqual(["gate_for_premium", "premium_required"]);
    expect(codes(aDraft(premium, { isPriced: true }))).toEqual([]);
    expect(codes(aDraft([aLesson({ id: "a" }), aLesson({ ...waits("a"), isFreePreview: true })]))).toEqual([
      "gate_holds_nobody",
    ]);
  });

  it("is better fixed where a free course has a required lesson that only premium students can open", () => {
    const premium = aLesson({ accessLevel: "PREMIUM" });
    const [gap, ...others] = findPublishingGaps(aDraft([aLesson(), premium]));
    expect([gap, others]).toMatchObject([{ code: "premium_required", place: "1.2" }, []]);
    expect(gap && isBlocking(gap)).toBe(false);
    expect(codes(aDraft([premium], { isPriced: true }))).toEqual([]);
    expect(codes(aDraft([aLesson({ accessLevel: "PREMIUM", isFreePreview: true })]))).toEqual([]);
    expect(codes(aDraft([aLesson({ accessLevel: "PREMIUM", isRequired: false })]))).toEqual([]);
  });

  it("is a module that waits for itself, fixed in the outline", () => {
    const [gap, ...others] = findPublishingGaps(
      aDraft([], { modules: [aModule([aLesson()], { gates: [{ afterModules: ["m1"] }] })] }),
    );
    expect([gap, others]).toMatchObject([{ code: "module_gate_never_opens", place: "1" }, []]);
    expect(gap && [isBlocking(gap), placeToMend("c1", gap)]).toEqual([true, "/instructor/courses/c1"]);
  });

  it("is nothing for a course with a title and a lesson", () => {
    expect(codes(aDraft([aLesson()]))).toEqual([]);
  });

  it("is a missing title and a missing lesson, hidden modules not counted", () => {
    const hidden = aModule([aLesson()], { title: "Later", isHidden: true });
    expect(codes(aDraft([], { title: " ", modules: [hidden] }))).toEqual(["no_title", "no_lessons"]);
  });

  it("is a question that no one can get right, named by lesson and place", () => {
    const draft = aDraft([
      aLesson(),
      quiz(
        aQuestion("SINGLE_CHOICE", { answers: options("*Ebb", "Flood") }),
        aQuestion("SINGLE_CHOICE", { answers: options("*Ebb", "*Flood") }),
        aQuestion("TRUE_FALSE", { answers: options("True", "False") }),
        aQuestion("NUMERIC"),
        aQuestion("SHORT_ANSWER", { answers: options("*Ebb", "*ebb tide", "*low") }),
        aQuestion("MULTIPLE_CHOICE", { answers: options("Ebb", "Flood") }),
        aQuestion("NUMERIC", { numericValue: "abc" }),
        aQuestion("SINGLE_CHOICE", { text: " \n", answers: options("*Ebb", "") }),
        aQuestion("MULTIPLE_CHOICE", { answers: options("*Ebb") }),
      ),
      quiz(),
    ]);
    expect(findPublishingGaps(draft).filter(isBlocking)).toMatchObject([
      { code: "question_with_many_keys", place: "1.2", question: 2 },
      { code: "question_without_key", place: "1.2", question: 3 },
      { code: "question_without_key", place: "1.2", question: 4 },
      { code: "question_without_key", place: "1.2", question: 6 },
      { code: "question_with_unreadable_number", place: "1.2", question: 7 },
      { code: "question_without_text", place: "1.2", question: 8 },
      { code: "question_with_empty_answer", place: "1.2", question: 8 },
      { code: "question_with_few_options", place: "1.2", question: 9 },
      { code: "assessment_without_questions", place: "1.3" },
    ]);
  });

  it("is every kind of question as its editor starts it, with a way to each", () => {
    const means = { newId: () => crypto.randomUUID(), trueFalse: ["True", "False"] as const };
    const blank = QuestionKind.options.map((type) => ({ ...blankQuestion(type, means), text: "Which?" }));
    const gaps = findPublishingGaps(aDraft([quiz(...blank)])).filter(isBlocking);
    const marked = blank.filter(({ type, body }) => !questionType(type).needsPerson?.(body)).map(({ type }) => type);
    expect(new Set(gaps.map(({ question }) => question)).size).toBe(marked.length);
    expect(gaps.map((gap) => placeToMend("c1", gap))).toContain(
      "/instructor/courses/c1/lessons/l1/questions#question-5",
    );
  });

  it("leads to the field that it speaks of, and for the category to where that is chosen", () => {
    const places = (["no_description", "no_objectives", "no_category", "no_lessons"] as const).map((code) =>
      placeToMend("c1", { code }),
    );
    const course = "/instructor/courses/c1";
    expect(places).toEqual([
      `${course}/details#field-description`,
      `${course}/details#field-objectives`,
      `${course}/access`,
      course,
    ]);
  });

  it("is advice, no more, where two options say the same", () => {
    const gaps = findPublishingGaps(aDraft([quiz(aQuestion("SINGLE_CHOICE", { answers: options("*Ebb", "Ebb") }))]));
    expect(gaps).toMatchObject([{ code: "question_with_twin_options", question: 1 }]);
    expect(gaps.some(isBlocking)).toBe(false);
  });

  it("is a video of ours without captions in a required lesson, fixed where captions are written", () => {
    const draft = aDraft([aLesson({ isVideo: true }), aLesson({ isVideo: true, hasCaptions: true })]);
    const [gap, ...more] = findPublishingGaps(draft).filter(isBlocking);
    expect(more).toEqual([]);
    expect(gap).toMatchObject({ code: "required_film_without_captions", place: "1.1" });
    expect(gap && placeToMend("c1", gap)).toBe("/instructor/courses/c1/captions/l1");
  });

  it("is never advice: empty lessons, captions, description, outcomes and category only ask to be fixed", () => {
    const draft = aDraft([aLesson({ isEmpty: true }), aLesson({ isVideo: true, isRequired: false })], {
      description: "",
      objectives: [],
      hasCategory: false,
    });
    const gaps = findPublishingGaps(draft);
    expect(gaps.map(({ code }) => code)).toEqual([
      "lesson_empty",
      "video_without_captions",
      "no_description",
      "no_objectives",
      "no_category",
    ]);
    expect(gaps.some(isBlocking)).toBe(false);
  });
});
