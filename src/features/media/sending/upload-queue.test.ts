import { describe, expect, it } from "vitest";
import { countParts, PART_BYTES, partSize } from "@/features/media/rules";
import type { MediaFile } from "@/features/media/schema";
import type { Reason } from "@/lib/app-error";
import { UploadFailure } from "./insist";
import { type QueueOptions, type UploadItem, UploadQueue } from "./upload-queue";

const stored = (id: string): MediaFile => ({
  id,
  name: "a",
  kind: "other",
  mimeType: "application/zip",
  sizeBytes: 1,
  width: null,
  height: null,
  durationSeconds: null,
  altText: null,
  isDecorative: false,
  downloadCount: 0,
});

/** A server in memory that keeps which parts have arrived; `put` may fail before it hands a part over. */
function aServer(sizeBytes: number, trouble: (part: number, nth: number) => UploadFailure | null = () => null) {
  const arrived = new Set<number>();
  const state = { puts: 0, most: 0, under: 0, refusal: null as Reason | null, cancelled: [] as string[] };
  const options: QueueOptions = {
    server: {
      start: async ({ uploadId }) => ({
        uploadId,
        partBytes: PART_BYTES,
        partCount: countParts(sizeBytes),
        arrived: [...arrived],
        file: null,
      }),
      sign: async ({ parts }) => parts.map(({ partNumber }) => ({ partNumber, url: "", headers: {} })),
      complete: async ({ uploadId }) => {
        if (state.refusal) throw new UploadFailure(state.refusal, {}, true);
        const missing = countParts(sizeBytes) - arrived.size;
        if (missing > 0) throw new UploadFailure("media.parts_missing", { missing }, true);
        return stored(uploadId);
      },
    },
    cancel: async (uploadId) => state.cancelled.push(uploadId),
    hash: async () => "0".repeat(64),
    wait: async (_milliseconds, signal) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      signal.throwIfAborted();
    },
    put: async ({ partNumber }, bytes, signal, onSent) => {
      state.puts += 1;
      const nth = state.puts;
      state.under += 1;
      state.most = Math.max(state.most, state.under);
      await new Promise((resolve) => setTimeout(resolve, 2));
      state.under -= 1;
      signal.throwIfAborted();
      const failure = trouble(partNumber, nth);
      if (failure) throw failure;
      expect(bytes.size).toBe(partSize(sizeBytes, partNumber));
      onSent(bytes.size);
      arrived.add(partNumber);
    },
  };
  return { options, state, arrived };
}

const aFile = (sizeBytes: number) => new File([new Uint8Array(sizeBytes)], "a.zip", { lastModified: 7 });
const offline = new UploadFailure("common.offline", {}, false);

function until(queue: UploadQueue, wanted: (items: readonly UploadItem[]) => boolean): Promise<readonly UploadItem[]> {
  return new Promise((resolve) => {
    const look = () => wanted(queue.read()) && resolve(queue.read());
    queue.subscribe(look);
    look();
  });
}
const ended = (items: readonly UploadItem[]) =>
  items.every(({ status: { kind } }) => kind === "saved" || kind === "refused");

describe("an upload", () => {
  it("sends every part once, three at a time", async () => {
    const { options, state } = aServer(7 * PART_BYTES + 1);
    const queue = new UploadQueue(options);
    queue.add([aFile(7 * PART_BYTES + 1)]);
    const [item] = await until(queue, ended);
    expect(item).toMatchObject({ status: { kind: "saved" }, sentBytes: 7 * PART_BYTES + 1 });
    expect([state.puts, state.most]).toEqual([8, 3]);
  });

  it("goes on after cut connections automatically", async () => {
    const { options, state } = aServer(4 * PART_BYTES, (_part, nth) => (nth <= 5 ? offline : null));
    const queue = new UploadQueue(options);
    queue.add([aFile(4 * PART_BYTES)]);
    expect((await until(queue, ended))[0]?.status.kind).toBe("saved");
    expect(state.puts).toBe(9);
  });

  it("says that it tries again, and gives up after a dozen tries without losing what arrived", async () => {
    const { options, arrived } = aServer(2 * PART_BYTES, (part) => (part === 2 ? offline : null));
    const queue = new UploadQueue(options);
    const seen = new Set<string>();
    queue.subscribe(() => seen.add(queue.read()[0]?.status.kind ?? ""));
    queue.add([aFile(2 * PART_BYTES)]);
    const [item] = await until(queue, ended);
    expect(item).toMatchObject({ status: { kind: "refused", why: { reason: "common.offline" } } });
    expect(seen).toContain("retrying");
    expect([...arrived]).toEqual([1]);
  });

  it("says that a file is being checked once the site answers again after an outage", async () => {
    const { options } = aServer(10);
    const { complete } = options.server;
    const answers = [offline, new UploadFailure("media.completing", {}, true)];
    const completeLate: typeof complete = async (input) => {
      const failure = answers.shift();
      if (failure) throw failure;
      return complete(input);
    };
    const queue = new UploadQueue({ ...options, server: { ...options.server, complete: completeLate } });
    const seen: string[] = [];
    queue.subscribe(() => seen.push(queue.read()[0]?.status.kind ?? ""));
    queue.add([aFile(10)]);
    await until(queue, ended);
    const steps = seen.filter((kind, at) => kind !== seen[at - 1]);
    expect(steps.slice(steps.indexOf("checking"))).toEqual(["checking", "retrying", "checking", "saved"]);
  });

  it("does not try again what was refused, and starts again under another id when asked to", async () => {
    const { options, state } = aServer(10);
    state.refusal = "media.web_page";
    const queue = new UploadQueue(options);
    queue.add([aFile(10)]);
    const [refused] = await until(queue, ended);
    expect(refused?.status).toMatchObject({ why: { reason: "media.web_page" } });
    state.refusal = null;
    queue.resume(refused?.id ?? "");
    const [item] = await until(queue, (items) => items[0]?.status.kind === "saved");
    expect(item?.id).not.toBe(refused?.id);
    expect(state.cancelled).toEqual([refused?.id]);
  });

  it("stops at a pause and goes on from there", async () => {
    const { options, state } = aServer(6 * PART_BYTES);
    const queue = new UploadQueue(options);
    queue.add([aFile(6 * PART_BYTES)]);
    await until(queue, () => state.puts >= 4);
    const id = queue.read()[0]?.id ?? "";
    queue.pause(id);
    expect(queue.isBusy).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const before = state.puts;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(state.puts).toBe(before);
    queue.resume(id);
    expect((await until(queue, ended))[0]).toMatchObject({ id, status: { kind: "saved" } });
  });

  it("takes up what an earlier visit began when the same file is chosen again", async () => {
    const { options, state, arrived } = aServer(3 * PART_BYTES);
    arrived.add(1).add(2);
    const queue = new UploadQueue(options);
    const begun = { id: "begun", name: "a.zip", sizeBytes: 3 * PART_BYTES, arrivedBytes: 2 * PART_BYTES };
    queue.add([aFile(3 * PART_BYTES)], [{ ...begun, lastModified: 7 }]);
    expect((await until(queue, ended))[0]).toMatchObject({ id: "begun", status: { kind: "saved" } });
    expect(state.puts).toBe(1);
  });

  it("leaves nothing when it is canceled", async () => {
    const { options, state } = aServer(3 * PART_BYTES);
    const queue = new UploadQueue(options);
    queue.add([aFile(3 * PART_BYTES)]);
    const id = queue.read()[0]?.id ?? "";
    await queue.cancel(id);
    expect(queue.read()).toEqual([]);
    expect(state.cancelled).toEqual([id]);
  });
});
