import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { type Fact, Facts } from "@/components/ui/facts";
import type { UserAddress, UserPage } from "@/features/users/server/get-user";

/** How someone comes in, and how much they learn and teach here. */
export function AccountFacts({ user }: { user: UserPage }) {
  const t = useTranslations("users.account");
  const { factorSince, hasPassword, linked, timeZone, taught, enrollments, completed, certificates } = user;
  const ways = [...(hasPassword ? [t("password")] : []), ...linked];
  const facts: Fact[] = [
    ...user.addresses.map((address) => ({
      name: t(address.isPrimary ? "primary" : "other"),
      key: address.email,
      value: <Address {...address} />,
    })),
    {
      name: t("factor"),
      value: factorSince ? t.rich("since", { at: () => <LocalTime at={factorSince} shape="date" /> }) : t("no"),
    },
    { name: t("ways"), value: ways.length > 0 ? ways.join(", ") : t("nothing") },
    { name: t("studies"), value: t("studied", { enrollments, completed }) },
    { name: useTranslations("users")("certificates"), value: certificates },
    { name: t("teaches"), value: t("taught", { count: taught }) },
    { name: t("zone"), value: <span translate="no">{timeZone}</span> },
  ];
  return <Facts of={facts} />;
}

function Address({ email, verifiedAt }: UserAddress) {
  const t = useTranslations("users.account");
  return (
    <>
      <bdi translate="no">{email}</bdi> <br />
      <span className="caption">
        {verifiedAt ? t.rich("proved", { at: () => <LocalTime at={verifiedAt} shape="date" /> }) : t("unproved")}
      </span>
    </>
  );
}
