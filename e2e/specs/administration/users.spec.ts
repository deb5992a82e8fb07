import { expect, test } from "../../fixtures/test";
import { proveAddress } from "../../flows/prove-address";
import { signUp } from "../../flows/sign-up";

test("an admin finds someone, gives them another role, locks them out and lets them in again", async ({
  page,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  const member = await newVisitor();
  const name = `Dåg Okonjo ${Date.now()}`;
  await signUp(member, name);
  await signInAs("admin");

  await page.goto("/admin/users");
  const find = page.getByRole("search", { name: "Find users" });
  await find.getByRole("searchbox", { name: "Name, username or email address" }).fill(name.replace("å", "a").slice(2));
  await find.getByLabel("Role").selectOption("Student");
  await find.getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL(/q=.*role=STUDENT/);
  await expect(page.getByRole("row").filter({ hasText: name })).toContainText("Not confirmed");
  await expectAccessible();
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText("Not enrolled in any course.")).toBeVisible();
  await expect(page.getByText("No access was given.")).toBeVisible();

  await page.getByRole("combobox", { name: "Role" }).selectOption("Instructor");
  await page.getByRole("button", { name: "Change" }).click();
  await expect(page.getByText(`${name} is now an instructor.`)).toBeVisible();
  await member.goto("/instructor/courses");
  await expect(member.getByRole("heading", { level: 1 })).toBeVisible();

  await page.getByRole("button", { name: "Lock account" }).click();
  const asked = page.getByRole("dialog", { name: `Lock ${name}’s account?` });
  await asked.getByLabel("Reason").fill("Sells other courses in reviews.");
  await asked.getByRole("button", { name: "Lock" }).click();
  await expect(page.getByText("Locked", { exact: true })).toBeVisible();
  await expect(page.getByText("Not signed in on any device.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Sells other courses in reviews." })).toBeVisible();
  await expectAccessible();
  await member.goto("/dashboard");
  await expect(member).toHaveURL(/\/sign-in\?next=/);

  await page.getByRole("button", { name: "Unlock account" }).click();
  await expect(page.getByRole("button", { name: "Lock account" })).toBeVisible();
  await page.getByRole("link", { name: "All actions on this account, in the audit log" }).click();
  await expect(page).toHaveURL(/kind=user/);
  await expect(page.getByRole("row").filter({ hasText: "Unlocked an account" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Changed someone’s role" })).toContainText(
    "from STUDENT to INSTRUCTOR",
  );
});

test("an admin sees the site as someone, changes nothing, and comes back; the person finds it under Security", async ({
  page,
  newVisitor,
  expectAccessible,
}) => {
  const [member, name] = [await newVisitor(), `Tove Brandquist ${Date.now()}`];
  await signUp(member, name);
  // A session of their own: whoever else is signed in as the admin of the demo sees nothing of this.
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill("admin@demo.test");
  await page.getByLabel("Password").fill("lectern-demo");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
  await page.goto(`/admin/users?q=${encodeURIComponent(name)}`);
  await page.getByRole("link", { name }).click();
  await page.getByRole("button", { name: "View site as this user" }).click();
  const asked = page.getByRole("dialog", { name: `View the site as ${name}?` });
  await asked.getByLabel("Reason").fill("Cannot find the seat.");
  await asked.getByRole("button", { name: "Start" }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
  const banner = page.getByRole("complementary", { name: "You’re viewing the site as someone else" });
  await expect(banner).toContainText(name);
  await expectAccessible();

  // The player keeps its pages: this one is no one's but theirs.
  const refusal = "You can’t change anything while you’re viewing the site as someone else.";
  await page.goto("/courses/reading-a-tide-table");
  const lesson =
    (await page.locator('main a[href^="/learn/reading-a-tide-table/"]').first().getAttribute("href")) ?? "";
  for (const address of [lesson, "/courses/reading-a-tide-table", "/account/profile"]) {
    await page.goto(address);
    await expect(banner).toBeVisible();
  }
  const calls: string[] = [];
  page.on("request", (request) => calls.push(request.url()));
  await page.goto("/courses/reading-a-tide-table");
  const refused = page.waitForResponse((answer) => answer.url().includes("/api/trpc/enrollment.enroll"));
  await page.getByRole("button", { name: "Enroll" }).first().click();
  expect((await refused).status()).toBe(403);
  await expect(page.getByRole("alert").filter({ hasText: refusal })).toBeVisible();
  await page.getByRole("button", { name: "Bookmark", exact: true }).click();
  await expect(page.getByText(refusal)).toHaveCount(2);
  // Nobody of theirs has looked at the course.
  expect(calls.filter((address) => address.includes("catalog.countView"))).toEqual([]);
  expect((await page.goto("/admin"))?.status()).toBe(403);
  expect((await page.goto("/account/security"))?.status()).toBe(403);

  await banner.getByRole("button", { name: "Stop viewing" }).click();
  await expect(page).toHaveURL(/\/admin\/users\//);
  await expect(page.getByRole("listitem").filter({ hasText: "Cannot find the seat." })).toBeVisible();
  await expect(banner).toHaveCount(0);
  await member.goto("/account/security");
  await expect(member.getByRole("row").filter({ hasText: "viewed the site as you" })).toContainText(
    "Cannot find the seat.",
  );
});

test("a group opens its part of the admin area to a member, and shuts it again", async ({
  page,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  const [member, name] = [await newVisitor(), `Corin Haldvei ${Date.now()}`];
  await signUp(member, name);
  const email = await proveAddress(name);
  await signInAs("admin");
  await page.goto("/admin/groups");
  const group = `Writers ${name}`;
  await page.getByRole("button", { name: "New group" }).click();
  const form = page.getByRole("dialog", { name: "New group" });
  await form.getByLabel("Name").fill(group);
  await form.getByLabel("Edit the site’s own pages").check();
  await form.getByRole("button", { name: "Save" }).click();
  const section = page.getByRole("region", { name: group });
  await section.getByLabel("Username or email address").fill(email);
  await section.getByRole("button", { name: "Add to group" }).click();
  await expect(section.getByRole("link", { name })).toBeVisible();
  await expectAccessible();

  await member.goto("/admin");
  await expect(member.getByRole("main").getByRole("listitem")).toHaveText([/^Pages/]);
  await member.getByRole("main").getByRole("link", { name: "Pages" }).click();
  await expect(member).toHaveURL(/\/admin\/pages$/);
  expect((await member.goto("/admin/users"))?.status()).toBe(403);

  await section.getByRole("link", { name }).click();
  const right = page.getByRole("listitem").filter({ hasText: "Edit the site’s own pages" });
  await expect(right).toContainText(`from the group ${group}`);
  await page.goto("/admin/groups");
  await section.getByRole("button", { name: `Delete ${group}` }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  // While it is asked once more, nothing beside the question is there to be found.
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(section).toHaveCount(0);
  expect((await member.goto("/admin"))?.status()).toBe(403);
});
