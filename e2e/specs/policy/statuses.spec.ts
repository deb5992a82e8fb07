import { expect, type Role, test } from "../../fixtures/test";

/**
 * The status of the document, asked of each address as each role: [signed out, student, instructor, admin]. Written by hand.
 * Sign-in is 307. A slug in capitals is filled in from the demo content.
 */
const table: Record<string, [number, number, number, number]> = {
  "/": [200, 200, 200, 200],
  "/courses": [200, 200, 200, 200],
  "/courses?q=tide&level=beginner&page=9": [200, 200, 200, 200],
  "/courses/reading-a-tide-table": [200, 200, 200, 200],
  "/courses/no-such-course": [404, 404, 404, 404],
  "/courses/reading-a-tide-table/discussion": [404, 404, 404, 404],
  "/learn/no-such-course": [404, 404, 404, 404],
  "/learn/no-such-course/0199f3c2-7a10-7c44-8b1e-3d5a9e0c1101": [404, 404, 404, 404],
  "/learn/reading-a-tide-table/0199f3c2-7a10-7c44-8b1e-3d5a9e0c1101": [404, 404, 404, 404],
  "/learn/reading-a-tide-table/not-an-id": [404, 404, 404, 404],
  "/verify": [200, 200, 200, 200],
  "/verify/nothing-like-a-number": [404, 404, 404, 404],
  "/sign-in": [200, 307, 307, 307],
  "/sign-up": [200, 307, 307, 307],
  "/setup": [404, 404, 404, 404],
  "/dashboard": [307, 200, 200, 200],
  "/certificates": [307, 200, 200, 200],
  "/certificates/LC-NOT-A-NUMBER": [404, 404, 404, 404],
  "/instructor": [307, 403, 200, 200],
  "/instructor/drafts": [307, 403, 200, 200],
  "/instructor/drafts/new": [307, 403, 200, 200],
  "/instructor/drafts/0199f3c2-7a10-4c44-8b1e-3d5a9e0c1101": [307, 403, 404, 404],
  "/instructor/drafts/not-an-id": [307, 403, 404, 404],
  "/instructor/templates": [307, 403, 200, 200],
  "/instructor/templates?type=exam&tag=none": [307, 403, 200, 200],
  "/instructor/templates/0199f3c2-7a10-7c44-8b1e-3d5a9e0c1101": [307, 403, 404, 404],
  "/instructor/courses": [307, 403, 200, 200],
  "/instructor/courses/0199f3c2-7a10-7c44-8b1e-3d5a9e0c1101": [307, 403, 404, 404],
  "/instructor/courses/0199f3c2-7a10-7c44-8b1e-3d5a9e0c1101/export": [307, 403, 404, 404],
  "/instructor/courses/0199f3c2-7a10-7c44-8b1e-3d5a9e0c1101/details": [307, 403, 404, 404],
  "/instructor/courses/0199f3c2-7a10-7c44-8b1e-3d5a9e0c1101/access": [307, 403, 404, 404],
  "/instructor/courses/0199f3c2-7a10-7c44-8b1e-3d5a9e0c1101/versions": [307, 403, 404, 404],
  "/instructor/courses/0199f3c2-7a10-7c44-8b1e-3d5a9e0c1101/versions/move": [307, 403, 404, 404],
  "/instructor/courses/0199f3c2-7a10-7c44-8b1e-3d5a9e0c1101/team": [307, 403, 404, 404],
  "/instructor/courses/0199f3c2-7a10-7c44-8b1e-3d5a9e0c1101/students": [307, 403, 404, 404],
  "/instructor/courses/0199f3c2-7a10-7c44-8b1e-3d5a9e0c1101/students/import": [307, 403, 404, 404],
  "/instructor/invitations/not-a-token-of-ours": [307, 404, 404, 404],
  "/preview/not-a-token-of-ours": [404, 404, 404, 404],
  "/preview/not-a-token-of-ours/0199f3c2-7a10-7c44-8b1e-3d5a9e0c1101": [404, 404, 404, 404],
  "/instructor/not-built": [307, 403, 404, 404],
  "/admin": [307, 403, 403, 404],
  "/admin/reviews": [307, 403, 403, 404],
  "/admin/outbox": [307, 403, 403, 200],
  "/admin/outbox?shelf=sent&mail=0199f3c2-7a10-4c44-8b1e-3d5a9e0c1101": [307, 403, 403, 404],
  "/unsubscribe/not-a-token-of-ours-at-all": [404, 404, 404, 404],
  "/account": [307, 404, 404, 404],
  "/account/security": [307, 404, 404, 404],
  "/no-such-page": [404, 404, 404, 404],
  "/pieces": [200, 200, 200, 200],
  "/pieces/editor": [200, 200, 200, 200],
  "/robots.txt": [200, 200, 200, 200],
  "/sitemap.xml": [200, 200, 200, 200],
  "/api/health": [200, 200, 200, 200],
  "/api/ready": [200, 200, 200, 200],
  "/api/inngest": [401, 401, 401, 401],
};

const roles: (Role | null)[] = [null, "student", "instructor", "admin"];

test.skip(({ isMobile }) => isMobile, "a status has no width");

for (const [at, role] of roles.entries()) {
  test(`every address answers ${role ?? "a signed-out visitor"} with its own status`, async ({ page, signInAs }) => {
    if (role) await signInAs(role);
    const seen: Record<string, number> = {};
    const wanted: Record<string, number> = {};
    for (const [address, statuses] of Object.entries(table)) {
      const answer = await page.request.get(address, { maxRedirects: 0 });
      seen[address] = answer.status();
      wanted[address] = statuses[at] ?? 0;
    }
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
    await expect(page.getByRole("alert").filter({ hasText: "do not match" })).toBeVisible();
    await expect(page.getByLabel("Email")).toHaveValue(email);
  }
});
