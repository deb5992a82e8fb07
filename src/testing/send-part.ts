import { Readable } from "node:stream";
import { isAppError } from "@/lib/app-error";
import { LocalStorage } from "@/server/storage/local-storage";
import { receiveFilePart } from "@/server/storage/serve-file";
import type { PartRequest, Storage } from "@/server/storage/storage";

/** Sends one part of an upload as a browser would: to the bucket, or to what answers the folder's links. Gives the status. */
export async function sendPart(
  storage: Storage,
  { url, headers }: Pick<PartRequest, "url" | "headers">,
  bytes: Uint8Array | Readable,
): Promise<number> {
  if (!(storage instanceof LocalStorage)) {
    const body = bytes instanceof Readable ? undefined : new Uint8Array(bytes);
    return (await fetch(url, { method: "PUT", headers: { ...headers }, body })).status;
  }
  const address = new URL(url, "http://localhost");
  const asked = {
    method: "PUT",
    key: address.pathname.slice("/files/".length),
    query: address.searchParams,
    headers: { get: () => null },
  };
  try {
    const body = bytes instanceof Readable ? bytes : Readable.from([Buffer.from(bytes)]);
    return (await receiveFilePart(storage, asked, body)).status;
  } catch (error) {
    if (isAppError(error)) return error.status;
    throw error;
  }
}
