import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { rightsOfRole } from "@/features/studio/team";
import { isAppError } from "@/lib/app-error";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourse, type MadeCourse } from "@/testing/factories/course";
import { aPerson } from "@/testing/factories/person";
import fc from "@/testing/fast-check";

const test = testDatabase();
const clock = aClock("2026-11-20T12:00:00Z");
type Someone = Awaited<ReturnType<typeof aPerson>>;
const callAs = (person: Someone | null) => createCaller(depsOf(test.db, actorOf(person), clock)).studio.team;

let lead: Someone;
let helper: Someone;
let course: MadeCourse;

beforeEach(async () => {
  lead = await aPerson(test.db, { name: "Maren Tolvaj", role: "INSTRUCTOR" });
  helper = await aPerson(test.db, { name: "Jorun Habte-Weiss" });
  course = await aCourse(test.db, { instructorId: lead.id });
});

const invitation = (whom: string, share = 20) => ({
  courseId: course.id,
  inviteId: randomUUID(),
  whom,
  role: "EDITOR" as const,
  rights: rightsOfRole.EDITOR,
  revenueShare: share,
});

const reasonOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "done",
    (error: { cause?: unknown }) => (isAppError(error.cause) ? error.cause.reason : String(error)),
  );

describe("inviting to a team", () => {
  it("leads from an address to a member with exactly the rights and share that were offered", async () => {
    const { token } = await callAs(lead).invite(invitation(helper.email));
    expect(token).toHaveLength(32);
    const shown = await callAs(helper).invitation({ token: token ?? "" });
    expect(shown).toMatchObject({ state: "PENDING", invitedBy: "Maren Tolvaj", revenueShare: 20, role: "EDITOR" });
    await callAs(helper).accept({ token: token ?? "" });
    await callAs(helper).accept({ token: token ?? "" });
    const { members, invitations } = await callAs(lead).get({ courseId: course.id });
    expect(members.map(({ name, role, revenueShare }) => [name, role, revenueShare])).toEqual([
      ["Maren Tolvaj", "LEAD", 0],
      ["Jorun Habte-Weiss", "EDITOR", 20],
    ]);
    expect(members[1]?.rights).toEqual(rightsOfRole.EDITOR);
    expect(invitations).toEqual([]);
  });

  it("shows the invitation to the person it names and to no one else", async () => {
    const stranger = await aPerson(test.db, { name: "Rafe Lindqvarn" });
    const { inviteId } = await callAs(lead).invite(invitation(`@${helper.username}`));
    expect((await callAs(helper).ownInvitations()).map(({ id }) => id)).toEqual([inviteId]);
    expect(await callAs(stranger).ownInvitations()).toEqual([]);
    expect(await reasonOf(callAs(stranger).accept({ inviteId }))).toBe("common.not_found");
    expect(await reasonOf(callAs(null).accept({ inviteId }))).toBe("common.sign_in_required");
    expect(await reasonOf(callAs(helper).accept({ inviteId }))).toBe("done");
  });

  it("does not open to someone who only typed the invited address and never proved it", async () => {
    const thief = await aPerson(test.db, { name: "Corin Haldvei", email: "sunniva@kart.example" });
    await test.db.emailAddress.updateMany({ where: { userId: thief.id }, data: { verifiedAt: null } });
    const { inviteId, token } = await callAs(lead).invite(invitation("Sunniva@kart.example"));
    expect(await callAs(thief).ownInvitations()).toEqual([]);
    expect(await reasonOf(callAs(thief).accept({ inviteId }))).toBe("common.not_found");
    // The link itself is the proof: it goes to whoever the inviter gave it to.
    expect(await reasonOf(callAs(helper).accept({ token: token ?? "" }))).toBe("done");
  });

  it("keeps no token that a reader of the database could use", async () => {
    const { token } = await callAs(lead).invite(invitation("odile@kart.example"));
    const rows = JSON.stringify([
      await test.db.courseInvite.findMany({ where: { courseId: course.id } }),
      await test.db.outboxEvent.findMany(),
      (await test.db.auditEvent.findMany()).map(({ sequence: _, ...row }) => row),
    ]);
    expect(rows).not.toContain(token);
  });

  it("is refused twice for one person, for a member, for a name that is no one's and for a share that is not there", async () => {
    const first = invitation(helper.email, 60);
    await callAs(lead).invite(first);
    expect((await callAs(lead).invite(first)).token).toBeNull();
    expect(await reasonOf(callAs(lead).invite(invitation(helper.username)))).toBe("studio.already_invited");
    expect(await reasonOf(callAs(lead).invite(invitation(lead.email)))).toBe("studio.already_teaches");
    expect(await reasonOf(callAs(lead).invite(invitation("nobody-at-all")))).toBe("studio.no_such_person");
    expect(await reasonOf(callAs(lead).invite(invitation("half@nowhere")))).toBe("studio.not_an_address");
    expect(await reasonOf(callAs(lead).invite(invitation("late@kart.example", 40.01)))).toBe("studio.shares_full");
    expect(await reasonOf(callAs(lead).invite(invitation("late@kart.example", 40)))).toBe("done");
  });

  it("ends with a no, with being taken back, and with time", async () => {
    const declined = await callAs(lead).invite(invitation(helper.email));
    await callAs(helper).decline({ inviteId: declined.inviteId });
    expect(await reasonOf(callAs(helper).accept({ token: declined.token ?? "" }))).toBe("studio.invitation_over");
    const taken = await callAs(lead).invite(invitation(helper.email));
    await callAs(lead).withdrawInvitation({ courseId: course.id, inviteId: taken.inviteId });
    await callAs(lead).withdrawInvitation({ courseId: course.id, inviteId: taken.inviteId });
    expect((await callAs(helper).invitation({ token: taken.token ?? "" })).state).toBe("WITHDRAWN");
    const late = await callAs(lead).invite(invitation(helper.email));
    const start = clock.now().toISOString();
    clock.advance(14 * 24 * 3_600_000 + 1);
    expect((await callAs(helper).invitation({ token: late.token ?? "" })).state).toBe("EXPIRED");
    expect(await reasonOf(callAs(helper).accept({ token: late.token ?? "" }))).toBe("studio.invitation_over");
    const renewed = await callAs(lead).renewInvitation({ courseId: course.id, inviteId: late.inviteId });
    expect(await reasonOf(callAs(helper).invitation({ token: late.token ?? "" }))).toBe("common.not_found");
    expect(await reasonOf(callAs(helper).accept({ token: renewed.token ?? "" }))).toBe("done");
    clock.set(start);
  });
});

describe("a team", () => {
  const join = async (person: Someone, share = 0) => {
    const { token } = await callAs(lead).invite(invitation(person.email, share));
    await callAs(person).accept({ token: token ?? "" });
  };

  it("is changed by its lead and by no one else", async () => {
    await join(helper);
    const calls = (team: ReturnType<typeof callAs>) => [
      team.invite(invitation("x@kart.example")),
      team.change({ courseId: course.id, userId: helper.id, role: "ASSISTANT", rights: rightsOfRole.LEAD }),
      team.setShares({ courseId: course.id, shares: [{ userId: helper.id, revenueShare: 100 }] }),
      team.handOver({ courseId: course.id, userId: helper.id }),
      team.remove({ courseId: course.id, userId: lead.id }),
    ];
    const stranger = await aPerson(test.db, { role: "INSTRUCTOR" });
    for (const person of [helper, stranger]) {
      expect(await Promise.all(calls(callAs(person)).map(reasonOf))).toEqual(Array(5).fill("common.forbidden"));
    }
    expect(await Promise.all(calls(callAs(null)).map(reasonOf))).toEqual(Array(5).fill("common.sign_in_required"));
  });

  it("is handed over whole: the new lead has every right, the old one stays as an editor and may leave then", async () => {
    await join(helper);
    expect(await reasonOf(callAs(lead).leave({ courseId: course.id }))).toBe("common.forbidden");
    await callAs(lead).handOver({ courseId: course.id, userId: helper.id });
    const { members } = await callAs(helper).get({ courseId: course.id });
    expect(members.map(({ userId, role, rights }) => [userId, role, rights])).toEqual([
      [helper.id, "LEAD", rightsOfRole.LEAD],
      [lead.id, "EDITOR", rightsOfRole.LEAD],
    ]);
    await callAs(lead).leave({ courseId: course.id });
    const after = await callAs(helper).get({ courseId: course.id });
    expect(after.former.map(({ userId }) => userId)).toEqual([lead.id]);
    expect(await reasonOf(callAs(lead).get({ courseId: course.id }))).toBe("common.forbidden");
  });

  it("keeps the credit of whoever leaves and takes them back in the same row", async () => {
    await join(helper, 30);
    await callAs(lead).remove({ courseId: course.id, userId: helper.id });
    const left = await test.db.courseInstructor.findFirstOrThrow({ where: { courseId: course.id, userId: helper.id } });
    expect(left).toMatchObject({ isActive: false, leftAt: clock.now() });
    expect(left.revenueShare.toNumber()).toBe(30);
    await join(helper, 10);
    expect(await test.db.courseInstructor.count({ where: { courseId: course.id, userId: helper.id } })).toBe(1);
  });

  it("moves shares between members in one step, up to exactly 100", async () => {
    await join(helper, 30);
    await callAs(lead).setShares({ courseId: course.id, shares: [{ userId: lead.id, revenueShare: 70 }] });
    const shares = (a: number, b: number) => [
      { userId: lead.id, revenueShare: a },
      { userId: helper.id, revenueShare: b },
    ];
    expect(await reasonOf(callAs(lead).setShares({ courseId: course.id, shares: shares(20, 80) }))).toBe("done");
    expect(await reasonOf(callAs(lead).setShares({ courseId: course.id, shares: shares(33.33, 66.68) }))).toBe(
      "studio.shares_full",
    );
  });

  it("writes every change to the audit log as one unbroken chain", async () => {
    await join(helper);
    await callAs(lead).handOver({ courseId: course.id, userId: helper.id });
    const rows = await test.db.auditEvent.findMany({ orderBy: { sequence: "asc" } });
    for (const [at, row] of rows.entries()) {
      if (at > 0) expect(row.previousHash).toBe(rows[at - 1]?.hash);
    }
    expect(rows.filter(({ objectId }) => objectId === course.id).map(({ action }) => action)).toEqual([
      "course.inviteTeacher",
      "course.acceptTeacherInvite",
      "course.handOverLead",
    ]);
  });
});

it("whatever a team does to itself, and however much at once, one lead remains and the shares never pass 100", async () => {
  const people = await Promise.all(Array.from({ length: 4 }, () => aPerson(test.db)));
  const who = fc.integer({ min: 0, max: 3 });
  const share = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
  const step = fc.record({
    what: fc.constantFrom("join", "handOver", "leave", "remove", "setShares", "invite", "withdraw"),
    who,
    other: who,
    share,
    atOnce: fc.boolean(),
  });
  type Step = { what: string; who: number; other: number; share: number };
  const someone = (at: number): Someone => people[at] ?? lead;

  async function run(at: MadeCourse, { what, who: i, other, share: revenueShare }: Step): Promise<void> {
    const row = await test.db.courseInstructor.findFirstOrThrow({
      where: { courseId: at.id, role: "LEAD", isActive: true },
      include: { user: true },
    });
    const leads = callAs({ ...lead, id: row.userId });
    const courseId = at.id;
    const userId = someone(i).id;
    const asked = { ...invitation(someone(i).email, revenueShare), courseId };
    if (what === "invite") await leads.invite(asked);
    if (what === "join") await callAs(someone(i)).accept({ inviteId: (await leads.invite(asked)).inviteId });
    if (what === "handOver") await leads.handOver({ courseId, userId });
    if (what === "remove") await leads.remove({ courseId, userId });
    if (what === "leave") await callAs(someone(i)).leave({ courseId });
    if (what === "setShares") {
      const all = [...new Set([i, other])].map((one) => ({ userId: someone(one).id, revenueShare }));
      await leads.setShares({ courseId, shares: all });
    }
    if (what === "withdraw") {
      const waits = await test.db.courseInvite.findFirst({ where: { courseId, state: "PENDING" } });
      if (waits) await leads.withdrawInvitation({ courseId, inviteId: waits.id });
    }
  }

  const settle = async (call: Promise<void>) => {
    const reason = await reasonOf(call);
    // Refusals are part of the game; a broken constraint or a deadlock is not.
    expect(reason).toMatch(/^(done|studio\.|courses\.|common\.(forbidden|not_found))/);
  };

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const at = await aCourse(test.db, { instructorId: lead.id });
      let together: Promise<void>[] = [];
      for (const one of steps) {
        together.push(settle(run(at, one)));
        if (!one.atOnce) {
          await Promise.all(together);
          together = [];
        }
      }
      await Promise.all(together);
      const team = await test.db.courseInstructor.findMany({ where: { courseId: at.id, isActive: true } });
      expect(team.filter(({ role }) => role === "LEAD")).toHaveLength(1);
      expect(team.reduce((sum, { revenueShare }) => sum + revenueShare.toNumber(), 0)).toBeLessThanOrEqual(100.0001);
    }),
    { numRuns: 10 },
  );
}, 120_000);
