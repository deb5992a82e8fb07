import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { cachePage, setStatus, withPageContext } from "./page-context";
import { cached, touchTags } from "./tag-cache";
import { tagState } from "./tag-state";

const sent: string[] = [];
const database = {
  $executeRaw: async (_query: TemplateStringsArray, _channel: unknown, payload: unknown) => {
    sent.push(String(payload));
    return 1;
  },
};

/** What the listener does when the database hands a notice out after the commit. */
function deliverNotices(): void {
  for (const payload of sent.splice(0)) {
    const { id, tags } = JSON.parse(payload) as { id: string; tags: string[] };
    tagState.receiveTouch(id, tags);
  }
}

function counter() {
  let calls = 0;
  return { load: async () => ({ value: { call: ++calls } }), calls: () => calls };
}

function heldLoad() {
  let release: (value: string) => void = () => undefined;
  const answer = new Promise<string>((resolve) => {
    release = resolve;
  });
  return { load: async () => ({ value: await answer }), release };
}

beforeEach(() => tagState.setListening(true));
afterEach(() => {
  deliverNotices();
  tagState.setListening(false);
  vi.useRealTimers();
});

describe("cached", () => {
  test("loads once and answers from memory afterwards", async () => {
    const { load, calls } = counter();
    await cached("a", ["catalog"], load);
    expect(await cached("a", ["catalog"], load)).toEqual({ call: 1 });
    expect(calls()).toBe(1);
  });

  test("loads once for callers that come at the same time", async () => {
    const { load, calls } = counter();
    await Promise.all([1, 2, 3].map(() => cached("b", ["catalog"], load)));
    expect(calls()).toBe(1);
  });

  test("loads again after one of its tags was touched, and only then", async () => {
    const { load } = counter();
    await cached("c", ["catalog", "course:1"], load);
    tagState.receiveTouch("x", ["course:2"]);
    expect(await cached("c", ["catalog", "course:1"], load)).toEqual({ call: 1 });
    tagState.receiveTouch("y", ["course:1"]);
    expect(await cached("c", ["catalog", "course:1"], load)).toEqual({ call: 2 });
  });

  test("never keeps a load that began before a touch", async () => {
    const slow = heldLoad();
    const first = cached("d", ["course:1"], slow.load);
    tagState.receiveTouch("x", ["course:1"]);
    slow.release("old");
    expect(await first).toBe("old");
    expect(await cached("d", ["course:1"], async () => ({ value: "new" }))).toBe("new");
  });

  test("does not let a caller after a touch join a load from before it", async () => {
    const slow = heldLoad();
    const first = cached("e", ["course:1"], slow.load);
    tagState.receiveTouch("x", ["course:1"]);
    expect(await cached("e", ["course:1"], async () => ({ value: "new" }))).toBe("new");
    slow.release("old");
    await first;
    expect(await cached("e", ["course:1"], async () => ({ value: "newer" }))).toBe("new");
  });

  test("does not outlive the next moment at which its facts change", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    let call = 0;
    const load = async () => ({ value: ++call, until: new Date(Date.now() + 30) });
    await cached("f", [], load);
    vi.setSystemTime(Date.now() + 29);
    expect(await cached("f", [], load)).toBe(1);
    vi.setSystemTime(Date.now() + 1);
    expect(await cached("f", [], load)).toBe(2);
  });

  test("serves nothing from memory while touches may be missed", async () => {
    const { load } = counter();
    await cached("g", ["catalog"], load);
    tagState.setListening(false);
    expect(await cached("g", ["catalog"], load)).toEqual({ call: 2 });
    expect(await cached("g", ["catalog"], load)).toEqual({ call: 3 });
    tagState.setListening(true);
    expect(await cached("g", ["catalog"], load)).toEqual({ call: 4 });
    expect(await cached("g", ["catalog"], load)).toEqual({ call: 4 });
  });

  test("does not remember a failure", async () => {
    const failing = async () => {
      throw new Error("no database");
    };
    await expect(cached("h", [], failing)).rejects.toThrow("no database");
    expect(await cached("h", [], async () => ({ value: 1 }))).toBe(1);
  });

  test("freezes what many requests share", async () => {
    const value = await cached("i", [], async () => ({ value: { list: [{ name: "one" }] } }));
    expect(() => value.list.push({ name: "two" })).toThrow(TypeError);
  });
});

describe("touchTags", () => {
  test("lets the writer's own process see the writing at once, before the notice has come back", async () => {
    const { load } = counter();
    await cached("j", ["course:7"], load);
    await touchTags(database, ["course:7"]);
    expect(await cached("j", ["course:7"], load)).toEqual({ call: 2 });
    expect(await cached("j", ["course:7"], load)).toEqual({ call: 3 });
    deliverNotices();
    expect(await cached("j", ["course:7"], load)).toEqual({ call: 4 });
    expect(await cached("j", ["course:7"], load)).toEqual({ call: 4 });
  });

  test("splits a long list into notices that Postgres takes", async () => {
    const tags = Array.from({ length: 600 }, (_, index) => `course:${index}-0198c0de-0000-7000-8000-000000000000`);
    await touchTags(database, tags);
    expect(sent.length).toBeGreaterThan(1);
    expect(Math.max(...sent.map((payload) => Buffer.byteLength(payload)))).toBeLessThan(8_000);
    expect(sent.flatMap((payload) => (JSON.parse(payload) as { tags: string[] }).tags)).toEqual(tags);
  });
});

describe("page context", () => {
  test("collects the tags and the earliest end of all data that a page shows", async () => {
    const soon = new Date(Date.now() + 1_000);
    await withPageContext(async (context) => {
      await cached("k", ["course:1"], async () => ({ value: 1, until: soon }));
      cachePage(["catalog"], new Date(Date.now() + 60_000));
      expect([...context.tags].sort()).toEqual(["catalog", "course:1"]);
      expect(context.until).toBe(soon.getTime());
      expect(context.isCacheable).toBe(true);
    });
  });

  test("carries another status than Next can give", () => {
    withPageContext((context) => {
      setStatus(410);
      expect(context.status).toBe(410);
    });
  });

  test("does nothing where no page is rendered", () => {
    expect(() => cachePage(["catalog"])).not.toThrow();
  });
});
