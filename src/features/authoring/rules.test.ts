import { describe, expect, it } from "vitest";
import {
  type DraftFacts,
  type DraftLesson,
  type DraftQuestion,
  findPublishingGaps,
  isBlocking,
  placeToMend,
} from "./rules";

const aLesson = (changed: Partial<DraftLesson> = {}): DraftLesson => ({
  id: "l1",
  title: "Adding the sun",
  isEmpty: false,
  isRequired: true,
  isVideo: false,
  hasCaptions: false,
  questions: null,
  ...changed,
});
const aDraft = (lessons: DraftLesson[], changed: Partial<DraftFacts> = {}): DraftFacts => ({
  title: "Reading a Tide Table",
  description: "How to read it.",
  objectives: ["Read it"],
  hasCategory: true,
  modules: [{ title: "First steps", isHidden: false, lessons }],
  ...changed,
});
const quiz = (...questions: DraftQuestion[]) => aLesson({ questions });
const codes = (draft: DraftFacts) => findPublishingGaps(draft).map(({ code }) => code);

describe("what stands between a draft and publishing", () => {
  it("is nothing for a course with a title and a lesson", () => {
    expect(codes(aDraft([aLesson()]))).toEqual([]);
  });

  it("is a missing title and a missing lesson, hidden modules not counted", () => {
    const hidden = { title: "Later", isHidden: true, lessons: [aLesson()] };
    expect(codes(aDraft([], { title: " ", modules: [hidden] }))).toEqual(["no_title", "no_lessons"]);
  });

  it("is a question that nobody can get right, named by lesson and place", () => {
    const draft = aDraft([
      aLesson(),
      quiz(
        { type: "SINGLE_CHOICE", rightAnswers: 1, hasNumber: false },
        { type: "SINGLE_CHOICE", rightAnswers: 2, hasNumber: false },
        { type: "TRUE_FALSE", rightAnswers: 0, hasNumber: false },
        { type: "NUMERIC", rightAnswers: 0, hasNumber: false },
        { type: "SHORT_ANSWER", rightAnswers: 3, hasNumber: false },
        { type: "MULTIPLE_CHOICE", rightAnswers: 0, hasNumber: false },
      ),
      quiz(),
    ]);
    expect(findPublishingGaps(draft).filter(isBlocking)).toMatchObject([
      { code: "question_with_many_keys", place: "1.2", question: 2 },
      { code: "question_without_key", place: "1.2", question: 3 },
      { code: "question_without_key", place: "1.2", question: 4 },
      { code: "assessment_without_questions", place: "1.3" },
    ]);
  });

  it("is a film of ours without captions in a required lesson, mended where captions are written", () => {
    const draft = aDraft([aLesson({ isVideo: true }), aLesson({ isVideo: true, hasCaptions: true })]);
    const [gap, ...more] = findPublishingGaps(draft).filter(isBlocking);
    expect(more).toEqual([]);
    expect(gap).toMatchObject({ code: "required_film_without_captions", place: "1.1" });
    expect(gap && placeToMend("c1", gap)).toBe("/instructor/courses/c1/captions/l1");
  });

  it("is never advice: empty lessons, captions, description, outcomes and category only ask to be mended", () => {
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
