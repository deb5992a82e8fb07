import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Tabs } from "@/components/ui/tabs";
import { FreshList, MarkAllRead } from "@/features/notifications/components/live-list";
import { NotificationDiary } from "@/features/notifications/components/notification-diary";
import { idIn, type NotificationFilter, notificationFilters } from "@/features/notifications/schema";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { searchParams: Promise<{ show?: string; before?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notifications"))("title"), robots: { index: false } };
}

const clientWords = (["allRead", "markAll", "unreadMark", "markRead", "dismiss", "dismissed", "undo"] as const).map(
  (name) => `notifications.${name}` as const,
);

const addressOf = (filter: NotificationFilter, before: string | null = null): string => {
  const query = new URLSearchParams({
    ...(filter === "all" ? {} : { show: filter }),
    ...(before ? { before } : {}),
  }).toString();
  return query ? `/notifications?${query}` : "/notifications";
};

export default async function NotificationsPage({ searchParams }: Props) {
  await requireSite("account.own");
  const asked = await searchParams;
  const filter = notificationFilters.find((name) => name === asked.show) ?? "all";
  const before = idIn(asked.before);
  const api = await serverApi();
  const [list, t, formats] = await Promise.all([
    orRefuse(api.notifications.list({ filter, before })),
    getTranslations("notifications"),
    getLocale(),
  ]);
  const tabs = notificationFilters.map((name) => ({
    href: addressOf(name),
    current: name === filter,
    name:
      name === "unread" && list.unread > 0 ? (
        <>
          {t("filter.unread")} <span className="num">{list.unread}</span>
        </>
      ) : (
        t(`filter.${name}`)
      ),
  }));
  return (
    <main id="main" className="wrap">
      <Messages only={clientWords}>
        <FreshList />
        <div className="row row--apart row--base pbs-8 pbe-2">
          <h1>{t("title")}</h1>
          <div className="row row--tight">
            <MarkAllRead hasUnread={list.unread > 0} />
            <ButtonLink size="small" look="quiet" href="/account/notifications">
              {t("choose")}
            </ButtonLink>
          </div>
        </div>
        <Tabs label={t("filters")} tabs={tabs} />
        {list.items.length === 0 ? (
          <EmptyState
            title={t(`none.${filter}`)}
            action={filter === "all" && <ButtonLink href="/courses">{t("browse")}</ButtonLink>}
          >
            {filter === "all" && t("noneYet")}
          </EmptyState>
        ) : (
          <NotificationDiary items={list.items} timeZone={list.timeZone} formats={formats} now={new Date()} />
        )}
        <p className="caption py-4">
          {list.items.length > 0 && t("shown", { shown: list.items.length, all: list.all })}{" "}
          {list.olderThan && <Link href={addressOf(filter, list.olderThan)}>{t("older")}</Link>}{" "}
          {before && <Link href={addressOf(filter)}>{t("newest")}</Link>}
        </p>
      </Messages>
    </main>
  );
}
