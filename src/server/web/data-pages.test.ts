import { beforeEach, describe, expect, test } from "vitest";
import { webFixture } from "@/testing/web-fixture";

const web = webFixture();

let names = 0;
/** Someone whom no other test has made pages for. */
const learner = () => `learner${++names}`;
const sentBy = (name: string) => ({ cookie: `authjs.session-token=${name}` });
const textOf = async (path: string, name: string) => (await web.get(path, sentBy(name))).text();

describe("pages that are nothing but their data", () => {
  let progress = 0;
  beforeEach(() => {
    progress += 10;
  });

  test("are rendered once for all who have the same data, asked for again each time", async () => {
    const [one, other] = [learner(), learner()];
    Object.assign(web.done, { [one]: progress, [other]: progress });
    expect(await web.renderOf("/lessons/1", sentBy(one))).toBe(1);
    expect(await web.renderOf("/lessons/1", sentBy(other))).toBe(1);
    expect(await web.renderOf("/lessons/1", sentBy(one))).toBe(1);
    expect(web.counted).toEqual({ renders: 1, reads: 3 });
  });

  test("tell each device whose it is, and are kept without that", async () => {
    const [one, other] = [learner(), learner()];
    Object.assign(web.done, { [one]: progress, [other]: progress });
    for (const name of [one, other, one]) {
      const told = (await web.get("/lessons/1", sentBy(name))).headers.getSetCookie();
      expect(told).toEqual([expect.stringContaining(`lectern_person=${name};`)]);
    }
    expect(web.counted).toEqual({ renders: 1, reads: 3 });
  });

  test("never show one student what another has done", async () => {
    const [one, other] = [learner(), learner()];
    Object.assign(web.done, { [one]: progress, [other]: progress + 1 });
    expect(await textOf("/lessons/1", one)).toContain(`"done":${progress}}`);
    expect(await textOf("/lessons/1", other)).toContain(`"done":${progress + 1}}`);
    expect(await textOf("/lessons/1", one)).toContain(`"done":${progress}}`);
  });

  test("change with their data at once", async () => {
    const one = learner();
    web.done[one] = progress;
    expect(await textOf("/lessons/1", one)).toContain(`"done":${progress}}`);
    web.done[one] = progress + 1;
    expect(await textOf("/lessons/1", one)).toContain(`"done":${progress + 1}}`);
  });

  test("are not given to who may not have the data, nor to strangers", async () => {
    const one = learner();
    web.done[one] = progress;
    await textOf("/lessons/1", one);
    expect((await web.get("/lessons/1", sentBy(learner()))).status).toBe(403);
    expect((await web.get("/lessons/1")).status).toBe(403);
    delete web.done[one];
    expect((await web.get("/lessons/1", sentBy(one))).status).toBe(403);
  });

  test.each(["/lessons/2", "/lessons/3"])("are rendered each time if they ask for more: %s", async (path) => {
    const one = learner();
    web.done[one] = progress;
    expect(await web.renderOf(path, sentBy(one))).toBe(1);
    expect(await web.renderOf(path, sentBy(one))).toBe(2);
  });

  test("are rendered for Next's own client and for addresses with a query", async () => {
    const one = learner();
    web.done[one] = progress;
    await textOf("/lessons/1", one);
    expect((await web.get("/lessons/1?x=1", sentBy(one))).status).toBe(403);
    expect((await web.get("/lessons/1", { ...sentBy(one), rsc: "1" })).status).toBe(403);
    expect(web.counted.reads).toBe(1);
  });

  test("say that no one may keep them, and how many statements they took", async () => {
    const one = learner();
    web.done[one] = progress;
    const first = await web.get("/lessons/1", sentBy(one));
    const second = await web.get("/lessons/1", sentBy(one));
    for (const answer of [first, second]) {
      expect(answer.headers.get("cache-control")).toBe("private, no-store");
      expect(answer.headers.get("x-lectern-queries")).toBe("0");
      expect(answer.headers.get("content-security-policy")).toContain("script-src");
    }
    expect(first.headers.get("x-request-id")).not.toBe(second.headers.get("x-request-id"));
  });
});
