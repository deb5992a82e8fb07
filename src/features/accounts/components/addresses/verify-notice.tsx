import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { ShownAddress } from "./address-row";
import { SendLink } from "./send-link";

/** For someone who has proved no address yet: where the mail went, and another one. */
export async function VerifyNotice({ addresses }: { addresses: readonly ShownAddress[] }) {
  const t = await getTranslations("addresses");
  const bold = (words: React.ReactNode) => <b>{words}</b>;
  const profile = (words: React.ReactNode) => <Link href="/account/profile#addresses">{words}</Link>;
  const waiting = addresses.find(({ isPrimary }) => isPrimary) ?? addresses[0];
  return (
    <div className="mbs-6 [&_.row]:mbs-2">
      <Notice icon="mail">
        <p>
          {waiting
            ? t.rich("notice", { b: bold, email: waiting.email })
            : t.rich("noticeNone", { b: bold, link: profile })}
        </p>
        {waiting && (
          <>
            <p className="caption">{t.rich("wrong", { link: profile })}</p>
            <Messages only={["addresses"]}>
              <SendLink addressId={waiting.id} email={waiting.email} />
            </Messages>
          </>
        )}
      </Notice>
    </div>
  );
}
