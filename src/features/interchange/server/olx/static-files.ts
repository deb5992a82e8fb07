import "server-only";
import type { FileDocument } from "@/features/interchange/course-document";
import type { Findings } from "@/features/interchange/server/findings";
import { lineAt } from "@/features/interchange/server/staging/read-text";
import type { StagedCourse } from "@/features/interchange/server/staging/staged-course";
import { toDestination } from "@/features/media/references";

const NAMED = /\/static\/([^"'\s)&?<>\\]+)/g;

/** The files under static/, found by every name that Open edX lets a course use for them. */
export class StaticFiles {
  private readonly byName = new Map<string, FileDocument>();
  private readonly files: FileDocument[] = [];
  private readonly missing = new Map<string, { where: string; line: number; places: number }>();

  constructor(staged: StagedCourse) {
    for (const { path, localPath, size } of staged.files.values()) {
      if (!path.startsWith("static/")) continue;
      const name = path.slice("static/".length);
      this.add({ path: `media/${name}`, localPath, size }, name);
    }
  }

  add(file: FileDocument, name: string): void {
    this.files.push(file);
    if (!this.byName.has(name)) this.byName.set(name, file);
    const assetName = underscored(name);
    if (!this.byName.has(assetName)) this.byName.set(assetName, file);
  }

  all(): FileDocument[] {
    return [...this.files].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  find(name: string): FileDocument | null {
    let decoded = name;
    try {
      decoded = decodeURIComponent(name);
    } catch {
      // A lone percent sign stands for itself.
    }
    return this.byName.get(decoded.normalize("NFC")) ?? this.byName.get(underscored(decoded)) ?? null;
  }

  /** Course address of `/static/NAME`, `/asset-v1:…@NAME` or `/c4x/ORG/COURSE/asset/NAME`; null for anything else or when the file is absent. */
  address(url: string): string | null {
    const match = /^\/(?:static\/|asset-v1:[^@]*\+type@asset\+block@|c4x\/[^/]+\/[^/]+\/asset\/)([^?#]+)(.*)$/.exec(
      url,
    );
    const file = match === null ? null : this.find(match[1] ?? "");
    return file === null ? null : toDestination(file.path) + (match?.[2] ?? "");
  }

  /** Notes every `/static/` name in a source file that has no file. */
  look(source: string, file: string): void {
    for (const match of source.matchAll(NAMED)) {
      const name = match[1] ?? "";
      if (this.find(name) !== null) continue;
      const seen = this.missing.get(name);
      if (seen) seen.places += 1;
      else this.missing.set(name, { where: file, line: lineAt(source, match.index), places: 1 });
    }
  }

  /** One entry a missing name, at its first place. */
  report(findings: Findings): void {
    for (const [name, { where, line, places }] of this.missing) {
      const more = places > 1 ? ` It is named in ${places} places.` : "";
      findings.lost(
        where,
        line,
        "static file",
        `There is no "${name}" in the export.${more} Add the file to static/ and import again.`,
      );
    }
  }
}

function underscored(name: string): string {
  return name.replace(/[^\w.-]/g, "_");
}
