import { useTranslations } from "next-intl";
import { Portrait } from "@/components/covers/portrait";
import { EntryLine, EntrySide, ListEntry } from "@/components/lists/list-entry";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { FactsLine } from "@/components/ui/facts-line";
import { Link } from "@/components/ui/link";
import { Pagination } from "@/components/ui/pagination";
import { Tag } from "@/components/ui/tag";
import { type InstructorQuery, instructorsHref } from "@/features/instructors/schema";
import type { InstructorList, ListedInstructor } from "@/features/instructors/server/list-instructors";

interface RowsProps {
  query: InstructorQuery;
  found: InstructorList;
}

/** The areas to choose from, and who teaches in the chosen one. */
export function InstructorRows({ query, found }: RowsProps) {
  const t = useTranslations("instructors.list");
  const isNarrowed = query.q !== "" || query.area !== "";
  return (
    <section aria-labelledby="found">
      <Areas query={query} found={found} />
      <h2 id="found" className="type-h4">
        {t("found", { count: found.total })}
      </h2>
      {found.people.length > 0 ? (
        <ol>
          {found.people.map((person) => (
            <PersonRow key={person.username} person={person} />
          ))}
        </ol>
      ) : isNarrowed ? (
        <EmptyState title={t("emptyTitle")} action={<ButtonLink href="/instructors">{t("clear")}</ButtonLink>}>
          {t("empty")}
        </EmptyState>
      ) : (
        <EmptyState title={t("noneTitle")} action={<ButtonLink href="/teach">{t("teach")}</ButtonLink>}>
          {t("none")}
        </EmptyState>
      )}
      <Pagination page={found.page} last={found.last} hrefOf={(page) => instructorsHref({ ...query, page })} />
    </section>
  );
}

function Areas({ query, found }: RowsProps) {
  const t = useTranslations("instructors.list");
  if (found.areas.length === 0) return null;
  const all = { slug: "", name: t("allAreas"), count: null };
  return (
    <nav aria-label={t("areas")} className="mbe-4 flex flex-wrap gap-x-4 gap-y-1 border-be border-line pbs-2 pbe-4">
      {[all, ...found.areas].map(({ slug, name, count }) => (
        <Link
          className="here:font-heavy here:text-ink pointer-coarse:inline-flex pointer-coarse:min-block-11 pointer-coarse:items-center pointer-coarse:gap-1"
          key={slug}
          href={instructorsHref({ ...query, area: slug, page: 1 })}
          aria-current={slug === query.area ? "page" : undefined}
        >
          {name} {count !== null && <span className="num text-ink-muted">{count}</span>}
        </Link>
      ))}
    </nav>
  );
}

function PersonRow({ person }: { person: ListedInstructor }) {
  const t = useTranslations("instructors.list");
  return (
    <ListEntry
      className="[&>.portrait]:[--side:5.25rem] max-phone:[&>.portrait]:[--side:4.75rem]"
      picture={<Portrait name={person.name} seed={person.username} picture={person.picture} />}
      title={person.name}
      href={`/instructors/${person.username}`}
      side={
        person.isVerified && (
          <EntrySide>
            <Tag icon="shield-check">{t("verified")}</Tag>
          </EntrySide>
        )
      }
    >
      {person.headline && <EntryLine>{person.headline}</EntryLine>}
      <FactsLine>
        <span>{t("courses", { count: person.courses })}</span>
        {person.areas.map((name) => (
          <span key={name}>{name}</span>
        ))}
      </FactsLine>
    </ListEntry>
  );
}
