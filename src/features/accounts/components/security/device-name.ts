import { getTranslations } from "next-intl/server";
import type { DeviceNames } from "@/features/accounts/device-words";

/** "Firefox on Linux", or as much of it as the browser tells. */
export async function deviceNamer(): Promise<(device: DeviceNames) => string> {
  const t = await getTranslations("security.device");
  return ({ browser, system }) =>
    browser && system ? t("on", { browser, system }) : (browser ?? system ?? t("unknown"));
}
