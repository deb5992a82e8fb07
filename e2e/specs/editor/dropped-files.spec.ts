import { randomBytes, randomUUID } from "node:crypto";
import { deflateSync } from "node:zlib";
import type { Locator } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";

interface Given {
  name: string;
  type: string;
  base64: string;
}

/** Files arriving as the browser's own event, at the element. */
async function hand(element: Locator, kind: "drop" | "paste", files: readonly Given[], html = ""): Promise<void> {
  await element.evaluate(
    (target, given) => {
      const data = new DataTransfer();
      for (const { name, type, base64 } of given.files)
        data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type }));
      if (given.html) data.setData("text/html", given.html);
      const { left, top } = target.getBoundingClientRect();
      const shared = { bubbles: true, cancelable: true, clientX: left + 2, clientY: top + 2 };
      target.dispatchEvent(
        given.kind === "drop"
          ? new DragEvent("drop", { ...shared, dataTransfer: data })
          : new ClipboardEvent("paste", { ...shared, clipboardData: data }),
      );
    },
    { kind, files, html },
  );
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, check]);
}

/** A gray image, 8 by 8 pixels, that no library has yet: the same bytes would be the same file, decorative or not. */
function aPicture(): string {
  const head = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 0, 0, 0, 0]);
  const rows = Buffer.concat(Array.from({ length: 8 }, () => Buffer.from([0, ...randomBytes(8)])));
  const sign = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [sign, chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat(parts).toString("base64");
}

test("files that are dropped and pasted become blocks, a refused one says why, and an image lacks its words until it is decoration", async ({
  page,
  baseURL,
  signInAs,
}) => {
  await signInAs("instructor");
  const site = await callSite(baseURL ?? "", page.context());
  const [courseId, moduleId, lessonId] = [randomUUID(), randomUUID(), randomUUID()];
  await site.studio.builder.create.mutate({ courseId, sessionId: randomUUID(), title: "Knots, seen" });
  await site.authoring.outline.addModule.mutate({ courseId, moduleId, title: "First steps" });
  const lesson = { courseId, lessonId, moduleId, title: "The bowline" };
  await site.authoring.outline.addLesson.mutate({ ...lesson, kind: "lesson" });
  const stored = async () => (await site.authoring.lesson.get.query({ courseId, lessonId })).texts.content;

  await page.goto(`/instructor/courses/${courseId}/lessons/${lessonId}`);
  const text = page.getByRole("textbox", { name: "Lesson content" });
  await text.click();
  await page.keyboard.type("Words");
  await hand(text.getByText("Words"), "drop", [{ name: "knot.png", type: "image/png", base64: aPicture() }]);
  const figure = page.getByRole("group", { name: "Figure", exact: true });
  await expect(figure).toHaveCount(1);
  await expect(figure.getByText("Missing alternative text")).toBeVisible();
  await expect.poll(stored).toMatch(/^!\[\]\(media\/knot[^)]*\.png\)\n\nWords\n$/);

  await hand(text.getByText("Words"), "drop", [
    { name: "page.png", type: "image/png", base64: btoa("<!doctype html><html><body>no picture</body></html>") },
  ]);
  const refused = page.getByRole("group", { name: "page.png" });
  await expect(refused.getByRole("alert")).toBeVisible();
  await refused.getByRole("button", { name: "Remove" }).click();
  await expect(refused).toBeHidden();

  await text.getByText("Words").click();
  await page.keyboard.press("End");
  await hand(
    text,
    "paste",
    [],
    `<p>From elsewhere</p><img alt="A second knot" src="data:image/png;base64,${aPicture()}">`,
  );
  await expect(figure).toHaveCount(2);
  await expect.poll(stored).toMatch(/From elsewhere\n\n!\[A second knot\]\(media\/[^)]*\.png\)/);

  await figure.first().getByLabel("Decorative").check();
  await expect(figure.first().getByText("Missing alternative text")).toBeHidden();
  await expect.poll(stored).toMatch(/!\[\]\(media\/knot[^)]*\.png#decorative\)/);
  await expect(
    page
      .getByRole("status")
      .filter({ hasText: /^Saved/ })
      .first(),
  ).toBeVisible();
  await page.reload();
  await expect(figure).toHaveCount(2);
  await expect(page.getByText("Missing alternative text")).toHaveCount(0);
  const { gaps } = await site.courses.versions.contentChecks.query({ courseId });
  expect(gaps.filter(({ code }) => code === "image_without_alt")).toEqual([]);
});
