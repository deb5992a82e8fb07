import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { SettingsSection } from "@/components/layout/settings-section";
import { actsClass, Things } from "@/components/lists/things";
import { ButtonLink } from "@/components/ui/button-link";
import { Icon } from "@/components/ui/icon";
import { Tag } from "@/components/ui/tag";
import { recoveryCodeCount } from "@/features/accounts/second-factor";
import type { FactorState } from "@/features/accounts/server/second-factor/get-factor";

/** What the security page says of the second factor, and the way to change it. */
export async function FactorRow({ factor }: { factor: FactorState }) {
  const t = await getTranslations("security.factor");
  const { since, codesLeft, passkeys } = factor;
  const hasPasskeys = passkeys.length > 0;
  const way = hasPasskeys ? "changeOff" : "switchOn";
  return (
    <SettingsSection id="factor" title={t("title")} lead={t("lead")}>
      <Things>
        <li>
          <Icon name="monitor-smartphone" />
          <div>
            <b>{t("app")}</b> {since && <Tag tone="positive">{t("on")}</Tag>}
            <span className="caption">
              {since ? t.rich("since", { date: () => <LocalTime at={since} shape="date" /> }) : t("off")}
              {(since || hasPasskeys) && (
                <>
                  {" · "}
                  <span className="num">{t("left", { left: codesLeft, all: recoveryCodeCount })}</span>
                </>
              )}
            </span>
          </div>
          <span className={actsClass}>
            <ButtonLink size="small" href="/account/security/second-factor">
              {t(since ? "change" : way)}
            </ButtonLink>
          </span>
        </li>
      </Things>
    </SettingsSection>
  );
}
