import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { call } from "../../flows/learner";
import { attemptWith, practicedCourse } from "../../flows/practiced-course";
import { signUp } from "../../flows/sign-up";
import { withSiteDatabase } from "../../flows/site-database";

/** Ten minutes and two days, which no one can wait for: as if everything of this student had been long ago. */
const letTimePass = (name: string) =>
  withSiteDatabase((client) =>
    client.query(
      `UPDATE practice_card k SET due_at = due_at - interval '3 days', last_review_at = last_review_at - interval '3 days'
         FROM users u WHERE u.id = k.user_id AND u.name = $1`,
      [name],
    ),
  );

/** Presses a key where the focus is, in the moment in which a button appears: sooner than it is painted. */
const pressAsSoonAs = (page: Page, button: string, key: string) =>
  page.evaluate(
    ([button, key]) => {
      new MutationObserver((_, observer) => {
        const isThere = [...document.querySelectorAll("button")].some(
          ({ textContent }) => textContent.trim() === button,
        );
        if (!isThere) return;
        observer.disconnect();
        document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      }).observe(document.body, { childList: true, subtree: true });
    },
    [button, key] as const,
  );

test("missed questions come back once their right answers are shown, and are practiced by keyboard until the time is up", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  test.slow();
  await signInAs("instructor");
  const course = await practicedCourse(page, baseURL ?? "");
  const student = await newVisitor();
  const name = `Runa ${Date.now()}`;
  await signUp(student, name);
  await call(student, "mutation", "enrollment.enroll", { slug: course.slug });
  const due = () => call<{ due: number }>(student, "query", "practice.due", {});

  // The first attempt does not show right answers yet, so nothing is asked; the one that passes does.
  await attemptWith(student, course, ["3", ""]);
  await student.goto("/practice");
  await expect(student.getByText("Nothing to practice")).toBeVisible();
  await expectAccessible(student);
  await attemptWith(student, course, ["2", "4"]);
  await expect.poll(due).toMatchObject({ due: 2 });

  await student.clock.install();
  await student.goto("/dashboard");
  await expect(student.getByText("2 questions are due, about 2 minutes.")).toBeVisible();
  await expectAccessible(student);
  await student.getByRole("link", { name: "Start practice" }).click();
  await expect(student.getByRole("heading", { level: 1, name: "Practice" })).toBeVisible();
  await expectAccessible(student);

  // What was typed is there after the page was loaded again.
  const field = student.getByRole("textbox", { name: "Your answer" });
  await field.fill("17");
  await student.reload();
  await expect(field).toHaveValue("17");
  await field.press("Enter");
  const rating = (named: string) => student.getByRole("radio", { name: new RegExp(`^${named}`) });
  await expect(rating("Again")).toBeChecked();
  await expect(student.getByText("Each rope has two.")).toBeVisible();
  await expectAccessible(student);
  await student.emulateMedia({ colorScheme: "dark" });
  await student.setViewportSize({ width: 360, height: 740 });
  await expectAccessible(student);
  const next = student.getByRole("button", { name: "Next question" });
  await expect(next).toBeFocused();
  await student.keyboard.press("3");
  await expect(rating("Good")).toBeChecked();

  // The five minutes end between two questions.
  await student.clock.fastForward("05:01");
  await student.keyboard.press("Enter");
  await expect(student.getByText("5 minutes are up")).toBeVisible();
  await expectAccessible(student);
  await student.getByRole("button", { name: "Keep going" }).click();
  await field.fill("1");
  await student.getByRole("button", { name: "Stop practicing this" }).click();
  await student.getByRole("dialog").getByRole("button", { name: "Stop practicing this" }).click();
  await expect(student.getByText("Done for today")).toBeVisible();
  await expect(student.getByText("The next question is due in 10 minutes.")).toBeVisible();

  await letTimePass(name);
  await student.goto("/practice");
  await expect(student.getByRole("status").filter({ hasText: "1 question due" })).toBeVisible();
  await pressAsSoonAs(student, "Next question", "4");
  await student.getByRole("button", { name: "Show answer" }).click();
  await expect(rating("Easy")).toBeChecked();
  await student.keyboard.press("Enter");
  await expect(student.getByText(/The next question is due in \d+ days\./)).toBeVisible();
});
