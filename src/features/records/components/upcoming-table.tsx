import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { DataTable } from "@/components/ui/data-table";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import type { Upcoming } from "@/features/records/server/upcoming";

const addressOf = (one: Upcoming): string => {
  if (one.kind === "ends") return `/courses/${one.slug}`;
  return `/learn/${one.slug}/${one.lessonId}${one.kind === "attempt" ? "/attempt" : ""}`;
};

/** What is open or is ahead in one's courses. Nothing is here where there is nothing. */
export function UpcomingTable({ upcoming }: { upcoming: readonly Upcoming[] }) {
  const t = useTranslations("records.upcoming");
  if (upcoming.length === 0) return null;
  return (
    <div>
      <h2>{t("title")}</h2>
      <DataTable
        caption={t("title")}
        rows={upcoming}
        keyOf={(one) => `${one.kind} ${addressOf(one)}`}
        columns={[
          { id: "what", name: t("what"), cell: (one) => <What one={one} /> },
          {
            id: "course",
            name: t("course"),
            cell: ({ courseTitle, language }) => (
              <span className="muted" lang={language} dir="auto">
                {courseTitle}
              </span>
            ),
          },
          {
            id: "when",
            name: t("when"),
            end: true,
            cell: ({ at }) => (at ? <LocalTime at={at} /> : <span className="muted">{t("noDate")}</span>),
          },
          { id: "state", name: t("state"), end: true, cell: (one) => <State one={one} /> },
        ]}
      />
    </div>
  );
}

function What({ one }: { one: Upcoming }) {
  const t = useTranslations("records.upcoming");
  if (one.kind === "ends") return <Link href={addressOf(one)}>{t("access")}</Link>;
  return (
    <>
      <Link href={addressOf(one)} lang={one.language} dir="auto">
        {one.title}
      </Link>
      {one.kind === "opens" && one.others > 0 && <span className="caption">{t("others", { others: one.others })}</span>}
    </>
  );
}

function State({ one }: { one: Upcoming }) {
  const t = useTranslations("records.upcoming");
  if (one.kind !== "attempt") return <span className="state">{t(one.kind)}</span>;
  return (
    <span className="state state--caution">
      <Icon name="timer" /> {t(one.at ? "until" : "started")}
    </span>
  );
}
