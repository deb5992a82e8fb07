import { randomUUID } from "node:crypto";
import nodemailer from "nodemailer";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { setVariable } from "@/env/server";
import { addDays } from "@/lib/time";
import { brandKey, ownBrand } from "@/server/brand/stored-brand";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import { endedOne, testRunner } from "@/testing/job-runner";
import { smtpServer } from "@/testing/smtp-server";
import { sendQueued } from "./jobs/send-queued";
import { purgeMails } from "./purge-mails";
import { type Mail, queueMail } from "./queue-mail";
import { getRefusable, refuseMails } from "./refuse-mails";
import { sendMail } from "./send-mail";

const database = testDatabase();
const smtp = smtpServer();
const runner = testRunner(database);
const clock = aClock();

const aMail = (more: Partial<Mail> = {}): Mail => ({
  id: randomUUID(),
  kind: "team.invitation",
  to: `${randomUUID()}@skarvig.example`,
  userId: null,
  locale: "en",
  subject: "Odile asks you to teach “Knots”",
  preview: "Say yes or no.",
  heading: "Teach “Knots”",
  parts: [{ kind: "button", label: "See it", href: "https://lectern.test/i" }],
  reason: "Sent because somebody typed your address.",
  ...more,
});

const queue = (mail: Mail) => database.db.$transaction((tx) => queueMail(tx, mail));
const rowOf = ({ id }: Mail) => database.db.outboxMail.findUniqueOrThrow({ where: { id } });
const transport = () => nodemailer.createTransport({ url: smtp.url() });
const send = ({ id }: Mail, more: Partial<Parameters<typeof sendMail>[0] & { isLastTry: boolean }> = {}) =>
  sendMail(
    { db: database.db, transport: transport(), now: clock.now, ...more },
    { mailId: id, isLastTry: more.isLastTry ?? false },
  );
/** What the link at the end of an email holds. */
const tokenOf = async (mail: Mail) => /unsubscribe\/([\w-]+)/.exec((await rowOf(mail)).text)?.[1] ?? "";

beforeAll(() => setVariable("MAIL_FROM", "Skarvig College <no-reply@skarvig.example>"));
beforeEach(() => setVariable("SMTP_URL", ""));

describe("a queued mail", () => {
  test("is written once, however often it is queued, and goes to the server once", async () => {
    const mail = aMail();
    await Promise.all([queue(mail), queue(mail)]);
    expect(await database.db.outboxEvent.count({ where: { data: { path: ["mailId"], equals: mail.id } } })).toBe(1);
    expect([await send(mail), await send(mail)]).toEqual(["sent", "done before"]);
    const [got, ...others] = smtp.received;
    expect(others).toEqual([]);
    expect(got).toMatchObject({ from: "no-reply@skarvig.example", to: [mail.to] });
    expect(got?.header("Message-ID")).toBe((await rowOf(mail)).messageId);
    expect(got?.header("List-Unsubscribe")).toMatch(/^<http.*\/api\/unsubscribe\/[\w-]+>$/);
    expect(got?.header("List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
    expect(got?.source).toContain("multipart/alternative");
    expect(await rowOf(mail)).toMatchObject({ state: "SENT", sentAt: clock.now(), attempts: 1 });
  });

  test("does not exist when its transaction is rolled back", async () => {
    const mail = aMail();
    const undone = database.db.$transaction(async (tx) => {
      await queueMail(tx, mail);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await database.db.outboxMail.count({ where: { id: mail.id } })).toBe(0);
  });

  test("killed between the server's word and the record goes again with the same Message-ID", async () => {
    const mail = aMail();
    await queue(mail);
    const dies = new Proxy(database.db, {
      get: (db, name) =>
        name === "outboxMail" ? { ...db.outboxMail, findUnique: () => rowOf(mail), updateMany } : Reflect.get(db, name),
    });
    const updateMany = () => Promise.reject(new Error("killed"));
    await expect(send(mail, { db: dies })).rejects.toThrow("killed");
    expect(await send(mail)).toBe("sent");
    const ids = smtp.received.map(({ header }) => header("Message-ID"));
    expect(ids).toEqual([`${(await rowOf(mail)).messageId}`, `${(await rowOf(mail)).messageId}`]);
  });

  test("is tried again when the server cannot take it now, and given up when it never will", async () => {
    const [busy, refused, last] = [aMail(), aMail(), aMail()];
    for (const mail of [busy, refused, last]) await queue(mail);
    smtp.refusals.push({ code: 451, words: "later" });
    await expect(send(busy)).rejects.toThrow("later");
    expect(await rowOf(busy)).toMatchObject({ state: "QUEUED", attempts: 1 });
    expect(await send(busy)).toBe("sent");
    expect(await rowOf(busy)).toMatchObject({ state: "SENT", attempts: 2, lastError: null });
    smtp.refusals.push({ code: 550, words: "no such mailbox" });
    expect(await send(refused)).toBe("failed");
    expect(await rowOf(refused)).toMatchObject({
      state: "FAILED",
      lastError: expect.stringContaining("no such mailbox"),
    });
    smtp.refusals.push({ code: 451, words: "later" });
    expect(await send(last, { isLastTry: true })).toBe("failed");
  });

  test("comes from the site under the name that an admin gave it, and answers go to its support address", async () => {
    const value = { ...ownBrand, name: "Anna’s Harbour", support: "help@skarvig.example" };
    await database.db.siteSetting.create({ data: { key: brandKey, value } });
    const mail = aMail();
    await queue(mail);
    expect(await send(mail)).toBe("sent");
    await database.db.siteSetting.delete({ where: { key: brandKey } });
    const got = smtp.received.find(({ to }) => to.includes(mail.to));
    expect(got).toMatchObject({ from: "no-reply@skarvig.example" });
    const header = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(got?.source ?? "")?.[1];
    expect(header("From")).toContain("<no-reply@skarvig.example>");
    expect(header("From")).not.toContain("Skarvig College");
    expect(header("Reply-To")).toBe("help@skarvig.example");
  });

  test("is sent by its job, with retries", async () => {
    setVariable("SMTP_URL", smtp.url());
    smtp.refusals.push({ code: 451, words: "later" }, { code: 451, words: "later still" });
    const mail = aMail();
    await queue(mail);
    await runner.start([sendQueued]);
    const run = await endedOne(() =>
      runner.runsOf("mail.send").then((runs) => runs.filter((one) => JSON.stringify(one).includes(mail.id))),
    );
    expect(run.state).toBe("COMPLETED");
    expect(await rowOf(mail)).toMatchObject({ state: "SENT", attempts: 3 });
    expect(smtp.received.filter(({ to }) => to.includes(mail.to))).toHaveLength(1);
  });
});

describe("the outbox", () => {
  test("is searched by part of an address or a subject, on every tab", async () => {
    const admin = createCaller(depsOf(database.db, actorOf(await aPerson(database.db, { role: "ADMIN" })), clock));
    const [one, other] = [aMail(), aMail()];
    for (const mail of [one, other]) {
      await queue(mail);
      expect(await send(mail)).toBe("sent");
    }
    const find = async (q: string) => (await admin.mail.list({ tab: "sent", q, before: null })).mails;
    const part = one.to.slice(1).toUpperCase();
    expect(await find(part)).toMatchObject([{ id: one.id }]);
    expect((await find(one.subject.slice(0, 6))).map(({ id }) => id)).toEqual(
      expect.arrayContaining([one.id, other.id]),
    );
    expect(await find("%")).toEqual([]);
    const kept = await admin.mail.list({ tab: "kept", q: part, before: null });
    expect(kept).toMatchObject({ mails: [], counts: { kept: 0, sent: 1 } });
  });
});

describe("without an email server", () => {
  test("emails are kept for the outbox, which only admins read", async () => {
    const mail = aMail();
    await queue(mail);
    expect(await send(mail, { transport: null })).toBe("held");
    const admin = createCaller(depsOf(database.db, actorOf(await aPerson(database.db, { role: "ADMIN" })), clock));
    const tab = await admin.mail.list({ tab: "kept", before: null });
    expect(tab).toMatchObject({
      hasServer: false,
      mails: [{ id: mail.id, subject: mail.subject, toAddress: mail.to }],
    });
    const shown = await admin.mail.get({ mailId: mail.id });
    expect(shown.html).toContain("Teach “Knots”");
    expect(shown.source).toMatch(/^From: Skarvig College <no-reply@skarvig\.example>$/m);
    await expect(admin.mail.sendAgain({ mailId: mail.id })).rejects.toMatchObject({ message: "mail.no_server" });
    const teacher = createCaller(
      depsOf(database.db, actorOf(await aPerson(database.db, { role: "INSTRUCTOR" })), clock),
    );
    await expect(teacher.mail.list({ tab: "kept", before: null })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(teacher.mail.get({ mailId: mail.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("a kept mail can be sent once there is one; asking twice sends it once", async () => {
    const mail = aMail();
    await queue(mail);
    await send(mail, { transport: null });
    setVariable("SMTP_URL", smtp.url());
    const admin = createCaller(depsOf(database.db, actorOf(await aPerson(database.db, { role: "ADMIN" })), clock));
    await Promise.all([admin.mail.sendAgain({ mailId: mail.id }), admin.mail.sendAgain({ mailId: mail.id })]);
    expect(await database.db.outboxEvent.count({ where: { data: { path: ["mailId"], equals: mail.id } } })).toBe(2);
    expect(await send(mail)).toBe("sent");
  });

  test("lists page by page, newest first", async () => {
    const admin = createCaller(depsOf(database.db, actorOf(await aPerson(database.db, { role: "ADMIN" })), clock));
    const at = (n: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, n));
    await database.db.outboxMail.createMany({
      data: Array.from({ length: 60 }, (_, n) => ({
        messageId: `<page-${n}@x>`,
        ...{ toAddress: "a@b.example", subject: `Mail ${n}`, html: "x", text: "x", kind: "course.access" },
        ...{ state: "FAILED" as const, createdAt: at(n) },
      })),
    });
    const first = await admin.mail.list({ tab: "failed", before: null });
    const older = first.olderThan ? await admin.mail.list({ tab: "failed", before: first.olderThan }) : null;
    const subjects = [...first.mails, ...(older?.mails ?? [])]
      .map(({ subject }) => subject)
      .filter((one) => one.startsWith("Mail"));
    expect(subjects).toEqual(Array.from({ length: 60 }, (_, n) => `Mail ${59 - n}`));
  });
});

describe("refusing emails", () => {
  test("by the link of one: no more of that kind to that address, of others yes, and again when asked", async () => {
    const mail = aMail({ to: "Hanne@Frost.example" });
    await queue(mail);
    const token = await tokenOf(mail);
    expect(await getRefusable(database, token)).toEqual({
      kind: "team.invitation",
      address: "H…@Frost.example",
      isRefused: false,
    });
    await refuseMails(database, { token, isRefused: true });
    await refuseMails(database, { token, isRefused: true });
    const next = aMail({ to: "hanne@frost.example" });
    expect(await queue(next)).toBe(false);
    expect(await database.db.outboxMail.count({ where: { id: next.id } })).toBe(0);
    expect(await queue(aMail({ to: "hanne@frost.example", kind: "course.access" }))).toBe(true);
    await refuseMails(database, { token, isRefused: false });
    expect(await queue(next)).toBe(true);
  });

  test("in one's preferences counts as well", async () => {
    const person = await aPerson(database.db);
    await database.db.userPreference.update({
      where: { userId: person.id },
      data: { mailChoices: { "course.access": { email: false } } },
    });
    expect(await queue(aMail({ userId: person.id, to: person.email, kind: "course.access" }))).toBe(false);
    expect(await queue(aMail({ userId: person.id, to: person.email }))).toBe(true);
  });

  test("with a made-up link finds nothing", async () => {
    await expect(getRefusable(database, "A".repeat(62))).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(refuseMails(database, { token: "x", isRefused: true })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

test("words of old emails are taken away, then the emails; what waits stays", async () => {
  const [old, waiting] = [aMail(), aMail()];
  for (const mail of [old, waiting]) await queue(mail);
  await send(old, { transport: null });
  const made = (await rowOf(old)).createdAt;
  await purgeMails({ db: database.db, now: () => addDays(made, 31) });
  expect(await rowOf(old)).toMatchObject({ html: "", text: "", state: "HELD" });
  expect((await rowOf(waiting)).html).not.toBe("");
  await purgeMails({ db: database.db, now: () => addDays(made, 366) });
  expect(await database.db.outboxMail.count({ where: { id: { in: [old.id, waiting.id] } } })).toBe(1);
});
