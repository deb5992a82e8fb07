"use client";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useShownAtOnce } from "@/components/api/use-shown-at-once";
import { Icon } from "@/components/ui/icon";
import { SavedState } from "@/components/ui/saved-state";
import type { MailRhythm, NotificationGroup } from "@/features/notifications/kinds";
import type { SetChoice } from "@/features/notifications/schema";
import type { ShownChoice } from "@/features/notifications/server/get-choices";

/** Without the color of its rule, which is stronger below the head. */
const cell = "border-be py-2 pe-4 text-start align-middle last:pe-0";
const head = `${cell} type-caption border-ink text-ink-muted`;
const bodyCell = `${cell} border-line`;
const rowHead = `${bodyCell} font-plain wrap-anywhere hyphens-auto`;

type Save = (change: SetChoice) => void;

function ChoiceRow({ choice, save }: { choice: ShownChoice; save: Save }) {
  const t = useTranslations("notifications");
  const { kind, bell, mail, rhythms } = choice;
  const about = t(`kinds.${kind}.about`);
  return (
    <tr>
      <th className={rowHead} scope="row">
        {about}
      </th>
      <td className={bodyCell}>
        <label className="check">
          <input type="checkbox" checked={bell} onChange={({ target }) => save({ kind, bell: target.checked })} />
          <span className="visually-hidden">{t("choices.bellOf", { about })}</span>
        </label>
      </td>
      <td className={bodyCell}>
        <select
          className="input min-inline-32 max-inline-48 inline-full"
          aria-label={t("choices.mailOf", { about })}
          value={mail}
          onChange={({ target }) => save({ kind, mail: target.value as MailRhythm })}
        >
          {rhythms.map((rhythm) => (
            <option key={rhythm} value={rhythm}>
              {t(`choices.rhythm.${rhythm}`)}
            </option>
          ))}
        </select>
      </td>
    </tr>
  );
}

function GroupRows({ group, choices, save }: { group: NotificationGroup; choices: ShownChoice[]; save: Save }) {
  const t = useTranslations("notifications.choices");
  const ofGroup = choices.filter((choice) => choice.group === group);
  if (ofGroup.length === 0) return null;
  return (
    <tbody>
      <tr>
        <th className={`${bodyCell} pbs-4`} scope="rowgroup" colSpan={3}>
          {t(group)}
        </th>
      </tr>
      {ofGroup.map((choice) => (
        <ChoiceRow key={choice.kind} choice={choice} save={save} />
      ))}
    </tbody>
  );
}

/** What reaches a person, kind by kind and way by way; each change is kept at once. */
export function ChoiceTable({ choices: atFirst }: { choices: ShownChoice[] }) {
  const t = useTranslations("notifications");
  const { value: choices, status, change } = useShownAtOnce(atFirst);
  const save: Save = (choice) =>
    void change({
      by: (all) => all.map((each) => (each.kind === choice.kind ? { ...each, ...choice } : each)),
      send: () => api.notifications.setChoice.mutate(choice),
    });
  return (
    <div>
      <table>
        <thead>
          <tr>
            <th className={head} scope="col">
              {t("choices.about")}
            </th>
            <th className={head} scope="col">
              {t("choices.bell")}
            </th>
            <th className={head} scope="col">
              {t("choices.mail")}
            </th>
          </tr>
        </thead>
        <GroupRows group="courses" choices={choices} save={save} />
        <GroupRows group="teaching" choices={choices} save={save} />
        <tbody>
          <tr>
            <th className={rowHead} scope="row">
              {t("choices.always")}
            </th>
            <td className={`${bodyCell} text-ink-muted`}>–</td>
            <td className={bodyCell}>
              <Icon name="check" /> {t("choices.alwaysSent")}
            </td>
          </tr>
        </tbody>
      </table>
      <p className="mbs-4">
        <SavedState state={status} />
      </p>
    </div>
  );
}
