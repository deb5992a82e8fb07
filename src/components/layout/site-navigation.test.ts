import { expect, test } from "vitest";
import { type FrameViewer, navigationFor } from "./site-navigation";

const namesFor = (more: Partial<FrameViewer & { kind: "person" }>) =>
  navigationFor({ kind: "person", name: "Nils Holm", role: "STUDENT", ...more }).map(({ name }) => name);

test("students have no Studio until they are on the team of a course", () => {
  expect(namesFor({})).not.toContain("studio");
  expect(namesFor({ isOnATeam: true })).toContain("studio");
  expect(namesFor({ role: "INSTRUCTOR" })).toContain("studio");
});

test("the admin area is for admins, and for who has a part of it by a group", () => {
  expect(namesFor({})).not.toContain("admin");
  expect(namesFor({ grantedActions: ["review.moderate"] })).toContain("admin");
  expect(namesFor({ role: "ADMIN" })).toContain("admin");
});
