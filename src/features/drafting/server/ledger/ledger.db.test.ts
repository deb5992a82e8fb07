import { afterEach, describe, expect, it } from "vitest";
import { uuidV7 } from "@/lib/uuid-v7";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import fc from "@/testing/fast-check";

const database = testDatabase();
const clock = aClock("2026-03-15T12:00:00.000Z");

async function as(role: "ADMIN" | "INSTRUCTOR" | "STUDENT", name = "Signe Valkoren") {
  const person = await aPerson(database.db, { role, name });
  const { drafting } = createCaller(depsOf(database.db, actorOf(person), clock));
  return { person, drafting, ledger: drafting.ledger };
}

interface Row {
  userId: string;
  inputTokens: number;
  outputTokens: number;
  costMicros: bigint;
  currency: string;
  createdAt: Date;
}

const store = (rows: readonly Partial<Row>[], userId: string) =>
  database.db.aiRequest.createMany({
    data: rows.map((row) => {
      const createdAt = row.createdAt ?? clock.now();
      return {
        id: uuidV7(),
        userId,
        model: "m",
        stage: "outline",
        outcome: "answered",
        createdAt,
        endedAt: createdAt,
        ...row,
      };
    }),
  });

afterEach(async () => {
  await database.db.aiRequest.deleteMany();
  await database.db.aiCredit.deleteMany();
  await database.db.siteSetting.deleteMany();
});

const aRow = fc.record({
  who: fc.nat(2),
  inputTokens: fc.integer({ min: 0, max: 2_000_000 }),
  outputTokens: fc.integer({ min: 0, max: 2_000_000 }),
  costMicros: fc.bigInt({ min: 0n, max: 10_000_000_000n }),
  currency: fc.constantFrom("USD", "EUR"),
  createdAt: fc.constantFrom(
    "2026-02-28T23:59:59.999Z",
    "2026-03-01T00:00:00Z",
    "2026-03-31T23:59:59Z",
    "2026-04-01T00:00:00Z",
  ),
});

describe("the use of a month", () => {
  it("adds up, by person and altogether, to the rows that its figures lead to, in tokens and to the last millionth", async () => {
    const { ledger } = await as("ADMIN");
    const people = await Promise.all(["Ilse", "Maren", "Rafe"].map((name) => aPerson(database.db, { name })));
    await fc.assert(
      fc.asyncProperty(fc.array(aRow, { maxLength: 30 }), async (rows) => {
        await database.db.aiRequest.deleteMany();
        const typed = rows.map(({ who, createdAt, ...row }) => ({
          ...row,
          userId: people[who]?.id ?? "",
          createdAt: new Date(createdAt),
        }));
        await store(typed, "");
        const month = typed.filter(({ createdAt }) => createdAt.toISOString().startsWith("2026-03"));
        const sumOf = (some: readonly Row[]) => {
          const costs = ["EUR", "USD"].map((currency) => ({
            currency,
            micros: Number(some.reduce((sum, row) => sum + (row.currency === currency ? row.costMicros : 0n), 0n)),
          }));
          return {
            requests: some.length,
            weightedTokens: some.reduce((sum, row) => sum + row.inputTokens + 4 * row.outputTokens, 0),
            costs: costs.filter(({ micros }) => micros > 0),
          };
        };
        const use = await ledger.use({});
        expect(use.month).toBe("2026-03");
        expect(use.total).toMatchObject(sumOf(month));
        for (const { id } of people) {
          const own = month.filter(({ userId }) => userId === id);
          const shown = use.people.find(({ userId }) => userId === id);
          const listed = await ledger.list({ person: id, month: "2026-03" });
          expect(listed.total).toMatchObject(sumOf(own));
          expect(listed.requests).toHaveLength(own.length);
          if (own.length === 0) expect(shown).toBeUndefined();
          else expect(shown).toMatchObject(sumOf(own));
        }
      }),
      { numRuns: 25 },
    );
  });

  it("leaves what is in progress out of the tokens, and counts it as a request", async () => {
    const { ledger, person } = await as("ADMIN");
    await store([{ inputTokens: 10 }], person.id);
    await database.db.aiRequest.create({
      data: {
        userId: person.id,
        model: "m",
        outcome: "started",
        inputTokens: 500,
        reserved: 900,
        createdAt: clock.now(),
      },
    });
    expect((await ledger.use({})).people[0]).toMatchObject({ requests: 2, inputTokens: 10, weightedTokens: 10 });
  });
});

describe("the ledger", () => {
  it("lists newest first, a page at a time, with what was sent and what it cost", async () => {
    const { ledger, person } = await as("ADMIN", "Ilse Tamberg");
    await store(
      Array.from({ length: 60 }, (_, n) => ({
        ...{ inputTokens: n, costMicros: n === 59 ? 1_500n : 0n },
        createdAt: new Date(clock.now().getTime() + n * 1_000),
      })),
      person.id,
    );
    const [first, second] = [await ledger.list({}), await ledger.list({ page: 2 })];
    expect([first.requests.length, second.requests.length, second.lastPage]).toEqual([50, 10, 2]);
    expect(await ledger.list({ page: 9 })).toEqual(second);
    expect(await ledger.use({ page: 9 })).toEqual(await ledger.use({}));
    expect(first.requests[0]).toMatchObject({
      name: "Ilse Tamberg",
      inputTokens: 59,
      cost: { currency: "USD", micros: 1_500 },
    });
    expect(first.requests[1]?.cost).toBeNull();
    expect(second.requests.at(-1)?.inputTokens).toBe(0);
  });

  it("goes out as CSV, whole, exact, and with nothing that a spreadsheet would run", async () => {
    const { ledger, person } = await as("ADMIN", "=SUM(A1)");
    await store(
      Array.from({ length: 1_205 }, () => ({ inputTokens: 3, outputTokens: 2, costMicros: 1_000_007n })),
      person.id,
    );
    let text = "";
    for await (const piece of await ledger.export({})) text += piece;
    const lines = text.trimEnd().split("\r\n");
    expect(lines).toHaveLength(1_206);
    expect(new Set(lines).size).toBe(1_206);
    expect(lines[0]).toMatch(/^\uFEFFrequest,began,/);
    expect(lines[1]).toContain(",3,2,11,1.000007,USD,");
    expect(lines[1]).toContain(",'=SUM(A1),");
  });
});

describe("settings", () => {
  const credits = { STANDARD: 5_000, TRUSTED: 20_000, PARTNER: 100_000 };
  const price = { inputPerMillion: 150_000, outputPerMillion: 600_000, currency: "EUR" };

  it("are stored with a line in the audit log, once however often they are sent", async () => {
    const { ledger } = await as("ADMIN");
    const next = { ...credits, STANDARD: 0 };
    await Promise.all([1, 2, 3].map(() => ledger.saveCredits({ seen: credits, credits: next })));
    await ledger.savePrice({ seen: null, price });
    expect((await ledger.use({})).settings).toEqual({ credits: next, price });
    await ledger.savePrice({ seen: price, price: null });
    expect((await ledger.use({})).settings.price).toBeNull();
    const lines = await database.db.auditEvent.findMany({
      where: { action: "setting.save" },
      orderBy: { sequence: "asc" },
    });
    expect(lines.map(({ objectId }) => objectId)).toEqual(["drafting.credits", "drafting.price", "drafting.price"]);
    expect(lines[1]?.values).toMatchObject({ from: { value: "none" }, to: { value: "0.15 / 0.60 EUR" } });
  });

  it("are refused over what someone else has set meanwhile, which is handed back", async () => {
    const { ledger } = await as("ADMIN");
    await ledger.savePrice({ seen: null, price });
    await expect(ledger.savePrice({ seen: null, price: { ...price, currency: "USD" } })).rejects.toMatchObject({
      code: "CONFLICT",
      cause: { facts: { now: price } },
    });
  });

  it.each([
    { ...credits, STANDARD: -1 },
    { ...credits, PARTNER: 2_000_001 },
    { ...credits, TRUSTED: 0.5 },
  ])("are not stored when they are %j", async (next) => {
    const { ledger } = await as("ADMIN");
    await expect(ledger.saveCredits({ seen: credits, credits: next })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

it("the ledger and its settings are for admins and no one else", async () => {
  const credits = { STANDARD: 1, TRUSTED: 1, PARTNER: 1 };
  const guest = createCaller(depsOf(database.db, actorOf(null), clock)).drafting;
  for (const [caller, code] of [
    [await as("INSTRUCTOR"), "FORBIDDEN"],
    [await as("STUDENT"), "FORBIDDEN"],
    [guest, "UNAUTHORIZED"],
  ] as const) {
    const { ledger } = caller;
    await expect(ledger.use({})).rejects.toMatchObject({ code });
    await expect(ledger.list({})).rejects.toMatchObject({ code });
    await expect(ledger.export({})).rejects.toMatchObject({ code });
    await expect(ledger.saveCredits({ seen: credits, credits })).rejects.toMatchObject({ code });
    await expect(ledger.savePrice({ seen: null, price: null })).rejects.toMatchObject({ code });
  }
});
