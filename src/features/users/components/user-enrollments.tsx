import { useFormatter, useLocale, useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { mostListed } from "@/features/users/rules";
import type { UserPage } from "@/features/users/server/get-user";
import { formatMoney } from "@/lib/money";

/** The courses that someone has an enrollment in, or had. */
export function UserEnrollments({ studies }: Pick<UserPage, "studies">) {
  const t = useTranslations("users.enrollments");
  const format = useFormatter();
  if (studies.length === 0) return <p className="muted">{t("none")}</p>;
  return (
    <>
      <DataTable
        caption={t("caption")}
        rows={studies}
        keyOf={({ id }) => id}
        columns={[
          {
            id: "course",
            name: t("course"),
            cell: ({ courseId, course, source }) => (
              <>
                <Link href={`/instructor/courses/${courseId}/students`}>
                  <bdi>{course}</bdi>
                </Link>
                <br />
                <span className="caption">{t(`from.${source}`)}</span>
              </>
            ),
          },
          {
            id: "state",
            name: t("state"),
            cell: ({ status, progress }) =>
              t(`of.${status}`, { percent: format.number(Math.floor(progress) / 100, { style: "percent" }) }),
          },
          { id: "since", name: t("since"), cell: ({ since }) => <LocalTime at={since} shape="date" /> },
          {
            id: "until",
            name: t("until"),
            end: true,
            cell: ({ until }) => (until ? <LocalTime at={until} shape="date" /> : t("open")),
          },
        ]}
      />
      {studies.length === mostListed && <p className="caption">{t("newest", { count: mostListed })}</p>}
    </>
  );
}

/** What was given to someone: priced courses and tiers, with what they come to. */
export function UserGrants({ grants }: Pick<UserPage, "grants">) {
  const t = useTranslations("users.grants");
  const tiers = useTranslations("subscriptions.tiers");
  const locale = useLocale();
  if (grants.length === 0) return <p className="muted">{t("none")}</p>;
  return (
    <>
      <DataTable
        caption={t("caption")}
        rows={grants}
        keyOf={({ id }) => id}
        columns={[
          {
            id: "what",
            name: t("what"),
            cell: ({ course, tier, reference }) => (
              <>
                {tier ? t("tier", { tier: tiers(tier) }) : <bdi>{course}</bdi>}
                {reference && (
                  <>
                    <br />
                    <bdi className="caption" translate="no">
                      {reference}
                    </bdi>
                  </>
                )}
              </>
            ),
          },
          {
            id: "given",
            name: t("given"),
            cell: ({ at, by }) => (
              <>
                <LocalTime at={at} shape="date" />
                {by && (
                  <>
                    <br />
                    <span className="caption">{t("by", { name: by })}</span>
                  </>
                )}
              </>
            ),
          },
          {
            id: "until",
            name: t("until"),
            cell: ({ until, isRevoked }) =>
              isRevoked ? t("revoked") : until ? <LocalTime at={until} shape="date" /> : t("open"),
          },
          {
            id: "amount",
            name: t("amount"),
            end: true,
            cell: ({ amountMinor, currency }) => formatMoney(amountMinor, currency, locale),
          },
        ]}
      />
      {grants.length === mostListed && <p className="caption">{t("newest", { count: mostListed })}</p>}
    </>
  );
}
