import { expect, test } from "../../fixtures/test";

test("an admin adds subjects, orders and renames them, hides one and merges it; old addresses lead on or explain", async ({
  page,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  // A first try leaves what it made.
  const name = test.info().retry === 0 ? "Sailmaking" : "Ropework";
  const slug = name.toLowerCase();
  const [first, second] = [`${name} by hand`, `${name} by rule`];
  await signInAs("admin");
  await page.goto("/admin/categories");
  const row = (of: string) =>
    page.getByRole("listitem").filter({ has: page.getByRole("link", { name: of, exact: true }) });
  const fromMenu = async (of: string, entry: string) => {
    await row(of)
      .getByRole("button", { name: `More for ${of}` })
      .click();
    await page.getByRole("menuitem", { name: entry }).click();
  };
  const dialog = page.getByRole("dialog");
  /** What is behind the window is not there for anyone until it closes. */
  const send = async (button: string) => {
    await dialog.getByRole("button", { name: button }).click();
    await expect(dialog).toHaveCount(0);
  };

  await page.getByRole("button", { name: "Add a category" }).click();
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await expect(dialog.getByRole("textbox", { name: "Address" })).toHaveValue(slug);
  await dialog.getByRole("radio", { name: "Flask" }).check();
  await send("Save");
  for (const below of [first, second]) {
    await fromMenu(name, "Add subcategory");
    await dialog.getByRole("textbox", { name: "Name" }).fill(below);
    await send("Save");
    await expect(row(below)).toBeVisible();
  }

  await row(second)
    .getByRole("button", { name: `Move ${second} up` })
    .click();
  await expect(page.getByText(`${second} is now 1 of 2`)).toBeAttached();
  // The focus goes with the row; at the top only the way down is left.
  await expect(row(second).getByRole("button", { name: `Move ${second} down` })).toBeFocused();
  await row(first).getByTitle("Drag to reorder").hover();
  await page.mouse.down();
  const above = await row(second).boundingBox();
  await page.mouse.move((above?.x ?? 0) + 20, (above?.y ?? 0) + 4, { steps: 4 });
  await page.mouse.up();
  await expect(
    page
      .getByRole("listitem")
      .filter({ hasText: `${name} by` })
      .first(),
  ).toContainText(first);

  await row(first)
    .getByRole("button", { name: `Edit ${first}` })
    .click();
  await expectAccessible();
  await dialog.getByRole("textbox", { name: "Address" }).fill(`${slug}-hands`);
  await dialog.getByRole("switch", { name: "Shown in the catalog" }).uncheck();
  await send("Save");
  await expect(row(first)).toContainText("Hidden");
  await expectAccessible();
  const visitor = await newVisitor();
  await visitor.goto(`/courses?category=${slug}-by-hand`);
  await expect(visitor).toHaveURL(`/courses?category=${slug}-hands`);
  await expect(visitor.getByText(`${first} is no longer in the list of subjects.`)).toBeVisible();

  await fromMenu(first, "Merge into another");
  await dialog.getByRole("combobox", { name: "Into" }).selectOption({ label: `– ${second}` });
  await send("Merge");
  await expect(row(first)).toHaveCount(0);
  await visitor.goto(`/courses?category=${slug}-by-hand`);
  await expect(visitor).toHaveURL(`/courses?category=${slug}-by-rule`);

  for (const gone of [second, name]) {
    await row(gone)
      .getByRole("button", { name: `More for ${gone}` })
      .press("Enter");
    await page.getByRole("menuitem", { name: "Delete", exact: true }).press("Enter");
    await dialog.getByRole("button", { name: "Delete" }).press("Enter");
    await expect(dialog).toHaveCount(0);
    await expect(row(gone)).toHaveCount(0);
    await expect(page.locator("#main li :focus")).toHaveCount(1);
  }
});
