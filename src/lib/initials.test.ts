import { expect, test } from "vitest";
import { initialsOf } from "./initials";

test.each([
  ["Ingrid Solheim", "IS"],
  ["  Anna  Maria van der Berg ", "AB"],
  ["Aristotle", "A"],
  ["\u0301", ""],
  ["\u201cDoc\u201d (Emma) Ray", "DR"],
  ["éloïse d\u2019Arc", "ÉD"],
  ["田中 美咲", "田美"],
  ["김서연", "김"],
  ["ليلى منصور", "لم"],
  ["अर्जुन मेहता", "अमे"],
  ["\u{1F468}\u200D\u{1F393} 4th", "4"],
  ["", ""],
])("the initials of %j are %j", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
