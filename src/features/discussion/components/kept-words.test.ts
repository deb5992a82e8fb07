import { expect, test, vi } from "vitest";
import { withBrowserStorage } from "@/testing/browser-storage";
import { forgetUnnamedAnnouncements, keepWords, readWords } from "./kept-words";

withBrowserStorage();

const typed = { id: "1", title: "Tides", content: "High water at nine" };

test("words are found again by who wrote them, about the same thing, until they are sent", async () => {
  const of = { writerId: "ada-words", about: "lesson" };
  expect(await keepWords(of, typed)).toBe(true);
  expect(await readWords(of)).toEqual(typed);
  expect(await readWords({ ...of, writerId: "bob-words" })).toBeNull();
  expect(await readWords({ ...of, about: "reply.1" })).toBeNull();
  await keepWords(of, null);
  expect(await readWords(of)).toBeNull();
});

test("words that an earlier release kept are found, and announcements that name no one are removed", async () => {
  localStorage.setItem("lectern.talk.ada-before.lesson", JSON.stringify(typed));
  localStorage.setItem("lectern.talk.announcement.course", JSON.stringify(typed));
  forgetUnnamedAnnouncements();
  expect(Object.keys(localStorage)).toEqual(["lectern.talk.ada-before.lesson"]);
  expect(await readWords({ writerId: "ada-before", about: "lesson" })).toEqual(typed);
  await vi.waitFor(() => expect(Object.keys(localStorage)).toEqual([]));
});
