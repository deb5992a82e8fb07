import "server-only";
import { getTranslations } from "next-intl/server";

/** What an error page says to everyone, as plain data. */
export interface ErrorPageTexts {
  code: number;
  skip: string;
  brand: string;
  title: string;
  lead: string;
  actions: { href: string; name: string }[];
  /** Name of the course search, where one is offered. */
  search: string | null;
  reference: string;
  time: string;
}

export type ErrorPageKind = "notFound" | "forbidden" | "unauthorized";

/** Status and ways out of each: the address, and its name below the page's own words. */
const errorPages = {
  notFound: { code: 404, ways: { "/courses": "courses", "/": "home" } },
  forbidden: { code: 403, ways: { "/": "home" } },
  unauthorized: { code: 401, ways: { "/sign-in": "signIn" } },
} as const satisfies Record<ErrorPageKind, { code: number; ways: Record<string, string> }>;

export async function errorPageTexts(kind: ErrorPageKind): Promise<ErrorPageTexts> {
  const [t, own] = await Promise.all([getTranslations(), getTranslations(`errors.${kind}`)]);
  const { code, ways } = errorPages[kind];
  return {
    code,
    skip: t("layout.skip"),
    brand: t("common.brand"),
    title: own("title"),
    lead: own("lead"),
    actions: Object.entries(ways).map(([href, name]) => ({ href, name: own(name) })),
    search: kind === "notFound" ? t("common.searchCourses") : null,
    reference: t("errors.reference"),
    time: t("errors.time"),
  };
}
