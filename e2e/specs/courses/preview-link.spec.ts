import { expect, test } from "../../fixtures/test";
import { ownCourse } from "../../flows/own-course";

test("a preview link shows the draft to anyone, and once it is taken back it says whom to ask", async ({
  page,
  baseURL,
  signInAs,
  newVisitor,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const course = await ownCourse(page, baseURL ?? "", { isLive: false });
  await page.goto(course.at("team"));
  await page.getByRole("button", { name: "Preview link" }).click();
  const dialog = page.getByRole("dialog", { name: "Preview link" });
  await expect(dialog.getByRole("status").filter({ hasText: "There’s no link right now." })).toBeVisible();
  await expectAccessible();
  await dialog.getByRole("button", { name: "Create link" }).click();
  const address = await dialog.getByLabel("Preview address").inputValue();
  expect(address).toMatch(/\/preview\/[\w-]{50,}$/);

  const visitor = await newVisitor();
  const answer = await visitor.goto(address);
  expect(answer?.status()).toBe(200);
  expect(answer?.headers()).toMatchObject({
    "cache-control": "private, no-store",
    "referrer-policy": "strict-origin",
    "x-robots-tag": "noindex, nofollow",
  });
  await expect(visitor.getByRole("heading", { level: 1, name: course.title })).toBeVisible();
  await expectAccessible(visitor);
  await visitor.getByRole("link", { name: "The bowline" }).focus();
  await visitor.keyboard.press("Enter");
  await expect(visitor.getByRole("heading", { level: 1, name: "The bowline" })).toBeVisible();
  await expectAccessible(visitor);
  // A stranger without the link learns nothing of the course.
  expect((await visitor.request.get(`/preview/${"x".repeat(62)}`)).status()).toBe(404);

  await dialog.getByRole("button", { name: "Revoke link" }).click();
  await expect(dialog.getByRole("status").filter({ hasText: "The link no longer works." })).toBeVisible();
  for (const dead of [address, visitor.url()]) {
    expect((await visitor.goto(dead))?.status()).toBe(410);
    await expect(visitor.getByRole("heading", { name: "This preview has ended" })).toBeVisible();
    await expect(visitor.getByText(/^Ask .+ for a new link\.$/)).toBeVisible();
    await expect(visitor.getByText(course.title)).toHaveCount(0);
  }
  await expectAccessible(visitor);
});
