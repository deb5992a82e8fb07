import Link from "next/link";
import { useTranslations } from "next-intl";
import { Cover } from "@/components/covers/cover";
import { Duration } from "@/components/i18n/duration";
import { StaticPart } from "@/components/static/static";
import { FactsLine } from "@/components/ui/facts-line";
import { MeanRating } from "@/components/ui/star-rating";
import { shownRating } from "../rules";
import type { CatalogEntry } from "../server/search-courses";
import { Marked } from "./marked";
import { PriceLine } from "./price-line";

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
  const cover = <Cover seed={entry.slug} category={category} title={title} language={entry.language} />;
  const quotesLesson = entry.snippet?.includes("\u0001") ?? false;
  return (
    <li className={isMine ? "entry entry--yours" : "entry"}>
      <StaticPart>
        {isMine ? (
          <span className="marked">
            {cover}
            <span className="ribbon" />
          </span>
        ) : (
          cover
        )}
      </StaticPart>
      <div className="entry__main">
        <h3 lang={entry.language}>
          <Link href={`/courses/${entry.slug}`}>
            <Marked text={entry.markedTitle ?? entry.title} />
          </Link>
        </h3>
        <StaticPart>
          <p className="entry__line" lang={entry.language}>
            {quotesLesson ? <Marked text={entry.snippet ?? ""} /> : entry.subtitle}
          </p>
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
            <span className="entry__more">{t("lessons", { count: entry.lessonCount })}</span>
            {entry.hasCertificate && <span className="entry__more">{t("certificate")}</span>}
          </FactsLine>
        </StaticPart>
      </div>
      {isMine ? (
        <div className="entry__side">
          <p className="entry__price">
            <Link href={`/learn/${entry.slug}`}>
              {t("continue")}
              <span className="visually-hidden">, {entry.title}</span>
            </Link>
          </p>
          <p className="muted">{t("percentDone", { percent: Math.floor(entry.progressPercentage ?? 0) })}</p>
        </div>
      ) : (
        <StaticPart>
          <div className="entry__side" suppressHydrationWarning>
            <PriceLine of={entry} now={now} />
            <p>
              <MeanRating mean={shownRating(entry)} count={entry.reviewCount} />
            </p>
          </div>
        </StaticPart>
      )}
    </li>
  );
}
