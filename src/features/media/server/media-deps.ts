import "server-only";
import type { Storage } from "@/server/storage/storage";
import type { PersonDeps } from "@/server/trpc/context";

/** What the use cases of files are given: on whose behalf, and where the bytes lie. */
export type MediaDeps = Pick<PersonDeps, "db" | "actor" | "now"> & { storage: Storage };
