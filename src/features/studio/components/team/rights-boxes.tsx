import { useTranslations } from "next-intl";
import { CheckRow } from "@/components/form/check-row";
import { type TeamRights, teamRights } from "@/features/studio/team";

/** One box a right. Without `onChange` they are only read. */
export function RightsBoxes({
  name,
  rights,
  onChange,
}: {
  name: string;
  rights: TeamRights;
  onChange?: (rights: TeamRights) => void;
}) {
  const t = useTranslations("team");
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a wrapping row everywhere
    <div className="mbs-1 flex flex-wrap gap-x-6" role="group" aria-label={name}>
      {teamRights.map((right) => (
        <CheckRow
          key={right}
          label={t(`rights.${right}`)}
          checked={rights[right]}
          disabled={!onChange}
          onChange={(event) => onChange?.({ ...rights, [right]: event.target.checked })}
        />
      ))}
    </div>
  );
}
