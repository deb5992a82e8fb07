import { type AbstractIntlMessages, NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import type { ReactNode } from "react";
import { compileMessages } from "@/i18n/compile-messages";
import type { MessagePath } from "@/i18n/message-path";

/**
 * Gives a client island its words. Only the named messages travel to the browser: a feature's ("assessment") or a part of
 * them ("learning.end"). `common` is always among them, because the kit's own parts speak it.
 */
export function Messages({ only, children }: { only: readonly MessagePath[]; children: ReactNode }) {
  const messages = useMessages();
  const chosen: AbstractIntlMessages = {};
  for (const path of ["common", ...only]) copyPart(messages, chosen, path.split("."));
  return (
    <NextIntlClientProvider locale={useLocale()} messages={chosen} timeZone="UTC">
      {children}
    </NextIntlClientProvider>
  );
}

function copyPart(from: AbstractIntlMessages, to: AbstractIntlMessages, [name = "", ...rest]: readonly string[]): void {
  const part = from[name];
  if (part === undefined) return;
  if (rest.length === 0 || typeof part === "string") {
    to[name] = compileMessages(part);
    return;
  }
  const known = to[name];
  const inner: AbstractIntlMessages = typeof known === "object" ? { ...known } : {};
  copyPart(part, inner, rest);
  to[name] = inner;
}
