import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { CheckRow } from "@/components/form/check-row";
import { SettingsSection } from "@/components/layout/settings-section";
import { Button } from "@/components/ui/button";
import { factorRoles } from "@/features/accounts/second-factor";
import { setFactorRolesAction } from "@/features/accounts/server/second-factor/actions";
import type { Role } from "@/policy/actor";

/** Whose sign-in asks for a second factor: those without one are led to it before anything else. */
export async function FactorRoles({ roles }: { roles: readonly Role[] }) {
  const t = await getTranslations("security.factorRoles");
  return (
    <SettingsSection id="factor-roles" title={t("title")} lead={t("lead")}>
      <ActionForm action={setFactorRolesAction}>
        <fieldset>
          <legend>{t("legend")}</legend>
          {factorRoles.map((role) => (
            <CheckRow key={role} name="role" value={role} defaultChecked={roles.includes(role)} label={t(role)} />
          ))}
        </fieldset>
        <p className="mbs-4">
          <Button type="submit" look="first">
            {t("submit")}
          </Button>
        </p>
      </ActionForm>
    </SettingsSection>
  );
}
