import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { Button } from "@/components/ui/button";
import { signOutAction } from "../server/actions";

export async function SignOutForm() {
  const t = await getTranslations("layout");
  return (
    <ActionForm action={signOutAction} kind="signOut">
      <Button type="submit" look="quiet" full>
        {t("signOut")}
      </Button>
    </ActionForm>
  );
}
