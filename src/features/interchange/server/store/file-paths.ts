import "server-only";
import type { FileRow, VersionRow } from "@/features/interchange/server/store/version-columns";
import { slugOf } from "@/lib/slug-of";

export interface StoredPath {
  path: string;
  fileId: string;
  storageKey: string;
  size: number;
  sha256: string;
}

/** Course paths of a version's files; a file that no text names (an uploaded video, say) gets one. */
export class FilePaths {
  private readonly byPath = new Map<string, StoredPath>();
  private readonly pathById = new Map<string, string>();

  constructor(files: VersionRow["files"]) {
    for (const { path, file } of files) this.keep(path, file);
  }

  pathOf(file: FileRow): string {
    const known = this.pathById.get(file.id);
    if (known !== undefined) return known;
    const dot = file.originalName.lastIndexOf(".");
    const ending =
      dot > 0
        ? file.originalName
            .slice(dot)
            .toLowerCase()
            .replace(/[^.a-z0-9]/g, "")
        : "";
    const stem = slugOf(dot > 0 ? file.originalName.slice(0, dot) : file.originalName, "file");
    let path = `media/${stem}${ending}`;
    for (let count = 2; this.byPath.has(path.toLowerCase()); count += 1) path = `media/${stem}-${count}${ending}`;
    this.keep(path, file);
    return path;
  }

  all(): StoredPath[] {
    return [...this.byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  private keep(path: string, { id, storageKey, sizeBytes, sha256 }: FileRow): void {
    this.byPath.set(path.toLowerCase(), { path, fileId: id, storageKey, size: Number(sizeBytes), sha256 });
    if (!this.pathById.has(id)) this.pathById.set(id, path);
  }
}
