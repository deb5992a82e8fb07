import { expect, test } from "../../fixtures/test";
import { openMail } from "../../flows/outbox-mail";
import { ownCourse } from "../../flows/own-course";
import { proveAddress } from "../../flows/prove-address";
import { signUp } from "../../flows/sign-up";

test("a lead invites someone, who joins by the link, gets the lead handed over and shows the first one out", async ({
  page,
  baseURL,
  signInAs,
  newVisitor,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const course = await ownCourse(page, baseURL ?? "", { isLive: false });
  // Of this run alone: both widths run at once, and a refusal is one of the address.
  const address = `jorun-${course.id.slice(0, 8)}@kart.example`;
  const friend = await newVisitor();
  // A name of this run: whoever has it has an address that is proved, as joining asks for.
  const name = `Jorun Habte-Weiss ${course.id.slice(0, 8)}`;
  await signUp(friend, name);
  await proveAddress(name);

  await page.goto(course.at("team"));
  await expectAccessible();
  await page.getByRole("button", { name: "Invite" }).click();
  const form = page.getByRole("dialog", { name: "Invite someone to the team" });
  await form.getByLabel("Username or email").fill("nobody-of-this-name");
  await form.getByRole("button", { name: "Send invitation" }).click();
  await expect(form.getByRole("alert")).toHaveText("No one here has this username.");
  await form.getByLabel("Username or email").fill(address);
  await form.getByLabel("Share, %").fill("20");
  await expectAccessible();
  // A refused invitation made nothing: the same form sends the right one.
  await form.getByRole("button", { name: "Send invitation" }).press("Enter");
  const link = await form.getByLabel("Invitation link").inputValue();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: new RegExp(address) })).toBeVisible();

  // Without an email server the invitation waits in the outbox, as it would have arrived.
  const adminPage = await newVisitor();
  await signInAs("admin", adminPage);
  const mail = await openMail(adminPage, address, `help teach “${course.title}”`);
  await expect(mail.getByText(address).first()).toBeVisible();
  await expect(adminPage.getByRole("list", { name: "Emails" }).getByText("Invitation to teach").first()).toBeVisible();
  await expect(mail.getByRole("link", { name: "View invitation" })).toHaveAttribute("href", link);
  await expectAccessible(adminPage);
  // Whoever was written to can say so without an account, and change their mind.
  const reader = await newVisitor();
  await reader.goto(
    (await mail.getByRole("link", { name: "Unsubscribe from emails like this" }).getAttribute("href")) ?? "",
  );
  await expectAccessible(reader);
  await reader.getByRole("button", { name: "Unsubscribe" }).click();
  await expect(
    reader.getByText("j…@kart.example no longer gets this kind of email: Invitation to teach."),
  ).toBeVisible();
  await reader.getByRole("button", { name: "Subscribe again" }).click();
  await expect(reader.getByRole("button", { name: "Unsubscribe" })).toBeVisible();
  await mail.getByRole("link", { name: "Source" }).click();
  await expect(mail.getByText(/^Message-ID: </m)).toBeVisible();
  await expectAccessible(adminPage);

  // Before joining, the course is not hers to see.
  expect((await friend.request.get(course.at("team"), { maxRedirects: 0 })).status()).toBe(403);
  await friend.goto(link);
  await expect(friend.getByRole("heading", { level: 1, name: `Join the team of ${course.title}?` })).toBeVisible();
  await expectAccessible(friend);
  await friend.getByRole("button", { name: "Accept" }).click();
  await expect(friend).toHaveURL(new RegExp(`/instructor/courses/${course.id}$`));
  expect((await friend.goto(link))?.status()).toBe(410);

  // A student's account, with the right to write here: files for this course, and no link that would be refused.
  await friend.goto("/dashboard");
  await friend.getByRole("banner").getByRole("link", { name: "Studio" }).click();
  await expect(friend).toHaveURL("/instructor");
  await friend.goto("/instructor/courses");
  const rooms = friend.getByRole("navigation", { name: "Studio", exact: true });
  await expect(rooms.getByRole("link")).toHaveText(["Home", "Courses", "Analytics", "Files"]);
  await expect(friend.getByRole("link", { name: "Import course" })).toHaveCount(0);
  await expect(friend.getByRole("button", { name: "New course" })).toHaveCount(0);
  await rooms.getByRole("link", { name: "Files" }).click();
  await expect(friend.getByLabel("Choose files")).toBeAttached();

  await page.reload();
  const mate = page.getByRole("region", { name });
  const rights = mate.getByRole("group", { name: `Permissions of ${name}` });
  await expect(rights.getByLabel("Write")).toBeChecked();
  await expect(rights.getByLabel("Publish")).not.toBeChecked();
  await expect(page.getByRole("img", { name: new RegExp(`${name} 20%`) })).toBeVisible();
  await mate.getByRole("button", { name: /^Make lead/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Make lead" }).click();
  await expect(mate.getByText("The lead has every permission.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Invite" })).toHaveCount(0);

  await friend.goto(course.at("team"));
  const former = friend.getByRole("region").filter({ has: friend.getByRole("button", { name: /^Make lead/ }) });
  await former.getByRole("button", { name: /^Remove from team/ }).click();
  await friend.getByRole("dialog").getByRole("button", { name: "Remove from team" }).click();
  await expect(friend.getByRole("heading", { name: "Former members" })).toBeVisible();
  await expectAccessible(friend);
});
