import type { Page, Request } from "@playwright/test";
import { expect, test } from "../../fixtures/test";

/** What Next's client asks of the server from now on: where it goes, and whether somebody goes there. */
function listenToRouter(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request: Request) => {
    const headers = request.headers();
    if (headers.rsc === undefined) return;
    asked.push(`${"next-router-prefetch" in headers ? "ahead: " : ""}${new URL(request.url()).pathname}`);
  });
  return asked;
}

/** @returns what was asked for first: whatever links ask for on sight or under the pointer comes before the page that is gone to. */
async function follow(page: Page, address: string, name: string): Promise<string | undefined> {
  const asked = listenToRouter(page);
  await page.goto(address);
  const links = page.getByRole("main").getByRole("link").filter({ visible: true });
  expect(await links.count(), `links on ${address}`).toBeGreaterThan(2);
  for (const link of (await links.all()).slice(0, 5)) await link.hover();
  await page.getByRole("main").getByRole("link", { name, exact: true }).first().click();
  await expect.poll(() => asked.length, `what ${address} asked for`).toBeGreaterThan(0);
  return asked[0];
}

test("a visible link asks the server for nothing before it is followed", async ({ page, newVisitor, signInAs }) => {
  expect(await follow(page, "/courses", "Reading a Tide Table")).toBe("/courses/reading-a-tide-table");
  const teacher = await newVisitor();
  await signInAs("instructor", teacher);
  expect(await follow(teacher, "/instructor/courses", "Reading a Tide Table")).toMatch(
    /^\/instructor\/courses\/[0-9a-f-]{36}$/,
  );
});
