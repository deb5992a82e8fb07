import { attachFiles } from "@/features/media/server/library/file-home";
import type { Db } from "@/server/db/client";
import { getStorage } from "@/server/storage/get-storage";
import { aStoredFile } from "./a-stored-file";

/** An image of the owner's library, under a path of a bank's or of a course version's. */
export async function anImageAt(
  db: Db,
  home: { bankId: string } | { versionId: string },
  { ownerId, originalName }: { ownerId: string; originalName: string },
) {
  const file = await aStoredFile({ db, storage: getStorage() }, ownerId, { originalName, mimeType: "image/png" });
  const path = (await attachFiles(db, home, [file.id])).get(file.id) ?? "";
  return { fileId: file.id, path };
}
