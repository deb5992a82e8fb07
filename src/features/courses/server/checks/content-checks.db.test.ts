import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { aCourseOf } from "@/testing/factories/course-of";
import { checkLinks, planLinkCheck, requestLinkCheck } from "./check-links";
import { getContentChecks } from "./read-content-checks";

const database = testDatabase();
const clock = aClock();
const deps = () => ({ db: database.db, now: clock.now });
let server: Server;
let site = "";

beforeAll(async () => {
  server = createServer((request, response) => {
    response.statusCode = request.url === "/gone" ? 404 : request.url === "/shy" ? 403 : 200;
    response.end("hello");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const aDraftOf = (...contents: string[]) =>
  aCourseOf(database.db, { published: false, modules: [{ lessons: contents.map((content) => ({ content })) }] });

describe("what the texts of a draft lack", () => {
  test("images without a description, unless they are decoration where they are", async () => {
    const course = await aDraftOf(
      "![](map.png) ![A map](map.png)\n\n![](line.png)",
      "![](map.png#decorative)\n\n![](line.png#meaningful)",
      "No picture.",
    );
    for (const [path, isDecorative] of [["map.png", false] as const, ["line.png", true] as const]) {
      const file = await database.db.storedFile.create({
        data: {
          storageKey: `${course.id}/${path}`,
          originalName: path,
          mimeType: "image/png",
          sizeBytes: 1,
          sha256: "0".repeat(64),
          isDecorative,
          ownerId: course.teacher.id,
        },
      });
      await database.db.courseFile.create({ data: { versionId: course.versionId, path, fileId: file.id } });
    }
    const { gaps } = await getContentChecks(deps(), course.id);
    expect(gaps).toMatchObject([
      { code: "image_without_alt", place: "1.1", count: 1 },
      { code: "image_without_alt", place: "1.2", count: 1 },
    ]);
  });

  test("links to lessons and files that are not there", async () => {
    const other = "0190b0a0-0000-7000-8000-000000000001";
    const made = await aDraftOf("one", "two");
    const [first = "", second = ""] = made.lessonIds;
    await database.db.lessonVersion.updateMany({
      where: { versionId: made.versionId, lessonId: first },
      data: {
        content: `[next](/learn/${made.slug}/${second}) [lost](/learn/${made.slug}/${other}) [file](notes.pdf) [site](/courses) [mail](mailto:a@b.org)`,
      },
    });
    const { gaps, links } = await getContentChecks(deps(), made.id);
    expect(gaps.map(({ code, address }) => [code, address])).toEqual([
      ["link_to_nowhere", `/learn/${made.slug}/${other}`],
      ["link_to_nowhere", "notes.pdf"],
    ]);
    expect(links).toMatchObject({ total: 0, checked: 0, checkedAt: null });
  });

  test("formulas that cannot be read, each once, and no sum of money", async () => {
    const course = await aDraftOf(
      "Salt is $\\frac{1$ of it, $\\frac{1$ again, and $x^2$.",
      "$$\n\\begin{aligned}a\n$$\n\nIt costs $5 or $10. \\(y\\)",
    );
    const { gaps } = await getContentChecks(deps(), course.id);
    expect(gaps.map(({ code, place, formula }) => [code, place, formula])).toEqual([
      ["formula_broken", "1.1", "\\frac{1"],
      ["formula_broken", "1.2", "\\begin{aligned}a"],
    ]);
  });

  test("links to other sites are asked, each once, and never inside our own network", async () => {
    const course = await aDraftOf(
      `<${site}/> [a](${site}/gone#part) [b](${site}/gone) [c](${site}/shy)`,
      "[d](http://10.0.0.1/)",
    );
    expect(await requestLinkCheck(deps(), course.id)).toEqual({ total: 4 });
    expect((await getContentChecks(deps(), course.id)).links).toMatchObject({ total: 4, checked: 0 });
    const parts = await planLinkCheck(deps(), course.id, 3);
    expect(parts.map(({ length }) => length)).toEqual([3, 1]);
    for (const urls of parts)
      await checkLinks(deps(), course.id, urls, { isAllowedAddress: (address) => address === "127.0.0.1" });
    const { gaps, links } = await getContentChecks(deps(), course.id);
    expect(gaps.map(({ code, place, address }) => [code, place, address])).toEqual([
      ["link_broken", "1.1", `${site}/gone`],
      ["link_broken", "1.2", "http://10.0.0.1/"],
    ]);
    expect(links).toEqual({ total: 4, checked: 4, broken: 2, checkedAt: clock.now() });
    await checkLinks(deps(), course.id, [`${site}/shy`]);
    expect(await database.db.linkCheck.findFirst({ where: { courseId: course.id, url: `${site}/shy` } })).toMatchObject(
      {
        answer: "REFUSED",
      },
    );
  });
});
