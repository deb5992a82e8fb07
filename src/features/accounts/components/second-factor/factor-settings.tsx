import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { SettingsSection, settingsClass } from "@/components/layout/settings-section";
import { buttonClass } from "@/components/ui/button";
import { EntryForm } from "@/features/accounts/components/entry-form";
import { proofFields } from "@/features/accounts/proof-fields";
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
  const isKept = factor.isRequired && factor.passkeys.length === 0;
  const hasCodes = isOn || factor.passkeys.length > 0;
  const proof = proofFields(factor);
  return (
    <div className={settingsClass}>
      {offer && <Key offer={offer} />}
      {!offer && !isOn && <Begin factor={factor} />}
      {(offer || hasCodes) && (
        // One place for both, so that the codes stay on the page when it turns from the one to the other.
        <SettingsSection
          key="codes"
          id="codes"
          title={t(offer ? "confirm" : "codes")}
          lead={offer ? t("confirmLead") : t("left", { left: factor.codesLeft, all: recoveryCodeCount })}
        >
          <div>
            {!offer && factor.passkeys.length > 0 && factor.needsCode && <p>{t("passkeyProof")}</p>}
            <Messages only={["accounts"]}>
              <EntryForm
                action={recoveryCodesAction}
                fields={offer ? ["factorCode"] : proof}
                step={offer ? "confirm" : "renew"}
                submit={t(offer ? "confirmDo" : "renew")}
              />
            </Messages>
          </div>
        </SettingsSection>
      )}
      {isOn && (
        <SettingsSection id="off" title={t("offTitle")} lead={t(isKept ? "offRequired" : "offLead")}>
          {!isKept && (
            <details>
              <summary className={buttonClass({ size: "small" })}>{t("switchOff")}</summary>
              <div className="mbs-4">
                <Messages only={["accounts"]}>
                  <EntryForm action={turnFactorOffAction} fields={proof} submit={t("switchOff")} />
                </Messages>
              </div>
            </details>
          )}
        </SettingsSection>
      )}
    </div>
  );
}

async function Begin({ factor }: Pick<Props, "factor">) {
  const t = await getTranslations("security.factor");
  const { hasPassword, isRequired, passkeys, canAddPasskey } = factor;
  const mustHaveOne = isRequired && passkeys.length === 0;
  return (
    <SettingsSection id="begin" title={t("beginTitle")} lead={t(mustHaveOne ? "required" : "lead")}>
      <div>
        <p>{t("beginLead")}</p>
        {/* The page has passkeys below, which serve as well. */}
        {canAddPasskey && passkeys.length === 0 && <p>{t("passkeyInstead")}</p>}
        <div className="mbs-4">
          <Messages only={["accounts"]}>
            <EntryForm action={beginFactorAction} fields={hasPassword ? ["current"] : []} submit={t("begin")} />
          </Messages>
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
          <code className="wrap-anywhere" dir="ltr">
            {offer.key}
          </code>
        </p>
      </div>
    </SettingsSection>
  );
}
