import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Things } from "@/components/lists/things";
import { DataTable } from "@/components/ui/data-table";
import { Icon } from "@/components/ui/icon";
import type { UserPage, UserSignIn } from "@/features/users/server/get-user";

type Device = Pick<UserSignIn, "browser" | "system">;

function useDeviceName(): (device: Device) => string {
  const t = useTranslations("security.device");
  return ({ browser, system }) =>
    browser && system ? t("on", { browser, system }) : (browser ?? system ?? t("unknown"));
}

/** Where someone is signed in now. */
export function SignedInDevices({ signIns }: Pick<UserPage, "signIns">) {
  const t = useTranslations("users.devices");
  const nameOf = useDeviceName();
  if (signIns.length === 0) return <p className="muted">{t("none")}</p>;
  return (
    <Things>
      {signIns.map(({ id, ip, type, since, lastSeenAt, ...device }) => (
        <li key={id}>
          <Icon name={type === "PHONE" || type === "TABLET" ? "monitor-smartphone" : "app-window"} />
          <div>
            {nameOf(device)}
            <span className="caption">
              {t.rich("seen", {
                seen: () => <LocalTime at={lastSeenAt} shape="ago" />,
                since: () => <LocalTime at={since} shape="date" />,
              })}
              {ip && (
                <>
                  {" · "}
                  <bdi translate="no">{ip}</bdi>
                </>
              )}
            </span>
          </div>
        </li>
      ))}
    </Things>
  );
}

/** Who came to the entrance of an account, and whether it opened. */
export function SignInTries({ tries }: Pick<UserPage, "tries">) {
  const words = useTranslations("security.history");
  const t = useTranslations("users.signIns");
  const nameOf = useDeviceName();
  if (tries.length === 0) return <p className="muted">{t("none")}</p>;
  return (
    <>
      <DataTable
        caption={words("caption")}
        rows={tries}
        keyOf={({ id }) => id}
        columns={[
          {
            id: "what",
            name: words("what"),
            cell: ({ what, times }) =>
              what === "entered" ? (
                words("entered")
              ) : (
                <span className="state state--caution">
                  <Icon name="circle-alert" /> {words(what, { times })}
                </span>
              ),
          },
          { id: "when", name: words("when"), cell: ({ at }) => <LocalTime at={at} /> },
          { id: "device", name: words("device"), cell: nameOf },
          { id: "from", name: words("from"), end: true, cell: ({ ip }) => ip && <bdi translate="no">{ip}</bdi> },
        ]}
      />
      <p className="caption">{t("why")}</p>
    </>
  );
}
