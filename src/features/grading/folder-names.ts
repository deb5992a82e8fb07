import { endingOf } from "@/features/questions/types/file-upload/file-groups";
import { safeFileName } from "@/lib/safe-file-name";

/** Paths in an archive: one for each thing, and never the same for two, also where capitals don't count. */
export class FolderNames {
  readonly #paths = new Map<string, string>();
  readonly #taken = new Set<string>();

  /** The path of a thing inside a folder, which is "" at the top. The same key has the same path again. */
  inside(folder: string, key: string, name: string): string {
    const known = this.#paths.get(`${folder}/${key}`);
    if (known !== undefined) return known;
    const path = this.#freePath(folder === "" ? "" : `${folder}/`, safeFileName(name));
    this.#paths.set(`${folder}/${key}`, path);
    return path;
  }

  #freePath(folder: string, name: string): string {
    const stem = endingOf(name) === "" ? name : name.slice(0, name.lastIndexOf("."));
    const ending = name.slice(stem.length);
    for (let at = 1; ; at += 1) {
      const path = folder + (at === 1 ? name : `${stem} (${at})${ending}`);
      if (this.#taken.has(path.toLowerCase())) continue;
      this.#taken.add(path.toLowerCase());
      return path;
    }
  }
}
