import { getTranslations } from "next-intl/server";
import { Words } from "@/components/i18n/words";
import { SettingsSection } from "@/components/layout/settings-section";
import { buttonClass } from "@/components/ui/button";
import { EntryForm } from "@/features/accounts/components/entry-form";
import { recoveryCodeCount } from "@/features/accounts/second-factor";
import {
  beginFactorAction,
  recoveryCodesAction,
  turnFactorOffAction,
} from "@/features/accounts/server/second-factor/actions";
import type { FactorState } from "@/features/accounts/server/second-factor/get-factor";
import type { Offer } from "@/features/accounts/server/second-factor/set-up";
import { KeyPicture } from "./key-picture";

interface Props {
  factor: FactorState;
  offer: Offer | null;
}

/** Begin, confirm, and what there is to do while it is on: one after the other in the same places. */
export async function FactorSettings({ factor, offer }: Props) {
  const t = await getTranslations("security.factor");
  const isOn = factor.since !== null;
  const proof = factor.hasPassword ? (["current", "factorCode"] as const) : (["factorCode"] as const);
  return (
    <div className="settings">
      {offer && <Key offer={offer} />}
      {!offer && !isOn && <Begin hasPassword={factor.hasPassword} isRequired={factor.isRequired} />}
      {(offer || isOn) && (
        // One place for both, so that the codes stay on the page when it turns from the one to the other.
        <SettingsSection
          key="codes"
          id="codes"
          title={t(isOn ? "codes" : "confirm")}
          lead={isOn ? t("left", { left: factor.codesLeft, all: recoveryCodeCount }) : t("confirmLead")}
        >
          <div>
            <Words only={["accounts"]}>
              <EntryForm
                action={recoveryCodesAction}
                fields={isOn ? proof : ["factorCode"]}
                step={isOn ? "renew" : "confirm"}
                submit={t(isOn ? "renew" : "confirmDo")}
              />
            </Words>
          </div>
        </SettingsSection>
      )}
      {isOn && (
        <SettingsSection id="off" title={t("offTitle")} lead={t(factor.isRequired ? "offRequired" : "offLead")}>
          {!factor.isRequired && (
            <details>
              <summary className={buttonClass({ size: "small" })}>{t("switchOff")}</summary>
              <div className="settings__do">
                <Words only={["accounts"]}>
                  <EntryForm action={turnFactorOffAction} fields={proof} submit={t("switchOff")} />
                </Words>
              </div>
            </details>
          )}
        </SettingsSection>
      )}
    </div>
  );
}

async function Begin({ hasPassword, isRequired }: { hasPassword: boolean; isRequired: boolean }) {
  const t = await getTranslations("security.factor");
  return (
    <SettingsSection id="begin" title={t("beginTitle")} lead={t(isRequired ? "required" : "lead")}>
      <div>
        <p>{t("beginLead")}</p>
        <div className="settings__do">
          <Words only={["accounts"]}>
            <EntryForm action={beginFactorAction} fields={hasPassword ? ["current"] : []} submit={t("begin")} />
          </Words>
        </div>
      </div>
    </SettingsSection>
  );
}

async function Key({ offer }: { offer: Offer }) {
  const t = await getTranslations("security.factor");
  return (
    <SettingsSection id="key" title={t("keyTitle")} lead={t("keyLead")}>
      <div>
        <KeyPicture address={offer.address} label={t("picture")} />
        <p>{t("typed")}</p>
        <p>
          <code className="key-text" dir="ltr">
            {offer.key}
          </code>
        </p>
      </div>
    </SettingsSection>
  );
}
