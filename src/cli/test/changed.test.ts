import { expect, test } from "vitest";
import { findReach } from "./changed";

const importers: Record<string, string[]> = {
  "e2e/flows/learner.ts": ["e2e/flows/learner.ts", "e2e/flows/course.ts", "e2e/specs/learning/video.spec.ts"],
};
const reach = (...changed: string[]) =>
  findReach(changed, (path) => importers[path] ?? [path], ["learning", "authoring"]);

test("a changed feature is walked through by its own journeys and by the main one", () => {
  expect(reach("src/features/learning/rules.ts")).toEqual({
    everything: false,
    sources: ["src/features/learning/rules.ts"],
    specs: ["specs/learning/", "specs/main-job.spec.ts"],
  });
  expect(reach("src/messages/en/authoring.json").specs).toEqual(["specs/authoring/", "specs/main-job.spec.ts"]);
});

test("a changed flow is tried by the specs that import it", () => {
  expect(reach("e2e/flows/learner.ts")).toEqual({
    everything: false,
    sources: [],
    specs: ["specs/learning/video.spec.ts"],
  });
});

test("a changed unit test or command needs no browser", () => {
  expect(reach("src/features/learning/rules.test.ts", "src/cli/doctor.ts").specs).toEqual([]);
});

test("what everything is built by reaches everything", () => {
  for (const path of ["package-lock.json", "prisma/schema/catalog.prisma", ".config/vitest.ts"]) {
    expect(reach(path).everything).toBe(true);
  }
});

test("words for readers reach no test", () => {
  expect(reach("README.md", "docs/testing.md")).toEqual({ everything: false, sources: [], specs: [] });
});
