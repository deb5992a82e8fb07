import "server-only";
import type { Storage } from "@/server/storage/storage";
import type { PersonDeps } from "@/server/trpc/context";

/** What an upload becomes: a file of its owner's library, or one of an answer that its owner gives. */
export type UploadPurpose = "file" | "answer";

/** What the use cases of files are given: on whose behalf, and where the bytes lie. Uploads are of a library unless it is said. */
export type MediaDeps = Pick<PersonDeps, "db" | "actor" | "now"> & { storage: Storage; purpose?: UploadPurpose };
