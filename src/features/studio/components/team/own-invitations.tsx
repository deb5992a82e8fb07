import { useTranslations } from "next-intl";
import { Messages } from "@/components/i18n/messages";
import { Notice } from "@/components/ui/notice";
import type { Invitation } from "@/features/studio/server/team/read-team";
import { InvitationAnswer } from "./invitation-answer";

/** Invitations to teach that wait for the viewer; nothing where there are none. */
export function OwnInvitations({ invitations }: { invitations: readonly Invitation[] }) {
  const t = useTranslations("team");
  if (invitations.length === 0) return null;
  return (
    <section aria-labelledby="invitations">
      <Notice icon="mail">
        <h2 id="invitations" className="label">
          {t("own.title")}
        </h2>
        <Messages only={["team"]}>
          {invitations.map(({ id, invitedBy, courseTitle, role }) => (
            <div key={id}>
              <p>{t("own.line", { who: invitedBy, course: courseTitle, role: t(`roles.${role}`) })}</p>
              <InvitationAnswer invitation={{ inviteId: id }} who={invitedBy} small />
            </div>
          ))}
        </Messages>
      </Notice>
    </section>
  );
}
