import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { bringInCourse } from "../../flows/bring-in-course";
import { call, listLessons } from "../../flows/learner";
import { signUp } from "../../flows/sign-up";

const listing = (words: string) => `\`\`\`sql\nSELECT '${words}';\n\`\`\``;
const video = '::embed[Two clocks]{url="https://www.youtube.com/watch?v=aqz-KE-bpKQ"}';
const indented = (text: string) => text.replaceAll("\n", "\n      ");

const videoLesson = (id: string, url: string) =>
  `---\nid: ${id}\ntitle: ${id}\ntype: video\nminutes: 1\nvideo:\n  url: ${url}\n---\n\nWatch.\n`;

/** A course whose every text holds something that wakes up: a listing to copy, a video of another service. */
const files: Record<string, string> = {
  "course.yaml": `format: 1
id: ${randomUUID()}
title: Texts that do something
slug: texts-that-do-something
language: en
level: beginner
category: computing
description: |
  ${`Begin with this.\n\n${listing("description")}\n\n${video}`.replaceAll("\n", "\n  ")}
`,
  "01-one/module.yaml": "id: one\ntitle: One\n",
  "01-one/01-check.md": "---\nid: check\ntitle: Check\ntype: quiz\nminutes: 2\n---\n\nOne question.\n",
  "01-one/01-check.quiz.yaml": `title: Check
passingScore: 50
showCorrectAnswers: after-submit
questions:
  - id: what
    type: true-false
    text: |
      ${indented(`Does this run?\n\n${listing("question")}`)}
    answer: true
    explanation: |
      ${indented(`It does.\n\n${listing("explanation")}`)}
`,
  "01-one/02-youtube.md": videoLesson("youtube", "https://www.youtube.com/watch?v=aqz-KE-bpKQ"),
  "01-one/03-vimeo.md": videoLesson("vimeo", "https://vimeo.com/76979871"),
};

function writeCourse(): string {
  const folder = mkdtempSync(join(tmpdir(), "lectern-texts-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function expectToCopy(within: Page | Locator, words: string): Promise<void> {
  const button = within.locator("figure.code", { hasText: words }).getByRole("button");
  await expect(button).toHaveText("Copy");
  await button.click();
  await expect(button).toHaveText("Copied");
}

interface Player {
  frames: string;
  startsAgainAt: RegExp;
  page: string;
}

/** As their players speak: nothing before they are greeted, and then that they have been paused at this second. */
const players: Readonly<Record<"youtube" | "vimeo", Player>> = {
  youtube: {
    frames: "https://www.youtube-nocookie.com/**",
    startsAgainAt: /[?&]start=83(&|$)/,
    page: `addEventListener("message", (message) => {
      if (JSON.parse(message.data).event !== "listening") return;
      const say = (info) => parent.postMessage(JSON.stringify({ event: "infoDelivery", info }), message.origin);
      say({ currentTime: 0, duration: 600, playerState: -1 });
      say({ currentTime: 83.4, playerState: 2 });
    });`,
  },
  vimeo: {
    frames: "https://player.vimeo.com/**",
    startsAgainAt: /#t=83s$/,
    page: `addEventListener("message", (message) => {
      const { method, value } = JSON.parse(message.data);
      if (method !== "addEventListener" || value !== "pause") return;
      parent.postMessage({ event: "pause", data: { seconds: 83.4, percent: 0.1, duration: 600 } }, message.origin);
    });`,
  },
};

/** Starts the video of this lesson, has its player tell where it is, and finds it there after a reload. */
async function expectToResume(page: Page, address: string, player: Player): Promise<void> {
  let isAsked = false;
  await page.route(player.frames, (route) => {
    isAsked = true;
    return route.fulfill({ contentType: "text/html", body: `<!doctype html><script>${player.page}</script>` });
  });
  const start = page.locator("[data-embed-start]");
  await page.goto(address);
  await expect(start).toBeVisible();
  expect(isAsked, "nothing is asked of the service before the learner starts the film").toBe(false);
  const kept = page.waitForResponse((answer) => answer.url().includes("learning.saveWatching") && answer.ok());
  await start.click();
  await expect(page.locator("iframe")).not.toHaveAttribute("src", player.startsAgainAt);
  await kept;
  await page.reload();
  await start.click();
  await expect(page.locator("iframe")).toHaveAttribute("src", player.startsAgainAt);
  await expect(page.getByRole("button", { name: "Mark complete" })).toBeVisible();
}

test("listings are copied and videos started wherever authors write, and go on where they were left", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const folder = writeCourse();
  const slug = bringInCourse(folder);
  rmSync(folder, { recursive: true });

  await page.goto(`/courses/${slug}`);
  await expectToCopy(page, "description");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("SELECT 'description';");
  await expect(page.locator("iframe")).toHaveCount(0);
  await page.route("https://www.youtube-nocookie.com/**", (route) => route.fulfill({ body: "a film" }));
  await page.locator("[data-embed-start]").click();
  await expect(page.locator("iframe")).toHaveAttribute("src", /^https:\/\/www\.youtube-nocookie\.com\//);

  await signUp(page, "Copyist");
  await call(page, "mutation", "enrollment.enroll", { slug });
  const [lesson, youtube, vimeo] = await listLessons(page, slug);
  await page.goto(`/learn/${slug}/${lesson?.id}`);
  await page.getByRole("button", { name: "Start attempt" }).click();
  await expectToCopy(page, "question");
  await page.getByRole("radio").first().check();
  await page.getByRole("button", { name: "Submit attempt" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Submit", exact: true }).click();
  await expect(page).toHaveURL(/\/attempt\/[0-9a-f-]{36}$/);
  await expectToCopy(page, "question");
  await expectToCopy(page, "explanation");

  await page.unroute("https://www.youtube-nocookie.com/**");
  await expectToResume(page, `/learn/${slug}/${youtube?.id}`, players.youtube);
  await expectToResume(page, `/learn/${slug}/${vimeo?.id}`, players.vimeo);
});
