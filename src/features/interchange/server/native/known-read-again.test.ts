import { expect, test } from "vitest";
import type { ModuleDocument, NotCarried } from "@/features/interchange/course-document";
import { keepKnownReadAgain } from "./known-read-again";

test("lessons to read again that the course doesn't have are left out and told, question by question", () => {
  const questions = [
    { sourceKey: "flat", readAgain: ["gone", "more"] },
    { sourceKey: "round", readAgain: ["gone"] },
    { sourceKey: "plain" },
  ];
  const lessons = [
    { sourceKey: "hello", title: "Hello", assessment: { questions } },
    { sourceKey: "more", title: "More" },
  ];
  const lost: NotCarried[] = [];
  keepKnownReadAgain([{ lessons }] as unknown as ModuleDocument[], (entry) => lost.push(entry));
  expect(questions).toEqual([
    { sourceKey: "flat", readAgain: ["more"] },
    { sourceKey: "round" },
    { sourceKey: "plain" },
  ]);
  const what = { where: "Hello", what: "lesson to read again" };
  expect(lost).toEqual([
    { ...what, why: 'Question flat names "gone", which is not in the course.' },
    { ...what, why: 'Question round names "gone", which is not in the course.' },
  ]);
});

test("a drawn question has the lessons of its draw, and is told what it named beside them", () => {
  const draws = [
    { key: "d", bank: "Maps", readAgain: ["more", "gone"] },
    { key: "e", bank: "Seas" },
  ];
  const questions = [
    { sourceKey: "plain", draw: "d" },
    { sourceKey: "own", draw: "d", readAgain: ["more", "hello"] },
    { sourceKey: "sea", draw: "e", readAgain: ["more"] },
  ];
  const lessons = [
    { sourceKey: "hello", title: "Hello", assessment: { draws, questions } },
    { sourceKey: "more", title: "More" },
  ];
  const lost: NotCarried[] = [];
  keepKnownReadAgain([{ lessons }] as unknown as ModuleDocument[], (entry) => lost.push(entry));
  expect(draws[0]).toMatchObject({ readAgain: ["more"] });
  expect(questions).toEqual([
    { sourceKey: "plain", draw: "d", readAgain: ["more"] },
    { sourceKey: "own", draw: "d", readAgain: ["more"] },
    { sourceKey: "sea", draw: "e" },
  ]);
  expect(lost.map(({ why }) => why)).toEqual([
    'The draw from Maps names "gone", which is not in the course.',
    'Question own names "hello", which its draw doesn\'t name.',
    'Question sea names "more", which its draw doesn\'t name.',
  ]);
});
