import { getLocale, getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { ButtonLink } from "@/components/ui/button-link";
import { ChipLink } from "@/components/ui/chip-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Pagination } from "@/components/ui/pagination";
import { languageName } from "@/lib/language-name";
import { type CatalogQuery, catalogHref, clearedHref, countFilters, pageSize, sorts, views } from "../schema";
import type { NamedSubject } from "../server/name-subjects";
import type { Catalog } from "../server/search-courses";
import { CourseEntry } from "./course-entry";
import { QueryFields } from "./query-fields";
import { SortForm } from "./sort-form";
import { ViewSwitch } from "./view-switch";

/** Where a person says what the catalog starts with. */
const presetHref = "/account/preferences#catalogue";

interface CatalogResultsProps {
  query: CatalogQuery;
  /** The filters are the reader's preferences, not the address's. */
  isPreset: boolean;
  catalog: Catalog;
  /** Those of the query that no facet names. */
  subjects: readonly NamedSubject[];
}

export async function CatalogResults({ query, isPreset, catalog, subjects }: CatalogResultsProps) {
  const t = await getTranslations("catalog");
  const { total, entries, page, lastPage, asOf } = catalog;
  const from = (page - 1) * pageSize + 1;
  const usual = query.q ? "relevance" : "popular";
  const choices = sorts
    .filter((sort) => sort !== "relevance" || query.q !== "")
    .map((value) => ({
      value,
      label: t(`sorts.${value}`),
      href: catalogHref({ ...query, sort: value === usual ? null : value, page: 1 }),
    }));
  return (
    <section aria-labelledby="found">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-ink border-bs pbs-2 pbe-3">
        <div role="status">
          <h2 id="found" className="type-h4 wrap-anywhere">
            {query.q && !catalog.isNear ? t("foundFor", { count: total, text: query.q }) : t("found", { count: total })}
          </h2>
        </div>
        <ViewSwitch
          label={t("view")}
          asked={query.view}
          choices={views.map((value) => ({
            value,
            name: t(`views.${value}`),
            href: catalogHref({ ...query, view: value === "covers" ? value : null }),
          }))}
        >
          <QueryFields query={query} without={["view"]} />
        </ViewSwitch>
        <SortForm choices={choices} chosen={query.sort ?? usual} label={t("sortBy")} submit={t("apply")}>
          <QueryFields query={query} without={["sort", "page"]} />
        </SortForm>
        <FiltersInUse query={query} isPreset={isPreset} catalog={catalog} subjects={subjects} />
      </div>
      {subjects
        .filter(({ isShown }) => !isShown)
        .map(({ slug, name }) => (
          <Notice key={slug}>{t("hiddenSubject", { name })}</Notice>
        ))}
      {catalog.isNear && <Notice>{t("near", { text: query.q })}</Notice>}
      {entries.length === 0 ? (
        <NothingFound query={query} isPreset={isPreset} />
      ) : (
        <>
          <ol
            className="covers:grid covers:grid-cols-[repeat(auto-fill,minmax(min(11.5rem,42%),1fr))] covers:gap-x-6 covers:gap-y-8 covers:pbs-2 covers:pbe-8 covers:max-phone:gap-x-4 covers:max-phone:gap-y-6"
            data-view={query.view ?? "kept"}
          >
            {entries.map((entry) => (
              <CourseEntry key={entry.id} entry={entry} now={asOf} isSet />
            ))}
          </ol>
          <div className="row row--apart border-line border-bs pbs-4">
            <p className="asof">
              {t("range", { from, to: from + entries.length - 1, total })} <LocalTime at={asOf} shape="time" />
            </p>
            <Pagination page={page} last={lastPage} hrefOf={(number) => catalogHref({ ...query, page: number })} />
          </div>
        </>
      )}
    </section>
  );
}

async function NothingFound({ query, isPreset }: Pick<CatalogResultsProps, "query" | "isPreset">) {
  const t = await getTranslations("catalog");
  if (isPreset)
    return (
      <EmptyState
        title={t("presetEmptyTitle")}
        action={
          <>
            <ButtonLink href={clearedHref(query)}>{t("showAll")}</ButtonLink>
            <Link href={presetHref}>{t("changePreset")}</Link>
          </>
        }
      >
        {t("presetEmpty")}
      </EmptyState>
    );
  const isNarrowed = query.q !== "" || countFilters(query) > 0;
  return isNarrowed ? (
    <EmptyState
      title={t("emptyTitle")}
      action={<ButtonLink href={clearedHref({ ...query, q: "" })}>{t("clear")}</ButtonLink>}
    >
      {t("empty")}
    </EmptyState>
  ) : (
    <EmptyState title={t("noneTitle")}>{t("none")}</EmptyState>
  );
}

/** What is set, each with the way to take it away. */
async function FiltersInUse({ query, isPreset, catalog, subjects }: CatalogResultsProps) {
  const [t, locale] = await Promise.all([getTranslations("catalog"), getLocale()]);
  const nameOf = (slug: string) =>
    catalog.facets.category.find((one) => one.value === slug)?.name ??
    subjects.find(({ asked }) => asked === slug)?.name ??
    slug;
  const first = { ...query, page: 1 };
  const chips = [
    ...query.category.map((slug) => ({
      name: nameOf(slug),
      left: { ...first, category: query.category.filter((one) => one !== slug) },
    })),
    ...query.level.map((level) => ({
      name: t(`levels.${level}`),
      left: { ...first, level: query.level.filter((one) => one !== level) },
    })),
    ...query.language.map((tag) => ({
      name: languageName(tag, locale),
      left: { ...first, language: query.language.filter((one) => one !== tag) },
    })),
    ...query.duration.map((one) => ({
      name: t(`durations.${one}`),
      left: { ...first, duration: query.duration.filter((other) => other !== one) },
    })),
    ...(query.price ? [{ name: t(query.price), left: { ...first, price: null } }] : []),
    ...(query.certificate ? [{ name: t("certificate"), left: { ...first, certificate: false } }] : []),
    ...(query.rating === null ? [] : [{ name: t("rated", { stars: query.rating }), left: { ...first, rating: null } }]),
  ];
  if (chips.length === 0) return null;
  return (
    <div className="row row--tight basis-full">
      {isPreset && <p id="preset">{t("preset")}</p>}
      <ul className="row row--tight" {...(isPreset ? { "aria-labelledby": "preset" } : { "aria-label": t("inUse") })}>
        {chips.map(({ name, left }) => (
          <li key={name}>
            <ChipLink name={name} href={catalogHref(left)} />
          </li>
        ))}
        <li>
          <Link className="caption" href={clearedHref(query)}>
            {t(isPreset ? "showAll" : "clear")}
          </Link>
        </li>
        {isPreset && (
          <li>
            <Link className="caption" href={presetHref}>
              {t("changePreset")}
            </Link>
          </li>
        )}
      </ul>
    </div>
  );
}
