import "server-only";
import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { Alarm } from "@/lib/alarm";
import { timetablesOf } from "@/server/inngest/job-settings";
import { stableId } from "@/server/inngest/stable-id";
import { acceptEvent } from "./accept-event";
import { timerEvent } from "./asked-runs";
import { type Endpoint, fetchFunctions } from "./call-function";
import { defaultBackoff } from "./decide";
import { inUnit, performJob, type Runner, recoverLostJobs } from "./perform-job";
import type { JobEvent } from "./protocol";
import { type Job, Queue } from "./queue";
import { readRegistry } from "./registry";
import { startRun } from "./runs";
import { lastDue, nextDue } from "./schedule";
import type { Session } from "./session";
import { readSettings } from "./settings";

export type EngineOptions = {
  pool: Pool;
  session: Session;
  endpoint: Endpoint;
  onTrouble: (error: unknown) => void;
  /** Milliseconds between attempts; Inngest's table by default. */
  backoff?: (attempt: number) => number;
  now?: () => Date;
  /** Calls at the same time in this process. Most of them wait for someone else's server: a model, an email server, a store. */
  capacity?: number;
  /** Jobs are taken from then on. */
  mayTake?: Promise<void>;
};

const pollMs = 1000;
/** A schedule whose time passed while nothing ran is made up for once, if that was no longer ago. */
const missedMs = 3_600_000;

/** The embedded runner: drives the functions of one endpoint, durably, beside any number of others on the same database. */
export class Engine {
  private readonly busy = new Map<string, Promise<void>>();
  private readonly stopping = new AbortController();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly nextTicks = new Map<string, Date>();
  private readonly alarm = new Alarm();
  private readonly loops: Promise<void>[];
  private lastLookAt = Date.now();

  private constructor(
    readonly runner: Runner,
    private readonly abortCalls: () => void,
    private readonly capacity: number,
    private readonly mayTake: Promise<void>,
    private readonly onTrouble: (error: unknown) => void,
  ) {
    runner.queue.onDue = (at) => this.wakeAt(at);
    this.loops = [this.pump(), this.watch()];
  }

  static async start(options: EngineOptions): Promise<Engine> {
    const { pool, session, endpoint, onTrouble, backoff = defaultBackoff, now = () => new Date() } = options;
    const registry = readRegistry(await fetchFunctions(endpoint));
    const queue = await Queue.open(pool, onTrouble);
    const calls = new AbortController();
    const { capacity = 32, mayTake = Promise.resolve() } = options;
    // Each call in progress listens; Node warns of a leak from eleven.
    setMaxListeners(capacity + 10, calls.signal);
    const runner = { queue, session, registry, endpoint, backoff, now, signal: calls.signal };
    return new Engine(runner, () => calls.abort(), capacity, mayTake, onTrouble);
  }

  /** True while the loop that takes jobs is turning and Postgres answers it. */
  isHealthy(withinMs = 15_000): boolean {
    return this.runner.session.isUp && Date.now() - this.lastLookAt < withinMs;
  }

  /** Takes an event as if the outbox had held it. */
  accept(event: JobEvent): Promise<void> {
    return inUnit(this.runner, (unit) => acceptEvent(unit, event));
  }

  /** Starts what schedules are due at `now`; safe to call at any time, in any number of processes. */
  async tick(now: Date): Promise<void> {
    const settings = await readSettings(this.runner.queue.pool);
    for (const fn of this.runner.registry.values()) {
      const setting = settings.get(fn.id);
      if (setting?.isEnabled === false) continue;
      for (const schedule of timetablesOf(fn, setting)) {
        const key = `${fn.id} ${schedule.trigger}`;
        const next = this.nextTicks.get(key);
        if (next !== undefined && now < next) continue;
        const due = lastDue(schedule, now, missedMs);
        // What was due before someone changed the timetable, or while it was off, is not made up for.
        if (due !== undefined && (setting === undefined || due > setting.changedAt)) {
          const id = stableId("cron", fn.id, due.toISOString());
          const event = timerEvent(id, schedule.trigger, due);
          await inUnit(this.runner, (unit) => startRun(unit, { fn, event, scheduledFor: due }));
        }
        const following = nextDue(schedule, now);
        if (following !== undefined) this.nextTicks.set(key, following);
      }
    }
  }

  /** Stops taking jobs, gives those in progress `graceMs` to end, and leaves the rest to be found lost. */
  async stop(graceMs = 4000): Promise<void> {
    this.stopping.abort();
    this.alarm.ring();
    for (const timer of this.timers) clearTimeout(timer);
    // The loops first: what they took last is in progress as well.
    await Promise.all(this.loops);
    const allDone = Promise.all(this.busy.values());
    const grace = new AbortController();
    await Promise.race([allDone, sleep(graceMs, undefined, { signal: grace.signal })]);
    grace.abort();
    this.abortCalls();
    await allDone;
    await this.runner.queue.close();
  }

  private get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private wakeAt(at: Date): void {
    const waitMs = at.getTime() - Date.now();
    if (waitMs <= 0) {
      this.alarm.ring();
      return;
    }
    // Further away than the next polls: they will find it.
    if (waitMs > 5 * pollMs || this.isStopping) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.wakeAt(at);
    }, waitMs + 1);
    this.timers.add(timer);
  }

  private async pump(): Promise<void> {
    await this.mayTake;
    while (!this.isStopping) {
      const free = this.capacity - this.busy.size;
      let taken = 0;
      try {
        if (free > 0 && this.runner.session.isUp) {
          const jobs = await this.runner.queue.fetch(free);
          for (const job of jobs) this.begin(job);
          taken = jobs.length;
        }
        this.lastLookAt = Date.now();
      } catch (error) {
        this.onTrouble(error);
      }
      if (taken < free || free === 0) await this.alarm.rest(pollMs);
    }
  }

  private begin(job: Job): void {
    const work = performJob(this.runner, job)
      .catch((error: unknown) => {
        if (!this.isStopping) this.onTrouble(error);
      })
      .finally(() => {
        this.busy.delete(job.id);
        this.alarm.ring();
      });
    this.busy.set(job.id, work);
  }

  /** Each second: schedules, and jobs that were lost with their process. */
  private async watch(): Promise<void> {
    while (!this.isStopping) {
      try {
        await this.tick(this.runner.now());
        const found = await recoverLostJobs(this.runner, (id) => this.busy.has(id));
        if (found > 0) this.wakeAt(new Date());
      } catch (error) {
        this.onTrouble(error);
      }
      await sleep(pollMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }
}
