import "server-only";
import { linkToShow } from "@/features/media/server/file-links";
import { type ProfileField, type VisibleField, visibleFields } from "@/features/profiles/profile-fields";
import type { Prisma } from "@/generated/prisma/client";
import type { FieldValue } from "@/lib/field-value";
import type { PersonDeps } from "@/server/trpc/context";

export interface OwnProfile {
  personId: string;
  username: string;
  /** As the fields of the page take them. */
  values: Record<ProfileField, FieldValue>;
  isPublic: boolean;
  visibleFields: VisibleField[];
  /** Where the image is shown from, or null. */
  picture: string | null;
}

export const profileColumns = {
  bio: true,
  expertise: true,
  educationalBackground: true,
  website: true,
  linkedin: true,
  twitter: true,
  github: true,
  phone: true,
  address: true,
  city: true,
  state: true,
  postalCode: true,
  country: true,
  dateOfBirth: true,
  teachingExperience: true,
  interests: true,
  isPublic: true,
  visibleFields: true,
  pictureFile: { select: { storageKey: true, originalName: true, mimeType: true } },
} as const satisfies Prisma.ProfileSelect;

export type ProfileRow = Prisma.ProfileGetPayload<{ select: typeof profileColumns }>;

/** "2001-05-09", as calendar fields have it. */
export const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

/** Names that mean a field today: a name that an older version stored and this one does not know shows nothing. */
export const knownFields = (names: readonly string[]): VisibleField[] =>
  visibleFields.filter((field) => names.includes(field));

/** An image's link; people's images are small squares of our own making, never what was uploaded. */
export async function linkToPicture(file: ProfileRow["pictureFile"]): Promise<string | null> {
  return file && linkToShow({ ...file, name: file.originalName });
}

/** Everything that one's own page of the profile shows. */
export async function getOwnProfile(deps: Pick<PersonDeps, "db" | "actor">): Promise<OwnProfile> {
  const userId = deps.actor.id;
  const { username, name, profile } = await deps.db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { username: true, name: true, profile: { select: profileColumns } },
  });
  const row = profile ?? (await deps.db.profile.create({ data: { userId }, select: profileColumns }));
  const { isPublic, visibleFields: shown, pictureFile, dateOfBirth, ...values } = row;
  return {
    personId: userId,
    username,
    values: { name, ...values, dateOfBirth: dayOf(dateOfBirth) },
    isPublic,
    visibleFields: knownFields(shown),
    picture: await linkToPicture(pictureFile),
  };
}
