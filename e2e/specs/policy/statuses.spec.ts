import { expect, type Role, test } from "../../fixtures/test";
import { Asker } from "../../flows/ask-once";
import { cookiesOf } from "../../flows/call-site";
import { ownCourse } from "../../flows/own-course";
import type { Answer, Rows } from "./answers";
import { findDeadLinks, starts } from "./dead-links";
import { readDemoIds } from "./ids";
import { statusTable, unbuilt } from "./status-table";

const roles: (Role | null)[] = [null, "student", "instructor", "admin"];
const atOnce = 6;

/** As the table writes it. */
async function answerTo(asker: Asker, row: string): Promise<Answer> {
  const [address = "", method = "GET"] = row.split(" ").reverse();
  const { status, location } = await (method === "GET" ? asker.ask(address) : asker.send(address, method));
  return status === 307 && location.startsWith("/sign-in?next=") ? "sign-in" : status;
}

for (const [at, role] of roles.entries()) {
  const who = role ?? "a signed-out visitor";
  test(`every address answers ${who} with its own status, and every link that ${who} meets leads somewhere`, async ({
    page,
    baseURL,
    newVisitor,
    signInAs,
  }) => {
    const url = baseURL ?? "";
    const author = await newVisitor();
    await signInAs("instructor", author);
    const { id: draft } = await ownCourse(author, url, { isLive: false });
    const fillIn = await readDemoIds({ draft });
    if (role) await signInAs(role);
    // One for both: what the table asks for and a page links to is asked for once.
    const asker = new Asker(url, await cookiesOf(page.context(), url));
    await test.step("statuses", async () => {
      const rows = Object.entries(Object.assign({}, ...Object.values(statusTable), unbuilt) as Rows);
      const wanted = Object.fromEntries(rows.map(([row, answers]) => [row, answers[at]]));
      const seen: Record<string, Answer> = {};
      // Each page is loaded by the server when it is first asked for: here most of them at once.
      const waiting = rows.map(([row]) => row);
      const askOn = async () => {
        for (let row = waiting.shift(); row; row = waiting.shift()) seen[row] = await answerTo(asker, fillIn(row));
      };
      await Promise.all(Array.from({ length: atOnce }, askOn));
      expect.soft(seen).toEqual(wanted);
    });
    await test.step("links", async () => {
      expect.soft(await findDeadLinks(asker, starts[role ?? "stranger"])).toEqual([]);
    });
  });
}

test("a page that needs an account sends to sign-in and back afterwards", async ({ page }) => {
  const answer = await page.request.get("/instructor/courses?x=1", { maxRedirects: 0 });
  expect(answer.headers().location).toBe("/sign-in?next=%2Finstructor%2Fcourses%3Fx%3D1");
  await page.goto("/certificates");
  await page.getByLabel("Email").fill("student@demo.test");
  await page.getByLabel("Password").fill("lectern-demo");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/certificates$/);
});

test("signing out makes a kept copy of the cookie worthless at once", async ({ page, signInAs, newVisitor }) => {
  await signInAs("student");
  const kept = await page.context().cookies();
  await page.goto("/dashboard");
  await page.getByRole("button", { name: /^Account menu/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
  const thief = await newVisitor();
  await thief.context().addCookies(kept);
  const answer = await thief.request.get("/dashboard", { maxRedirects: 0 });
  expect(answer.status()).toBe(307);
});

test("a wrong password and an unknown address read the same", async ({ page }) => {
  for (const email of ["student@demo.test", "nobody@demo.test"]) {
    await page.goto("/sign-in");
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "don’t match" })).toBeVisible();
    await expect(page.getByLabel("Email")).toHaveValue(email);
  }
});
