import { describe, expect, it } from "vitest";
import type { InstructorTier } from "@/features/drafting/credits";
import { uuidV7 } from "@/lib/uuid-v7";
import { testDatabase } from "@/testing/database";
import { aPerson } from "@/testing/factories/person";
import fc from "@/testing/fast-check";
import { priceOf } from "./price-of";
import { readCredits } from "./read-credits";
import { creditsKey, priceKey, readDraftingSettings } from "./settings";

const database = testDatabase();
const at = new Date("2026-03-15T12:00:00.000Z");

const anInstructor = () => aPerson(database.db, { role: "INSTRUCTOR" });

async function setTier(userId: string, tier: InstructorTier) {
  await database.db.instructorProfile.upsert({
    where: { userId },
    create: { userId, displayName: "A teacher", tier },
    update: { tier },
  });
}

async function set(key: string, value: object) {
  await database.db.siteSetting.upsert({ where: { key }, create: { key, value }, update: { value } });
}

describe("the grant of a month", () => {
  it("is that of the tier, without a profile the smallest", async () => {
    const { id } = await anInstructor();
    expect(await readCredits(database.db, id, at)).toEqual({
      grantedTokens: 5_000_000,
      usedTokens: 0,
      reservedTokens: 0,
      month: new Date("2026-03-01T00:00:00.000Z"),
      until: new Date("2026-04-01T00:00:00.000Z"),
    });
  });

  it("rises with the tier and the setting within the month, and falls with the next", async () => {
    const { id } = await anInstructor();
    const granted = async (on = at) => (await readCredits(database.db, id, on)).grantedTokens;
    await setTier(id, "TRUSTED");
    expect(await granted()).toBe(20_000_000);
    await set(creditsKey, { STANDARD: 10, TRUSTED: 30_000, PARTNER: 40_000 });
    expect(await granted()).toBe(30_000_000);
    await setTier(id, "STANDARD");
    expect(await granted()).toBe(30_000_000);
    expect(await granted(new Date("2026-04-01T00:00:00.000Z"))).toBe(10_000);
    await database.db.siteSetting.deleteMany();
  });

  it("is settled once by many who ask at once", async () => {
    const { id } = await anInstructor();
    await Promise.all(Array.from({ length: 10 }, () => readCredits(database.db, id, at)));
    expect(await database.db.aiCredit.count({ where: { userId: id } })).toBe(1);
  });

  it("is the shipped one where the setting is damaged", async () => {
    await set(creditsKey, { STANDARD: "many" });
    expect((await readDraftingSettings(database.db)).credits.PARTNER).toBe(100_000);
    await database.db.siteSetting.deleteMany();
  });
});

const aTime = fc.date({
  min: new Date("2026-02-20T00:00:00Z"),
  max: new Date("2026-04-10T00:00:00Z"),
  noInvalidDate: true,
});
const aRow = fc.record({
  isOwn: fc.boolean(),
  createdAt: fc.oneof(
    aTime,
    fc.constantFrom(
      ...[
        "2026-02-28T23:59:59.999Z",
        "2026-03-01T00:00:00.000Z",
        "2026-03-31T23:59:59.999Z",
        "2026-04-01T00:00:00.000Z",
      ].map((text) => new Date(text)),
    ),
  ),
  inputTokens: fc.integer({ min: 0, max: 2_000_000_000 }),
  outputTokens: fc.integer({ min: 0, max: 2_000_000_000 }),
  reserved: fc.integer({ min: 0, max: 1_000_000 }),
  isUnderWay: fc.boolean(),
});

describe("what is used", () => {
  it("is exactly what the person's requests of the month read and four times what they wrote", async () => {
    const [own, other] = [await anInstructor(), await anInstructor()];
    await fc.assert(
      fc.asyncProperty(fc.array(aRow, { maxLength: 25 }), async (rows) => {
        await database.db.aiRequest.deleteMany();
        await database.db.aiRequest.createMany({
          data: rows.map(({ isOwn, isUnderWay, createdAt, inputTokens, outputTokens, reserved }) => ({
            ...{ id: uuidV7(), userId: isOwn ? own.id : other.id, model: "m", createdAt, reserved },
            // What a request in progress says of its tokens is an estimate, which its reservation holds as well.
            ...{ inputTokens, outputTokens },
            ...(isUnderWay ? { outcome: "started" } : { outcome: "answered", endedAt: createdAt }),
          })),
        });
        const counted = rows.filter(({ isOwn, createdAt }) => isOwn && createdAt.toISOString().startsWith("2026-03"));
        const ended = counted.filter(({ isUnderWay }) => !isUnderWay);
        const underWay = counted.filter(({ isUnderWay }) => isUnderWay);
        const { usedTokens, reservedTokens } = await readCredits(database.db, own.id, at);
        expect(usedTokens).toBe(ended.reduce((sum, row) => sum + row.inputTokens + 4 * row.outputTokens, 0));
        expect(reservedTokens).toBe(underWay.reduce((sum, { reserved }) => sum + reserved, 0));
      }),
      { numRuns: 60 },
    );
  });
});

describe("the price of a request", () => {
  it("is none where none is set", async () => {
    expect(priceOf(await readDraftingSettings(database.db), 1_000, 1_000)).toBeNull();
  });

  it("is that of the setting, in millionths", async () => {
    await set(priceKey, { inputPerMillion: 150_000, outputPerMillion: 600_000, currency: "USD" });
    const settings = await readDraftingSettings(database.db);
    expect(priceOf(settings, 1_000_000, 1_000_000)).toEqual({ costMicros: 750_000n, currency: "USD" });
    expect(priceOf(settings, 3, 0)?.costMicros).toBe(0n);
    expect(priceOf(settings, 4, 0)?.costMicros).toBe(1n);
    await database.db.siteSetting.deleteMany();
  });

  it("is within half a millionth of the exact one, so that sums of stored costs stay exact", () => {
    const amount = fc.integer({ min: 0, max: 10_000_000_000 });
    const tokens = fc.integer({ min: 0, max: 2_000_000_000 });
    fc.assert(
      fc.property(amount, amount, tokens, tokens, (inputPerMillion, outputPerMillion, read, written) => {
        const cost = priceOf({ price: { inputPerMillion, outputPerMillion, currency: "USD" } }, read, written);
        const exact = BigInt(inputPerMillion) * BigInt(read) + BigInt(outputPerMillion) * BigInt(written);
        const off = (cost?.costMicros ?? -1n) * 1_000_000n - exact;
        expect(off <= 500_000n && off > -500_000n).toBe(true);
      }),
    );
  });
});
