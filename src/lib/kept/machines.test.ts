import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { withBrowserStorage } from "@/testing/browser-storage";
import fc, { type Arbitrary } from "@/testing/fast-check";
import { type Line, type Machine, machines, TextServer, type TypingPage } from "@/testing/kept-machines";
import { type KeptKind, keptStore } from "./kept-store";

withBrowserStorage();
beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] }));
afterEach(() => vi.useRealTimers());

const people = ["ada", "bob"] as const;
type Person = (typeof people)[number];

const lines: readonly Line[] = ["up", "mute", "down", "slow"];
const step = fc.record({
  tab: fc.constantFrom(0, 1),
  act: fc.constantFrom("type", "type", "wait", "wait", "insist", "line", "line", "release", "leave", "signOut"),
  line: fc.constantFrom(...lines),
  milliseconds: fc.constantFrom(100, 900, 5000, 40_000),
});

type Step = typeof step extends Arbitrary<infer One> ? One : never;

/** Of everything that a person has kept on the device, the text. */
const anything: KeptKind<unknown> = { name: "", parse: (kept) => kept };
const kindNames = ["answer", "text", "details", "question", "words", "review"];

let runs = 0;
const nextRun = () => {
  runs += 1;
  return runs;
};

/** One device, two people who use it one after the other, and the servers of one thing that they write. */
class Device {
  person: Person = "ada";
  readonly tabs: (TypingPage | null)[] = [null, null];
  readonly typed: Record<Person, string[]> = { ada: [], bob: [] };
  private readonly run = `${nextRun()}`;
  private readonly servers: Record<Person, TextServer>;

  constructor(private readonly machine: Machine) {
    const shared = new TextServer();
    this.servers = machine.isPersonal ? { ada: new TextServer(), bob: new TextServer() } : { ada: shared, bob: shared };
  }

  server(of = this.person): TextServer {
    return this.servers[of];
  }

  idOf = (person: Person) => `${person}-${this.run}`;

  async tab(index: number): Promise<TypingPage> {
    const open =
      this.tabs[index] ?? (await this.machine.open(this.server(), this.idOf(this.person), `thing-${this.run}`));
    this.tabs[index] = open;
    return open;
  }

  async settle(milliseconds = 0): Promise<void> {
    await vi.advanceTimersByTimeAsync(milliseconds);
    // A read waits for the writes before it, and these may lead to more.
    for (let round = 0; round < 3; round += 1) {
      await keptStore.of("nobody", anything).list([]);
      await vi.advanceTimersByTimeAsync(0);
    }
  }

  leave(index: number): void {
    this.tabs[index]?.close();
    this.tabs[index] = null;
  }

  async signOut(): Promise<void> {
    for (const index of this.tabs.keys()) this.leave(index);
    await this.settle();
    await keptStore.forgetSent(Number.POSITIVE_INFINITY);
    for (const each of people)
      expect(await keptStore.removedSince(this.idOf(each), kindNames, 0), "notes of what was sent").toEqual([]);
    this.person = this.person === "ada" ? "bob" : "ada";
  }

  /** The texts that are on the device, whoever wrote them. */
  async kept(): Promise<string[]> {
    const lists = people.flatMap((each) =>
      kindNames.map((name) => keptStore.of(this.idOf(each), { ...anything, name }).list([])),
    );
    return (await Promise.all(lists)).flat().map(({ value }) => textIn(value));
  }

  /** What a page shows is what the server has or had, or what its own person typed. */
  look(): void {
    const own = this.typed[this.person];
    for (const tab of this.tabs) {
      if (!tab) continue;
      const shown = tab.shown();
      const isPublic = shown === "" || shown === "first" || this.server().accepted.has(shown);
      expect(isPublic || own.includes(shown), `${this.person} sees "${shown}"`).toBe(true);
    }
  }
}

function textIn(kept: unknown): string {
  if (typeof kept === "string") return kept;
  const { value, text, textResponse, content } = (kept ?? {}) as Record<string, unknown>;
  return textIn(value ?? text ?? textResponse ?? content ?? "");
}

async function act(device: Device, { tab, act: what, line, milliseconds }: Step): Promise<void> {
  if (what === "signOut") return device.signOut();
  if (what === "leave") return device.leave(tab);
  const page = await device.tab(tab);
  if (what === "type") {
    const text = `${device.person} ${device.typed.ada.length + device.typed.bob.length}`;
    device.typed[device.person].push(text);
    page.type(text);
    // Revisions of answers count time.
    await device.settle(100);
  } else if (what === "line") device.server().line = line;
  else if (what === "insist") void page.insist();
  else if (what === "release") device.server().release();
  else await device.settle(milliseconds);
}

describe.each(Object.entries(machines))("%s", (_, machine) => {
  test("lose nothing, show no one else's words and leave nothing of what was sent, whatever happens on the way", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 16 }), fc.boolean(), async (steps, hasTwoTabs) => {
        const device = new Device(machine);
        for (const each of steps) {
          await act(device, hasTwoTabs ? each : { ...each, tab: 0 });
          await device.settle();
          device.look();
        }
        // Everyone comes back once more, with a good connection, and sends what they find.
        for (const _person of people) {
          for (const each of people) {
            device.server(each).line = "up";
            device.server(each).release();
          }
          await device.settle(60_000);
          await device.signOut();
          const page = await device.tab(0);
          device.look();
          // Once to send, and once over what someone else has stored meanwhile.
          for (const _once of [1, 2]) {
            void page.insist();
            await device.settle(60_000);
          }
          const last = device.typed[device.person].at(-1);
          // In two tabs at once the later words may be over the earlier ones.
          if (last !== undefined && !hasTwoTabs) expect(device.server().accepted).toContain(last);
        }
        await device.signOut();
        expect(await device.kept(), "what was sent").toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
