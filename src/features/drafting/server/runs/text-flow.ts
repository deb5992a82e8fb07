import "server-only";
import type { Db, Tx } from "@/server/db/client";
import { tellWatchers } from "./draft-channel";

interface Place {
  draftId: string;
  runId: string;
  unitId: string;
}

/** Milliseconds between two looks at the text, and between two looks at whether the author has stopped the run. */
const textEvery = 80;
const lookEvery = 300;

/** Lets watchers see a unit as it is written, and hears when its run is stopped. */
export class TextFlow {
  private readonly stopping = new AbortController();
  private readonly looking: NodeJS.Timeout;
  private waiting: { index: number; text: string } | null = null;
  private timer: NodeJS.Timeout | null = null;
  private lastAt = 0;
  private writing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly db: Db,
    private readonly place: Place,
  ) {
    this.looking = setInterval(() => void this.look(), lookEvery);
  }

  /** Aborted when the run is not to go on. */
  get stopped(): AbortSignal {
    return this.stopping.signal;
  }

  /** The item in progress, as far as it has come. The first word goes out at once, what follows at most every 80 ms. */
  write(index: number, text: string): void {
    if (text === "") return;
    this.waiting = { index, text };
    if (this.timer !== null) return;
    this.timer = setTimeout(() => this.flush(), Math.max(0, this.lastAt + textEvery - Date.now()));
  }

  /** Stores a suggestion and says so, after the text that led to it. */
  async suggest(store: (tx: Tx) => Promise<string | null>): Promise<void> {
    this.waiting = null;
    await this.writing;
    await this.db.$transaction(async (tx) => {
      const suggestionId = await store(tx);
      if (suggestionId !== null) await tellWatchers(tx, this.place.draftId, [{ type: "suggestion", suggestionId }]);
    });
  }

  async end(): Promise<void> {
    clearInterval(this.looking);
    if (this.timer !== null) clearTimeout(this.timer);
    this.waiting = null;
    await this.writing;
    await this.db.draftText.deleteMany({ where: { unitId: this.place.unitId } });
  }

  private flush(): void {
    this.timer = null;
    const { waiting } = this;
    if (waiting === null) return;
    this.waiting = null;
    this.lastAt = Date.now();
    this.writing = this.writing.then(() => this.send(waiting)).catch(() => undefined);
  }

  /** What is lost here is only shown later. */
  private async send({ index, text }: { index: number; text: string }): Promise<void> {
    const { draftId, unitId } = this.place;
    await this.db.$executeRaw`
      INSERT INTO draft_text (unit_id, index, text, updated_at) VALUES (${unitId}::uuid, ${index}, ${text}, now())
      ON CONFLICT (unit_id) DO UPDATE SET index = excluded.index, text = excluded.text, updated_at = excluded.updated_at`;
    await tellWatchers(this.db, draftId, [{ type: "text", unitId, index, text }]);
  }

  private async look(): Promise<void> {
    try {
      const run = await this.db.draftRun.findUnique({ where: { id: this.place.runId }, select: { state: true } });
      // What is in progress when the credits end is paid for: it comes to its end.
      if (run?.state !== "RUNNING" && run?.state !== "OUT_OF_CREDITS") this.stopping.abort();
    } catch {
      // Asked again in a moment.
    }
  }
}
