import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { CaptionList } from "@/components/studio/caption-list";
import { PartHeading, SideFacts, StudioSide } from "@/components/studio/studio-columns";
import type { Team } from "@/features/studio/server/team/read-team";
import { teamRights } from "@/features/studio/team";

/** The first three shares are told apart without color. */
const looks = [
  "bg-ink",
  "bg-[repeating-linear-gradient(135deg,var(--ink)_0_1.5px,transparent_1.5px_6px)] [box-shadow:inset_0_0_0_1px_var(--ink)]",
  "[box-shadow:inset_0_0_0_1px_var(--edge)]",
];

/** The shares as a bar, and in words. */
export function TeamShares({ team }: { team: Team }) {
  const t = useTranslations("team");
  const held = team.members.filter(({ revenueShare }) => revenueShare > 0);
  const sum = held.reduce((all, { revenueShare }) => all + revenueShare, 0);
  const promised = team.invitations.reduce((all, { revenueShare }) => all + revenueShare, 0);
  const words = held.map(({ name, revenueShare }) => t("shareOf", { name, share: revenueShare }));
  return (
    <section aria-labelledby="shares">
      <PartHeading id="shares">{t("shares")}</PartHeading>
      {held.length > 0 && (
        <>
          <div
            className="mbs-4 mbe-1 flex block-5 gap-0.5"
            role="img"
            aria-label={t("sharesWords", { list: words.join(", ") })}
          >
            {held.map(({ userId, revenueShare }, at) => (
              <i
                className={`forced-colors:forced-color-adjust-none ${looks[at] ?? looks[0]}`}
                key={userId}
                style={{ flex: revenueShare }}
              />
            ))}
            {sum < 100 && (
              <i
                className="[box-shadow:inset_0_0_0_1px_var(--line)] forced-colors:forced-color-adjust-none"
                style={{ flex: 100 - sum }}
              />
            )}
          </div>
          <p className="row row--tight caption" aria-hidden="true">
            {words.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </p>
        </>
      )}
      <p className="caption">
        {t("sum", { sum })} {promised > 0 && t("promised", { sum: promised })}
      </p>
    </section>
  );
}

/** What the rights mean, and who was on the team. */
export function TeamSide({ team }: { team: Team }) {
  const t = useTranslations("team");
  return (
    <StudioSide aria-label={t("meaning")}>
      <section aria-labelledby="meaning">
        <h2 id="meaning" className="label">
          {t("meaning")}
        </h2>
        <SideFacts
          of={teamRights.map((right) => ({ key: right, name: t(`rights.${right}`), value: t(`means.${right}`) }))}
        />
        <p className="caption">{t("rolesMean")}</p>
      </section>
      {team.former.length > 0 && (
        <section aria-labelledby="former">
          <h2 id="former" className="label">
            {t("former")}
          </h2>
          <CaptionList>
            {team.former.map(({ userId, name, joinedAt, leftAt }) => (
              <li key={userId}>
                {t.rich("formerLine", {
                  name,
                  from: () => <LocalTime at={joinedAt} shape="date" />,
                  to: () => <LocalTime at={leftAt} shape="date" />,
                })}
              </li>
            ))}
          </CaptionList>
        </section>
      )}
    </StudioSide>
  );
}
