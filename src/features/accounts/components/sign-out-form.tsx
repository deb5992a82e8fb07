import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { signOutAction } from "../server/actions";

export async function SignOutForm() {
  const t = await getTranslations("layout");
  return (
    <form action={signOutAction}>
      <Button type="submit" look="quiet" full>
        {t("signOut")}
      </Button>
    </form>
  );
}
