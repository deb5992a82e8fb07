import { describe, expect, it } from "vitest";
import { lessonsByUse } from "./lessons-by-use";

const lesson = (place: string) => ({ lessonId: place, title: `Lesson ${place}`, place });

describe("lessonsByUse", () => {
  it("puts the lesson of most questions first, and those of as many in the order of the course", () => {
    const questions = [["10.1", "2.1"], ["2.1"], [], ["1.12", "1.2"]].map((places) => ({
      readAgain: places.map(lesson),
    }));
    expect(lessonsByUse(questions).map(({ place, count }) => [place, count])).toEqual([
      ["2.1", 2],
      ["1.2", 1],
      ["1.12", 1],
      ["10.1", 1],
    ]);
  });
});
