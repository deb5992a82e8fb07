import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { SettingsSection } from "@/components/layout/settings-section";
import { Things } from "@/components/lists/things";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { EntryForm } from "@/features/accounts/components/entry-form";
import { type ProofField, proofFields } from "@/features/accounts/proof-fields";
import { removePasskeyAction, renamePasskeyAction } from "@/features/accounts/server/passkeys/actions";
import type { FactorState, OwnPasskey } from "@/features/accounts/server/second-factor/get-factor";
import { AddPasskey } from "./add-passkey";

/** The account's passkeys, and a form that adds one, behind a press. */
export async function Passkeys({ factor }: { factor: FactorState }) {
  const t = await getTranslations("security.passkeys");
  const { hasPassword, passkeys, canAddPasskey } = factor;
  // The last second factor takes more than the others.
  const needsCode = factor.needsCode && passkeys.length === 1 && factor.since === null;
  return (
    <SettingsSection id="passkeys" title={t("title")} lead={t("lead")}>
      <div>
        {passkeys.length > 0 && (
          <Things>
            {passkeys.map((passkey) => (
              <PasskeyRow key={passkey.id} passkey={passkey} proof={proofFields({ hasPassword, needsCode })} />
            ))}
          </Things>
        )}
        {canAddPasskey ? (
          <details>
            <summary className={buttonClass({ size: "small" })}>{t("add")}</summary>
            <div className="mbs-4">
              <Messages only={["accounts"]}>
                <AddPasskey hasPassword={hasPassword} />
              </Messages>
            </div>
          </details>
        ) : (
          <p className="caption">{t("noDomain")}</p>
        )}
      </div>
    </SettingsSection>
  );
}

async function PasskeyRow({ passkey, proof }: { passkey: OwnPasskey; proof: ProofField[] }) {
  const t = await getTranslations("security.passkeys");
  const { id, name, isSynced, since, lastUsedAt } = passkey;
  const facts = {
    name,
    hidden: (words: React.ReactNode) => <VisuallyHidden>{words}</VisuallyHidden>,
  };
  return (
    <li>
      <Icon name="key-round" />
      <div>
        <b>{name}</b>
        <span className="caption">
          {t.rich("since", { since: () => <LocalTime at={since} shape="date" /> })}
          {" · "}
          {lastUsedAt ? t.rich("used", { used: () => <LocalTime at={lastUsedAt} shape="date" /> }) : t("unused")}
          {isSynced && ` · ${t("synced")}`}
        </span>
        <details>
          <summary className={buttonClass({ size: "small" })}>{t.rich("rename", facts)}</summary>
          <div className="mbs-4">
            <Messages only={["accounts"]}>
              <EntryForm
                action={renamePasskeyAction}
                about={id}
                fields={["passkeyName"]}
                typed={{ passkeyName: name }}
                submit={t("renameDo")}
              />
            </Messages>
          </div>
        </details>
        <details>
          <summary className={buttonClass({ size: "small" })}>{t.rich("remove", facts)}</summary>
          <div className="mbs-4">
            <p>{t(proof.includes("factorCode") ? "removeLast" : "removeLead")}</p>
            <Messages only={["accounts"]}>
              <EntryForm action={removePasskeyAction} about={id} fields={proof} submit={t("removeDo")} />
            </Messages>
          </div>
        </details>
      </div>
    </li>
  );
}
