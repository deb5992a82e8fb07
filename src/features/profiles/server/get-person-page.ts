import "server-only";
import { personTag } from "@/features/accounts/server/person-tag";
import type { VisibleField } from "@/features/profiles/profile-fields";
import { AppError } from "@/lib/app-error";
import { noteDependency } from "@/server/cache/page-context";
import type { Deps } from "@/server/trpc/context";
import { dayOf, knownFields, linkToPicture, profileColumns } from "./get-own-profile";

/** A person who was suspended by a hand on the database, which touches no tag, is still there for so long at most. */
const KEPT_MILLISECONDS = 60_000;

type TextField = Exclude<VisibleField, "picture" | "dateOfBirth" | "teachingExperience" | "interests">;

/** What everybody may see of a person: their name, and of the rest what they chose. What is not shown is not in it. */
export interface PersonPage {
  username: string;
  name: string;
  picture: string | null;
  texts: Partial<Record<TextField, string>>;
  dateOfBirth: string | null;
  /** Years; null where it is hidden or none. */
  teachingExperience: number | null;
  interests: readonly string[];
}

/** @throws AppError NOT_FOUND unless the person exists, may come in and has a public page. */
export async function getPersonPage(
  { db, now }: Pick<Deps, "db" | "now">,
  { username }: { username: string },
): Promise<PersonPage> {
  const person = await db.user.findFirst({
    where: { username, isActive: true, anonymizedAt: null, profile: { isPublic: true } },
    select: { id: true, username: true, name: true, profile: { select: profileColumns } },
  });
  if (!person?.profile) throw new AppError("NOT_FOUND", "common.not_found");
  const {
    pictureFile,
    dateOfBirth,
    teachingExperience,
    interests,
    isPublic: _,
    visibleFields,
    ...texts
  } = person.profile;
  const shown = new Set<string>(knownFields(visibleFields));
  const picture = shown.has("picture") ? await linkToPicture(pictureFile) : null;
  noteDependency([personTag(person.id)], now().getTime() + KEPT_MILLISECONDS);
  return {
    username: person.username,
    name: person.name,
    picture,
    texts: Object.fromEntries(Object.entries(texts).filter(([field, text]) => shown.has(field) && text !== "")),
    dateOfBirth: shown.has("dateOfBirth") ? dayOf(dateOfBirth) : null,
    teachingExperience: shown.has("teachingExperience") && teachingExperience > 0 ? teachingExperience : null,
    interests: shown.has("interests") ? interests : [],
  };
}
