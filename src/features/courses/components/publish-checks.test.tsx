import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { PublishingGap } from "@/features/courses/rules";
import courses from "@/messages/en/courses.json";
import versions from "@/messages/en/versions.json";
import { PublishChecks } from "./publish-checks";

const empty: PublishingGap = { code: "lesson_empty", place: "1.1", lessonId: "a", lessonTitle: "The moon" };
const noOutcomes: PublishingGap = { code: "no_objectives" };

/** What the list of checks says of these gaps; `blocking` are told above it. */
function checksOf(gaps: PublishingGap[], blocking: PublishingGap[]): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={{ courses, versions }} timeZone="UTC">
      <PublishChecks
        courseId="c"
        gaps={gaps}
        blocking={blocking}
        links={{ total: 0, checked: 0, broken: 0, checkedAt: null }}
        outcomes={0}
        mayEdit
      />
    </NextIntlClientProvider>,
  ).replace(/<[^>]*>/g, " ");
}

test("what the version that goes back lacks is named, and nothing of it is ticked", () => {
  const said = checksOf([empty, noOutcomes], []);
  expect(said).toContain("1.1 The moon is empty");
  expect(said).toContain("The course has no outcomes");
  expect(said).not.toContain("Every lesson has content");
});

test("what blocks a draft is told once, above the checks, and isn’t ticked", () => {
  const said = checksOf([empty], [empty]);
  expect(said).not.toContain("The moon");
  expect(said).not.toContain("Every lesson has content");
  expect(checksOf([], [])).toContain("Every lesson has content");
});
