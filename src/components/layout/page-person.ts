import { personCookie } from "@/lib/page-person";

const pattern = `(?:^|; )${personCookie}=([^;]*)`;

/** An inline script, since code that comes later may find the next person's cookie. */
export const personScript = `document.documentElement.dataset.person=(RegExp("${pattern}").exec(document.cookie)||[])[1]||""`;

/** The id of the person whose page this is, or nothing on a page that was loaded before anybody signed in. */
export const pagePerson = (): string => document.documentElement.dataset.person ?? "";

/**
 * Once another page has come without being loaded: the first person to sign in is the one whose pages these are from now on. Of
 * one who came later than that, everything is loaded anew.
 */
export function keepPagePerson(): void {
  const onDevice = new RegExp(pattern).exec(document.cookie)?.[1] ?? "";
  if (onDevice === "" || onDevice === pagePerson()) return;
  if (pagePerson() === "") document.documentElement.dataset.person = onDevice;
  else location.reload();
}
