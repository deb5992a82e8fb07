import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { drawLate } from "../../flows/draw-late";

const prompt = { link: "Modules", path: "/admin/prompts/modules", body: "Plan {{module}} within {{outline}}." };

const field = (page: Page) => page.getByRole("textbox", { name: "Prompt" });
const saved = (page: Page) => page.getByRole("status").filter({ hasText: /^Saved/ });
const fitsItsScreen = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    page.viewportSize()?.width ?? 0,
  );

test("an admin changes a prompt, sees what would be sent, meets a colleague's version and takes an old one back", async ({
  page,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  const { link, path, body } = prompt;
  await signInAs("admin");
  await page.goto("/admin/prompts");
  await expect(page.getByText("AI drafting is off.")).toBeVisible();
  await fitsItsScreen(page);
  await expectAccessible();
  await page.getByRole("link", { name: link, exact: true }).click();
  await expect(page).toHaveURL(path);
  const shipped = await field(page).inputValue();

  await field(page).fill("Write about {{topik}}.");
  await expect(page.getByText("{{topik}} isn’t a variable of this prompt")).toBeVisible();
  await expect(page.getByText("is required: without it, the model")).toHaveCount(2);
  await page.getByRole("button", { name: "Show {{topik}}" }).click();
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("{{topic}}");
  await expect(field(page)).toHaveValue("Write about {{topic}}.");
  await expectAccessible();
  await drawLate(page);
  const variables = page.getByRole("region", { name: "Variables", exact: true });
  await variables.getByRole("button", { name: "Insert {{module}}" }).click();
  await page.keyboard.type(" in short");
  await expect(field(page)).toHaveValue("Write about {{topic}}{{module}} in short.");

  await field(page).fill(`${body} First words.`);
  await page.reload();
  await expect(page.getByText("were kept on this device and are shown here")).toBeVisible();
  await expect(field(page)).toHaveValue(`${body} First words.`);
  await page.getByRole("button", { name: "Show preview" }).click();
  const sent = page.getByRole("region", { name: "Your prompt, filled in" });
  await expect(sent).toContainText("Reading a table");
  await expect(sent).toContainText("First words.");

  const colleague = await newVisitor();
  await signInAs("admin", colleague);
  await colleague.goto(path);
  await field(colleague).fill(`${body} Their words.`);
  const save = page.getByRole("button", { name: /^Save as version/ });
  await save.click();
  await expect(saved(page)).toBeVisible();
  await colleague.getByRole("button", { name: /^Save as version/ }).click();
  const met = colleague.getByRole("alert").filter({ hasText: "while you were editing" });
  await expect(met).toContainText("First words.");
  await expect(field(colleague)).toHaveValue(`${body} Their words.`);
  await expectAccessible(colleague);
  await met.getByRole("button", { name: /^Save mine as version/ }).click();
  await expect(saved(colleague)).toBeVisible();

  const versions = colleague.getByRole("region", { name: "Versions of this prompt" });
  await versions.getByRole("link", { name: "Version 1", exact: true }).click();
  await colleague.getByText("What restoring it would change").click();
  await fitsItsScreen(colleague);
  await expectAccessible(colleague);
  await colleague.getByRole("button", { name: /^Restore as version/ }).click();
  await expect(colleague.getByText("This is the current version.")).toBeVisible();
  await expect(field(colleague)).toHaveValue(shipped);
});

test("an admin sets credits and a price, and finds the ledger behind the figures", async ({
  page,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("admin");
  await page.goto("/admin/prompts");
  const price = page.getByRole("form", { name: "Token prices" });
  await price.getByLabel("A million tokens read").fill("0.15");
  await price.getByLabel("A million tokens written").fill("a little");
  await price.getByRole("button", { name: "Save price" }).click();
  await expect(price.getByText("Enter an amount with at most six decimals")).toBeVisible();
  await expectAccessible();
  await price.getByLabel("A million tokens written").fill("0.6");
  await price.getByLabel("Currency").fill("eur");
  await price.getByRole("button", { name: "Save price" }).click();
  await expect(price.getByRole("status")).toContainText("Saved");
  await page.reload();
  await expect(price.getByLabel("A million tokens written")).toHaveValue("0.60");
  for (const name of ["A million tokens read", "A million tokens written", "Currency"])
    await price.getByLabel(name).fill("");
  await price.getByRole("button", { name: "Save price" }).click();
  await expect(price.getByRole("status")).toContainText("Saved");

  const credits = page.getByRole("form", { name: "Monthly credits" });
  await credits.getByLabel("Standard").fill("6000");
  await credits.getByRole("button", { name: "Save credits" }).click();
  await expect(credits.getByRole("status")).toContainText("Saved");
  await credits.getByLabel("Standard").fill("5000");
  await credits.getByRole("button", { name: "Save credits" }).click();

  await page.getByRole("link", { name: "All requests" }).click();
  await expect(page.getByRole("heading", { name: "Requests to models" })).toBeVisible();
  await expectAccessible();
  const file = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV" }).click();
  expect((await file).suggestedFilename()).toBe("requests.csv");
});
