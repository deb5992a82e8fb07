import "server-only";
import * as z from "zod";
import type { InstructorValues } from "@/features/instructors/rules";
import { instructorStates } from "@/features/instructors/rules";
import { LinkedFile, linkToShow } from "@/features/media/server/file-links";
import { mayTeach } from "@/policy/actor";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

const ValuesJson = () =>
  z.strictObject({
    displayName: z.string(),
    headline: z.string(),
    bio: z.string(),
    organization: z.string(),
    website: z.string(),
    linkedin: z.string(),
    twitter: z.string(),
    yearsExperience: z.number(),
    areas: z.array(z.string()),
  }) satisfies z.ZodType<InstructorValues>;

const StandingRow = rowSchema(() => ({
  status: z.enum(instructorStates).nullable(),
  values: ValuesJson().nullable(),
  isPublic: z.boolean().nullable(),
  appliedAt: z.date().nullable(),
  decidedAt: z.date().nullable(),
  reason: z.string().nullable(),
  portrait: LinkedFile().nullable(),
  banner: LinkedFile().nullable(),
  /** Categories to choose from, by name. */
  areas: z.array(z.strictObject({ slug: z.string(), name: z.string() })),
}));
type StandingRow = RowOf<typeof StandingRow>;

export interface OwnApplication extends Omit<StandingRow, "values" | "isPublic" | "reason" | "portrait" | "banner"> {
  personId: string;
  username: string;
  values: InstructorValues;
  isPublic: boolean;
  /** A link to the portrait, or null. */
  picture: string | null;
  /** A link to the cover, or null. */
  cover: string | null;
  /** Of a rejection or a suspension; whoever decided stays unnamed. */
  reason: string;
  /** Has the studio already, with an application or without. */
  teaches: boolean;
  isVerified: boolean;
}

/** Where the asker is on the way to teaching; null for whoever is not signed in. One statement. */
export async function getStanding({ db, actor }: Pick<Deps, "db" | "actor">): Promise<OwnApplication | null> {
  if (actor.kind !== "person") return null;
  const [row] = await queryRows(db, StandingRow)`
    SELECT p.status::text AS status, p.is_public AS "isPublic", p.applied_at AS "appliedAt", p.decided_at AS "decidedAt",
           p.decision_reason AS reason,
           (SELECT jsonb_build_object('storageKey', f.storage_key, 'name', f.original_name, 'mimeType', f.mime_type)
              FROM stored_file f WHERE f.id = p.picture_file_id AND f.state = 'READY') AS portrait,
           (SELECT jsonb_build_object('storageKey', f.storage_key, 'name', f.original_name, 'mimeType', f.mime_type)
              FROM stored_file f WHERE f.id = p.cover_file_id AND f.state = 'READY') AS banner,
           CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('displayName', p.display_name, 'headline', p.headline, 'bio', p.bio,
             'organization', p.organization, 'website', p.website, 'linkedin', p.linkedin, 'twitter', p.twitter,
             'yearsExperience', p.years_experience,
             'areas', ARRAY(SELECT c.slug FROM instructor_expertise e JOIN category c ON c.id = e.category_id
                             WHERE e.profile_id = p.id AND c.is_active ORDER BY c.slug)) END AS values,
           COALESCE((SELECT jsonb_agg(jsonb_build_object('slug', c.slug, 'name', c.name) ORDER BY c.name, c.slug)
                       FROM category c WHERE c.is_active), '[]'::jsonb) AS areas
      FROM (SELECT ${actor.id}::uuid AS id) a LEFT JOIN instructor_profile p ON p.user_id = a.id`;
  const { portrait, banner, ...found } = row ?? {
    portrait: null,
    banner: null,
    status: null,
    appliedAt: null,
    decidedAt: null,
    areas: [],
  };
  return {
    ...found,
    personId: actor.id,
    username: actor.username,
    values: row?.values ?? { ...nothing, displayName: actor.name },
    isPublic: row?.isPublic ?? true,
    picture: portrait && (await linkToShow(portrait)),
    cover: banner && (await linkToShow(banner)),
    reason: row?.reason ?? "",
    teaches: mayTeach(actor),
    isVerified: actor.isVerified,
  };
}

const nothing: Omit<InstructorValues, "displayName"> = {
  headline: "",
  bio: "",
  organization: "",
  website: "",
  linkedin: "",
  twitter: "",
  yearsExperience: 0,
  areas: [],
};
