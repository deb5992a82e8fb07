import type { CDPSession, Page } from "@playwright/test";
import { expect, test } from "../../fixtures/own-site";

// Browsers know passkeys of domains alone, and the other tests' site has an address of numbers.
test.use({ siteHostname: "localhost" });

const words = "a long enough sentence";

/** A device that keeps passkeys and looks at its user, in Chromium itself (WebDriver: virtual authenticator). */
async function plugIn(page: Page): Promise<{ cdp: CDPSession; authenticatorId: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, authenticatorId };
}

async function signOut(page: Page): Promise<void> {
  await page.context().clearCookies();
  await page.goto("/sign-in?next=%2Faccount%2Fsecurity");
}

test("a person adds a passkey, signs in with it alone and after the password, and takes it away", async ({
  page,
  expectAccessible,
}) => {
  const { cdp, authenticatorId } = await plugIn(page);
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Hanne Frost");
  await page.getByLabel("Email").fill("hanne@frost.example");
  await page.getByLabel("Password").fill(words);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(/\/dashboard$/);

  await page.goto("/account/security");
  const passkeys = page.getByRole("region", { name: "Passkeys" });
  await passkeys.getByText("Add a passkey").press("Enter");
  await passkeys.getByLabel("Passkey name").fill("Work laptop");
  await passkeys.getByLabel("Current password").fill("not the password");
  await passkeys.getByRole("button", { name: "Add passkey" }).click();
  await expect(passkeys.getByLabel("Current password")).toHaveAccessibleDescription(/./);
  await expectAccessible();
  await passkeys.getByLabel("Current password").fill(words);
  await passkeys.getByRole("button", { name: "Add passkey" }).press("Enter");
  const codes = passkeys.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  await expect(passkeys.getByRole("listitem").filter({ hasText: "Work laptop" })).toContainText("not used yet");
  await expectAccessible();

  await signOut(page);
  await expectAccessible();
  await page.getByRole("button", { name: "Sign in with a passkey" }).press("Enter");
  await expect(page).toHaveURL(/\/account\/security$/);
  await expect(page.getByText("last used")).toBeVisible();
  await expect(page.getByRole("region", { name: "Where you’re signed in" })).toContainText("passkey");

  await signOut(page);
  await page.getByLabel("Email").fill("hanne@frost.example");
  await page.getByLabel("Password").fill(words);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "One more step" })).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page).toHaveURL(/\/account\/security$/);

  await passkeys.getByText("Rename").press("Enter");
  await passkeys.getByLabel("Passkey name").first().fill("Old laptop");
  await passkeys.getByRole("button", { name: "Save name" }).press("Enter");
  await expect(page.getByText("The passkey was renamed.")).toBeVisible();
  await passkeys.getByText("Remove").first().press("Enter");
  await passkeys.getByLabel("Current password").first().fill(words);
  await passkeys.getByRole("button", { name: "Remove passkey" }).press("Enter");
  await expect(page.getByText("You can no longer sign in with the passkey.")).toBeVisible();
  await expect(passkeys.getByText("Old laptop")).toHaveCount(0);

  await signOut(page);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "isn’t linked to an account here" })).toBeVisible();
  await cdp.send("WebAuthn.clearCredentials", { authenticatorId });
  await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "No passkey was used" })).toBeVisible();
  await page.getByLabel("Email").fill("hanne@frost.example");
  await page.getByLabel("Password").fill(words);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/account\/security$/);
});
