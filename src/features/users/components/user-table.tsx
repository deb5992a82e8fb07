import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { nameInCell } from "@/components/ui/table-frame";
import type { ListedUser } from "@/features/users/server/list-users";
import { StandingMark } from "./standing-mark";

/** People, a row each, that leads to their page. */
export function UserTable({ users }: { users: readonly ListedUser[] }) {
  const t = useTranslations("users");
  return (
    <DataTable
      caption={t("caption")}
      rows={users}
      keyOf={({ id }) => id}
      columns={[
        {
          id: "name",
          name: t("name"),
          cell: ({ id, name, email }) => (
            <span className={nameInCell}>
              <Link href={`/admin/users/${id}`}>
                <bdi>{name}</bdi>
              </Link>
              <span className="caption">
                <bdi translate="no">{email}</bdi>
              </span>
            </span>
          ),
        },
        { id: "role", name: t("role"), cell: ({ role }) => t(`roles.${role}`) },
        { id: "state", name: t("state"), cell: (user) => <StandingMark {...user} /> },
        {
          ...{ id: "joined", name: t("joined"), label: t("joined"), wide: true },
          cell: ({ joinedAt }) => <LocalTime at={joinedAt} shape="date" />,
        },
        { id: "courses", name: t("courses"), label: t("courses"), end: true, cell: ({ courses }) => courses },
        {
          ...{ id: "certificates", name: t("certificates"), label: t("certificates"), end: true },
          cell: ({ certificates }) => certificates,
        },
        {
          ...{ id: "seen", name: t("seen"), label: t("seen"), end: true },
          cell: ({ lastSeenAt }) => (lastSeenAt ? <LocalTime at={lastSeenAt} shape="ago" /> : t("never")),
        },
      ]}
    />
  );
}
