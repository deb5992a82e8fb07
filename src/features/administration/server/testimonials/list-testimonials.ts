import "server-only";
import { type VoicePicture, voicePicture, voicePictureColumns } from "@/features/catalog/server/voice-picture";
import type { Deps } from "@/server/trpc/context";
import { factsOf, markOf, type TestimonialFacts, testimonialColumns } from "./testimonial-facts";

export interface ListedTestimonial extends TestimonialFacts {
  id: string;
  /** Of it as it is listed, see `SaveTestimonial`. */
  mark: string;
  picture: VoicePicture | null;
}

/** More than anyone looks through; those further down are reached by taking some away. */
const MOST = 200;

/** What people say of the site, in the order in which the front page takes the featured ones. One query. */
export async function listTestimonials({ db }: Pick<Deps, "db">): Promise<ListedTestimonial[]> {
  const rows = await db.testimonial.findMany({
    orderBy: [{ position: "asc" }, { createdAt: "asc" }, { id: "asc" }],
    select: { ...testimonialColumns, avatarFile: { select: voicePictureColumns } },
    take: MOST,
  });
  return Promise.all(
    rows.map(async ({ avatarFile, ...row }) => {
      const facts = factsOf(row);
      return { ...facts, mark: markOf(facts), picture: avatarFile && (await voicePicture(avatarFile)) };
    }),
  );
}
