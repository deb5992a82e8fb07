import { expect, it } from "vitest";
import { formerMember, holdsFormer, spellFormer, withFormerWords } from "./former-member";

const words = { name: "Former member", title: "A question that was deleted" };
const posts = (author: string, title = "Why is it late?") => ({
  title,
  at: new Date("2026-01-01"),
  posts: [
    { author: "Ann", votes: 2, reply: null },
    { author, votes: 0, reply: { author: "Ann" } },
  ],
});

it("finds a mark however deep, and has the reader's words in its place", () => {
  const answer = posts(formerMember.name, formerMember.title);
  expect(holdsFormer(answer)).toBe(true);
  expect(withFormerWords(answer, words)).toEqual(posts(words.name, words.title));
  expect(answer).toEqual(posts(formerMember.name, formerMember.title));
});

it("leaves what holds none as the very object that it is, also where a text only speaks of one", () => {
  for (const answer of [posts("Ann"), posts(`${formerMember.name} and others`), null, 7, [], new Map([["a", "b"]])]) {
    expect(holdsFormer(answer)).toBe(false);
    expect(withFormerWords(answer, words)).toBe(answer);
  }
});

it("is spelt out amid the words of a sentence", () => {
  const said = {
    subject: `${formerMember.name} asks you`,
    parts: [{ text: `“${formerMember.title}”` }, { text: "By you" }],
  };
  expect(spellFormer(said, words)).toEqual({
    subject: "Former member asks you",
    parts: [{ text: "“A question that was deleted”" }, { text: "By you" }],
  });
});
