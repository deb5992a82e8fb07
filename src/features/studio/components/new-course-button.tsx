import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

/** Leads to where a course starts. `then` says where one lands with it: in its outline, or in the builder. */
export function NewCourseButton({ then = "builder" }: { then?: "outline" | "builder" }) {
  const t = useTranslations("studio.drafts");
  return (
    <form action="/instructor/drafts/new">
      {then === "outline" && <input type="hidden" name="then" value="outline" />}
      <Button type="submit" look="first" icon="plus">
        {t("new")}
      </Button>
    </form>
  );
}
