import type { SeedDeps } from "./seed-deps";

/** The eight subjects of the covers, named by their cloth. They stay when the demo content goes: a catalog needs shelves. */
const categories = [
  { slug: "mathematics", name: "Mathematics", description: "Numbers, shapes and how sure you can be." },
  { slug: "computing", name: "Computing", description: "Programs, data and the machines that run them." },
  { slug: "natural-science", name: "Natural science", description: "Physics, chemistry and living things." },
  { slug: "history", name: "History", description: "What happened, and how we know." },
  { slug: "law-language", name: "Law and language", description: "Binding texts, and how to read them." },
  { slug: "music", name: "Music", description: "Hearing, reading and playing it." },
  { slug: "craft", name: "Craft and design", description: "Making things by hand and by rule." },
  {
    slug: "earth-ocean",
    name: "Earth and ocean",
    description: "Land, water and air, and finding your way across them.",
  },
];

/** What is there already, renamed by an admin perhaps, is left alone. */
export async function seedCategories({ db }: SeedDeps): Promise<void> {
  await db.category.createMany({
    data: categories.map((category, sortOrder) => ({ ...category, sortOrder, coverGrammar: category.slug })),
    skipDuplicates: true,
  });
}
