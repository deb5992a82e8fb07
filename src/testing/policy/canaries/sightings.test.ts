import { expect, test } from "vitest";
import { Sightings } from "./sightings";

const canaries = [
  { name: "note.content own", text: "canary001aaaaaa", may: { student: ["/notes"] } },
  { name: "note.content other", text: "canary002bbbbbb", may: {} },
  { name: "question.value numeric", text: "271828.1828", may: { lead: [""] } },
];

test("every canary in what is said is found, wherever it stands", () => {
  const sightings = new Sightings(canaries);
  expect([...sightings.find("canary001aaaaaacanary002bbbbbb")]).toEqual(["canary001aaaaaa", "canary002bbbbbb"]);
  expect([...sightings.find("canarycanary001aaaaaa 2718271828.1828")]).toEqual(["canary001aaaaaa", "271828.1828"]);
  expect([...sightings.find("canary001aaaaa 271828.182 canary003cccccc")]).toEqual([]);
});

test("a canary is a leak unless its table lets this person see it at this address", () => {
  const sightings = new Sightings(canaries);
  expect(sightings.listen("student", "/notes/1", "canary001aaaaaa")).toEqual([]);
  expect(sightings.listen("student", "/courses", "canary001aaaaaa and canary002bbbbbb")).toEqual([
    "note.content own: student, by /courses",
    "note.content other: student, by /courses",
  ]);
  expect(sightings.listen("lead", "/instructor", "271828.1828")).toEqual([]);
  expect(sightings.has("question.value numeric: lead")).toBe(true);
  expect(sightings.has("question.value numeric: student")).toBe(false);
});

test("a canary too short to be looked for is refused", () => {
  expect(() => new Sightings([{ name: "a.b c", text: "short", may: {} }])).toThrow("a.b c");
});
