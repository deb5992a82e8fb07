import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { tagState } from "@/server/cache/tag-state";
import { webFixture } from "@/testing/web-fixture";

const web = webFixture();

describe("public pages", () => {
  test("are rendered once for signed-out visitors, until one of their tags is touched", async () => {
    expect(await web.renderOf("/cached")).toBe(1);
    expect(await web.renderOf("/cached?utm_source=letter")).toBe(1);
    tagState.receiveTouch("x", ["course:2"]);
    expect(await web.renderOf("/cached")).toBe(1);
    tagState.receiveTouch("x", ["course:1"]);
    expect(await web.renderOf("/cached")).toBe(2);
  });

  test("are rendered again for each signed-in request, which neither takes nor leaves a copy", async () => {
    await web.renderOf("/cached");
    expect(await web.renderOf("/cached", { cookie: "authjs.session-token=x" })).toBe(2);
    expect(await web.renderOf("/cached", { cookie: "authjs.session-token=x" })).toBe(3);
    expect(await web.renderOf("/cached")).toBe(1);
  });

  test("have a copy for each language and query", async () => {
    expect(await web.renderOf("/cached?b=1&a=2")).toBe(1);
    expect(await web.renderOf("/cached?a=2&b=1")).toBe(1);
    expect(await web.renderOf("/cached?a=2&b=1", { cookie: "lectern_locale=ar-XB" })).toBe(2);
    expect(await web.renderOf("/cached?a=2&b=2")).toBe(3);
  });

  test("are rendered once for many who come at the same moment after a change", async () => {
    await web.renderOf("/cached");
    tagState.receiveTouch("x", ["course:1"]);
    const seen = await Promise.all(Array.from({ length: 20 }, () => web.renderOf("/cached")));
    expect(new Set(seen)).toEqual(new Set([2]));
  });

  test("that were started before a change are not kept", async () => {
    const gate = web.hold();
    const first = web.renderOf("/held");
    await gate.arrived;
    tagState.receiveTouch("x", ["course:1"]);
    gate.open();
    expect(await first).toBe(1);
    expect(await web.renderOf("/held")).toBe(2);
    expect(await web.renderOf("/held")).toBe(2);
  });

  test("are not kept beyond the moment at which their facts change", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      expect(await web.renderOf("/soon")).toBe(1);
      vi.setSystemTime(Date.now() + web.soonMilliseconds - 1);
      expect(await web.renderOf("/soon")).toBe(1);
      vi.setSystemTime(Date.now() + 1);
      expect(await web.renderOf("/soon")).toBe(2);
    } finally {
      vi.useRealTimers();
    }
  });

  test("are not kept while changes may be missed", async () => {
    await web.renderOf("/cached");
    tagState.setListening(false);
    expect(await web.renderOf("/cached")).toBe(2);
    expect(await web.renderOf("/cached")).toBe(3);
    tagState.setListening(true);
    expect(await web.renderOf("/cached")).toBe(4);
  });

  test("are not kept with a cookie, but as not found they are", async () => {
    expect(await web.renderOf("/with-cookie")).toBe(1);
    expect(await web.renderOf("/with-cookie")).toBe(2);
    expect(await web.renderOf("/missing")).toBe(3);
    expect(await web.renderOf("/missing")).toBe(3);
    expect((await web.get("/missing")).status).toBe(404);
  });

  test("say what they vary by, and answer 304 to who has them", async () => {
    const answer = await web.get("/cached");
    expect(answer.headers.get("vary")).toBe("Cookie, Accept-Language, Accept-Encoding");
    expect(answer.headers.get("cache-control")).toBe("public, max-age=0, must-revalidate");
    expect(answer.headers.get("content-language")).toBe("en");
    const again = await web.get("/cached", { "if-none-match": answer.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
    expect(again.headers.get("content-security-policy")).toBe(answer.headers.get("content-security-policy"));
    expect(await again.text()).toBe("");
  });

  test("come in the encoding that was asked for, each the same text", async () => {
    const plain = (await web.getRaw("/cached", {})).body.toString();
    const brotli = await web.getRaw("/cached", { "accept-encoding": "gzip, br" });
    const zipped = await web.getRaw("/cached", { "accept-encoding": "gzip" });
    expect(brotli.headers["content-encoding"]).toBe("br");
    expect(brotliDecompressSync(brotli.body).toString()).toBe(plain);
    expect(gunzipSync(zipped.body).toString()).toBe(plain);
    expect(zipped.headers["content-length"]).toBe(String(zipped.body.length));
  });

  test("are compressed the fast way for who waited for the render, and better for all others", async () => {
    const first = await web.getRaw("/cached", { "accept-encoding": "gzip, br" });
    expect(first.headers["content-encoding"]).toBe("gzip");
    const second = await web.getRaw("/cached", { "accept-encoding": "gzip, br" });
    expect(second.headers["content-encoding"]).toBe("br");
    expect(brotliDecompressSync(second.body)).toEqual(gunzipSync(first.body));
    expect(second.headers.etag).toBe(first.headers.etag);
  });

  test("answer HEAD with the headers of GET", async () => {
    const head = await web.getRaw("/cached", {}, "HEAD");
    const whole = await web.getRaw("/cached", {});
    expect(head.body.length).toBe(0);
    for (const name of ["content-length", "content-security-policy", "etag", "content-type"]) {
      expect(head.headers[name], name).toBe(whole.headers[name]);
    }
  });
});

describe("other pages", () => {
  test("are never kept by anyone once someone is signed in", async () => {
    expect((await web.get("/private", { cookie: "authjs.session-token=x" })).headers.get("cache-control")).toBe(
      "private, no-store",
    );
    expect((await web.get("/private")).headers.get("cache-control")).toBe("private, no-cache");
    expect((await web.get("/private")).headers.get("etag")).toBeNull();
    expect(await web.renderOf("/private")).toBe(4);
  });

  test("run only the scripts that the renderer itself wrote", async () => {
    const answer = await web.get("/scripts");
    expect(await answer.text()).toBe("<script>ours()</script><script>theirs()</script>");
    expect(answer.headers.get("content-security-policy")?.match(/sha256-/g)).toHaveLength(1);
    expect(answer.headers.get("link")).toBe('</a.js>; rel=preload; as="script"');
    expect(web.logged.some(({ level }) => level === "error")).toBe(true);
  });

  test("whose address holds a token are kept nowhere, sent along nowhere and logged without it", async () => {
    const answer = await web.get("/preview/SECRET-TOKEN/lesson");
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(answer.headers.get("referrer-policy")).toBe("strict-origin");
    expect(answer.headers.get("x-robots-tag")).toBe("noindex, nofollow");
    expect((await web.get("/preview/SECRET-TOKEN/broken")).status).toBe(500);
    expect(JSON.stringify(web.logged)).toContain("/preview/…/broken");
    expect(JSON.stringify(web.logged)).not.toContain("SECRET-TOKEN");
  });

  test("can be gone", async () => {
    expect((await web.get("/gone")).status).toBe(410);
  });

  test("that fail show nothing of the failure but its number", async () => {
    for (const path of ["/broken", "/broken-late"]) {
      const answer = await web.get(path);
      const text = await answer.text();
      expect(answer.status).toBe(500);
      expect(answer.headers.get("set-cookie")).toBeNull();
      expect(text).toContain(answer.headers.get("x-request-id"));
      expect(text).not.toContain("secret");
      expect(text).not.toContain("half a page");
    }
    expect(web.logged.filter(({ level }) => level === "error")).toHaveLength(2);
  });
});

test("what a router asks for ahead of a click costs no render", async () => {
  const answer = await web.get("/cached", { rsc: "1", "next-router-prefetch": "1" });
  expect(answer.status).toBe(204);
  expect(web.counted.renders).toBe(0);
});
