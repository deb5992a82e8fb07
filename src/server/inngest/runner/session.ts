import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Client, QueryResult } from "pg";

type Listener = (payload: string) => void;

/**
 * One connection of the process' own, for what Postgres ties to a connection: advisory locks and LISTEN.
 * When the process dies, however it dies, Postgres lets go of everything that it held here.
 */
export class Session {
  private client: Client | undefined;
  private readonly held = new Set<string>();
  private readonly listeners = new Map<string, Listener>();
  private isClosed = false;
  /** pg wants one query at a time on a client. */
  private lastQuery: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly makeClient: () => Client,
    private readonly onTrouble: (error: unknown) => void,
  ) {}

  static async open(makeClient: () => Client, onTrouble: (error: unknown) => void): Promise<Session> {
    const session = new Session(makeClient, onTrouble);
    await session.connect();
    return session;
  }

  get isUp(): boolean {
    return this.client !== undefined;
  }

  async listen(channel: string, listener: Listener): Promise<void> {
    this.listeners.set(channel, listener);
    if (this.client !== undefined) await this.query(this.client, `LISTEN ${channel}`);
  }

  /** Takes the lock of that name, if no one holds it: no other process, nor another holder in this one. */
  async hold(name: string): Promise<boolean> {
    const { client } = this;
    if (client === undefined || this.held.has(name)) return false;
    // Postgres would give the same connection the same lock again, hence the set; and it is marked before the answer is awaited.
    this.held.add(name);
    const got = await this.query(client, "SELECT pg_try_advisory_lock(hashtextextended($1, 7265)) AS got", [name])
      .then(({ rows }) => rows[0]?.got === true && client === this.client)
      .catch((error: unknown) => {
        this.onTrouble(error);
        return false;
      });
    if (!got) this.held.delete(name);
    return got;
  }

  async release(name: string): Promise<void> {
    if (!this.held.has(name)) return;
    const { client } = this;
    try {
      if (client !== undefined)
        await this.query(client, "SELECT pg_advisory_unlock(hashtextextended($1, 7265))", [name]);
    } catch (error) {
      this.onTrouble(error);
    }
    if (client === this.client) this.held.delete(name);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.client?.end();
  }

  private query(client: Client, sql: string, values: unknown[] = []): Promise<QueryResult<{ got?: boolean }>> {
    const query = this.lastQuery.then(() => client.query(sql, values));
    this.lastQuery = query.catch(() => undefined);
    return query;
  }

  private async connect(): Promise<void> {
    const client = this.makeClient();
    client.on("error", (error) => this.onTrouble(error));
    client.on("notification", ({ channel, payload = "" }) => this.listeners.get(channel)?.(payload));
    await client.connect();
    client.on("end", () => {
      this.client = undefined;
      this.held.clear();
      if (!this.isClosed) void this.reconnect();
    });
    for (const channel of this.listeners.keys()) await client.query(`LISTEN ${channel}`);
    this.client = client;
    // What was notified while no one listened may be waiting.
    for (const listener of this.listeners.values()) listener("");
  }

  private async reconnect(): Promise<void> {
    for (let waitMs = 100; !this.isClosed; waitMs = Math.min(waitMs * 2, 5000)) {
      try {
        await this.connect();
        return;
      } catch (error) {
        this.onTrouble(error);
        await sleep(waitMs);
      }
    }
  }
}
