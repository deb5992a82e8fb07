import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { CheckRow } from "@/components/form/check-row";
import { FilterFold } from "@/components/form/filter-fold";
import { Button } from "@/components/ui/button";
import { languageName } from "@/lib/language-name";
import { type CatalogQuery, catalogHref, countFilters, durations, leastRating, levels } from "../schema";
import type { FacetCounts } from "../server/catalog-sql";
import type { NamedSubject } from "../server/name-subjects";
import { LiveForm } from "./live-form";
import { QueryFields } from "./query-fields";

interface Choice {
  value: string;
  label: string;
  count: number;
}

interface CatalogFiltersProps {
  query: CatalogQuery;
  facets: FacetCounts;
  /** Those of the query that no facet names. */
  subjects: readonly NamedSubject[];
}

/**
 * Facets with their live counts, as one form: with script a choice shows its courses at once, without it the button does.
 * A choice that finds nothing is left out, unless it is set.
 */
export async function CatalogFilters({ query, facets, subjects }: CatalogFiltersProps) {
  const [t, locale] = await Promise.all([getTranslations("catalog"), getLocale()]);
  const countOf = (facet: keyof FacetCounts, value: string) =>
    facets[facet].find((one) => one.value === value)?.count ?? 0;
  const shown = (choices: Choice[], set: readonly string[]) =>
    choices.filter(({ value, count }) => count > 0 || set.includes(value));
  const categories = [
    ...facets.category.map(({ value, count, name }) => ({ value, count, label: name ?? value })),
    ...query.category
      .filter((slug) => !facets.category.some((one) => one.value === slug))
      .map((slug) => ({
        value: slug,
        label: subjects.find(({ asked }) => asked === slug)?.name ?? slug,
        count: 0,
      })),
  ];
  const groups = [
    { name: "category", legend: t("category"), set: query.category, choices: categories },
    {
      name: "level",
      legend: t("level"),
      set: query.level,
      choices: levels.map((value) => ({ value, label: t(`levels.${value}`), count: countOf("level", value) })),
    },
    {
      name: "language",
      legend: t("language"),
      set: query.language,
      choices: [...new Set([...facets.language.map(({ value }) => value), ...query.language])].map((value) => ({
        value,
        label: languageName(value, locale),
        count: countOf("language", value),
      })),
    },
    {
      name: "duration",
      legend: t("length"),
      set: query.duration,
      choices: durations.map((value) => ({ value, label: t(`durations.${value}`), count: countOf("duration", value) })),
    },
  ].map((group) => ({ ...group, choices: shown(group.choices, group.set) }));
  const stars = leastRating(query);
  return (
    <FilterFold
      className="min-tablet:details-content:[content-visibility:visible] [&>summary]:hidden max-tablet:[&>summary]:inline-flex max-tablet:[&>summary]:list-none"
      count={countFilters(query)}
    >
      <LiveForm action="/courses" label={t("filterForm")} shown={catalogHref(query)}>
        <QueryFields
          query={query}
          without={["category", "level", "language", "duration", "price", "certificate", "rating", "page"]}
        />
        {groups.map(({ name, legend, set, choices }) =>
          choices.length === 0 ? null : (
            <Facet key={name} legend={legend}>
              {choices.map(({ value, label, count: n }) => (
                <CheckRow
                  key={value}
                  label={label}
                  count={n}
                  name={name}
                  value={name === "level" ? value.toLowerCase() : value}
                  defaultChecked={set.some((one) => one === value)}
                />
              ))}
            </Facet>
          ),
        )}
        <Facet legend={t("price")}>
          <CheckRow
            type="radio"
            label={t("any")}
            count={facets.price.reduce((sum, one) => sum + one.count, 0)}
            name="price"
            value=""
            defaultChecked={query.price === null}
          />
          <CheckRow
            type="radio"
            label={t("free")}
            count={countOf("price", "free")}
            name="price"
            value="free"
            defaultChecked={query.price === "free"}
          />
          <CheckRow
            type="radio"
            label={t("paid")}
            count={countOf("price", "paid")}
            name="price"
            value="paid"
            defaultChecked={query.price === "paid"}
          />
        </Facet>
        <Facet legend={t("also")}>
          <CheckRow
            label={t("certificate")}
            count={countOf("certificate", "1")}
            name="certificate"
            value="1"
            defaultChecked={query.certificate}
          />
          <CheckRow
            key={stars}
            label={t("rated", { stars })}
            count={countOf("rating", String(stars))}
            name="rating"
            value={stars}
            defaultChecked={query.rating !== null}
          />
        </Facet>
        <noscript>
          <Button type="submit" full>
            {t("apply")}
          </Button>
        </noscript>
      </LiveForm>
    </FilterFold>
  );
}

function Facet({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="border-line border-bs py-3 first:border-ink">
      <legend className="float-start inline-full pbe-1 font-heavy [&+*]:clear-both">{legend}</legend>
      {children}
    </fieldset>
  );
}
