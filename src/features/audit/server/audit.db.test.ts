import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { system } from "@/policy/actor";
import { type AuditEntry, appendAudit } from "@/server/audit/append-audit";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourse } from "@/testing/factories/course";
import { aPerson } from "@/testing/factories/person";
import { storeSeal } from "./seal";
import { chainStart, type Fault, verifyChain } from "./verify-chain";

const test = testDatabase();
const clock = aClock("2026-11-20T22:30:00.000Z");

/** As whoever owns the database can: past the triggers. */
async function bySql(statement: string): Promise<void> {
  await test.db.$transaction([
    test.db.$executeRawUnsafe("ALTER TABLE audit_event DISABLE TRIGGER USER"),
    test.db.$executeRawUnsafe(statement),
    test.db.$executeRawUnsafe("ALTER TABLE audit_event ENABLE TRIGGER USER"),
  ]);
}

let admin: Awaited<ReturnType<typeof aPerson>>;
const api = () => createCaller(depsOf(test.db, actorOf(admin), clock)).audit;

async function append(entry: AuditEntry, by: typeof admin | null = admin, ip: string | null = null) {
  const actor = by ? actorOf(by) : system;
  await test.db.$transaction((tx) => appendAudit(tx, { actor, now: clock.now, ip }, entry));
}

/** In one transaction: a thousand commits would take most of this file's time. */
async function appendMany(count: number, entryOf: (n: number) => AuditEntry) {
  const append = async (tx: Parameters<typeof appendAudit>[0]) => {
    for (let n = 0; n < count; n++)
      await appendAudit(tx, { actor: actorOf(admin), now: clock.now, ip: null }, entryOf(n));
  };
  await test.db.$transaction(append, { timeout: 60_000 });
}

const onCourse = (objectId: string, more: Partial<AuditEntry> = {}): AuditEntry => ({
  action: "course.setShares",
  objectType: "course",
  objectId,
  ...more,
});

async function read() {
  const faults: Fault[] = [];
  const { state } = await verifyChain(test.db, chainStart, { onFault: (fault) => faults.push(fault) });
  return { ...state, faults: faults.map(({ sequence, kinds }) => `${sequence} ${kinds.join(" ")}`), found: faults };
}

const numbers = async () =>
  (await test.db.auditEvent.findMany({ orderBy: { sequence: "asc" }, select: { sequence: true } })).map(
    ({ sequence }) => String(sequence),
  );

beforeEach(async () => {
  admin = await aPerson(test.db, { role: "ADMIN", name: "Signe Valkoren" });
});
afterEach(() => bySql("DELETE FROM audit_event"));

describe("the chain", () => {
  /** Five rows; the third is the one that is tampered with. */
  async function five(): Promise<string[]> {
    for (const n of [1, 2, 3, 4, 5])
      await append(onCourse(`thing ${n}`, { before: { reason: null }, values: { reason: `because ${n}`, share: n } }));
    return numbers();
  }

  it("is whole as it was written, however it is read", async () => {
    await five();
    await append({ action: "review.note", objectType: "Review", objectId: "x" }, null);
    // Some keyboards send half of an emoji, which a jsonb column refuses.
    await append(onCourse("half", { values: { title: "a \ud83d", names: ["\ude00"] } }));
    const whole = await read();
    expect(whole).toMatchObject({ rows: 7, erased: 0, faults: [] });
    let [state, isEnd] = [chainStart, false];
    while (!isEnd)
      ({ state, isEnd } = await verifyChain(test.db, state, { mostRows: 2, onFault: () => expect.unreachable() }));
    expect(state).toMatchObject({ rows: 7, hash: whole.hash });
  });

  const columns: [column: string, value: string][] = [
    ["actor_id", "NULL"],
    ["action", "'course.publish'"],
    ["object_type", "'user'"],
    ["object_id", "'thing 9'"],
    ["field_names", "ARRAY['reason']"],
    ["digests", `jsonb_set(digests, '{reason}', '"00"')`],
    ["created_at", "created_at + interval '1 ms'"],
  ];
  it.each(columns)("names the row whose %s was changed by SQL", async (column, value) => {
    const rows = await five();
    await bySql(`UPDATE audit_event SET ${column} = ${value} WHERE sequence = ${rows[2]}`);
    const { faults } = await read();
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${rows[2]} rewritten`));
  });

  it("names the row whose hash was changed, and the one that no longer follows it", async () => {
    const rows = await five();
    await bySql(`UPDATE audit_event SET hash = repeat('a', 64) WHERE sequence = ${rows[2]}`);
    expect((await read()).faults).toEqual([`${rows[2]} rewritten`, `${rows[3]} out_of_line`]);
  });

  it("names the row whose link was changed", async () => {
    const rows = await five();
    await bySql(`UPDATE audit_event SET previous_hash = repeat('a', 64) WHERE sequence = ${rows[2]}`);
    expect((await read()).faults).toEqual([`${rows[2]} rewritten out_of_line`]);
  });

  it("names the row and the field whose value was changed, added or taken out", async () => {
    const rows = await five();
    const [one, two, three] = rows;
    await bySql(
      `UPDATE audit_event SET values = CASE sequence WHEN ${one} THEN jsonb_set(values, '{reason,value}', '"other"')
         WHEN ${two} THEN values - 'share' WHEN ${three} THEN values || '{"more": {"salt": "", "value": 1}}' ELSE values END`,
    );
    const { found } = await read();
    expect(found.map(({ sequence, kinds, fields }) => [sequence, kinds, fields])).toEqual([
      [one, ["other_values"], ["reason"]],
      [two, ["other_values"], ["share"]],
      [three, ["other_values"], ["more"]],
    ]);
  });

  it("names the row after one that was taken out, at the beginning and in the middle", async () => {
    const rows = await five();
    await bySql(`DELETE FROM audit_event WHERE sequence IN (${rows[0]}, ${rows[2]})`);
    expect((await read()).faults).toEqual([`${rows[1]} out_of_line`, `${rows[3]} out_of_line`]);
  });

  it("names a row that was put in, also a copy of a true one", async () => {
    const rows = await five();
    await bySql(`UPDATE audit_event SET sequence = sequence + 1 WHERE sequence = ${rows[4]}`);
    await bySql(
      `INSERT INTO audit_event (id, sequence, action, object_type, object_id, field_names, digests, values, previous_hash, hash, created_at)
       SELECT gen_random_uuid(), ${rows[4]}, action, object_type, object_id, field_names, digests, values, hash, repeat('b', 64), created_at
         FROM audit_event WHERE sequence = ${rows[3]}`,
    );
    expect((await read()).faults).toEqual([`${rows[4]} rewritten`, `${Number(rows[4]) + 1} out_of_line`]);
  });

  it("takes erased values for erased and not for changed, and values that no one erased for gone", async () => {
    const rows = await five();
    await test.db.$executeRaw`
      UPDATE audit_event SET values = NULL, erased_at = now(), ip_address = NULL WHERE sequence = ${BigInt(rows[2] ?? 0)}`;
    expect(await read()).toMatchObject({ erased: 1, faults: [] });
    await bySql(`UPDATE audit_event SET values = NULL WHERE sequence = ${rows[3]}`);
    expect((await read()).faults).toEqual([`${rows[3]} vanished`]);
  });

  it("leaves what the night found of it at the head of the page", async () => {
    const rows = await five();
    await bySql(`UPDATE audit_event SET action = 'x' WHERE sequence = ${rows[2]}`);
    const { hash, found } = await read();
    const seal = { readAt: clock.now().toISOString(), rows: 5, erased: 0, faultCount: 1, faults: found, hash };
    expect((await api().list({})).seal).toBeNull();
    for (let night = 0; night < 2; night++) await storeSeal(test.db, { ...seal, rows: 5 + night });
    expect((await api().list({})).seal).toEqual({ ...seal, rows: 6 });
    expect(found).toEqual([{ sequence: rows[2], action: "x", kinds: ["rewritten"], fields: [] }]);
    expect(await test.db.auditEvent.count()).toBe(5);
  });

  it.each([
    "UPDATE audit_event SET action = 'x'",
    "UPDATE audit_event SET values = values || '{\"share\": 9}'",
    "UPDATE audit_event SET values = NULL, erased_at = now(), ip_address = '10.0.0.1'",
    "UPDATE audit_event SET ip_address = '10.0.0.1'",
    "DELETE FROM audit_event",
    "TRUNCATE audit_event",
  ])("refuses automatically: %s", async (statement) => {
    await five();
    await expect(test.db.$executeRawUnsafe(statement)).rejects.toThrow("append-only");
    expect(await read()).toMatchObject({ rows: 5, faults: [] });
  });
});

describe("the page", () => {
  it("says who did what to what, from what to what and from where, with names for ids", async () => {
    const person = await aPerson(test.db, { name: "Dag Okonjo-Vale" });
    const { id: courseId } = await aCourse(test.db, { version: { title: "Plain Contracts" } });
    await append(
      onCourse(courseId, { before: { share: 10 }, values: { share: 20, userId: person.id } }),
      admin,
      "203.0.113.7",
    );
    await append({ action: "account.lock", objectType: "user", objectId: person.id }, null);
    const { events, names, next } = await api().list({});
    expect(next).toBeNull();
    expect(events.map(({ action }) => action)).toEqual(["account.lock", "course.setShares"]);
    expect(events[0]).toMatchObject({ actorId: null, ipAddress: null, changes: [] });
    expect(events[1]).toMatchObject({ actorId: admin.id, ipAddress: "203.0.113.7", erasedFields: [] });
    expect(events[1]?.changes).toEqual(
      expect.arrayContaining([
        { field: "share", before: 10, after: 20 },
        { field: "userId", after: person.id },
      ]),
    );
    expect(names[person.id]?.person).toBe("Dag Okonjo-Vale");
    expect(names[admin.id]?.person).toBe("Signe Valkoren");
    expect(names[courseId]?.course).toBe("Plain Contracts");
  });

  it("filters by actor, action, thing and day on the reader's clock", async () => {
    const other = await aPerson(test.db, { role: "ADMIN" });
    await append(onCourse("a"));
    await append(onCourse("b"), other);
    await append({ action: "review.note", objectType: "Review", objectId: "b" }, other);
    const things = async (filter: Parameters<ReturnType<typeof api>["list"]>[0]) =>
      (await api().list(filter)).events.map(({ objectType, objectId }) => `${objectType} ${objectId}`);
    expect(await things({ who: other.email })).toEqual(["Review b", "course b"]);
    expect(await things({ who: `@${admin.username}` })).toEqual(["course a"]);
    expect(await things({ who: other.id, action: "course.setShares" })).toEqual(["course b"]);
    expect(await things({ who: "nobody at all" })).toEqual([]);
    expect(await things({ kind: "Review", thing: "b" })).toEqual(["Review b"]);
    expect(await things({ from: "2026-11-20", to: "2026-11-20" })).toHaveLength(3);
    expect(await things({ from: "2026-11-21" })).toEqual([]);
    // In Tokyo it is half past seven of the next morning.
    await test.db.userPreference.upsert({
      where: { userId: admin.id },
      create: { userId: admin.id, timeZone: "Asia/Tokyo" },
      update: { timeZone: "Asia/Tokyo" },
    });
    expect(await things({ from: "2026-11-21", to: "2026-11-21" })).toHaveLength(3);
    expect(await things({ to: "2026-11-20" })).toEqual([]);
  });

  it("goes on behind its last row, each row once, also where many have one moment", async () => {
    await appendMany(120, (n) => onCourse(String(n)));
    const seen: string[] = [];
    for (let after: string | null = null, pages = 0; pages < 3; pages++) {
      const page = await api().list({ after });
      seen.push(...page.events.map(({ objectId }) => objectId));
      after = page.next;
      if (pages === 2) expect(after).toBeNull();
    }
    expect(seen).toEqual(Array.from({ length: 120 }, (_, n) => String(119 - n)));
  });

  it("finds its rows by an index whatever is asked for", async () => {
    await append(onCourse("a"));
    const asked = ["TRUE", "actor_id = gen_random_uuid()", "action = 'x'", "object_type = 'x' AND object_id = 'y'"];
    for (const where of asked) {
      const plan = await test.db.$transaction(async (tx) => {
        await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
        await tx.$executeRaw`SET LOCAL enable_bitmapscan = off`;
        return tx.$queryRawUnsafe<{ "QUERY PLAN": string }[]>(
          `EXPLAIN SELECT * FROM audit_event WHERE ${where} AND (created_at, sequence) < (now(), 9) AND created_at >= '2026-01-01'
            ORDER BY created_at DESC, sequence DESC LIMIT 51`,
        );
      });
      const lines = plan.map((line) => line["QUERY PLAN"]).join("\n");
      expect(lines, where).toContain("Index Scan Backward");
      expect(lines, where).not.toContain("Sort");
    }
  });
});

it("shows what someone wrote into the values by SQL, whatever shape it has", async () => {
  await append(onCourse("a", { values: { reason: "because", share: 1 } }));
  await bySql(`UPDATE audit_event SET values = '{"reason": {"salt": 1}, "share": [1, {"x": 2}], "more": "text"}'`);
  expect((await api().list({})).events[0]?.changes).toEqual(
    expect.arrayContaining([
      { field: "reason", after: null },
      { field: "share", after: '[1,{"x":2}]' },
      { field: "more", after: '"text"' },
    ]),
  );
  await bySql("UPDATE audit_event SET values = '3'");
  expect((await api().list({})).events[0]?.changes).toEqual([{ field: "values", after: "3" }]);
  expect((await read()).found[0]?.fields.sort()).toEqual(["reason", "share"]);
});

describe("the file", () => {
  const whole = async (as: "csv" | "jsonl", who: string | null = null) => {
    let text = "";
    for await (const piece of await api().export({ as, who })) text += piece;
    return text;
  };

  it("has each changed field as a line that no spreadsheet runs", async () => {
    await append(
      onCourse("=1+1", { before: { share: 1 }, values: { share: 2, reason: "=HYPERLINK()" } }),
      admin,
      "203.0.113.7",
    );
    await append({ action: "review.note", objectType: "Review", objectId: "x" }, null);
    const lines = (await whole("csv")).trimEnd().split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^\uFEFFnumber,at,actor,/);
    expect(lines[1]).toContain(`Signe Valkoren,${admin.id},course.setShares,course,,'=1+1,`);
    expect(lines.join("\n")).toMatch(/,share,1,2,,203\.0\.113\.7,/);
    expect(lines.join("\n")).toContain(",reason,,'=HYPERLINK(),");
    expect((await whole("csv", admin.id)).trimEnd().split("\r\n")).toHaveLength(3);
  });

  it("lets someone else count the chain again from its lines of JSON", async () => {
    const { createHash } = await import("node:crypto");
    const { default: canonicalize } = await import("canonicalize");
    await appendMany(1_005, (n) => onCourse(String(n), { values: { n } }));
    const lines = (await whole("jsonl")).trimEnd().split("\n");
    expect(lines).toHaveLength(1_005);
    let last = "0".repeat(64);
    for (const line of lines) {
      const { sequence, values, erasedAt, ipAddress, hash, ...facts } = JSON.parse(line);
      expect(facts.previousHash).toBe(last);
      expect(
        createHash("sha256")
          .update(canonicalize(facts) ?? "")
          .digest("hex"),
      ).toBe(hash);
      for (const [name, { salt, value }] of Object.entries<{ salt: string; value: unknown }>(values))
        expect(
          createHash("sha256")
            .update(`${salt}\n${canonicalize(value)}`)
            .digest("hex"),
        ).toBe(facts.digests[name]);
      last = hash;
    }
  });
});
