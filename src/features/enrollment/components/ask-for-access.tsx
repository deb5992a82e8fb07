import { useTranslations } from "next-intl";
import { Button, type ButtonLook } from "@/components/ui/button";

/** A priced course while nobody can pay here: the button says whom to ask. `place` keeps ids apart on one page. */
export function AskForAccess({
  teacher,
  contact,
  place,
  look,
}: {
  teacher: string;
  contact: string | null;
  place: string;
  look?: Pick<ButtonLook, "size" | "full">;
}) {
  const t = useTranslations("enrollment");
  const common = useTranslations("common");
  const id = `ask-${place}`;
  return (
    <>
      <Button look="first" {...look} popoverTarget={id}>
        {t("buy")}
      </Button>
      <div id={id} popover="auto" className="dialog ask" role="dialog" aria-labelledby={`${id}-title`}>
        <h2 id={`${id}-title`}>{t("ask.title")}</h2>
        <p>{teacher ? t("ask.who", { teacher }) : t("ask.whoUnnamed")}</p>
        {contact && <p>{t("ask.contact", { contact })}</p>}
        <Button popoverTarget={id} popoverTargetAction="hide">
          {common("close")}
        </Button>
      </div>
    </>
  );
}
