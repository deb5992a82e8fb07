import { describe, expect, test } from "vitest";
import { findVoiceProblems } from "./voice";

const found = (message: string) => findVoiceProblems("a.key", message);

describe("the voice of the interface", () => {
  test.each([
    ["This link opens nothing any more", "opens nothing"],
    ["Look into your mail", "mail"],
    ["Nothing asks for you.", "asks for you"],
    ["A rejected review stands nowhere; approve it first.", "stands"],
    ["Begin anew for {name}?", "anew"],
    ["To the first page", "first page"],
    ["Issued by itself", "by itself"],
    ["{count, plural, one {# learner} other {# students}}", "learner"],
    ["Your seat is suspended.", "seat"],
    ["The <b>film</b> goes on", "film"],
    ["Enrolment opens", "Enrolment"],
    ["Search the catalogue", "catalogue"],
    ["{percent, number} % done", "{…} %"],
    ["Saved — and sent", "—"],
    ["Done!", "!"],
    ["Confirm it first. The link is in the email we sent you.", "link is in the email"],
    ["Confirm it: we sent a link to {email}.", "we sent a link"],
    ["If it has an account, a link is on its way.", "link is on its way"],
    ["Use the link we emailed you.", "link we emailed"],
  ])("%s: names what is wrong", (message, wrong) => {
    expect(found(message).some((problem) => problem.includes(`“${wrong}”`))).toBe(true);
  });

  test.each([
    "This link has expired",
    "Check your email",
    "{learner} enrolled",
    "{done, number} of {all, number} lessons, {percent, number}%",
    "Enroll, enrolled, enrollment",
    "If you don’t have our email with the link, contact a site admin.",
    "You understand the outstanding beginner’s course.",
  ])("%s: nothing to say", (message) => {
    expect(found(message)).toEqual([]);
  });

  test("a sentence has at most 25 words, in each of its readings", () => {
    const words = (count: number) => Array.from({ length: count }, () => "word").join(" ");
    expect(found(`${words(25)}. ${words(25)}.`)).toEqual([]);
    expect(found(`${words(26)}.`)).toEqual(["a.key: a sentence of 26 words; 25 at most"]);
    expect(found(`{count, plural, one {short} other {${words(20)}}} ${words(6)}`)).toHaveLength(1);
  });
});
