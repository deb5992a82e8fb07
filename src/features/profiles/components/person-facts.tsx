import { useFormatter, useTranslations } from "next-intl";
import { type Fact, Facts } from "@/components/ui/facts";
import type { PersonPage } from "@/features/profiles/server/get-person-page";
import { ProfilePicture } from "./profile-picture";

const links = ["website", "linkedin", "twitter", "github"] as const;
const reach = ["phone", "address", "city", "state", "postalCode", "country"] as const;

/** "example.org/ana": what tells where an address leads. */
const shortAddress = (address: string): string => {
  const { host, pathname } = new URL(address);
  return `${host.replace(/^www\./, "")}${pathname === "/" ? "" : pathname}`;
};

/** Everything on a person's public page below the name. Written by the person: text alone, and links that vouch for nothing. */
export function PersonFacts({ person }: { person: PersonPage }) {
  const t = useTranslations("profiles");
  const format = useFormatter();
  const { texts, name, picture } = person;
  const facts: Fact[] = [];
  const add = (field: Parameters<typeof t>[0] & `own.fields.${string}`, value: Fact["value"]) =>
    facts.push({ key: field, name: t(field), value });
  if (texts.educationalBackground) add("own.fields.educationalBackground", texts.educationalBackground);
  if (person.teachingExperience)
    add("own.fields.teachingExperience", t("person.years", { years: person.teachingExperience }));
  if (person.interests.length > 0) add("own.fields.interests", format.list(person.interests, { type: "unit" }));
  for (const field of links) {
    const address = texts[field];
    if (!address) continue;
    add(
      `own.fields.${field}`,
      <a href={address} rel="me nofollow ugc noopener noreferrer" dir="ltr">
        {shortAddress(address)}
      </a>,
    );
  }
  for (const field of reach) {
    const text = texts[field];
    if (text) add(`own.fields.${field}`, <span className="whitespace-pre-line wrap-anywhere">{text}</span>);
  }
  if (person.dateOfBirth)
    add(
      "own.fields.dateOfBirth",
      <time dateTime={person.dateOfBirth}>
        {format.dateTime(new Date(`${person.dateOfBirth}T00:00:00Z`), { dateStyle: "long", timeZone: "UTC" })}
      </time>,
    );
  const isBare = facts.length === 0 && !texts.bio && !texts.expertise && !picture;
  return (
    <div className="grid max-inline-[46rem] gap-6 py-6 [&_dd]:wrap-anywhere">
      {picture && <ProfilePicture of="portrait" src={picture} alt={t("person.picture", { name })} />}
      {texts.bio && (
        <p className="whitespace-pre-line wrap-anywhere" dir="auto">
          {texts.bio}
        </p>
      )}
      {facts.length > 0 && <Facts of={facts} />}
      {isBare && <p className="muted">{t("person.nothing", { name })}</p>}
    </div>
  );
}
