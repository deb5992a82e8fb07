import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { Button } from "@/components/ui/button";
import { signOutAction } from "../server/actions";

/** The last entry of the menu under one's name. */
export async function SignOutForm() {
  const t = await getTranslations("layout");
  return (
    <ActionForm action={signOutAction} kind="signOut">
      <Button className="min-block-11 justify-start border-0 px-3" type="submit" look="quiet" full>
        {t("signOut")}
      </Button>
    </ActionForm>
  );
}
