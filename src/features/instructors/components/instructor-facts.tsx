import { useLocale, useTranslations } from "next-intl";
import { Portrait } from "@/components/covers/portrait";
import { LocalTime } from "@/components/i18n/local-time";
import { type Fact, Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import { MeanRating } from "@/components/ui/star-rating";
import { Tag } from "@/components/ui/tag";
import { instructorsHref } from "@/features/instructors/schema";
import type { InstructorPage } from "@/features/instructors/server/get-instructor-page";

const links = ["website", "linkedin", "twitter"] as const;

/** "example.org/ana": what tells where an address leads. */
const shortAddress = (address: string): string => {
  const { host, pathname } = new URL(address);
  return `${host.replace(/^www\./, "")}${pathname === "/" ? "" : pathname}`;
};

/** What someone says of themselves as an instructor, and what is counted. Text alone, and links that vouch for nothing. */
export function InstructorFacts({ person }: { person: InstructorPage }) {
  const t = useTranslations("instructors");
  const locale = useLocale();
  const { figures } = person;
  const facts: Fact[] = [
    { name: t("page.learners"), value: <span className="num">{figures.learners.toLocaleString(locale)}</span> },
  ];
  if (figures.reviews > 0 && figures.averageRating !== null)
    facts.push({
      name: t("page.rating"),
      value: <MeanRating mean={figures.averageRating} count={figures.reviews} />,
    });
  if (person.organization) facts.push({ name: t("form.fields.organization"), value: person.organization });
  if (person.yearsExperience > 0)
    facts.push({ name: t("form.fields.yearsExperience"), value: t("page.years", { years: person.yearsExperience }) });
  if (person.areas.length > 0)
    facts.push({
      name: t("form.fields.areas"),
      value: (
        <ul className="row row--tight">
          {person.areas.map(({ slug, name }) => (
            <li key={slug}>
              <Link href={instructorsHref({ q: "", area: slug, page: 1 })}>{name}</Link>
            </li>
          ))}
        </ul>
      ),
    });
  for (const field of links)
    if (person[field])
      facts.push({
        name: t(`form.fields.${field}`),
        value: (
          <a href={person[field]} rel="me nofollow ugc noopener noreferrer" dir="ltr" translate="no">
            {shortAddress(person[field])}
          </a>
        ),
      });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_22rem] items-start gap-x-12 gap-y-8 pbs-6 pbe-8 max-tablet:grid-cols-1 [&_dd]:wrap-anywhere">
      <div className="stack max-inline-[46rem]">
        <Portrait
          name={person.name}
          seed={person.username}
          picture={person.picture}
          alt={t("page.portrait", { name: person.name })}
          isLarge
        />
        {person.isVerified && (
          <p>
            <Tag icon="shield-check">{t("list.verified")}</Tag>
          </p>
        )}
        {person.bio ? (
          <p className="whitespace-pre-line wrap-anywhere" dir="auto">
            {person.bio}
          </p>
        ) : (
          <p className="muted">{t("page.nothing", { name: person.name })}</p>
        )}
      </div>
      <div>
        <Facts of={facts} />
        <p className="asof mbs-2">
          {t("page.asOf")} <LocalTime at={person.asOf} shape="time" />
        </p>
      </div>
    </div>
  );
}
