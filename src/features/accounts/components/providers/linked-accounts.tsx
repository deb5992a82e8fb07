import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { SettingsSection } from "@/components/layout/settings-section";
import { Things } from "@/components/lists/things";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { EntryForm } from "@/features/accounts/components/entry-form";
import { linkProviderAction, unlinkAccountAction } from "@/features/accounts/server/providers/actions";
import type { LinkedAccounts as Listed } from "@/features/accounts/server/providers/list-linked";

interface Props extends Listed {
  hasPassword: boolean;
}

/** Accounts elsewhere that open this one. Adding and taking one away asks who is there; behind a press, as the password is. */
export async function LinkedAccounts({ linked, offered, hasPassword }: Props) {
  const t = await getTranslations("security.linked");
  const proof = hasPassword ? (["current"] as const) : [];
  const hidden = (words: React.ReactNode) => <VisuallyHidden>{words}</VisuallyHidden>;
  return (
    <SettingsSection id="linked" title={t("title")} lead={t("lead")}>
      <Things>
        {linked.map(({ id, provider, label, since }) => (
          <li key={id}>
            <Icon name="link" />
            <div>
              <b>{provider}</b>
              <span className="caption">
                {t.rich(label ? "since" : "sinceBare", { label, since: () => <LocalTime at={since} shape="date" /> })}
              </span>
              <details>
                <summary className={buttonClass({ size: "small" })}>{t.rich("unlink", { provider, hidden })}</summary>
                <div className="mbs-4">
                  <Messages only={["accounts"]}>
                    <EntryForm action={unlinkAccountAction} about={id} fields={proof} submit={t("unlinkDo")} />
                  </Messages>
                </div>
              </details>
            </div>
          </li>
        ))}
        {offered.map(({ id, name }) => (
          <li key={id}>
            <Icon name={id === "oidc" ? "building-2" : "link"} />
            <div>
              <b>{name}</b>
              <span className="caption">{t("not")}</span>
              <details>
                <summary className={buttonClass({ size: "small" })}>
                  {t.rich("link", { provider: name, hidden })}
                </summary>
                <div className="mbs-4">
                  <p>{t("linkLead", { provider: name })}</p>
                  <Messages only={["accounts"]}>
                    <EntryForm
                      action={linkProviderAction}
                      about={id}
                      fields={proof}
                      submit={t("linkDo", { provider: name })}
                    />
                  </Messages>
                </div>
              </details>
            </div>
          </li>
        ))}
      </Things>
    </SettingsSection>
  );
}
