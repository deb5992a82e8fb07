import type { People } from "./people";
import { daysBefore, type SeedDeps } from "./seed-deps";

const profiles = [
  {
    key: "instructor",
    displayName: "Ingrid Solheim",
    headline: "Hydrographer with twenty years of harbor surveys",
    bio: "Ingrid has surveyed the floors of harbors from rowboats and from ships. She teaches the arithmetic she needed on both, and believes most of it fits on the back of an envelope.",
    organization: "Skarvig Harbour School",
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
export async function seedInstructors({ db, now }: SeedDeps, people: People): Promise<void> {
  const categories = await db.category.findMany({ select: { id: true, slug: true } });
  for (const { key, expertise, ...profile } of profiles) {
    const known = expertise.flatMap((slug) => categories.find((category) => category.slug === slug) ?? []);
    const data = {
      ...profile,
      status: "ACTIVE",
      isVerified: true,
      decidedById: people.get("admin").id,
      decidedAt: daysBefore(now(), 140, 600),
      expertise: { create: known.map(({ id }) => ({ categoryId: id })) },
    } as const;
    const userId = people.get(key).id;
    await db.instructorProfile.upsert({ where: { userId }, create: { ...data, userId }, update: {} });
  }
}
