import { uuidV7 } from "@/lib/uuid-v7";
import type { Person, Role } from "@/policy/actor";
import type { Tx } from "@/server/db/client";

/** A person with one verified address, as a row. Cannot sign in: there is no password. */
export async function aPerson(
  db: Tx,
  { name = "Hanne Oduya-Frost", role = "STUDENT" as Role, email = "" } = {},
): Promise<{ id: string; name: string; role: Role; email: string; username: string }> {
  const id = uuidV7();
  const username = `person-${id.slice(-12)}`;
  const address = email || `${username}@example.test`;
  await db.user.create({
    data: {
      id,
      username,
      name,
      role,
      emailAddresses: {
        create: {
          email: address,
          emailKey: address.toLowerCase(),
          isPrimary: true,
          verifiedAt: new Date("2026-01-01T00:00:00Z"),
        },
      },
      profile: { create: {} },
      userPreference: { create: {} },
    },
  });
  return { id, name, role, email: address, username };
}

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
