import { expect, it } from "vitest";
import { isFromPlayer } from "@/features/learning/components/listen-to-player";

const frame = { name: "frame" } as unknown as Window;
const other = { name: "other" } as unknown as Window;
const player = { origin: "https://player.vimeo.com" };

it("a message counts that comes from the frame while the player is in it", () => {
  expect(isFromPlayer({ source: frame, origin: player.origin }, frame, player)).toBe(true);
});

it.each([
  ["another origin in that frame", frame, "https://evil.example", frame],
  ["an origin that begins alike", frame, "https://player.vimeo.com.evil.example", frame],
  ["a frame without an origin", frame, "null", frame],
  ["another window", other, player.origin, frame],
  ["no window", null, player.origin, frame],
  ["anybody before the frame is there", null, player.origin, undefined],
])("a message of %s does not", (_, source, origin, expected) => {
  expect(isFromPlayer({ source, origin }, expected, player)).toBe(false);
});
