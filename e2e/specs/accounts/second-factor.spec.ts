import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { expect, test } from "../../fixtures/test";

const words = "a long enough sentence";
const anAddress = () => `factor-${Date.now()}-${Math.random().toString(36).slice(2, 8)}@example.org`;

async function enterPassword(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in?next=%2Faccount%2Fsecurity");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(words);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "One more step" })).toBeVisible();
}

test("a person adds a second factor, signs in with it, and takes it away", async ({
  page,
  newVisitor,
  expectAccessible,
}) => {
  const email = anAddress();
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Hanne Frost");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(words);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(/\/dashboard$/);

  await page.goto("/account/security");
  await page.getByRole("link", { name: "Turn on" }).click();
  // The page before has a field of the same name.
  await expect(page).toHaveURL(/\/second-factor$/);
  await page.getByLabel("Current password").fill(words);
  await page.getByRole("button", { name: "Show QR code" }).click();
  await expect(page.getByRole("img", { name: "QR code with the key" })).toBeVisible();
  await expectAccessible();
  const key = ((await page.getByText(/^(?:[A-Z2-7]{4} ?){8}$/).textContent()) ?? "").replaceAll(" ", "");
  const app = new TOTP({ secret: Secret.fromBase32(key) });
  await page.getByRole("textbox", { name: "Code" }).fill(app.generate());
  await page.getByRole("button", { name: "Turn on" }).click();
  const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  await expect(page.getByText("Turn it off")).toBeVisible();
  await expectAccessible();
  const [first = "", second = ""] = await codes.allInnerTexts();

  const elsewhere = await newVisitor();
  await enterPassword(elsewhere, email);
  await elsewhere.getByRole("textbox", { name: "Code" }).fill("AAAAA-AAAAA");
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  await expect(elsewhere.getByText("This code is wrong")).toBeVisible();
  await elsewhere.goto("/dashboard");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await enterPassword(elsewhere, email);
  await elsewhere.getByRole("textbox", { name: "Code" }).fill(first);
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  await expect(elsewhere).toHaveURL(/\/account\/security$/);
  await expect(elsewhere.getByText("9 of 10 recovery codes left")).toBeVisible();

  await elsewhere.getByRole("link", { name: "Manage codes or turn off" }).click();
  const off = elsewhere.getByRole("region", { name: "Turn it off" });
  await off.getByText("Turn off").first().click();
  await off.getByLabel("Current password").fill(words);
  await off.getByRole("textbox", { name: "Code" }).fill(second);
  await off.getByRole("button", { name: "Turn off" }).click();
  await expect(elsewhere.getByText("Two-factor authentication is off.")).toBeVisible();
});
