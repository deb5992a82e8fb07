import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { LocalTime } from "@/components/i18n/local-time";
import { SettingsSection } from "@/components/layout/settings-section";
import { actsClass, Things } from "@/components/lists/things";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Tag } from "@/components/ui/tag";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { endOtherSessionsAction, endSessionAction } from "@/features/accounts/server/actions";
import type { OwnDevice } from "@/features/accounts/server/security/get-security";
import { deviceNamer } from "./device-name";

/** Every sign-in that is open, this one first, each with its end. */
export async function Devices({ devices }: { devices: readonly OwnDevice[] }) {
  const t = await getTranslations("security.devices");
  const others = devices.filter(({ isThis }) => !isThis);
  return (
    <SettingsSection id="devices" title={t("title")} lead={t("lead")}>
      <div>
        <Things>
          {devices.map((device) => (
            <DeviceRow key={device.id} device={device} />
          ))}
        </Things>
        <ActionForm action={endOtherSessionsAction} className="row mbs-4">
          <Button type="submit" look="danger" disabled={others.length === 0}>
            {t("endOthers")}
          </Button>
          <span className="caption">{t("others", { count: others.length })}</span>
        </ActionForm>
      </div>
    </SettingsSection>
  );
}

async function DeviceRow({ device }: { device: OwnDevice }) {
  const [t, methods, nameOf] = await Promise.all([
    getTranslations("security.devices"),
    getTranslations("security.methods"),
    deviceNamer(),
  ]);
  const name = nameOf(device);
  return (
    <li>
      <Icon name={device.type === "PHONE" || device.type === "TABLET" ? "monitor-smartphone" : "app-window"} />
      <div>
        <b>{name}</b> {device.isThis && <Tag>{t("this")}</Tag>}
        <span className="caption">
          {t.rich(device.isThis ? "now" : "seen", {
            seen: () => <LocalTime at={device.lastSeenAt} shape="ago" />,
            since: () => <LocalTime at={device.since} shape="date" />,
          })}
          {" · "}
          {methods(device.method)}
          {device.ip && (
            <>
              {" · "}
              <bdi>{device.ip}</bdi>
            </>
          )}
        </span>
      </div>
      {!device.isThis && (
        <ActionForm action={endSessionAction} className={actsClass}>
          <input type="hidden" name="sessionId" value={device.id} />
          <Button type="submit" size="small">
            {t.rich("end", { device: name, hidden: (chunks) => <VisuallyHidden>{chunks}</VisuallyHidden> })}
          </Button>
        </ActionForm>
      )}
    </li>
  );
}
