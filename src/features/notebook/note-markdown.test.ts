import { expect, it } from "vitest";
import { notesAsMarkdown, type WrittenNote } from "./note-markdown";

const note: WrittenNote = {
  course: "Tides",
  lesson: "Adding\nthe sun",
  clock: null,
  quote: null,
  content: "Seven days apart.\n",
  tags: null,
};

it("writes a heading for each course and lesson, the quote, the time, the words and the tags", () => {
  const text = notesAsMarkdown("Notes", [
    { ...note, quote: "two lines\n\nof it", tags: "Tags: moon, sun" },
    { ...note, clock: "4:12", content: "- a list\n- of two" },
    { ...note, course: "Knots", lesson: "Bowline" },
  ]);
  expect(text).toBe(
    "# Notes\n\n## Tides\n\n### Adding the sun\n\n> two lines\n>\n> of it\n\nSeven days apart.\n\n*Tags: moon, sun*\n\n" +
      "---\n\n**4:12**\n\n- a list\n- of two\n\n## Knots\n\n### Bowline\n\nSeven days apart.\n",
  );
});

it("is a heading alone where there is nothing", () => {
  expect(notesAsMarkdown("Notes", [])).toBe("# Notes\n");
});
