import { randomUUID } from "node:crypto";
import * as z from "zod";
import { accountCreated } from "@/features/accounts/events";
import { hashPassword } from "@/features/accounts/server/password-hash";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Person, Role } from "@/policy/actor";
import type { Db } from "@/server/db/client";
import { insertRows } from "@/server/db/insert-rows";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import { appendIdentifiedEvents } from "@/server/outbox/append-event";
import { daysBefore, type SeedDeps } from "./seed-deps";

interface DemoPerson {
  /** In front of the @ of the address, and the name by which the other scenarios call the person. */
  key: string;
  name: string;
  username: string;
  role: Role;
}

/** The accounts that contract and README promise; their addresses end in a domain that can never exist. */
const accounts: readonly DemoPerson[] = [
  { key: "student", name: "Amara Okafor", username: "amara-okafor", role: "STUDENT" },
  { key: "instructor", name: "Ingrid Solheim", username: "ingrid-solheim", role: "INSTRUCTOR" },
  { key: "admin", name: "Tomás Herrera", username: "tomas-herrera", role: "ADMIN" },
];

/** Everybody else has no password, so no one can sign in as them. */
const others: readonly DemoPerson[] = [
  { key: "rukmini", name: "Rukmini Deshpande", username: "rukmini-deshpande", role: "INSTRUCTOR" },
  { key: "eleni", name: "Ελένη Παπαδάκη", username: "eleni-papadaki", role: "STUDENT" },
  { key: "olena", name: "Олена Ковальчук", username: "olena-kovalchuk", role: "STUDENT" },
  { key: "misaki", name: "田中 美咲", username: "misaki-tanaka", role: "STUDENT" },
  { key: "seoyeon", name: "김서연", username: "seoyeon-kim", role: "STUDENT" },
  { key: "layla", name: "ليلى منصور", username: "layla-mansour", role: "STUDENT" },
  { key: "yael", name: "יעל ברק", username: "yael-barak", role: "STUDENT" },
  { key: "arjun", name: "अर्जुन मेहता", username: "arjun-mehta", role: "STUDENT" },
  { key: "suda", name: "สุดา วงศ์ไทย", username: "suda-wongthai", role: "STUDENT" },
  { key: "huong", name: "Nguyễn Thị Hương", username: "huong-nguyen", role: "STUDENT" },
  { key: "thordis", name: "Þórdís Eiríksdóttir", username: "thordis-eiriksdottir", role: "STUDENT" },
  { key: "lukasz", name: "Łukasz Wójcik", username: "lukasz-wojcik", role: "STUDENT" },
  { key: "oluwaseun", name: "Oluwaseun Adéyẹmí", username: "oluwaseun-adeyemi", role: "STUDENT" },
  { key: "joao", name: "João Conceição", username: "joao-conceicao", role: "STUDENT" },
];

const emailOf = (key: string) => `${key}@demo.test`;

/** The demo people, by key. */
export interface People {
  get: (key: string) => Person;
  ids: readonly string[];
}

/** Three accounts that can sign in and fourteen people who only study or teach. */
export async function seedPeople(deps: SeedDeps): Promise<People> {
  const everybody = [...accounts, ...others];
  const before = await findPeople(deps.db, everybody);
  const missing = everybody.filter(({ key }) => !before.has(key));
  if (missing.length > 0) await makePeople(deps, missing);
  const found = missing.length === 0 ? before : await findPeople(deps.db, everybody);
  return {
    get: (key) => {
      const person = found.get(key);
      if (!person) throw new Error(`There is no demo person "${key}".`);
      return person;
    },
    ids: [...found.values()].map(({ id }) => id),
  };
}

const PersonRow = rowSchema(() => ({
  key: z.string(),
  id: z.string(),
  name: z.string(),
  username: z.string(),
  role: z.enum(["STUDENT", "INSTRUCTOR", "ADMIN"]),
}));
const UsernameRow = rowSchema(() => ({ username: z.string() }));

async function findPeople(db: Db, wanted: readonly DemoPerson[]): Promise<Map<string, Person>> {
  const rows = await queryRows(db, PersonRow)`
    SELECT split_part(e.email_key, '@', 1) AS key, u.id, u.name, u.username, u.role::text AS role
      FROM users u JOIN email_address e ON e.user_id = u.id
     WHERE u.is_demo AND e.email_key = ANY(${wanted.map(({ key }) => emailOf(key))}::text[])`;
  return new Map(
    rows.map(({ key, ...row }) => [
      key,
      {
        ...row,
        kind: "person",
        sessionId: uuidV7(),
        isSuspicious: false,
        tier: "FREE",
        grantedActions: [],
        isOnATeam: false,
        isWriter: false,
        isVerified: true,
        isSuspended: false,
      },
    ]),
  );
}

/** What signing up leaves behind, for everybody at once: their password is hashed once. */
async function makePeople({ db, demoPassword, now }: SeedDeps, missing: readonly DemoPerson[]): Promise<void> {
  const createdAt = daysBefore(now(), 150, 600);
  const passwordHash = await hashPassword(demoPassword);
  const canSignIn = ({ key }: DemoPerson) => accounts.some((account) => account.key === key);
  const taken = await queryRows(db, UsernameRow)`
    SELECT username FROM users UNION SELECT username FROM released_username`;
  const isTaken = (name: string) => taken.some(({ username }) => username === name);
  const people = missing.map((person) => ({ ...person, id: uuidV7() }));
  const theirs = people.map(({ id }) => ({ userId: id }));
  await db.$transaction(async (tx) => {
    await insertRows(
      tx,
      "users",
      people.map((person) => ({
        id: person.id,
        name: person.name,
        role: person.role,
        username: isTaken(person.username) ? `${person.username}-demo` : person.username,
        passwordHash: canSignIn(person) ? passwordHash : null,
        isDemo: true,
        createdAt,
      })),
    );
    await insertRows(
      tx,
      "email_address",
      people.map(({ id, key }) => ({
        userId: id,
        email: emailOf(key),
        emailKey: emailOf(key),
        isPrimary: true,
        verifiedAt: createdAt,
      })),
    );
    await insertRows(tx, "profile", theirs);
    await insertRows(tx, "user_preference", theirs);
    await appendIdentifiedEvents(
      tx,
      people.filter(canSignIn).map(({ id }) => ({ ...accountCreated({ userId: id }), id: randomUUID() })),
    );
  });
}
