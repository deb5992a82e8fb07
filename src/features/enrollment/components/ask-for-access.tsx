import { useTranslations } from "next-intl";
import { Button, type ButtonLook } from "@/components/ui/button";
import type { CourseEntry } from "@/features/enrollment/server/get-entry";

/** A priced course while nobody can pay here: the button says whom to ask. `place` keeps ids apart on one page. */
export function AskForAccess({
  of: { courseTitle, teacher, contact },
  place,
  look,
}: {
  of: CourseEntry["askAt"];
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
        {contact && <p>{t.rich("ask.contact", { address: () => <Contact {...{ contact, courseTitle }} /> })}</p>}
        <Button popoverTarget={id} popoverTargetAction="hide">
          {common("close")}
        </Button>
      </div>
    </>
  );
}

/** Begins a mail that says which course it is about; a contact that is no address is words to read. */
function Contact({ contact, courseTitle }: { contact: string; courseTitle: string }) {
  const t = useTranslations("enrollment.ask");
  const [mailbox, host, ...rest] = contact.split("@");
  if (!mailbox || !host || rest.length > 0 || /\s/.test(contact)) return contact;
  const subject = encodeURIComponent(t("subject", { course: courseTitle }));
  return (
    <a href={`mailto:${encodeURIComponent(mailbox)}@${host}?subject=${subject}`} dir="ltr" translate="no">
      {contact}
    </a>
  );
}
