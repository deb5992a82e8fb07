import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import gradebook from "@/messages/en/gradebook.json";
import students from "@/messages/en/students.json";
import studio from "@/messages/en/studio.json";

const t = createTranslator({ locale: "en", messages: { gradebook, students, studio } });

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
});
