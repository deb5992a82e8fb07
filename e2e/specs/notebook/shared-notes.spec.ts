import { randomUUID } from "node:crypto";
import { expect, test } from "../../fixtures/test";
import { call, listLessons } from "../../flows/learner";
import { signUp } from "../../flows/sign-up";

const slug = "reading-a-tide-table";

test("a note that someone shares is reported, hidden by the team with a reason, and shown again", async ({
  page,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  const mark = randomUUID().slice(0, 8);
  const words = `Write to me at ${mark}.`;
  await signUp(page, `Author ${mark}`);
  await call(page, "mutation", "enrollment.enroll", { slug });
  const [lesson] = await listLessons(page, slug);
  const lessonId = lesson?.id ?? "";
  const address = `/learn/${slug}/${lessonId}`;
  const note = { anchor: { kind: "lesson" }, content: words, tags: [], sharing: "shared" };
  await call(page, "mutation", "notebook.addNote", { slug, lessonId, noteId: randomUUID(), ...note });

  const reader = await newVisitor();
  await signUp(reader, `Reader ${mark}`);
  await call(reader, "mutation", "enrollment.enroll", { slug });
  await reader.goto(address);
  const shared = reader.getByRole("article", { name: `Note by Author ${mark}` });
  await expect(shared).toContainText(words);
  await shared.getByRole("button", { name: "Report" }).press("Enter");
  await reader.getByLabel("What’s wrong").selectOption("Advertises something");
  await reader.getByLabel("More details (optional)").fill("The same note is under every lesson.");
  await expectAccessible(reader);
  await reader.getByRole("button", { name: "Send report" }).click();
  await expect(reader.getByText("The course team has been notified.")).toBeVisible();
  await expect(shared.getByRole("button", { name: "Reported" })).toBeDisabled();

  const team = await newVisitor();
  await signInAs("instructor", team);
  await team.goto(`/courses/${slug}/discussion?show=reported`);
  const reported = team.getByRole("article", { name: `Note by Author ${mark}` });
  await expect(reported).toContainText("The same note is under every lesson.");
  await reported.getByRole("button", { name: "Hide" }).click();
  await team.getByRole("dialog").getByRole("button", { name: "Hide" }).click();
  await expect(team.getByText("Enter a reason.")).toBeVisible();
  await team.getByLabel("Reason").fill("No advertising in notes.");
  await expectAccessible(team);
  await team.getByRole("dialog").getByRole("button", { name: "Hide" }).click();
  await expect(reported.getByText("Hidden from the course: No advertising in notes.")).toBeVisible();
  await expectAccessible(team);

  await reader.reload();
  await expect(reader.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(reader.getByText(words)).toHaveCount(0);
  await page.goto(address);
  await expect(page.getByText("hidden this note from the course: No advertising in notes.")).toBeVisible();
  await expectAccessible();

  await reported.getByRole("button", { name: "Show again" }).click();
  await expect(reported).toHaveCount(0);
  await reader.reload();
  await expect(shared).toContainText(words);
});
