import { expect, test } from "../../fixtures/test";
import { holdUndo } from "../../flows/hold-undo";
import { ownCourse } from "../../flows/own-course";
import { signUp } from "../../flows/sign-up";

test("students come by hand and by CSV, get more time, go and come back, and start again", async ({
  page,
  baseURL,
  signInAs,
  newVisitor,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const course = await ownCourse(page, baseURL ?? "", { isLive: true });
  await page.goto(course.at("students"));
  await expect(page.getByText("No students yet")).toBeVisible();
  await expectAccessible();

  await page.getByRole("button", { name: "Add student" }).click();
  const form = page.getByRole("dialog", { name: "Add a student" });
  await form.getByLabel("Username or email").fill("student@demo.test");
  await form.getByLabel("Username or email").press("Enter");
  await expect(form.getByRole("status")).toHaveText(/ is enrolled\.$/);
  await form.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("checkbox", { name: /^Select / })).toHaveCount(1);

  await page.goto(course.at("students/import"));
  const address = `tove-${course.id.slice(0, 8)}@kart.example`;
  const rows = [
    "email;name;until",
    "student@demo.test;Demo;",
    `${address};=1+1;2031-01-31`,
    "no-address;X;",
    "a@b.example;Y;31.11.2031",
  ];
  await page.getByLabel("CSV file").setInputFiles({
    name: "crew.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(rows.join("\n")),
  });
  await expect(page.getByRole("heading", { level: 1, name: "Dry run: 1 of 4 rows is valid" })).toBeFocused();
  await expect(page.getByText("That month doesn’t have this day. Enter 2031-11-30")).toBeVisible();
  await expect(page.getByText("crew.csv, semicolon, UTF-8, header found")).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "Enroll the valid row" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Done: 0 enrolled, 1 invited" })).toBeFocused();

  // Whoever signs up with an address for which an enrollment waits finds it.
  const tove = await newVisitor();
  await signUp(tove, "Tove Brandquist", address);
  const hasEnrollment = async () => (await (await tove.request.get("/dashboard")).text()).includes(course.title);
  await expect.poll(hasEnrollment, { message: "the seat that waited is on the dashboard", timeout: 30_000 }).toBe(true);
  await tove.goto("/dashboard");
  await expect(tove.getByText(course.title).filter({ visible: true }).first()).toBeVisible();

  await page.goto(`${course.at("students")}?q=tove`);
  const row = page.locator("tr").filter({ hasText: address });
  await row.getByRole("checkbox").check();
  await page
    .getByRole("group", { name: "Actions for selected students" })
    .getByRole("button", { name: "End access" })
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "End access" }).click();
  await expect(page.getByText("Access ended for one student").first()).toBeVisible();
  const undo = await holdUndo(page);
  await expect(row).toHaveCount(0);
  await undo.click();
  await expect(row).toBeVisible();

  await row.getByRole("link", { name: "Tove Brandquist" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Tove Brandquist" })).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "Reset progress" }).click();
  const reset = page.getByRole("dialog", { name: "Reset Tove Brandquist’s progress?" });
  await expect(reset.getByText("0 completed lessons, 0%")).toBeVisible();
  await expectAccessible();
  // Opened again, it shows what is so by then, and nothing before.
  await reset.getByRole("button", { name: "Keep it as it is" }).click();
  let release: () => void = () => undefined;
  const held = new Promise<void>((go) => {
    release = go;
  });
  await page.route("**/enrollment.students.previewReset**", async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole("button", { name: "Reset progress" }).click();
  await expect(reset.getByRole("button", { name: "Reset progress" })).toBeDisabled();
  await expect(reset.getByText("0 completed lessons, 0%")).toHaveCount(0);
  release();
  await expect(reset.getByText("0 completed lessons, 0%")).toBeVisible();
  await reset.getByRole("button", { name: "Reset progress" }).click();
  await expect(page.getByText("Earlier enrollments")).toBeVisible();

  const file = await page.request.get(`/api/courses/${course.id}/students`);
  expect(file.headers()["content-type"]).toBe("text/csv; charset=utf-8");
  expect(await file.text()).toContain("Tove Brandquist");
  expect((await tove.request.get(`/api/courses/${course.id}/students`)).status()).toBe(403);
  const { documentWidth, width } = await page.evaluate(() => ({
    documentWidth: document.documentElement.scrollWidth,
    width: window.innerWidth,
  }));
  expect(documentWidth).toBeLessThanOrEqual(width);
});
