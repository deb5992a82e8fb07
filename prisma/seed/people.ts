import { createAccount } from "@/features/accounts/server/create-account";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Person, Role } from "@/policy/actor";
import type { Db } from "@/server/db/client";
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

/** Everybody else has no password, so nobody can sign in as them. */
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
  const joinedAt = daysBefore(deps.now(), 150, 600);
  await Promise.all([
    ...accounts.filter(({ key }) => !before.has(key)).map((person) => makeAccount(deps, person, joinedAt)),
    ...others.filter(({ key }) => !before.has(key)).map((person) => makePerson(deps.db, person, joinedAt)),
  ]);
  const found = before.size === everybody.length ? before : await findPeople(deps.db, everybody);
  return {
    get: (key) => {
      const person = found.get(key);
      if (!person) throw new Error(`There is no demo person "${key}".`);
      return person;
    },
    ids: [...found.values()].map(({ id }) => id),
  };
}

async function findPeople(db: Db, wanted: readonly DemoPerson[]): Promise<Map<string, Person>> {
  const rows = await db.user.findMany({
    where: { isDemo: true, emailAddresses: { some: { emailKey: { in: wanted.map(({ key }) => emailOf(key)) } } } },
    select: { id: true, name: true, username: true, role: true, emailAddresses: { select: { emailKey: true } } },
  });
  return new Map(
    rows.map(({ emailAddresses, ...row }) => [
      emailAddresses[0]?.emailKey.replace(/@.*/, "") ?? "",
      {
        ...row,
        kind: "person",
        sessionId: uuidV7(),
        tier: "FREE",
        grantedActions: [],
        isOnATeam: false,
        isWriter: false,
        isVerified: true,
      },
    ]),
  );
}

async function makeAccount({ db, demoPassword }: SeedDeps, person: DemoPerson, joinedAt: Date): Promise<void> {
  const { key, name, role } = person;
  const { id } = await createAccount(db, {
    name,
    role,
    email: emailOf(key),
    password: demoPassword,
    isDemo: true,
    verifiedAt: joinedAt,
  });
  await db.user.update({ where: { id }, data: { createdAt: joinedAt } });
}

async function makePerson(db: Db, { key, name, username, role }: DemoPerson, createdAt: Date): Promise<void> {
  const isTaken = (await db.user.count({ where: { username } })) > 0;
  await db.user.create({
    data: {
      name,
      role,
      username: isTaken ? `${username}-demo` : username,
      isDemo: true,
      createdAt,
      emailAddresses: {
        create: { email: emailOf(key), emailKey: emailOf(key), isPrimary: true, verifiedAt: createdAt },
      },
      profile: { create: {} },
      userPreference: { create: {} },
    },
  });
}
