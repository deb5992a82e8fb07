import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import drafting from "@/messages/en/drafting.json";
import gradebook from "@/messages/en/gradebook.json";
import records from "@/messages/en/records.json";
import students from "@/messages/en/students.json";
import studio from "@/messages/en/studio.json";
import versions from "@/messages/en/versions.json";

const t = createTranslator({ locale: "en", messages: { drafting, gradebook, records, students, studio, versions } });

test("a single student, row or point is no plural", () => {
  expect(t("studio.home.totalEnrollments", { total: 1, completed: 0 })).toBe("1 student in total, 0 completed");
  expect(t("studio.home.totalEnrollments", { total: 2, completed: 1 })).toBe("2 students in total, 1 completed");
  expect(t("gradebook.one.gave", { points: 1 })).toBe("1 point");
  expect(t("gradebook.one.gave", { points: 1.25 })).toBe("1.25 points");
  const dry = (good: number, rows: number) => t("students.csv.dry", { good, rows });
  expect(dry(1, 1)).toBe("Dry run: 1 of 1 row is valid");
  expect(dry(0, 1)).toBe("Dry run: 0 of 1 row is valid");
  expect(dry(1, 4)).toBe("Dry run: 1 of 4 rows is valid");
  expect(dry(3, 4)).toBe("Dry run: 3 of 4 rows are valid");
  const broken = (count: number, total: number) =>
    t.markup("versions.sheet.linksBroken", { broken: count, total, time: () => "today" });
  expect(broken(1, 1)).toBe("1 of 1 link doesn’t work, checked today");
  expect(broken(1, 4)).toBe("1 of 4 links doesn’t work, checked today");
  expect(broken(3, 4)).toBe("3 of 4 links don’t work, checked today");
});

test("progress of a single page is no plural, and neither is a single day or minute", () => {
  expect(t("drafting.sources.pagesDone", { done: 0, total: 1 })).toBe("0 of 1 page");
  expect(t("drafting.sources.pagesDone", { done: 1, total: 2 })).toBe("1 of 2 pages");
  const habit = (days: number, inHour: number, minutes: number) =>
    t("records.dashboard.habit", { days, inHour, minutes, from: "9:00", until: "10:00" });
  expect(habit(1, 1, 1)).toBe(
    "In the last 4 weeks you studied on 1 day, mostly between 9:00 and 10:00: 1 of 1 minute.",
  );
  expect(habit(3, 20, 31)).toContain("on 3 days, mostly between 9:00 and 10:00: 20 of 31 minutes.");
});
