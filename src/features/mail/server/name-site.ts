import "server-only";
import type { Mail } from "./queue-mail";

/** Stands for the site's name in words that are made before the database is asked for it. Of no one's alphabet, like those of `formerMember`. */
export const siteMark = "\u{E001}site";

const spell = (text: string, site: string): string => text.replaceAll(siteMark, () => site);

/** An email with the site's name in it. */
export const nameSiteIn = (mail: Mail, site: string): Mail => ({
  ...mail,
  subject: spell(mail.subject, site),
  preview: spell(mail.preview, site),
  heading: spell(mail.heading, site),
  reason: spell(mail.reason, site),
  parts: mail.parts.map((part) => {
    if (part.kind === "text") return { ...part, text: spell(part.text, site) };
    return part.kind === "button" ? { ...part, label: spell(part.label, site) } : part;
  }),
});
