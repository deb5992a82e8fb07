import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { OrLine } from "@/features/accounts/components/or-line";
import type { ProviderId } from "@/features/accounts/providers";
import { enterWithProviderAction } from "@/features/accounts/server/providers/actions";

/** Ways in through someone else, where this site has any. Works without script. */
export async function ProviderButtons({
  offered,
  next,
}: {
  offered: readonly { id: ProviderId; name: string }[];
  next: string;
}) {
  if (offered.length === 0) return null;
  const t = await getTranslations("accounts.outside");
  return (
    <>
      <OrLine>{t("or")}</OrLine>
      {offered.map(({ id, name }) => (
        <ActionForm kind="signIn" key={id} action={enterWithProviderAction}>
          <input type="hidden" name="provider" value={id} />
          <input type="hidden" name="next" value={next} />
          <Button type="submit" full>
            <Icon name={id === "oidc" ? "building-2" : "link"} /> {t("with", { provider: name })}
          </Button>
        </ActionForm>
      ))}
    </>
  );
}
