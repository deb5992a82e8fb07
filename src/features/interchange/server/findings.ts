import "server-only";
import type { NotCarried } from "@/features/interchange/course-document";

/** What reading a course found out on the way. */
export class Findings {
  readonly notCarried: NotCarried[] = [];
  readonly notes: string[] = [];
  private readonly counts = new Map<string, number>();

  lost(file: string, line: number | null, what: string, why: string): void {
    this.notCarried.push({ where: line === null ? file : `${file}:${line}`, what, why });
  }

  carried(kind: string): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
  }

  carriedByKind(): Record<string, number> {
    return Object.fromEntries([...this.counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
