import type { ToldFailure } from "@/components/api/use-refusal";
import { UploadFailure } from "./insist";
import type { PartAddress } from "./send-file";

/** A line that carries nothing for this long is taken to be dead. */
const SILENCE_MILLISECONDS = 60_000;

/** Sends one part. XMLHttpRequest, because fetch does not tell how much has left. */
export function putPart(
  { url, headers }: PartAddress,
  bytes: Blob,
  signal: AbortSignal,
  onSent: (bytes: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let watch: ReturnType<typeof setTimeout> | undefined;
    const stayAwake = () => {
      clearTimeout(watch);
      watch = setTimeout(() => request.abort(), SILENCE_MILLISECONDS);
    };
    const abort = () => request.abort();
    const end = (settle: () => void) => {
      clearTimeout(watch);
      signal.removeEventListener("abort", abort);
      settle();
    };
    request.open("PUT", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", ({ loaded }) => {
      stayAwake();
      onSent(loaded);
    });
    request.addEventListener("load", () => end(() => (request.status < 300 ? resolve() : reject(failureOf(request)))));
    for (const trouble of ["error", "abort"] as const) {
      request.addEventListener(trouble, () => end(() => reject(new UploadFailure("common.offline", {}, false))));
    }
    signal.addEventListener("abort", abort, { once: true });
    stayAwake();
    request.send(bytes);
  });
}

/** Nothing but the end of the upload is final: a damaged part is sent again, an address that is too old is asked for again. */
function failureOf(request: XMLHttpRequest): UploadFailure {
  if (request.status === 404) return new UploadFailure("storage.no_upload", {}, true);
  const told = request.status === 422 ? readTold(request.responseText) : null;
  return new UploadFailure(told?.reason ?? "common.offline", told?.facts ?? {}, false, told?.sentence);
}

/** What the site says of a part that it doesn't take. A bucket, or whatever stands before the site, says nothing of the kind. */
function readTold(body: string): ToldFailure | null {
  try {
    const told = JSON.parse(body) as Partial<ToldFailure> | null;
    return told?.reason && told.sentence
      ? { reason: told.reason, sentence: told.sentence, facts: told.facts ?? {} }
      : null;
  } catch {
    return null;
  }
}
