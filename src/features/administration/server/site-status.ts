import "server-only";
import type { StatusPart } from "@/features/administration/rules";
import { statusParts } from "@/features/administration/rules";
import { processWide } from "@/server/cache/process-wide";
import { checkReadiness, type Readiness } from "@/server/readiness";

/** How long an answer is given again: however many ask, the parts are asked once in this time. */
const KEPT_MS = 10_000;

export interface PartStatus {
  part: StatusPart;
  isAnswering: boolean;
  /** ISO 8601: since when this web process has seen it so. */
  since: string;
}

export interface SiteStatus {
  parts: PartStatus[];
  /** ISO 8601. */
  checkedAt: string;
}

type Check = () => Promise<Pick<Readiness, "parts">>;

/** Whether the parts of the site answer, and since when, as one process has seen it. Tells nothing of what they are or where. */
export class StatusWatch {
  readonly #since = new Map<StatusPart, { isAnswering: boolean; since: Date }>();
  #kept: { answer: Promise<SiteStatus>; until: number } | undefined;

  constructor(private readonly check: Check) {}

  read(now: Date): Promise<SiteStatus> {
    if (!this.#kept || this.#kept.until <= now.getTime())
      this.#kept = { answer: this.#ask(now), until: now.getTime() + KEPT_MS };
    return this.#kept.answer;
  }

  async #ask(now: Date): Promise<SiteStatus> {
    const { parts } = await this.check();
    const answering: Record<StatusPart, boolean> = {
      web: true,
      database: parts.database === "ok",
      storage: parts.storage === "ok",
      jobs: parts.jobs === "ok",
    };
    return {
      checkedAt: now.toISOString(),
      parts: statusParts.map((part) => {
        const isAnswering = answering[part];
        const known = this.#since.get(part);
        const since = known?.isAnswering === isAnswering ? known.since : now;
        this.#since.set(part, { isAnswering, since });
        return { part, isAnswering, since: since.toISOString() };
      }),
    };
  }
}

export const getSiteStatus = (now: Date): Promise<SiteStatus> =>
  processWide("site-status", () => new StatusWatch(checkReadiness)).read(now);
