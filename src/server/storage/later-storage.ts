import "server-only";
import type { MultipartUploads, Storage } from "./storage";

type Asked<Of, Name extends keyof Of> = Of[Name] extends (...args: infer Args) => unknown ? Args : never;

/** A storage whose code is loaded with the first thing that is asked of it: a site that keeps its files in a folder starts without the client of buckets. */
export class LaterStorage implements Storage {
  readonly uploads: MultipartUploads;
  readonly #load: () => Promise<Storage>;

  constructor(load: () => Promise<Storage>) {
    let loading: Promise<Storage> | undefined;
    this.#load = () => {
      loading ??= load();
      return loading;
    };
    this.uploads = new LaterUploads(async () => (await this.#load()).uploads);
  }

  async put(...[key, body, options]: Asked<Storage, "put">) {
    // Of a stream that fails meanwhile no one else hears.
    if (!(body instanceof Uint8Array)) body.on("error", () => undefined);
    const storage = await this.#load();
    if (!(body instanceof Uint8Array) && body.errored) throw body.errored;
    return storage.put(key, body, options);
  }

  open = async (...asked: Asked<Storage, "open">) => (await this.#load()).open(...asked);
  head = async (...asked: Asked<Storage, "head">) => (await this.#load()).head(...asked);
  delete = async (...asked: Asked<Storage, "delete">) => (await this.#load()).delete(...asked);
  link = async (...asked: Asked<Storage, "link">) => (await this.#load()).link(...asked);
  dropHalfWritten = async (...asked: Asked<Storage, "dropHalfWritten">) =>
    (await this.#load()).dropHalfWritten(...asked);
  check = async () => (await this.#load()).check();

  async *list(...asked: Asked<Storage, "list">) {
    yield* (await this.#load()).list(...asked);
  }
}

class LaterUploads implements MultipartUploads {
  constructor(private readonly load: () => Promise<MultipartUploads>) {}

  begin = async (...asked: Asked<MultipartUploads, "begin">) => (await this.load()).begin(...asked);
  partRequest = async (...asked: Asked<MultipartUploads, "partRequest">) => (await this.load()).partRequest(...asked);
  parts = async (...asked: Asked<MultipartUploads, "parts">) => (await this.load()).parts(...asked);
  complete = async (...asked: Asked<MultipartUploads, "complete">) => (await this.load()).complete(...asked);
  abort = async (...asked: Asked<MultipartUploads, "abort">) => (await this.load()).abort(...asked);

  async *list() {
    yield* (await this.load()).list();
  }
}
