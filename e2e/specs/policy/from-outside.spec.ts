import { Client } from "pg";
import { Sightings } from "../../../src/testing/policy/canaries/sightings";
import { type Column, columns } from "../../../src/testing/policy/procedures/people";
import { expect, test } from "../../fixtures/planted-site";
import type { PlantedSite } from "../../flows/plant-canaries";
import { reportPart } from "../../flows/report-part";
import { listAddresses } from "./canary-addresses";
import { handlerTable } from "./handler-table";

/** `npm run test:probe` sends a hundred times as many, from another seed if it is given one, and waits for slow requests. */
const each = Number(process.env.PROBE_EACH ?? 2);
const seed = Number(process.env.PROBE_SEED ?? 7);
const isPatient = each > 2;

// Known before they start: what watches the run takes a test that goes on for longer for one that hangs.
test.describe.configure({ timeout: 900_000 + each * 20_000 });

const atOnce = 6;
const mostLinks = 200;

interface Told {
  status: string;
  /** Headers and body, as they come over the line. */
  said: string;
}

interface Question {
  column: Column;
  /** An address, or "METHOD /address". */
  row: string;
  headers?: Record<string, string>;
}

/** Asks as one of the people, and follows nothing. Of what never ends, the beginning. */
async function ask(url: string, { cookies }: PlantedSite, { column, row, headers }: Question): Promise<Told> {
  const [address = "", method = "GET"] = row.split(" ").reverse();
  const leaving = new AbortController();
  const cookie = cookies[column];
  const answer = await fetch(`${url}${address}`, {
    method,
    // As it is: to compress it and to unfold it again is work for both sides.
    headers: { "accept-encoding": "identity", ...headers, ...(cookie ? { cookie } : {}) },
    redirect: "manual",
    signal: leaving.signal,
  });
  const head = JSON.stringify([...answer.headers]);
  const isSignIn = answer.status === 307 && answer.headers.get("location")?.startsWith("/sign-in?next=");
  const status = isSignIn ? "si" : String(answer.status);
  const isEndless = answer.headers.get("content-type")?.startsWith("text/event-stream");
  const said = `${head}\n${isEndless ? "" : await answer.text()}`;
  if (isEndless) leaving.abort();
  return { status, said };
}

/** The same as a page that is open asks for it. Without its parameter Next answers with nothing but the way to it. */
const payloadOf = ({ row, ...question }: Question): Question => ({
  ...question,
  row: `${row}${row.includes("?") ? "&" : "?"}_rsc=`,
  headers: { RSC: "1" },
});

/** Where Next writes into a page the payload that it was made from. */
const payloadInPage = "self.__next_f.push(";

/** Several at once, whatever their order. */
async function forEach<T>(things: readonly T[], work: (thing: T) => Promise<void>): Promise<void> {
  const waiting = [...things];
  const workOn = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: atOnce }, workOn));
}

/** Fills in what is in braces with the things of the scene. */
function fillWith({ things }: PlantedSite): (address: string) => string {
  const { people, priced, enrollments } = things;
  const named: Record<string, unknown> = {
    ...things,
    ...{
      pricedSlug: priced.slug,
      pricedId: priced.id,
      pricedLessonId: priced.lessonIds[0],
      studentEnrollment: enrollments.student,
    },
    ...{ studentId: people.student.id, studentName: people.student.username, leadName: people.lead.username },
    instructorName: people.otherInstructor.username,
  };
  return (address) =>
    address.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = named[name];
      if (typeof value !== "string") throw new Error(`The scene has no ${name}.`);
      return value;
    });
}

/** All of them, beginning with another one for each number. */
const startingWith = <T>(at: number, all: readonly T[]): T[] => {
  const first = at % all.length;
  return [...all.slice(first), ...all.slice(0, first)];
};

/** The site's own addresses on a page. */
const linksOf = (html: string): string[] =>
  [...html.matchAll(/<a\s[^>]*?href="(\/[^"#]*)"/g)].map(([, link = ""]) => link.replaceAll("&amp;", "&"));

interface Readers {
  site: PlantedSite;
  url: string;
  sightings: Sightings;
}

/** What each handler answers to each of the people, as the table writes it, and what it shows of canaries. */
async function readHandlers({ site, url, sightings }: Readers) {
  const fillIn = fillWith(site);
  const found: Record<string, string> = {};
  const leaks: string[] = [];
  const rows = Object.values(handlerTable).flatMap((row) => Object.keys(row));
  await forEach(rows, async (row) => {
    const statuses: string[] = [];
    for (const column of columns) {
      const told = await ask(url, site, { column, row: fillIn(row) });
      statuses.push(told.status.padEnd(3));
      leaks.push(...sightings.listen(column, row, told.said));
    }
    found[row] = statuses.join(" ").trim();
  });
  return { found, leaks };
}

/**
 * Reads each address as each of the people, as a page and as what a page that is open already asks for: the payload that the page brings
 * along, which says nothing that the page does not say. Of one address it is made in the same way for everyone: one of those who get the
 * page is enough, another at each address.
 */
async function readPages({ site, url, sightings }: Readers): Promise<{ leaks: string[]; failed: string[] }> {
  const leaks: string[] = [];
  const failed: string[] = [];
  let tried = 0;
  const linked = new Set<string>();
  let pages = 0;
  let payloads = 0;
  const hear = async (question: Question, name: string): Promise<Told> => {
    const told = await ask(url, site, question);
    tried += 1;
    leaks.push(...sightings.listen(question.column, question.row, told.said).map((leak) => `${leak} (${name})`));
    if (/^(429|5)/.test(told.status)) failed.push(`${told.status} ${question.row}: ${question.column}`);
    return told;
  };
  const readPayload = async (question: Question, page: Told): Promise<void> => {
    const payload = await hear(payloadOf(question), "payload");
    if (!payload.said.includes("text/x-component")) failed.push(`no payload of ${question.row}: ${question.column}`);
    payloads += 1;
    for (const text of sightings.find(payload.said))
      if (!page.said.includes(text)) failed.push(`${text} in the payload alone of ${question.row}: ${question.column}`);
  };
  const read = async (row: string, people: readonly Column[]): Promise<void> => {
    let isAnyPayloadRead = false;
    for (const column of people) {
      const question = { column, row };
      const page = await hear(question, "page");
      if (column === "student") for (const link of linksOf(page.said)) linked.add(link);
      if (page.status !== "200" || !page.said.includes("text/html")) continue;
      pages += 1;
      if (!page.said.includes(payloadInPage)) failed.push(`no payload in ${row}: ${column}`);
      if (isAnyPayloadRead && !isPatient) continue;
      isAnyPayloadRead = true;
      await readPayload(question, page);
    }
  };
  const addresses = listAddresses().map(fillWith(site));
  await forEach([...addresses.entries()], ([at, row]) => read(row, startingWith(at, columns)));
  const further = [...linked].filter((link) => !addresses.includes(link)).slice(0, mostLinks);
  await forEach(further, (row) => read(row, ["student"]));
  reportPart({ name: "pages as ten people: what is not theirs to see", tried, findings: [...leaks, ...failed] });
  expect(pages, "pages read").toBeGreaterThan(addresses.length);
  expect(payloads, "payloads read").toBeGreaterThan(isPatient ? addresses.length : addresses.length / 2);
  return { leaks, failed };
}

/** Looks through all emails but the one that is planted, each for who gets it; whoever is none of the people counts as a guest. */
async function readMails({ site, sightings }: Readers): Promise<string[]> {
  const client = new Client({ connectionString: site.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ to: string; text: string }>(
      `SELECT to_address AS to, concat_ws(' ', subject, html, text, headers::text) AS text FROM outbox_mail WHERE id <> $1`,
      [site.things.mailId],
    );
    expect(rows.length, "mails").toBeGreaterThan(0);
    const people = Object.entries(site.things.people) as [Column, { email: string }][];
    return rows.flatMap(({ to, text }) => {
      const column = people.find(([, { email }]) => email === to)?.[0] ?? "guest";
      return sightings.listen(column, "mail", text);
    });
  } finally {
    await client.end();
  }
}

/** Shown by pages to whom they belong: a search that finds these finds others. */
const surelyShown = [
  "note.content own: student",
  "lesson_version.content video: student",
  "lesson_version.content draft: guest",
  "question_version.text numeric: student",
  "question_version.numeric_value numeric: lead",
  "review.moderation_notes declined: admin",
  "access_request.invoice_to student: admin",
  "post.content hidden: lead",
  "draft_source.title lead: lead",
  "outbox_mail.subject made: admin",
];

test("handlers answer each of ten people as the table says, and nothing shows anyone what is not theirs", async ({
  site,
  planted,
}) => {
  const sightings = new Sightings(planted.canaries);
  const readers = { site: planted, url: site.url, sightings };
  await test.step("handlers", async () => {
    const { found, leaks } = await readHandlers(readers);
    const wanted: Record<string, string> = Object.assign({}, ...Object.values(handlerTable));
    const findings = Object.keys(wanted)
      .filter((row) => found[row] !== wanted[row])
      .map((row) => `${row} answers ${found[row]} instead of ${wanted[row]}`);
    const tried = Object.keys(found).length * columns.length;
    reportPart({ name: "route handlers as ten people, with ids of others", tried, findings: [...findings, ...leaks] });
    expect.soft(found).toEqual(wanted);
    expect.soft(leaks).toEqual([]);
  });
  await test.step("pages", async () => {
    expect.soft(await readPages(readers)).toEqual({ leaks: [], failed: [] });
  });
  await test.step("emails", async () => {
    expect.soft(await readMails(readers)).toEqual([]);
  });
  expect(
    surelyShown.filter((sight) => !sightings.has(sight)),
    "canaries that pages do show",
  ).toEqual([]);
});

// After the others have looked at it: what this sends and the site accepts changes the scene.
test("from outside no one gets in, and nothing that is sent breaks the site", async ({ site, planted }) => {
  const { things: scene, cookies } = planted;
  const parts = await planted.probe({ site: { url: site.url, scene, cookies }, each, seed, patient: isPatient });
  for (const part of parts) {
    reportPart(part);
    expect(part.tried, `${part.name}: something was tried`).toBeGreaterThan(0);
  }
  expect(parts.flatMap(({ name, findings }) => findings.map((finding) => `${name}: ${finding}`))).toEqual([]);
});
