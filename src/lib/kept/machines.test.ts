import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { withBrowserStorage } from "@/testing/browser-storage";
import fc, { type Arbitrary } from "@/testing/fast-check";
import { machines } from "@/testing/kept-machines";
import { type Line, type Machine, TextServer, type TypingPage } from "@/testing/text-server";
import { type KeptKind, keptStore } from "./kept-store";

withBrowserStorage();
beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] }));
afterEach(() => vi.useRealTimers());

const people = ["ada", "bob"] as const;
type Person = (typeof people)[number];

const lines: readonly Line[] = ["up", "mute", "down", "slow"];
const step = fc.record({
  tab: fc.constantFrom(0, 1),
  act: fc.constantFrom(
    "type",
    "type",
    "wait",
    "wait",
    "insist",
    "line",
    "line",
    "release",
    "leave",
    "signOut",
    "swap",
    "typeLeft",
  ),
  line: fc.constantFrom(...lines),
  milliseconds: fc.constantFrom(100, 900, 5000, 40_000),
});

type Step = typeof step extends Arbitrary<infer One> ? One : never;

/** Of everything that a person has kept on the device, the text. */
const anything: KeptKind<unknown> = { name: "", parse: (kept) => kept };
const kindNames = [
  "answer",
  "text",
  "details",
  "question",
  "words",
  "review",
  "grade",
  "practice",
  "signal",
  "settings",
  "review-text",
  "captions",
  "begun-note",
];

const steps = (...acts: (Step["act"] | Line)[]): Step[] =>
  acts.map((what) => {
    const given = lines.find((line) => line === what);
    return { tab: 0, act: given ? "line" : (what as Step["act"]), line: given ?? "up", milliseconds: 5000 };
  });

/** What chance comes upon too seldom. */
const examples: [Step[], boolean][] = [
  // What is typed last on a page comes to be sent when its person is no longer the one who is signed in.
  [steps("type", "swap", "wait", "typeLeft", "wait"), false],
  // That person comes back, and types on the page that was refused meanwhile.
  [steps("type", "swap", "typeLeft", "wait", "swap", "typeLeft"), false],
  // The connection is back before what waits for it is tried again.
  [steps("down", "type", "up", "type"), false],
  [steps("mute", "type", "up", "type"), false],
  // More waits than is sent at once.
  [steps("down", "type", "type", "type", "type", "wait"), false],
  [steps("slow", "type", "type", "type", "release", "up"), false],
  // The answer to the first words comes when others have been typed, and the page goes before these are sent.
  [steps("slow", "type", "wait", "type", "release", "leave"), false],
];

let runs = 0;
const nextRun = () => {
  runs += 1;
  return runs;
};

/** One device, two people who use it one after the other, and the servers of one thing that they write. */
class Device {
  person: Person = "ada";
  readonly tabs: (TypingPage | null)[] = [null, null];
  /** Pages that stayed open when their person signed out and the other one signed in, elsewhere. */
  readonly left: { page: TypingPage; of: Person }[] = [];
  readonly typed: Record<Person, string[]> = { ada: [], bob: [] };
  private readonly typedOn = new Map<TypingPage, string[]>();
  /** What went with its page, or was refused, where the device keeps nothing of it. */
  private readonly lost: Record<Person, Set<string>> = { ada: new Set(), bob: new Set() };
  private readonly run = `${nextRun()}`;
  private readonly servers: Record<Person, TextServer>;

  constructor(private readonly machine: Machine) {
    const shared = new TextServer();
    this.servers = machine.isPersonal ? { ada: new TextServer(), bob: new TextServer() } : { ada: shared, bob: shared };
    this.signIn("ada");
  }

  server(of = this.person): TextServer {
    return this.servers[of];
  }

  idOf = (person: Person) => `${person}-${this.run}`;

  /** Whether one person had two pages open at a time. */
  hadTwo = false;

  async tab(index: number): Promise<TypingPage> {
    this.hadTwo ||= this.left.some(({ of }) => of === this.person);
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

  async type(page: TypingPage, of: Person): Promise<void> {
    const text = `${of} ${this.typed.ada.length + this.typed.bob.length}`;
    this.typed[of].push(text);
    this.typedOn.set(page, [...(this.typedOn.get(page) ?? []), text]);
    page.type(text);
    if (of !== this.person) this.giveUp(page, of);
    // Revisions of answers count time.
    await this.settle(100);
  }

  leave(index: number): void {
    const page = this.tabs[index];
    if (page) this.close(page, this.person);
    this.tabs[index] = null;
  }

  close(page: TypingPage, of: Person): void {
    page.close();
    this.giveUp(page, of);
  }

  closeAll(): void {
    for (const index of this.tabs.keys()) this.leave(index);
    for (const { page, of } of this.left.splice(0)) this.close(page, of);
  }

  /** What a page that goes, or is refused, had not sent. */
  giveUp(page: TypingPage, of: Person): void {
    const unsent = (this.typedOn.get(page) ?? []).filter((text) => !this.server(of).accepted.has(text));
    if (this.machine.forgets) for (const text of unsent) this.lost[of].add(text);
  }

  /** What its person has typed has come to the server by now: the last words, or each where none takes the place of another. */
  expectSent({ inTwoTabs }: { inTwoTabs: boolean }): void {
    const due = this.typed[this.person].filter((text) => !this.lost[this.person].has(text));
    const { accepted, value } = this.server();
    // In two tabs at once the later words may be over the earlier ones.
    const isOne = !inTwoTabs && !this.hadTwo;
    const last = isOne ? due.slice(-1) : [];
    expect([...accepted]).toEqual(expect.arrayContaining(this.machine.sendsEach ? due : last));
    if (this.machine.isInOrder && isOne && due.length > 0) expect(value, "the last in order").toBe(due.at(-1));
  }

  /** Sends all that the person who is here has on open pages. */
  async insist(): Promise<void> {
    const own = this.left.filter(({ of }) => of === this.person).map(({ page }) => page);
    for (const page of [...this.tabs, ...own]) void page?.insist();
    await this.settle(60_000);
  }

  /** The other one signs in. With `isLeft`, in a tab of its own: the pages stay as they are. */
  async signOut({ isLeft = false } = {}): Promise<void> {
    if (!isLeft) this.closeAll();
    for (const page of this.tabs.splice(0, 2, null, null)) {
      if (!page) continue;
      this.left.push({ page, of: this.person });
      this.giveUp(page, this.person);
    }
    await this.settle();
    await keptStore.forgetSent(Number.POSITIVE_INFINITY);
    for (const each of people)
      expect(await keptStore.removedSince(this.idOf(each), kindNames, 0), "notes of what was sent").toEqual([]);
    this.signIn(this.person === "ada" ? "bob" : "ada");
  }

  signIn(person: Person): void {
    this.person = person;
    for (const server of Object.values(this.servers)) server.signedIn = this.idOf(person);
  }

  /** The texts that are on the device, whoever wrote them. */
  async kept(): Promise<string[]> {
    const lists = people.flatMap((each) =>
      kindNames.map((name) => keptStore.of(this.idOf(each), { ...anything, name }).list([])),
    );
    return (await Promise.all(lists)).flat().map(({ value }) => textIn(value));
  }

  /** What a page shows is what the server has or had, or what its own person typed; nothing comes to the server in another name. */
  look(): void {
    for (const each of this.machine.isPersonal ? people : [])
      expect(this.typed[each], `sent as ${each}`).toEqual(expect.arrayContaining([...this.servers[each].accepted]));
    const open = this.tabs.flatMap((page) => (page ? { page, of: this.person } : []));
    for (const { page, of } of [...open, ...this.left]) {
      const shown = page.shown();
      const isPublic = shown === "" || shown === "first" || this.server(of).accepted.has(shown);
      expect(isPublic || this.typed[of].includes(shown), `${of} sees "${shown}"`).toBe(true);
    }
  }
}

function textIn(kept: unknown): string {
  if (typeof kept === "string") return kept;
  const { value, text, textResponse, content, label, passage, quote } = (kept ?? {}) as Record<string, unknown>;
  return textIn(value ?? text ?? textResponse ?? content ?? label ?? passage ?? quote ?? "");
}

async function act(device: Device, { tab, act: what, line, milliseconds }: Step): Promise<void> {
  if (what === "signOut") return device.signOut();
  if (what === "swap") return device.signOut({ isLeft: true });
  if (what === "typeLeft") {
    const [left] = device.left;
    if (left) await device.type(left.page, left.of);
    return;
  }
  if (what === "leave") return device.leave(tab);
  const page = await device.tab(tab);
  if (what === "type") await device.type(page, device.person);
  else if (what === "line") device.server().line = line;
  else if (what === "insist") void page.insist();
  else if (what === "release") device.server().release();
  else await device.settle(milliseconds);
}

describe.each(Object.entries(machines))("%s", (_, machine) => {
  test("lose nothing, show no one else's words and leave nothing of what was sent, whatever happens on the way", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 16 }), fc.boolean(), async (taken, hasTwoTabs) => {
        const device = new Device(machine);
        for (const each of taken) {
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
          if (machine.forgets) {
            await device.insist();
            device.expectSent({ inTwoTabs: hasTwoTabs });
          }
          await device.signOut();
          await device.tab(0);
          device.look();
          // Once to send, and once over what someone else has stored meanwhile.
          for (const _once of [1, 2]) await device.insist();
          device.expectSent({ inTwoTabs: hasTwoTabs });
        }
        await device.signOut();
        expect(await device.kept(), "what was sent").toEqual([]);
      }),
      { numRuns: 40, examples },
    );
  });
});
