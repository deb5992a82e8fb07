import { useTranslations } from "next-intl";
import { Cover } from "@/components/covers/cover";
import { Ribbon } from "@/components/covers/ribbon";
import { Duration } from "@/components/i18n/duration";
import { EntryLine, EntrySide, ListEntry } from "@/components/lists/list-entry";
import { StaticPart } from "@/components/static/static";
import { FactsLine } from "@/components/ui/facts-line";
import { Link } from "@/components/ui/link";
import { MeanRating } from "@/components/ui/star-rating";
import { shownRating } from "../rules";
import type { CatalogEntry } from "../server/search-courses";
import { Marked } from "./marked";
import { EntryPrice, PriceLine } from "./price-line";

interface CourseEntryProps {
  entry: CatalogEntry;
  now: Date;
  /** Its cover bears its title where it is shown large. */
  isSet?: boolean;
}

/**
 * A course in a list: the whole row leads to it, one link says so. What isn't a link is handed over as HTML: twenty rows are most of
 * a page of the catalog, and so of the time that it takes.
 */
export function CourseEntry({ entry, now, isSet }: CourseEntryProps) {
  const t = useTranslations("catalog");
  const isMine = entry.progressPercentage !== null;
  const title = isSet ? entry.title : undefined;
  const category = entry.coverGrammar ?? entry.categorySlug;
  const cover = (
    <Cover
      className="covers:group-hover:[box-shadow:0_0_0_2px_var(--ink)]"
      seed={entry.slug}
      category={category}
      title={title}
      language={entry.language}
    />
  );
  const quotesLesson = entry.snippet?.includes("\u0001") ?? false;
  return (
    <ListEntry
      className="covers:flex covers:flex-col covers:gap-0 covers:border-0 covers:p-0 covers:[&>:first-child]:mbe-3 covers:[&>:first-child]:self-stretch"
      picture={
        <StaticPart>
          {isMine ? (
            <span className="relative self-start">
              {cover}
              <Ribbon />
            </span>
          ) : (
            cover
          )}
        </StaticPart>
      }
      title={<Marked text={entry.markedTitle ?? entry.title} />}
      language={entry.language}
      href={`/courses/${entry.slug}`}
      side={
        isMine ? (
          <EntrySide isWide>
            <EntryPrice>
              <Link href={`/learn/${entry.slug}`}>
                {t("continue")}
                <span className="visually-hidden">, {entry.title}</span>
              </Link>
            </EntryPrice>
            <p className="muted">{t("percentDone", { percent: Math.floor(entry.progressPercentage ?? 0) })}</p>
          </EntrySide>
        ) : (
          <StaticPart>
            <EntrySide isWide>
              <PriceLine of={entry} now={now} />
              <p>
                <MeanRating mean={shownRating(entry)} count={entry.reviewCount} />
              </p>
            </EntrySide>
          </StaticPart>
        )
      }
    >
      <StaticPart>
        <EntryLine language={entry.language}>
          {quotesLesson ? <Marked text={entry.snippet ?? ""} /> : entry.subtitle}
        </EntryLine>
      </StaticPart>
      <StaticPart>
        <FactsLine>
          {entry.instructor && <span>{entry.instructor}</span>}
          <span>{t(`levels.${entry.level}` as "levels.BEGINNER")}</span>
          {entry.minutes > 0 && (
            <span>
              <Duration minutes={entry.minutes} long />
            </span>
          )}
          <span data-more>{t("lessons", { count: entry.lessonCount })}</span>
          {entry.hasCertificate && <span data-more>{t("certificate")}</span>}
        </FactsLine>
      </StaticPart>
    </ListEntry>
  );
}
