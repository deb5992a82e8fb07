import type { People } from "./people";
import { storePortrait } from "./portraits";
import { daysBefore, type SeedDeps } from "./seed-deps";

const profiles = [
  {
    key: "instructor",
    displayName: "Ingrid Solheim",
    headline: "Hydrographer with twenty years of harbor surveys",
    bio: "Ingrid has surveyed the floors of harbors from rowboats and from ships. She teaches the arithmetic she needed on both, and believes most of it fits on the back of an envelope.",
    organization: "Skarvig Harbor School",
    yearsExperience: 20,
    expertise: ["earth-ocean", "mathematics"],
  },
  {
    key: "rukmini",
    displayName: "Rukmini Deshpande",
    headline: "Librarian who was asked for numbers once too often",
    bio: "Rukmini keeps the lending statistics of a group of public libraries. She has reported wrong numbers, found out why, and teaches what would have prevented it.",
    organization: "",
    yearsExperience: 11,
    expertise: ["computing"],
  },
];

/** The public side of the two who teach. */
export async function seedInstructors(deps: SeedDeps, people: People): Promise<void> {
  const { db, now } = deps;
  const categories = await db.category.findMany({ select: { id: true, slug: true } });
  for (const { key, expertise, ...profile } of profiles) {
    const known = expertise.flatMap((slug) => categories.find((category) => category.slug === slug) ?? []);
    const userId = people.get(key).id;
    if (await db.instructorProfile.findUnique({ where: { userId }, select: { id: true } })) continue;
    const at = daysBefore(now(), 140, 600);
    const data = {
      ...profile,
      userId,
      pictureFileId: await storePortrait(deps, { key, ownerId: userId, at }),
      status: "ACTIVE",
      isVerified: true,
      decidedById: people.get("admin").id,
      decidedAt: at,
      expertise: { create: known.map(({ id }) => ({ categoryId: id })) },
    } as const;
    await db.instructorProfile.create({ data });
  }
}
