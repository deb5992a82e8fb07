import "server-only";
import { getTranslations } from "next-intl/server";

/** All that a closed door says to everyone, as plain data. */
export interface DoorWords {
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

export type DoorKind = "notFound" | "forbidden" | "unauthorized";

/** Status and ways out of each: the address, and its name below the door's own words. */
const doors = {
  notFound: { code: 404, ways: { "/courses": "courses", "/": "home" } },
  forbidden: { code: 403, ways: { "/": "home" } },
  unauthorized: { code: 401, ways: { "/sign-in": "signIn" } },
} as const satisfies Record<DoorKind, { code: number; ways: Record<string, string> }>;

export async function doorWords(kind: DoorKind): Promise<DoorWords> {
  const [t, own] = await Promise.all([getTranslations(), getTranslations(`errors.${kind}`)]);
  const { code, ways } = doors[kind];
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
