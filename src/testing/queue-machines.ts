import { keptSignals } from "@/features/assessment/hooks/kept-signals";
import { SignalQueue } from "@/features/assessment/hooks/signal-queue";
import { CallQueue } from "@/features/editor/hooks/call-queue";
import type { MediaFile, UploadPlan } from "@/features/media/schema";
import { UploadFailure } from "@/features/media/sending/insist";
import { UploadQueue } from "@/features/media/sending/upload-queue";
import { SettingsSaver } from "@/features/studio/settings-saver";
import { keptSettings, type TypedSettings } from "@/features/studio/typed-settings";
import { keptStore } from "@/lib/kept/kept-store";
import { uuidV7 } from "@/lib/uuid-v7";
import { conflict } from "./autosave-deps";
import { isOther, type Machine, PageLife, type TextServer } from "./text-server";

/** What the page of an attempt notes; each text is where something was pasted. */
export const signals: Machine = {
  isPersonal: true,
  sendsEach: true,
  async open(server, personId, attemptId) {
    const life = new PageLife(server, personId);
    const kept = keptSignals(personId, attemptId);
    const queue = new SignalQueue({
      send: (noted) =>
        life
          .call(() => {
            for (const signal of noted) if (signal.kind === "PASTED") server.put(signal.questionVersionId);
            return "stored" as const;
          })
          .catch(() => "unreachable" as const),
      ...{ keep: kept.keep, forget: kept.forget, newId: uuidV7, now: () => Date.now() },
    });
    queue.restore(await kept.list());
    return {
      type: (text) => queue.paste(text, 1),
      shown: () => "",
      insist: () => queue.flush(),
      close: () => {
        queue.close();
        life.end();
      },
    };
  },
};

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Settings that are stored as they are chosen. What is refused goes back to what it was. */
export const calls: Machine = {
  isPersonal: true,
  sendsEach: true,
  isInOrder: true,
  forgets: true,
  async open(server, personId) {
    const life = new PageLife(server, personId);
    const queue = new CallQueue({
      tell: () => undefined,
      isUnanswered: (error) => !isOther(error),
      wordsFor: () => "",
      wait,
    });
    let stored = server.value;
    let chosen = stored;
    return {
      type(text) {
        chosen = text;
        const call = () => life.call(() => server.put(text));
        queue.run(call).then(
          () => {
            stored = text;
            if (queue.isIdle) chosen = stored;
          },
          () => {
            chosen = stored;
          },
        );
      },
      shown: () => chosen,
      insist: () => queue.settled(),
      close: () => life.end(),
    };
  },
};

/** Settings hold no words: the capacity stands for the text with this number. */
const capacities: string[] = [];
function capacityOf(text: string): string {
  if (!capacities.includes(text)) capacities.push(text);
  return `${capacities.indexOf(text) + 1}`;
}
const settingsOf = (text: string): TypedSettings => ({
  ...{ visibility: "PUBLIC", categoryId: "", price: "", currency: "EUR", discount: "", discountEndsAt: "" },
  ...{ enrollmentOpensAt: "", enrollmentClosesAt: "", capacity: capacityOf(text), hasCertificate: true },
});
const textOf = (capacity: number | string | null): string => capacities[Number(capacity) - 1] ?? "";

/** The settings of a course, which several people may set. */
export const settings: Machine = {
  isPersonal: false,
  async open(server, personId, courseId) {
    const life = new PageLife(server, personId);
    const kept = keptStore.of(personId, keptSettings);
    const saver = new SettingsSaver(
      {
        send: ({ revision, settings: sent }) =>
          life.call(() => {
            const text = textOf(sent.capacity);
            if (revision !== server.revision && server.value !== text) throw conflict(server.value, server.revision);
            if (server.value !== text) server.put(text);
            return { revision: server.revision };
          }),
        keep: (copy) => (copy ? kept.write([courseId], copy) : kept.remove([courseId]).then(() => true)),
        find: () => kept.read([courseId]),
        judge: (error) => ({ mayWorkLater: error instanceof TypeError, why: "" }),
      },
      { revision: server.revision, initial: settingsOf(server.value) },
    );
    saver.open(true);
    await saver.restore();
    return {
      type: (text) => saver.change(settingsOf(text)),
      shown: () => textOf(saver.read().typed.capacity),
      insist() {
        // The page is read again.
        saver.takeUp(server.revision, settingsOf(server.value));
        return saver.save();
      },
      close: () => {
        saver.close();
        life.end();
      },
    };
  },
};

const partBytes = 2;
interface BegunFile {
  plan: UploadPlan;
  name: string;
  sizes: Map<number, number>;
}
const begun = new WeakMap<TextServer, Map<string, BegunFile>>();

function storedFile(id: string, name: string): MediaFile {
  return {
    ...{ id, name, kind: "other", mimeType: "text/plain", sizeBytes: name.length, width: null, height: null },
    ...{ durationSeconds: null, altText: null, isDecorative: false, downloadCount: 0 },
  };
}

/** Files, each of which holds its own name. */
export const uploads: Machine = {
  isPersonal: true,
  sendsEach: true,
  forgets: true,
  async open(server, personId) {
    const life = new PageLife(server, personId);
    const files = begun.get(server) ?? new Map<string, BegunFile>();
    begun.set(server, files);
    const fileOf = (uploadId: string): BegunFile => {
      const file = files.get(uploadId);
      if (!file) throw new UploadFailure("storage.no_upload", {}, true);
      return file;
    };
    const call = <Answer>(store: () => Answer): Promise<Answer> =>
      life.call(store).catch((error: unknown) => {
        throw isOther(error) ? new UploadFailure("common.other_person", {}, true) : error;
      });
    const queue = new UploadQueue({
      server: {
        start: ({ uploadId, name, sizeBytes }) =>
          call(() => {
            const partCount = Math.ceil(sizeBytes / partBytes);
            const plan = { uploadId, partBytes, partCount, arrived: [], file: null };
            const file = files.get(uploadId) ?? { plan, name, sizes: new Map<number, number>() };
            files.set(uploadId, file);
            return { ...file.plan, arrived: [...file.sizes.keys()] };
          }),
        sign: ({ uploadId, parts }) =>
          call(() => parts.map(({ partNumber }) => ({ partNumber, url: uploadId, headers: {} }))),
        complete: ({ uploadId }) =>
          call(() => {
            const { plan, name, sizes } = fileOf(uploadId);
            const missing = name.length - [...sizes.values()].reduce((sum, size) => sum + size, 0);
            if (missing > 0) throw new UploadFailure("media.parts_missing", { missing }, true);
            if (plan.file === null) server.put(name);
            plan.file = storedFile(uploadId, name);
            return plan.file;
          }),
      },
      put: ({ url, partNumber }, { size }) => call(() => void fileOf(url).sizes.set(partNumber, size)),
      cancel: async () => undefined,
      hash: null,
      async wait(milliseconds, signal) {
        await wait(milliseconds);
        signal.throwIfAborted();
      },
    });
    return {
      type: (text) => queue.add([new File([text], text)]),
      shown: () => "",
      insist: async () => {
        for (const { id, status } of queue.read()) if (status.kind === "refused") queue.resume(id);
      },
      close: () => {
        queue.stopAll();
        life.end();
      },
    };
  },
};
