import { uuidV7 } from "@/lib/uuid-v7";
import type { Person, Role } from "@/policy/actor";
import type { Tx } from "@/server/db/client";

interface MadePerson {
  id: string;
  name: string;
  role: Role;
  email: string;
  username: string;
}

/** A person with one verified address, as a row. Cannot sign in: there is no password. */
export async function aPerson(db: Tx, wishes: Parameters<typeof namePerson>[0] = {}): Promise<MadePerson> {
  const made = namePerson(wishes);
  await db.user.create({
    data: {
      ...ownRow(made),
      emailAddresses: { create: addressRow(made) },
      profile: { create: {} },
      userPreference: { create: {} },
    },
  });
  return made;
}

/** So many of them, in four statements: where hundreds are needed, one after the other takes seconds. */
export async function manyPeople(db: Tx, count: number, role: Role): Promise<MadePerson[]> {
  const made = Array.from({ length: count }, () => namePerson({ role }));
  const theirs = made.map(({ id: userId }) => ({ userId }));
  await db.user.createMany({ data: made.map(ownRow) });
  await db.emailAddress.createMany({ data: made.map((person) => ({ userId: person.id, ...addressRow(person) })) });
  await db.profile.createMany({ data: theirs });
  await db.userPreference.createMany({ data: theirs });
  return made;
}

function namePerson({ name = "Hanne Oduya-Frost", role = "STUDENT" as Role, email = "" } = {}): MadePerson {
  const id = uuidV7();
  const username = `person-${id.slice(-12)}`;
  return { id, name, role, email: email || `${username}@example.test`, username };
}

const ownRow = ({ id, username, name, role }: MadePerson) => ({ id, username, name, role });

const addressRow = ({ email }: MadePerson) => ({
  email,
  emailKey: email.toLowerCase(),
  isPrimary: true,
  verifiedAt: new Date("2026-01-01T00:00:00Z"),
});

/** That person as the one who asks. */
export const asActor = (person: { id: string; name: string; role: Role }): Person => ({
  kind: "person",
  id: person.id,
  sessionId: uuidV7(),
  isSuspicious: false,
  name: person.name,
  username: `person-${person.id.slice(-12)}`,
  role: person.role,
  tier: "FREE",
  grantedActions: [],
  isOnATeam: false,
  isWriter: false,
  isVerified: true,
  isSuspended: false,
});
