import { useTranslations } from "next-intl";

/** Starts an email that says which course it is about; a contact that is no address is words to read. */
export function Contact({ contact, courseTitle }: { contact: string; courseTitle: string }) {
  const t = useTranslations("requests");
  const [mailbox, host, ...rest] = contact.split("@");
  if (!mailbox || !host || rest.length > 0 || /\s/.test(contact)) return contact;
  const subject = encodeURIComponent(t("subject", { course: courseTitle }));
  return (
    <a href={`mailto:${encodeURIComponent(mailbox)}@${host}?subject=${subject}`} dir="ltr" translate="no">
      {contact}
    </a>
  );
}
