import type { Page } from "@playwright/test";
import { expect, type Role, test } from "../../fixtures/test";
import { ownCourse } from "../../flows/own-course";
import type { Answer, Rows } from "./answers";
import { readDemoIds } from "./ids";
import { statusTable, unbuilt } from "./status-table";

const roles: (Role | null)[] = [null, "student", "instructor", "admin"];
const atOnce = 6;

/** Asks with the cookies of this page, and follows nothing. */
async function ask(page: Page, row: string): Promise<Answer> {
  const [address = "", method = "GET"] = row.split(" ").reverse();
  const answer = await page.request.fetch(address, { method, maxRedirects: 0 });
  const { location = "" } = answer.headers();
  return answer.status() === 307 && location.startsWith("/sign-in?next=") ? "sign-in" : answer.status();
}

for (const [at, role] of roles.entries()) {
  test(`every address answers ${role ?? "a signed-out visitor"} with its own status`, async ({
    page,
    baseURL,
    newVisitor,
    signInAs,
  }) => {
    // Each page is loaded by the server when it is first asked for: here most of them at once.
    const author = await newVisitor();
    await signInAs("instructor", author);
    const { id: draft } = await ownCourse(author, baseURL ?? "", { isLive: false });
    const fillIn = await readDemoIds({ draft });
    if (role) await signInAs(role);
    const rows = Object.entries(Object.assign({}, ...Object.values(statusTable), unbuilt) as Rows);
    const wanted = Object.fromEntries(rows.map(([row, answers]) => [row, answers[at]]));
    const seen: Record<string, Answer> = {};
    const waiting = rows.map(([row]) => row);
    const askOn = async () => {
      for (let row = waiting.shift(); row; row = waiting.shift()) seen[row] = await ask(page, fillIn(row));
    };
    await Promise.all(Array.from({ length: atOnce }, askOn));
    expect(seen).toEqual(wanted);
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
