import "server-only";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import { insertRows } from "@/server/db/insert-rows";

type Kind = "module" | "lesson" | "resource";

/** The ids that a course's modules, lessons and resources have across versions, by source key; new ones are made. */
export class Identities {
  private readonly made = {
    module: new Map<string, string>(),
    lesson: new Map<string, string>(),
    resource: new Map<string, string>(),
  };

  private constructor(
    private readonly tx: Tx,
    private readonly courseId: string,
    private readonly known: Record<Kind, Map<string, string>>,
  ) {}

  /** A thing made here has no source key: its id is its key. */
  static async load(tx: Tx, courseId: string): Promise<Identities> {
    const query = { where: { courseId }, select: { id: true, sourceKey: true } } as const;
    const byKey = (rows: { id: string; sourceKey: string | null }[]) =>
      new Map(rows.map(({ id, sourceKey }) => [sourceKey ?? id, id]));
    return new Identities(tx, courseId, {
      module: byKey(await tx.module.findMany(query)),
      lesson: byKey(await tx.lesson.findMany(query)),
      resource: byKey(await tx.resource.findMany(query)),
    });
  }

  idOf(kind: Kind, key: string): string {
    const known = this.known[kind].get(key) ?? this.made[kind].get(key);
    if (known !== undefined) return known;
    const id = uuidV7();
    this.made[kind].set(key, id);
    return id;
  }

  /** All lessons, for links between them. */
  lessons(): Map<string, string> {
    return new Map([...this.known.lesson, ...this.made.lesson]);
  }

  /** Writes the new ones. */
  async save(): Promise<void> {
    const rows = (kind: Kind) =>
      [...this.made[kind]].map(([sourceKey, id]) => ({ id, courseId: this.courseId, sourceKey }));
    await insertRows(this.tx, "module", rows("module"));
    await insertRows(this.tx, "lesson", rows("lesson"));
    await insertRows(this.tx, "resource", rows("resource"));
  }
}
