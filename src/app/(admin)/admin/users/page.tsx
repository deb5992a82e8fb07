import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Tabs } from "@/components/ui/tabs";
import { WorkHead } from "@/components/work/work-head";
import { UserFilters } from "@/features/users/components/user-filters";
import { UserTable } from "@/features/users/components/user-table";
import { MOST_COUNTED, userTabs } from "@/features/users/rules";
import { userFilterIn } from "@/features/users/user-filter";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("users"))("title"), robots: { index: false } };
}

/** Who has an account here. */
export default async function UsersPage({ searchParams }: Props) {
  await requireSite("admin.use");
  const { asked, isFiltered, hrefOf, fileHref } = userFilterIn(await searchParams);
  const [list, t] = await Promise.all([orRefuse((await serverApi()).users.list(asked)), getTranslations("users")]);
  const most = (count: number) => Math.min(count, MOST_COUNTED);
  const total = list.counts.everyone;
  return (
    <main id="main" className="wrap wrap--wide">
      <WorkHead isApart>
        <h1>{t("title")}</h1>
        <p className="asof">
          {t.rich("asOf", {
            people: t(total > MOST_COUNTED ? "moreThan" : "people", { count: most(total) }),
            joined: list.joinedThisWeek,
            at: () => <LocalTime at={list.asOf} shape="time" />,
          })}
        </p>
      </WorkHead>
      <Tabs
        label={t("tabs")}
        tabs={userTabs.map((show) => ({
          href: hrefOf({ show }),
          name: (
            <>
              {t(`tab.${show}`)}{" "}
              <span className="num">
                {t(list.counts[show] > MOST_COUNTED ? "countedMore" : "counted", { count: most(list.counts[show]) })}
              </span>
            </>
          ),
          current: show === asked.show,
        }))}
      />
      <UserFilters asked={asked} fileHref={fileHref} />
      {list.users.length > 0 ? (
        <UserTable users={list.users} />
      ) : (
        <EmptyState
          title={isFiltered ? t("emptyHere") : t(`empty.${asked.show}`)}
          action={isFiltered && <ButtonLink href="/admin/users">{t("everybody")}</ButtonLink>}
        >
          {isFiltered && t("emptyHereWhy")}
        </EmptyState>
      )}
      {(list.next !== null || asked.after !== null) && (
        <p className="row row--apart">
          {asked.after !== null && <Link href={hrefOf({})}>{t("newest")}</Link>}
          {list.next !== null && <Link href={hrefOf({}, list.next)}>{t("older")}</Link>}
        </p>
      )}
    </main>
  );
}
