import { expect, test } from "../../fixtures/test";
import { signUp } from "../../flows/sign-up";

test("people take along all that the site has of them, and no one else can fetch it", async ({
  page,
  newVisitor,
  expectAccessible,
}) => {
  await signUp(page, "Ilse Tamberg");
  await page.goto("/account/data");
  await expectAccessible();
  await page.getByRole("button", { name: "Create export" }).click();
  const link = page.getByRole("link", { name: /^Download lectern-ilse-tamberg/ });
  await expect(link).toBeVisible({ timeout: 60_000 });
  await expectAccessible();
  const address = (await link.getAttribute("href")) ?? "";
  const archive = await page.request.get(address);
  expect(archive.headers()["content-type"]).toBe("application/zip");
  expect((await archive.body()).subarray(0, 2).toString()).toBe("PK");

  const visitor = await newVisitor();
  await signUp(visitor, "Somebody Else");
  expect((await visitor.request.get(address)).status()).toBe(404);
});

test("people ask for the deletion of their account, are told of it on every page of theirs, and call it off", async ({
  page,
  expectAccessible,
}) => {
  await signUp(page, "Piet Aumond");
  await page.goto("/account/data");
  await page.getByText("Delete account …").click();
  await page.getByLabel("Password").fill("a long enough sentence");
  await expectAccessible();
  await page.getByRole("button", { name: /^Delete after/ }).click();
  await expect(page.getByRole("status")).toContainText("Your account will be deleted");
  const notice = page.getByRole("complementary", { name: "Account deletion" });
  await expect(notice).toContainText("Your account will be deleted on");
  await page.goto("/account/preferences");
  await notice.getByRole("link", { name: "Keep it" }).click();
  await expect(page).toHaveURL(/\/account\/data#leave$/);
  await expectAccessible();
  await page.getByRole("button", { name: "Keep my account" }).click();
  await expect(page.getByRole("status")).toContainText("Your account won’t be deleted");
  await expect(notice).toHaveCount(0);
});
