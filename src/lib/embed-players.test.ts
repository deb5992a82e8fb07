import { describe, expect, it } from "vitest";
import { embedPlayerOf } from "@/lib/embed-players";

const youtube = () => embedPlayerOf("https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?start=65");
const vimeo = () => embedPlayerOf("https://player.vimeo.com/video/76979871?dnt=1");
const page = { pageOrigin: "https://lectern.example" };

describe("the address of a player", () => {
  it("starts where the student was", () => {
    expect(youtube()?.addressFor({ ...page, atSeconds: 83.9 })).toBe(
      "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?start=83&enablejsapi=1&origin=https%3A%2F%2Flectern.example",
    );
    expect(vimeo()?.addressFor({ ...page, atSeconds: 83.9 })).toBe(
      "https://player.vimeo.com/video/76979871?dnt=1#t=83s",
    );
  });

  it("starts where the author has it begin while there is no place to go back to", () => {
    expect(youtube()?.addressFor({ ...page, atSeconds: 0 })).toContain("start=65&");
    expect(vimeo()?.addressFor({ ...page, atSeconds: 0.4 })).toBe("https://player.vimeo.com/video/76979871?dnt=1");
  });

  it("is of no other service, however alike its name", () => {
    for (const src of [
      "https://phet.colorado.edu/sims/html/x.html",
      "https://www.youtube-nocookie.com.evil.example/embed/aqz-KE-bpKQ",
      "http://player.vimeo.com/video/76979871",
    ])
      expect(embedPlayerOf(src)).toBeNull();
  });
});

describe("what YouTube says", () => {
  it("is where it is, how long it is, and whether it rests", () => {
    const read = youtube()?.read;
    const news = (info: object) => read?.(JSON.stringify({ event: "infoDelivery", info, id: 1 }));
    expect(news({ currentTime: 12.5, duration: 600, playerState: 1 })).toEqual({
      kind: "position",
      atSeconds: 12.5,
      durationSeconds: 600,
      isResting: false,
    });
    expect(news({ currentTime: 14, playerState: 2 })).toEqual({
      kind: "position",
      atSeconds: 14,
      durationSeconds: 600,
      isResting: true,
    });
    expect(news({ volume: 80 })).toBeNull();
  });
});

describe("what Vimeo says", () => {
  it("is that it is ready, and where it is", () => {
    const read = vimeo()?.read;
    expect(read?.('{"event":"ready"}')).toEqual({ kind: "ready" });
    const data = { seconds: 7.25, percent: 0.1, duration: 62 };
    const position = { kind: "position", atSeconds: 7.25, durationSeconds: 62 };
    expect(read?.({ event: "timeupdate", data })).toEqual({ ...position, isResting: false });
    expect(read?.(JSON.stringify({ event: "pause", data }))).toEqual({ ...position, isResting: true });
  });
});

const strange: unknown[] = [
  null,
  undefined,
  7,
  "",
  "hello",
  "{",
  "null",
  "[]",
  [],
  {},
  { event: "infoDelivery" },
  { event: "infoDelivery", info: null },
  { event: "infoDelivery", info: "12" },
  { event: "timeupdate", data: [] },
  ...["12", -1, Number.NaN, Number.POSITIVE_INFINITY, 1e9, null, {}].flatMap((at) => [
    { event: "infoDelivery", info: { currentTime: at } },
    { event: "timeupdate", data: { seconds: at } },
  ]),
];

it.each(strange.map((data) => [data]))("%j is no news of either", (data) => {
  expect(youtube()?.read(data)).toBeNull();
  expect(vimeo()?.read(data)).toBeNull();
});
